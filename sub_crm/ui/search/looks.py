"""How results look: their icons and tones, and text with its matches marked."""

from collections.abc import Sequence

from sub_crm.insight.matching import Piece
from sub_crm.insight.names import Sort
from sub_crm.ui.widgets.canvas import Canvas

SORTS = {
    Sort.ORGANISATION: ("org", "accent"),
    Sort.PERSON: ("person", "violet"),
    Sort.ISSUE: ("issue", "info"),
}

Place = tuple[float, float, float, float]


def plain(parts: Sequence[Piece]) -> str:
    return "".join(part.text for part in parts)


def draw_pieces(
    canvas: Canvas,
    place: Place,
    parts: Sequence[Piece],
    size: float,
    weight: int = 400,
    *,
    ground: bool = False,
    colour: str = "text",
) -> float:
    """Paint one line with its matches bold, with `ground` also tinted; return its width."""
    x, y, width, height = place
    left = x
    for part in parts:
        room = x + width - left
        if room <= 0:
            break
        heavy = 700 if part.matches else weight
        taken = min(canvas.measure(part.text, size, heavy), room)
        ink = "accent_t" if part.matches and ground else colour
        if part.matches and ground:
            middle = y + height / 2
            canvas.box(left - 1, middle - 10, taken + 2, 20, "soft", 3)
            canvas.line(left, middle + 9, left + taken, middle + 9, "accent")
        # a hair more room than measured, or rounding cuts the last letter
        left += canvas.text(left, y, min(taken + 1, room), height, part.text, size, heavy, ink)
    return left - x
