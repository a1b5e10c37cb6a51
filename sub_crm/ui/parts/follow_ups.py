"""Opvolgingen: what is still open with this organisation, and one key to close it."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF, Signal

from sub_crm.i18n import _, dates
from sub_crm.i18n.words import word
from sub_crm.queries.follow_ups import FollowUpRow
from sub_crm.ui.parts.side_list import SideList, WrappingDelegate, height_of, write
from sub_crm.ui.text import label
from sub_crm.ui.widgets.canvas import Canvas
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.layouts import row

LEFT, EDGE = 48.0, 16.0
CHECK = "check"


def due(one: FollowUpRow, today: dt.date) -> str:
    """Say when it is due and how much too late it is."""
    if one.due is None:
        return _("zonder datum")
    late = dates.overdue(one.due_last, today) if one.due_last else ""
    return ", ".join(filter(None, (dates.vague(one.due, today), late)))


def second_line(one: FollowUpRow, today: dt.date) -> str:
    promised = word(one.promise_by).lower() if one.promise_by else ""
    who = one.person or one.position or ""
    return " · ".join(filter(None, (due(one, today), who, promised, one.owner)))


class _Delegate(WrappingDelegate):
    inset, radius = 6.0, 8.0

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self._today = today

    def height_of(self, row: Any, width: float) -> float:
        room, second = width - LEFT - EDGE, second_line(row, self._today)
        return height_of(row.title, room, 13, 600, 18) + height_of(second, room, 12, 400, 17) + 10

    def zones(self, row: Any, width: float, height: float) -> dict[str, QRectF]:
        return {CHECK: QRectF(8, 0, 34, height)}

    def draw(self, canvas: Canvas, row: Any) -> None:
        canvas.disc(18, 6, 18, border="control")
        if canvas.state.selected or canvas.state.hovered:
            canvas.icon(21, 9, 12, "check", "control")
        room = canvas.w - LEFT - EDGE
        y = 5 + write(canvas, (LEFT, 5, room), row.title, 13, 600, "text", 18)
        late = row.due_last is not None and row.due_last < self._today
        ink = "danger" if late else "text2"
        write(canvas, (LEFT, y, room), second_line(row, self._today), 12, 400, ink, 17)


class FollowUpsCard(Card):
    """Enter logs what came of it, Ctrl+D or a click on the circle completes."""

    outcome_wanted = Signal(object)
    completed = Signal(object)

    def __init__(self, today: dt.date) -> None:
        super().__init__(0, 4)
        self.body.setContentsMargins(0, 12, 0, 10)
        self.list = SideList(
            _("Opvolgingen"),
            _Delegate(today),
            lambda one: f"{one.title}, {second_line(one, today)}",
            key=lambda one: one.id,
        )
        self.list.opened.connect(self.outcome_wanted)
        self.list.zone_clicked.connect(lambda one, _zone: self.completed.emit(one))
        self._nothing = label(_("Niets open."), "secondary", wrap=True)
        self._nothing.setContentsMargins(16, 0, 16, 4)
        title = label(_("Opvolgingen"), "section")
        self.add(row(title, None, margins=(16, 0, 16, 2)), self._nothing, self.list)

    def show_rows(self, rows: Sequence[FollowUpRow]) -> None:
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
