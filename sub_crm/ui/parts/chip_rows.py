"""Rows of the side column with a chip at their end: a title, and small words under it."""

from collections.abc import Callable
from typing import Any

from sub_crm.ui import theme
from sub_crm.ui.parts.side_list import WrappingDelegate, height_of, write
from sub_crm.ui.widgets.canvas import Canvas
from sub_crm.ui.widgets.chips import ChipSpec, chip_width

LEFT, GAP = 16.0, 12.0


class ChipRows(WrappingDelegate):
    """Of a row with a `title`: what else it says, and its chip."""

    inset, radius = 6.0, 8.0

    def __init__(self, second: Callable[[Any], str], chip: Callable[[Any], ChipSpec]) -> None:
        super().__init__()
        self._second, self._chip = second, chip

    def _room(self, row: Any, width: float) -> float:
        return width - 2 * LEFT - GAP - chip_width(self._chip(row)) / theme.current().zoom

    def height_of(self, row: Any, width: float) -> float:
        room, second = self._room(row, width), self._second(row)
        words = height_of(row.title, room, 13, 600, 18)
        return words + (height_of(second, room, 12, 400, 17) if second else 0) + 12

    def draw(self, canvas: Canvas, row: Any) -> None:
        room, second = self._room(row, canvas.w), self._second(row)
        y = 5 + write(canvas, (LEFT, 5, room), row.title, 13, 600, "text", 18)
        if second:
            write(canvas, (LEFT, y, room), second, 12, 400, "text2", 17)
        canvas.chip(LEFT + room + GAP, 16, self._chip(row), 22)
