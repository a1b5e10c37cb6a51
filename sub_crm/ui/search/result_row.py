"""The list of results; a row has a disc, its name, what it is, and the words around the match."""

from typing import Any

from sub_crm.i18n import _
from sub_crm.ui.search.looks import draw_pieces
from sub_crm.ui.search.results import Result
from sub_crm.ui.widgets.canvas import RIGHT, Canvas
from sub_crm.ui.widgets.delegates import RowDelegate
from sub_crm.ui.widgets.lists import RowList

LEFT, EDGE, RIGHT_ROOM = 66.0, 22.0, 130.0


class ResultDelegate(RowDelegate):
    height, heading_height = 54.0, 36.0
    inset, padding, radius = 8.0, 22.0, 8.0

    def height_of(self, row: Any, width: float) -> float:
        return 76.0 if row.snippet else 54.0

    def draw(self, canvas: Canvas, row: Any) -> None:
        result: Result = row
        top = (canvas.h - (66 if result.snippet else 46)) / 2
        canvas.disc(22, top + 3, 30, "soft" if result.tone == "accent" else f"{result.tone}_s")
        canvas.icon(29, top + 10, 16, result.icon, result.tone)
        room = canvas.w - LEFT - EDGE
        self._right(canvas, result, top)
        draw_pieces(canvas, (LEFT, top, room - RIGHT_ROOM, 24), result.name, 14, 600, ground=True)
        draw_pieces(
            canvas, (LEFT, top + 24, room - RIGHT_ROOM, 20), result.second, 12.5,
            ground=True, colour="text2",
        )  # fmt: skip
        draw_pieces(canvas, (LEFT, top + 45, room, 21), result.snippet, 13, ground=True)

    def _right(self, canvas: Canvas, result: Result, top: float) -> None:
        x = canvas.w - EDGE - RIGHT_ROOM
        canvas.text(x, top, RIGHT_ROOM, 24, result.right, 12.5, 400, "text2", RIGHT, tabular=True)
        if canvas.state.focused:
            hint = _("Enter opent")
            canvas.text(x, top + 24, RIGHT_ROOM, 20, hint, 12, 400, "text2", RIGHT)


class ResultList(RowList):
    def __init__(self) -> None:
        super().__init__(
            _("Zoekresultaten"), ResultDelegate(), lambda one: one.sentence, single_click=True
        )

    def select_first(self) -> None:
        first = next((one for one in self.rows.items() if isinstance(one, Result)), None)
        if first is not None:
            self.select(first.id)
