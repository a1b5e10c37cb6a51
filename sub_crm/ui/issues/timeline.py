"""The timeline of a dossier: contacts of every organisation between what was decided and done."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF, Signal

from sub_crm.i18n import _, dates
from sub_crm.queries.follow_ups import FollowUpRow
from sub_crm.queries.issue_timeline import DecisionRow
from sub_crm.ui import theme
from sub_crm.ui.issues.happenings import Happening, bodies, told
from sub_crm.ui.parts.side_list import height_of, write
from sub_crm.ui.parts.timeline import (
    CHIP,
    DATE,
    EDGE,
    GAP,
    LEFT,
    Entries,
    MomentList,
    TimelineDelegate,
)
from sub_crm.ui.widgets.canvas import RIGHT, Canvas
from sub_crm.ui.widgets.chips import chip_width


class HappeningDelegate(TimelineDelegate):
    """Draws contacts as everywhere, and the rest with a filled disc on the same line."""

    def __init__(self, today: Callable[[], dt.date]) -> None:
        super().__init__(today, bodies)

    def height_of(self, row: Any, width: float) -> float:
        if not isinstance(row, Happening):
            return super().height_of(row, width)
        room = width - LEFT - EDGE
        words = height_of(row.title, room - DATE, 14, 600, 21)
        words += height_of(row.second, room, 12.5, 400, 18)
        if row.note:
            words += 4 + height_of(row.note, room, 13, 400, 19)
        return max(words + 20 + (CHIP + 3 if row.chips else 0), 52)

    def zones(self, row: Any, width: float, height: float) -> dict[str, QRectF]:
        return {} if isinstance(row, Happening) else super().zones(row, width, height)

    def draw(self, canvas: Canvas, row: Any) -> None:
        if not isinstance(row, Happening):
            super().draw(canvas, row)
            return
        canvas.box(29, 0, 1.5, canvas.h, "line2")
        self._disc(canvas, row.icon, row.tone)
        room = canvas.w - LEFT - EDGE
        when = dates.vague(row.when, self._today()) if row.when else ""
        canvas.text(LEFT, 6, room, 21, when, 12.5, 400, "text2", RIGHT, tabular=True)
        y = 6 + write(canvas, (LEFT, 6, room - DATE), row.title, 14, 600, "text", 21)
        y += write(canvas, (LEFT, y, room), row.second, 12.5, 400, "text2", 18)
        if row.note:
            y += 4 + write(canvas, (LEFT, y + 4, room), row.note, 13, 400, "text", 19)
        x = LEFT
        for spec in row.chips:
            canvas.chip(x, y + 3 + CHIP / 2, spec, most=room - (x - LEFT))
            x += chip_width(spec) / theme.current().zoom + GAP

    def _disc(self, canvas: Canvas, icon: str, tone: str) -> None:
        """Soft grounds exist for every tone but the accent, which is filled."""
        if tone != "accent":
            super()._disc(canvas, icon, tone)
            return
        state = canvas.state
        ground = "sel" if state.selected else "hover" if state.hovered else "surface"
        canvas.disc(12, 4, 36, ground)
        canvas.disc(15, 7, 30, "accent")
        canvas.icon(22, 14, 16, icon, "on_accent")


class IssueTimeline(MomentList):
    """What was spoken, decided and agreed about a dossier."""

    decision_wanted = Signal(object)
    outcome_wanted = Signal(object)
    completed = Signal(object)
    least_height = 240.0

    def __init__(self, today: Callable[[], dt.date]) -> None:
        name = _("Tijdlijn over alle organisaties")
        super().__init__(name, HappeningDelegate(today), lambda item: told(item, today()), today)

    def follow_up(self) -> FollowUpRow | None:
        """The open follow-up that the keyboard is at."""
        row = self.current_row()
        found = row.row if isinstance(row, Happening) else None
        return found if isinstance(found, FollowUpRow) else None

    def _edit(self, row: object) -> None:
        if not isinstance(row, Happening):
            super()._edit(row)
        elif isinstance(row.row, DecisionRow):
            self.decision_wanted.emit(row.row)
        elif isinstance(row.row, FollowUpRow):
            self.outcome_wanted.emit(row.row)

    def edit_row(self) -> None:
        """What Enter opens, F2 opens as well."""
        self._edit(self.current_row())

    def _entries(self, row: object) -> Entries:
        inner = row.row if isinstance(row, Happening) else None
        if isinstance(inner, DecisionRow):
            return [(_("Bewerken"), lambda: self.decision_wanted.emit(inner))]
        if isinstance(inner, FollowUpRow):
            return [
                (_("Vastleggen wat eruit kwam"), lambda: self.outcome_wanted.emit(inner)),
                (_("Afronden"), lambda: self.completed.emit(inner)),
            ]
        return super()._entries(row)
