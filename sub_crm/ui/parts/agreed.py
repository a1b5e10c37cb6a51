"""Opvolging: what was agreed in a moment, and one more."""

from typing import Any

from PySide6.QtCore import QRectF, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.i18n.words import word
from sub_crm.orders.follow_ups import AddFollowUp, CompleteFollowUps
from sub_crm.queries.follow_ups import FollowUpRow
from sub_crm.ui.desk import Desk, Opening, contact_address, form_address
from sub_crm.ui.parts.dating import DateField
from sub_crm.ui.parts.follow_ups import due, second_line
from sub_crm.ui.parts.forms import FormCard
from sub_crm.ui.parts.reading_cards import MomentRows
from sub_crm.ui.parts.side_list import SideList, WrappingDelegate
from sub_crm.ui.text import label
from sub_crm.ui.widgets.buttons import link
from sub_crm.ui.widgets.canvas import RIGHT, Canvas
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.ui.widgets.fields import LineField
from sub_crm.ui.widgets.layouts import fill, row
from sub_crm.ui.widgets.overlay import Overlay
from sub_crm.values.kinds import FollowUpStatus, PromiseBy

CHECK = "check"


class AgreedForm(FormCard):
    """One more follow-up of a moment."""

    def __init__(self, desk: Desk, rows: MomentRows) -> None:
        address = form_address(contact_address(rows.row.id), "opvolging")
        super().__init__(desk, _("Opvolging toevoegen"), address=address)
        self._rows = rows
        self.title_field = LineField(_("Wat moet er gebeuren"))
        self.due = DateField(_("Wanneer"), desk.backend.today())
        promises = [(None, _("Geen toezegging")), *((by, word(by)) for by in PromiseBy)]
        self.promise = ChoiceButton(_("Toezegging"), promises)
        self.ask("title", _("Wat moet er gebeuren"), self.title_field)
        self.ask("due", _("Wanneer"), self.due)
        self.ask("promise_by", _("Toezegging"), self.promise)
        self.act_with(_("Toevoegen"), self._add)

    def _add(self) -> None:
        if self.dates_are_wrong():
            return
        first = next((one for one in self._rows.attendees if one.organisation_id), None)
        issues = self._rows.issue_ids
        self.send(
            AddFollowUp(
                title=self.title_field.text(),
                due=self.due.date(),
                promise_by=self.promise.value(),
                organisation_id=first.organisation_id if first else None,
                position_id=first.position_id if first else None,
                person_id=first.person_id if first else None,
                issue_id=issues[0] if issues else None,
                contact_moment_id=self._rows.row.id,
            )
        )


class _Delegate(WrappingDelegate):
    height, inset, radius = 38.0, 4.0, 8.0

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def height_of(self, row: Any, width: float) -> float:
        return self.height

    def zones(self, row: Any, width: float, height: float) -> dict[str, QRectF]:
        return {CHECK: QRectF(6, 0, 34, height)} if row.status is FollowUpStatus.OPEN else {}

    def draw(self, canvas: Canvas, row: FollowUpRow) -> None:
        today, middle = self._desk.backend.today(), canvas.h / 2
        still_open, done = row.status is FollowUpStatus.OPEN, row.status is FollowUpStatus.DONE
        if still_open:
            canvas.disc(14, middle - 9, 18, border="control")
        else:
            canvas.icon(15, middle - 8, 16, "check" if done else "x", "ok" if done else "text2")
        late = still_open and row.due_last is not None and row.due_last < today
        said = due(row, today) if still_open else word(row.status)
        wide = canvas.measure(said, 12.5, 500) + 4
        ink = "danger" if late else "warn" if still_open else "text2"
        canvas.text(canvas.w - wide - 12, 0, wide, canvas.h, said, 12.5, 500, ink, RIGHT)
        room = canvas.w - wide - 66
        taken = canvas.text(44, 0, room, canvas.h, row.title, 13, 600)
        promised = word(row.promise_by).lower() if row.promise_by else ""
        canvas.text(44 + taken + 10, 0, room - taken - 10, canvas.h, promised, 12, 400, "text2")


class Agreed(QWidget):
    """Enter logs what came of one, Ctrl+D or a click on the circle completes it."""

    saved = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._rows: MomentRows | None = None
        self.list = SideList(_("Opvolging"), _Delegate(desk), self._told, key=lambda one: one.id)
        self.list.opened.connect(self._log)
        self.list.zone_clicked.connect(lambda one, _zone: self.complete(one))
        self.add_button = link(_("Opvolging toevoegen"), on_click=self.add_follow_up)
        self._card = Card(0, 0, "key")
        self._card.body.setContentsMargins(0, 4, 0, 4)
        self._card.add(self.list)
        head = row(label(_("Opvolging"), "field"), None, self.add_button)
        fill(QVBoxLayout(self), (head, self._card), 2, (0, 0, 0, 0))

    def show_rows(self, rows: MomentRows) -> None:
        self._rows = rows
        self.list.set_rows(rows.follow_ups)
        self._card.setVisible(bool(rows.follow_ups))

    def complete_row(self) -> None:
        """Complete the follow-up of the keyboard."""
        one = self.list.current_row()
        if one is not None and self.list.hasFocus():
            self.complete(one)

    def complete(self, one: FollowUpRow) -> None:
        if one.status is FollowUpStatus.OPEN:
            self._desk.backend.execute(CompleteFollowUps(ids=(one.id,)))

    def _told(self, one: FollowUpRow) -> str:
        return f"{one.title}, {second_line(one, self._desk.backend.today())}, {word(one.status)}"

    def _log(self, one: FollowUpRow) -> None:
        if one.status is FollowUpStatus.OPEN:
            opening = Opening(
                organisation_id=one.organisation_id, person_id=one.person_id, completes=one.id
            )
            self._desk.quick_log(opening)

    def add_follow_up(self) -> Overlay | None:
        if self._rows is None:
            return None
        form = AgreedForm(self._desk, self._rows)
        form.done.connect(lambda _id: self.saved.emit())
        return form.open()
