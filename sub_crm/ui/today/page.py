"""The page Vandaag: what to do first, for one user or for the team."""

import datetime as dt
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.insight.agenda import When
from sub_crm.insight.attention import Relation
from sub_crm.queries.today import own_totals
from sub_crm.ui.backend import Changes
from sub_crm.ui.desk import ORGANISATIONS, Desk, organisation_address
from sub_crm.ui.text import label
from sub_crm.ui.today.follow_up_card import FollowUpCard
from sub_crm.ui.today.reading import TodayRows, read_today
from sub_crm.ui.today.sentence import day_sentence
from sub_crm.ui.today.unfinished import Unfinished
from sub_crm.ui.widgets.buttons import button, icon_button
from sub_crm.ui.widgets.columns import MainAndSide
from sub_crm.ui.widgets.layouts import column, fill
from sub_crm.ui.widgets.segment import Segment
from sub_crm.ui.width import WidthClass
from sub_crm.values.ids import Id

if TYPE_CHECKING:
    from sub_crm.ui.today.side import SideCards
    from sub_crm.ui.widgets.overlay import Overlay

TABLES = (
    *("follow_up", "contact_moment", "participant", "organisation", "assignment", "cadence"),
    *("rhythm_pause", "person", "position", "tenure", "issue", "app_user"),
)
ADD_KEYS = "Ctrl+Shift+O"
FRAME_MS = 20
"""Time to paint the list."""
DRAFT_MS = 500
"""A draft that is being typed is kept again and again: the page waits for a pause."""


