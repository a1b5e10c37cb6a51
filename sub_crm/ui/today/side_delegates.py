"""Paints the rows of the side cards: rhythm, agenda and people to complete."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF

from sub_crm.i18n import _, ngettext
from sub_crm.insight.attention import Relation
from sub_crm.insight.rhythm import Rhythm, RhythmStatus
from sub_crm.insight.warmth.rollup import Rollup
from sub_crm.queries.today import IncompleteRow
from sub_crm.ui.parts.warmth.numbers import draw_total
from sub_crm.ui.today.appointments import Appointment
from sub_crm.ui.widgets.canvas import RIGHT, Canvas
from sub_crm.ui.widgets.delegates import RowDelegate
from sub_crm.values.ids import Id

_TONES = {
    RhythmStatus.OVER: "danger",
    RhythmStatus.NEARLY: "warn",
    RhythmStatus.NEVER: "text2",
    RhythmStatus.ON: "text2",
}
SPAN = 2.5
"""How many rhythms of silence fill the bar."""
NUMBER = 34.0
"""How wide the number of a warmth is."""
AGENDA_LEFT = 92.0
"""Where the titles begin: "Mon 30 Nov" fits before them."""


def silence(rhythm: Rhythm) -> str:
    """Return "140 dagen van 30"."""
    if rhythm.silent is None:
        return _("nog geen contact")
    said = ngettext("{n} dag van {agreed}", "{n} dagen van {agreed}", rhythm.silent)
    return said.format(n=rhythm.silent, agreed=rhythm.agreed)


def relation_spoken(relation: Relation) -> str:
    """Return the sentence of a relation, with in words what the colour of its bar says."""
    meaning = {
        RhythmStatus.OVER: _("langer stil dan afgesproken"),
        RhythmStatus.NEARLY: _("bijna langer stil dan afgesproken"),
    }.get(relation.rhythm.status, "")
    parts = (relation.organisation.short_name, silence(relation.rhythm), meaning)
    return ", ".join(filter(None, parts))


class RhythmDelegate(RowDelegate):
    """Tile, name, days of silence and a bar with a tick where we agreed to speak."""

    height, inset, padding = 46.0, 0.0, 0.0

    def __init__(self) -> None:
        super().__init__()
        self.warmth: Mapping[Id, Rollup] = {}

    def zones(self, row: Relation, width: float, height: float) -> dict[str, QRectF]:
        """The number takes a click of its own."""
        known = self._number(row) is not None
        return {"warmth": QRectF(width - NUMBER - 8, 8, NUMBER + 8, 30)} if known else {}

    def _number(self, row: Relation) -> int | None:
        found = self.warmth.get(row.organisation.id)
        return found.total if found else None

    def draw(self, canvas: Canvas, row: Relation) -> None:
        """Paint a relation."""
        organisation, rhythm = row.organisation, row.rhythm
        said, tone = silence(rhythm), _TONES[rhythm.status]
        number = self._number(row)
        right = canvas.w - 4 if number is None else canvas.w - NUMBER - 12
        taken = canvas.measure(said, 12, 500) + 6
        canvas.tile(4, 8, 30, organisation.abbreviation, organisation.hue)
        canvas.text(44, 5, right - 52 - taken, 19, organisation.short_name, 13, 600)
        canvas.text(right - taken, 5, taken, 19, said, 12, 500, tone, RIGHT, tabular=True)
        _draw_bar(canvas, 44, 31, right - 44, rhythm)
        if number is not None:
            draw_total(canvas.painter, canvas.place(canvas.w - NUMBER - 4, 12, NUMBER, 22), number)


def _draw_bar(canvas: Canvas, left: float, top: float, wide: float, rhythm: Rhythm) -> None:
    tick, end = wide / SPAN, wide * min(1.0, rhythm.share / SPAN)
    canvas.box(left, top, wide, 5, "", 2.5, "line2")
    if end:
        canvas.box(left, top, min(end, tick), 5, "control", 2.5)
    if end > tick:
        canvas.box(left + tick, top, end - tick, 5, "danger", 2.5)
    canvas.box(left + tick - 1, top - 3, 2, 11, "text")


class AgendaDelegate(RowDelegate):
    """The hour or day at the left, what and where beside it."""

    height, inset, padding = 42.0, 0.0, 0.0

    def draw(self, canvas: Canvas, row: Appointment) -> None:
        """Paint an appointment."""
        left = AGENDA_LEFT
        canvas.text(4, 3, left - 8, 19, row.day or row.hour, 13, 500, "accent_t", tabular=True)
        if row.day:
            canvas.text(4, 21, left - 8, 17, row.hour, 12, 400, "text2", tabular=True)
        canvas.text(left, 3, canvas.w - left - 4, 19, row.title, 13, 600)
        canvas.text(left, 21, canvas.w - left - 4, 17, row.where, 12, 400, "text2")


class PersonDelegate(RowDelegate):
    """A name and the organisation beside an icon."""

    height, inset, padding = 44.0, 0.0, 0.0

    def draw(self, canvas: Canvas, row: IncompleteRow) -> None:
        """Paint somebody of whom little is known."""
        canvas.icon(8, 14, 16, "person")
        canvas.text(34, 3, canvas.w - 40, 20, row.person, 13, 600)
        where = row.organisation or _("nog zonder organisatie")
        canvas.text(34, 22, canvas.w - 40, 18, where, 12, 400, "text2")
