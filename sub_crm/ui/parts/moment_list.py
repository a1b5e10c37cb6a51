"""A short list of contact moments, such as those of a person or of a position."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sub_crm.i18n import _, dates
from sub_crm.i18n.words import word
from sub_crm.queries.contacts import TimelineRow
from sub_crm.ui.parts.kinds import KINDS
from sub_crm.ui.parts.side_list import SideList, WrappingDelegate, height_of, write
from sub_crm.ui.widgets.canvas import Canvas
from sub_crm.ui.widgets.lists import RowList


def second_line(row: TimelineRow, today: dt.date, *, then: bool) -> str:
    """Say the kind and the day; `then` adds who was there at the time."""
    parts = [word(row.kind), dates.vague(row.happened_on, today)]
    if then and row.people:
        parts.append(_("toen: {people}").format(people=row.people))
    return " · ".join(parts)


class _Delegate(WrappingDelegate):
    inset, padding = 0.0, 0.0

    def __init__(self, today: dt.date, *, then: bool) -> None:
        super().__init__()
        self._today, self._then = today, then

    def height_of(self, row: Any, width: float) -> float:
        second = second_line(row, self._today, then=self._then)
        room = width - 42
        return height_of(row.summary, room, 13, 600, 18) + height_of(second, room, 12, 400, 17) + 12

    def draw(self, canvas: Canvas, row: Any) -> None:
        look, room = KINDS[row.kind], canvas.w - 42
        canvas.disc(2, 6, 26, f"{look.tone}_s")
        canvas.icon(8, 12, 14, look.icon, look.tone)
        taken = write(canvas, (38, 5, room), row.summary, 13, 600, "text", 18)
        second = second_line(row, self._today, then=self._then)
        write(canvas, (38, 5 + taken, room), second, 12, 400, "text2", 17)


def moment_list(
    name: str,
    rows: Sequence[TimelineRow],
    today: dt.date,
    *,
    then: bool = False,
    fit: bool = False,
) -> RowList:
    """The rows as a list that scrolls, or `fit`s them; `then` says who was there at the time."""

    def told(row: TimelineRow) -> str:
        return ". ".join(filter(None, (row.summary, second_line(row, today, then=then), row.note)))

    delegate = _Delegate(today, then=then)
    made = (
        SideList(name, delegate, told, key=lambda row: row.id)
        if fit
        else RowList(name, delegate, told)
    )
    made.set_rows(rows)
    return made
