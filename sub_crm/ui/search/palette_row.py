"""A row of the palette: icon, name with its matches bold, and the keys at the right."""

from typing import Any

from sub_crm.ui.search.choices import Choice
from sub_crm.ui.search.looks import draw_pieces
from sub_crm.ui.widgets.canvas import RIGHT, Canvas
from sub_crm.ui.widgets.delegates import RowDelegate
from sub_crm.ui.widgets.rows import Heading

LEFT, EDGE = 53.0, 24.0


class ChoiceDelegate(RowDelegate):
    height, heading_height = 42.0, 34.0
    inset, padding, radius = 9.0, 21.0, 8.0

    def draw(self, canvas: Canvas, row: Any) -> None:
        choice: Choice = row
        canvas.icon(23, canvas.h / 2 - 9, 18, choice.icon)
        edge = canvas.w - EDGE
        if choice.keys:
            width = canvas.measure(choice.keys, 12.5, 500)
            keys = (edge - width - 2, 0, width + 2, canvas.h)
            canvas.text(*keys, choice.keys, 12.5, 500, "text2", RIGHT)
            edge -= width + 14
        elif canvas.state.selected:
            canvas.text(edge - 20, 0, 20, canvas.h, "↵", 14, 500, "text2", RIGHT)
            edge -= 32
        room = edge - LEFT
        taken = draw_pieces(canvas, (LEFT, 0, room, canvas.h), choice.name, 14)
        if choice.beside and room - taken > 40:
            place = (LEFT + taken + 10, 0, room - taken - 10, canvas.h)
            canvas.text(*place, choice.beside, 12.5, 400, "text2")

    def draw_heading(self, canvas: Canvas, heading: Heading) -> None:
        canvas.text(21, 8, canvas.w - 42, canvas.h - 8, heading.title, 13, 600, "text2")