class TodayPage(QWidget):
    """Filled by one question; it asks again when something changed or the day turned."""

    waiting_changed = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._asked = 0
        self._rows: TodayRows | None = None
        self._shown = 0
        self.unfinished = Unfinished(desk, self)
        self.card = FollowUpCard(desk)
        self.columns = MainAndSide(self.card, None, _("Ritme, agenda en concepten"))
        fill(QVBoxLayout(self), (self._head(), self.columns), 14, (28, 18, 28, 20))
        self._midnight = QTimer(self, singleShot=True)
        self._midnight.timeout.connect(self.refresh)
        self._later = QTimer(self, singleShot=True, interval=DRAFT_MS)
        self._later.timeout.connect(self.refresh)
        self._beside = QTimer(self, singleShot=True, interval=FRAME_MS)
        self._beside.timeout.connect(self._show_side)
        self._listen()
        self.refresh()

    def _head(self) -> QWidget:
        self.lead = label("", "lead", wrap=True)
        self.whose = Segment(_("Wiens werk"), [(False, _("Van mij")), (True, _("Mijn team"))])
        self.add = button(
            _("Opvolging"),
            icon_name="plus",
            name=_("Opvolging toevoegen"),
            tip=_("Opvolging toevoegen") + f" ({ADD_KEYS})",
            on_click=self.add_follow_up,
        )
        self.open_side = icon_button(
            "cal",
            _("Ritme, agenda en concepten"),
            shortcut="F4",
            on_click=self.toggle_side,
        )
        self.open_side.hide()
        holder = QWidget()
        line = QHBoxLayout(holder)
        fill(line, (), 8, (0, 0, 0, 0))
        line.addWidget(column(label(_("Vandaag"), "title"), self.lead, spacing=2), 1)
        for part in (self.add, self.whose, self.open_side):
            line.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        return holder

    def _listen(self) -> None:
        desk = self._desk
        desk.backend.changed.connect(self._hear)
        desk.window.installEventFilter(self)
        self.whose.changed.connect(self._switch)
        self.card.shown.connect(self._tell)
        desk.backend.drafts_changed.connect(self._later.start)
        self.unfinished.changed.connect(self.refresh)

    @cached_property
    def side(self) -> "SideCards":
        """The side column, made once the list is on the screen."""
        from sub_crm.ui.today.side import SideCards

        made = SideCards()
        made.organisation_wanted.connect(self._open_organisation)
        made.rhythm.all.clicked.connect(lambda: self._desk.open(ORGANISATIONS))
        made.person_wanted.connect(self.unfinished.complete_person)
        made.warmth_wanted.connect(self._explain)
        made.drafts.go_on.connect(self.unfinished.go_on)
        made.drafts.dropped.connect(self.unfinished.drop)
        self.columns.fill_side(made)
        return made

    # reading

    def refresh(self) -> None:
        """Read everything anew; an answer that was overtaken is not shown."""
        self._asked += 1
        self._wait_for_midnight()
        self._desk.backend.query(
            read_today,
            asked=self._asked,
            today=self._desk.backend.today(),
            me=self._desk.backend.me,
            team=self.whose.value(),
            then=self._show,
        )

    def _show(self, rows: TodayRows) -> None:
        if rows.asked < self._shown or rows.team != self.whose.value():
            return
        self._shown, self._rows = rows.asked, rows
        self.card.show_rows(rows)
        if "side" in vars(self):
            self._show_side()
        else:
            self._beside.start()

    def _show_side(self) -> None:
        if self._rows is not None:
            self.side.show_rows(self._rows)
            self._ask_warmth(self._rows)

    def _ask_warmth(self, rows: TodayRows) -> None:
        """Ask what is told beside the rhythm, once the page stands."""
        from sub_crm.ui.parts.warmth.reading import read_rollups

        backend = self._desk.backend
        backend.query(read_rollups, day=rows.today, then=self.side.rhythm.show_warmth)
        if rows.team:
            self.side.show_own(None)
        else:
            since = rows.today.replace(day=1)
            backend.query(own_totals, me=backend.me, since=since, then=self.side.show_own)

    def _explain(self, relation: Relation) -> None:
        from sub_crm.ui.parts.warmth.sheet import explain_organisation

        organisation = relation.organisation
        explain_organisation(self._desk, organisation.id, organisation.short_name)

    def _tell(self) -> None:
        """Say in the title and in the sidebar how much waits."""
        if self._rows is None:
            return
        waiting = self.card.waiting()
        late, due = len(waiting.get(When.OVERDUE, ())), len(waiting.get(When.TODAY, ()))
        self.lead.setText(day_sentence(self._rows.today, late, due))
        mine = [one for when in (When.OVERDUE, When.TODAY) for one in waiting.get(when, ())
                if one.owner_id == self._desk.backend.me]  # fmt: skip
        self.waiting_changed.emit(len(mine))

    def _hear(self, changes: Changes) -> None:
        if changes.touches(*TABLES):
            self.refresh()

    def _switch(self, _team: bool) -> None:
        self.refresh()

    def _wait_for_midnight(self) -> None:
        here = self._desk.backend.circumstances().here
        tomorrow = dt.datetime.combine(here.date() + dt.timedelta(1), dt.time.min)
        self._midnight.start(int((tomorrow - here).total_seconds() * 1000) + 1000)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Somebody comes back to the window: perhaps the day turned while it slept."""
        if event.type() is QEvent.Type.WindowActivate and self._rows is not None:
            self.refresh()
        return False

    def showEvent(self, event: QShowEvent) -> None:
        """Coming back to the page shows it as it stands now."""
        super().showEvent(event)
        if self._rows is not None:
            self.refresh()

    # what the window asks of a page

    def set_width_class(self, width: WidthClass) -> None:
        """Put the side column in a drawer where the window is narrow."""
        self.columns.set_width_class(width)
        self.open_side.setVisible(self.columns.is_drawer())

    def toggle_side(self) -> None:
        """Open or close the side column."""
        self.columns.toggle_side()

    def regions(self) -> list[QWidget]:
        """The follow-ups and the side column."""
        return self.columns.regions()

    def first_focus(self) -> QWidget:
        """The list, or where there is none the line to log a contact."""
        return self.card.list if self.card.list.isVisible() else self.card.quick

    def edit_row(self) -> None:
        """Edit the title of the current follow-up."""
        self.card.do("edit")

    def log_row(self) -> None:
        """Log what came of the current follow-up."""
        self.card.do("log")

    def complete_row(self) -> None:
        """Complete the current follow-up."""
        self.card.do("complete")

    def postpone_row(self) -> None:
        """Put the current follow-up off."""
        self.card.do("postpone")

    def delete_row(self) -> None:
        """Drop the current follow-up."""
        self.card.do("drop")

    def add_follow_up(self) -> None:
        """Add a follow-up by hand."""
        self.unfinished.add_follow_up()

    def reopen(self, form: str, about: tuple[Id, ...]) -> None:
        """Open a small form as its draft was left."""
        from sub_crm.ui.parts.reopening import Openers, reopen

        openers: Openers = {
            "opvolging": self.unfinished.add_follow_up,
            "aanvullen": self._complete_person,
            "verzetten": self.card.postpone_by_typing,
        }
        reopen(self._desk.backend, openers, form, about)

    def _complete_person(self, id: Id) -> "Overlay | None":
        rows = self._rows.incomplete if self._rows else ()
        row = next((one for one in rows if one.id == id), None)
        return self.unfinished.complete_person(row) if row else None

    def _open_organisation(self, id: Id) -> None:
        self._desk.open(organisation_address(id))

    def event(self, event: QEvent) -> bool:
        """Take the keys of the button before anything else can."""
        override = event.type() is QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and _adds(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Shift+O adds a follow-up from anywhere on the page."""
        if _adds(event):
            self.add_follow_up()
        else:
            super().keyPressEvent(event)


def _adds(event: QKeyEvent) -> bool:
    keys = QKeySequence(event.keyCombination())
    return keys.toString(QKeySequence.SequenceFormat.PortableText) == ADD_KEYS
