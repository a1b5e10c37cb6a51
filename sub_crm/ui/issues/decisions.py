"""Besluiten: what was decided in the dossier, and one of them corrected in place."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal

from sub_crm.i18n import _
from sub_crm.orders.records import Remove
from sub_crm.queries.issue_timeline import DecisionRow
from sub_crm.ui.desk import Desk
from sub_crm.ui.issues import wording
from sub_crm.ui.parts.dating import DateField
from sub_crm.ui.parts.saving import Keeper, SavedMark
from sub_crm.ui.parts.side_list import SideList, WrappingDelegate, height_of, write
from sub_crm.ui.text import label
from sub_crm.ui.widgets.buttons import button, icon_button
from sub_crm.ui.widgets.canvas import Canvas
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.fields import FormField, LineField, TextField
from sub_crm.ui.widgets.layouts import row
from sub_crm.ui.widgets.overlay import Overlay

LEFT, EDGE = 42.0, 14.0


def second_line(one: DecisionRow, today: dt.date) -> str:
    """Say "10 november · afgestemd met de griffie"."""
    consulted = one.consulted_with
    with_whom = _("afgestemd met {who}").format(who=consulted) if consulted else ""
    return " · ".join(filter(None, (wording.written(one.decided_on, today), with_whom)))


class _Delegate(WrappingDelegate):
    inset, radius = 6.0, 8.0

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self._today = today

    def _lines(self, one: DecisionRow) -> list[tuple[str, float, int, str, float]]:
        first, rest = wording.split(one.text)
        lines = [
            (first, 13.0, 600, "text", 18.0),
            (second_line(one, self._today), 12.0, 400, "text2", 17.0),
        ]
        return [*lines, (rest, 12.0, 400, "text2", 17.0)] if rest else lines

    def height_of(self, row: Any, width: float) -> float:
        room = width - LEFT - EDGE
        return 10 + sum(
            height_of(words, room, size, weight, leading)
            for words, size, weight, _ink, leading in self._lines(row)
        )

    def draw(self, canvas: Canvas, row: Any) -> None:
        canvas.icon(17, 7, 16, "decide", "accent")
        y, room = 5.0, canvas.w - LEFT - EDGE
        for words, size, weight, ink, leading in self._lines(row):
            y += write(canvas, (LEFT, y, room), words, size, weight, ink, leading)


class DecisionsCard(Card):
    """Enter opens one, the plus adds one."""

    opened = Signal(object)
    addition_wanted = Signal()

    def __init__(self, today: dt.date) -> None:
        super().__init__(0, 4)
        self.body.setContentsMargins(0, 10, 0, 10)
        self._count = label("", "body", colour="text2")
        add = icon_button("plus", _("Besluit vastleggen"))
        add.clicked.connect(lambda: self.addition_wanted.emit())
        self.list = SideList(
            _("Besluiten"),
            _Delegate(today),
            lambda one: ". ".join((one.text.replace("\n", " "), second_line(one, today))),
            key=lambda one: one.id,
        )
        self.list.opened.connect(self.opened)
        nothing = label(_("Nog geen besluiten."), "secondary", wrap=True)
        self._nothing = row(nothing, margins=(16, 0, 16, 4))
        title = label(_("Besluiten"), "section")
        head = row(title, self._count, None, add, margins=(16, 0, 10, 0))
        self.add(head, self._nothing, self.list)

    def show_rows(self, rows: Sequence[DecisionRow]) -> None:
        self.list.set_rows(rows)
        self._count.setText(str(len(rows)) if rows else "")
        self.list.setVisible(bool(rows))
        self._nothing.setVisible(not rows)


def edit_decision(desk: Desk, one: DecisionRow) -> Overlay:
    """Open a decision above the window; every field keeps itself."""
    card = Card(20, 12, "pop")
    keeper = Keeper(desk, "decision", one.id, card)
    words = TextField(_("Besluit"), one.text, least=2, most=12)
    day = DateField(_("Wanneer"), desk.backend.today(), one.decided_on)
    consulted = LineField(_("Afgestemd met"), one.consulted_with)
    words_form, consulted_form = (FormField(f.accessibleName(), f) for f in (words, consulted))
    day_form = day.in_form(FormField(_("Wanneer"), day))
    keeper.keep_text("text", words, words_form)
    keeper.keep_text("consulted_with", consulted, consulted_form)
    keeper.keep_value("decided_on", day.dated, day_form)
    mark = SavedMark(keeper, parent=card)
    card.add(label(_("Besluit"), "heading"), words_form, day_form, consulted_form)
    overlay = Overlay(desk.window, card, _("Besluit"), width=520)

    def remove() -> None:
        desk.backend.execute(Remove(table="decision", ids=(one.id,)))
        overlay.finish()

    away = button(_("Verwijderen"), "danger", on_click=remove)
    card.add(row(away, mark.words, None, button(_("Sluiten"), on_click=overlay.dismiss)))
    overlay.open(words)
    return overlay
