"""How the cells of the table of organisations are drawn: a track for stance, bars for measures."""

from sub_crm.i18n import _, ngettext
from sub_crm.insight.rhythm import RhythmStatus
from sub_crm.ui.issues import wording
from sub_crm.ui.issues.reading import Party
from sub_crm.ui.widgets.canvas import RIGHT, Canvas, draw_focus

TRACK, STEP = 48.0, 12.0


def draw_name(canvas: Canvas, party: Party) -> None:
    """Tile, name and who is our counterpart there."""
    row, middle = party.row, canvas.h / 2
    canvas.tile(10, middle - 15, 30, row.abbreviation, row.hue)
    room, second = canvas.w - 56, wording.counterpart(row)
    two_lines(canvas, 50, room, row.organisation, second, "text", 13.5)


def two_lines(
    canvas: Canvas, x: float, room: float, first: str, second: str, ink: str, size: float = 13
) -> None:
    middle = canvas.h / 2
    if not second:
        canvas.text(x, 0, room, canvas.h, first, size, 600, ink)
        return
    canvas.text(x, middle - 18, room, 19, first, size, 600, ink)
    canvas.text(x, middle, room, 17, second, 12, 400, "text2")


def draw_stance(canvas: Canvas, party: Party, *, here: bool) -> None:
    """Five points with a dot on one of them, and the word: place, colour and text say the same."""
    row, middle = party.row, canvas.h / 2
    canvas.line(10, middle, 10 + TRACK, middle, "control")
    for point in range(5):
        canvas.disc(8 + point * STEP, middle - 2, 4, "text3")
    ink = "text3"
    if row.stance is not None:
        ink = wording.STANCE_TONES[row.stance]
        canvas.disc(10 + (row.stance + 2) * STEP - 5.5, middle - 5.5, 11, ink)
    words, second = wording.stance(row.stance), wording.about(row)
    two_lines(canvas, 72, canvas.w - 78, words, second, "text" if ink == "text2" else ink)
    _ring(canvas, here)


def draw_measure(canvas: Canvas, value: int | None, *, here: bool) -> None:
    """Three bars, as many filled as the measure, and its word."""
    foot = canvas.h / 2 + 6
    for step in range(1, 4):
        high = 3.0 + 3.0 * step
        filled = value is not None and step <= value
        border = "accent" if filled else "line2"  # an empty bar is open, also without colour
        canvas.box(4 + step * 7, foot - high, 5, high, "accent" if filled else "", 1, border)
    ink = "text3" if value is None else "text"
    canvas.text(38, 0, canvas.w - 42, canvas.h, wording.measure(value), 13, 400, ink)
    _ring(canvas, here)


def draw_contact(canvas: Canvas, party: Party) -> None:
    over = party.rhythm.status is RhythmStatus.OVER
    ink = "danger" if over else "text2"
    said = f"▲ {contact(party)}" if over else contact(party)
    canvas.text(6, 0, canvas.w - 18, canvas.h, said, 13, 500, ink, RIGHT, tabular=True)


def contact(party: Party) -> str:
    """Say "3 dagen" since the last contact with the organisation."""
    days = party.rhythm.silent
    if party.row.last_contact is None or days is None:
        return _("geen")
    return ngettext("{n} dag", "{n} dagen", days).format(n=days)


def _ring(canvas: Canvas, here: bool) -> None:
    if here:
        draw_focus(canvas.painter, canvas.rect.adjusted(1, 1, -1, -2), canvas.look.px(5))
