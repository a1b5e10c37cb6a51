"""How an organisation looks in the list, and how it is read out."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from sub_crm.i18n import _, dates
from sub_crm.ui.organisations.reading import Listed
from sub_crm.ui.parts import phrases
from sub_crm.ui.widgets.canvas import RIGHT, Canvas
from sub_crm.ui.widgets.delegates import RowDelegate

WIDE, ROOMY = 900.0, 640.0


def told(one: Listed, today: dt.date) -> str:
    """The sentence of a row: everything that the row shows by place, shape and colour."""
    row = one.row
    parts = [
        row.name,
        row.holder or _("geen accounthouder"),
        phrases.status(one.rhythm),
        phrases.silence(one.rhythm),
        phrases.last_contact(row.last_contact, today),
        phrases.follow_ups(row.open_follow_ups),
        phrases.issues(row.open_issues),
    ]
    return ", ".join(dict.fromkeys(parts))


class OrganisationDelegate(RowDelegate):
    """Tile, name and holder at the left; rhythm, last contact and counts at the right."""

    height, hairline = 56.0, 66.0

    def __init__(self, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._today = today

    def draw(self, canvas: Canvas, row: Any) -> None:
        one: Listed = row
        canvas.tile(18, canvas.h / 2 - 18, 36, one.row.abbreviation, one.row.hue)
        edge = canvas.w - self.padding
        if canvas.w > WIDE:
            edge = self._counts(canvas, one, edge)
        edge = self._rhythm(canvas, one, edge)
        room = edge - 66 - 12
        middle = canvas.h / 2
        canvas.text(66, middle - 20, room, 20, one.row.short_name, 14, 600)
        canvas.text(66, middle, room, 18, self._second(canvas, one), 12.5, 400, "text2")

    def _second(self, canvas: Canvas, one: Listed) -> str:
        holder = one.row.holder or _("geen accounthouder")
        if canvas.w > WIDE:
            return holder
        counts = (phrases.follow_ups(one.row.open_follow_ups), phrases.issues(one.row.open_issues))
        return " · ".join((holder, *counts))

    def _counts(self, canvas: Canvas, one: Listed, edge: float) -> float:
        for count, text in (
            (one.row.open_issues, phrases.issues(one.row.open_issues)),
            (one.row.open_follow_ups, phrases.follow_ups(one.row.open_follow_ups)),
        ):
            ink = "text2" if count else "text3"
            canvas.text(edge - 104, 0, 104, canvas.h, text, 12.5, 400, ink, RIGHT, tabular=True)
            edge -= 112
        return edge

    def _rhythm(self, canvas: Canvas, one: Listed, edge: float) -> float:
        """The shape, how long it has been silent, and under it the day of the last contact."""
        middle, left = canvas.h / 2, edge - 172
        tone = phrases.TONES[one.rhythm.status]
        if canvas.w < ROOMY:
            left = edge - 140
        canvas.text(left, middle - 19, 18, 20, phrases.SHAPES[one.rhythm.status], 13, 600, tone)
        words, room = phrases.silence(one.rhythm), edge - left - 20
        canvas.text(left + 20, middle - 20, room, 20, words, 13, 500, tone, tabular=True)
        if one.row.last_contact:
            ago = dates.ago(one.row.last_contact, self._today())
            canvas.text(left + 20, middle, room, 18, ago, 12, 400, "text3")
        return left
