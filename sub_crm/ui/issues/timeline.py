"""The timeline of a dossier: contacts of every organisation between what was decided and done."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu

from sub_crm.i18n import _, dates
from sub_crm.queries.follow_ups import FollowUpRow
from sub_crm.queries.issue_timeline import DecisionRow, IssueMomentRow
from sub_crm.ui import theme
from sub_crm.ui.issues.happenings import Happening, bodies, told
from sub_crm.ui.parts.moments import may_be_held
from sub_crm.ui.parts.side_list import height_of, keep_place, write
from sub_crm.ui.parts.timeline import CHIP, DATE, EDGE, GAP, LEFT, TimelineDelegate
from sub_crm.ui.text import no_mnemonic
from sub_crm.ui.widgets.canvas import RIGHT, Canvas
from sub_crm.ui.widgets.chips import chip_width
from sub_crm.ui.widgets.lists import RowList


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


class IssueTimeline(RowList):
    """The list; its signals carry the row that something is wanted of."""

    more_wanted = Signal()
    moment_wanted = Signal(object)
    held_wanted = Signal(object)
    removal_wanted = Signal(object)
    decision_wanted = Signal(object)
    outcome_wanted = Signal(object)
    completed = Signal(object)

    def __init__(self, today: Callable[[], dt.date]) -> None:
        super().__init__(
            _("Tijdlijn over alle organisaties"),
            HappeningDelegate(today),
            lambda item: told(item, today()),
        )
        self._today = today
        self.opened.connect(self._open)
        self.zone_clicked.connect(lambda row, _zone: self.held_wanted.emit(row))
        self.menu_wanted.connect(self._open_menu)
        self.verticalScrollBar().valueChanged.connect(self._look_ahead)

    def set_rows(self, items: Sequence[Any]) -> None:
        """Show other rows without a jump."""
        scroll, place = self.verticalScrollBar().value(), self.currentIndex().row()
        super().set_rows(items)
        keep_place(self, place)
        self.doItemsLayout()
        self.verticalScrollBar().setValue(scroll)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the words elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(120), theme.current().px(240))

    def follow_up(self) -> FollowUpRow | None:
        """The open follow-up that the keyboard is at."""
        row = self.current_row()
        found = row.row if isinstance(row, Happening) else None
        return found if isinstance(found, FollowUpRow) else None

    def _look_ahead(self, value: int) -> None:
        bar = self.verticalScrollBar()
        if value > bar.maximum() - 2 * bar.pageStep():
            self.more_wanted.emit()

    def _open(self, row: object) -> None:
        if isinstance(row, IssueMomentRow):
            self.moment_wanted.emit(row)
        elif isinstance(row, Happening) and isinstance(row.row, DecisionRow):
            self.decision_wanted.emit(row.row)
        elif isinstance(row, Happening) and isinstance(row.row, FollowUpRow):
            self.outcome_wanted.emit(row.row)

    def edit_row(self) -> None:
        """What Enter opens, F2 opens as well."""
        self._open(self.current_row())

    def _open_menu(self, row: object, spot: QPoint) -> None:
        entries = self._entries(row)
        if not entries:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, act in entries:
            menu.addAction(no_mnemonic(text), act)
        menu.popup(spot)

    def _entries(self, row: object) -> list[tuple[str, Callable[[], object]]]:
        if isinstance(row, IssueMomentRow):
            return self._of_moment(row)
        inner = row.row if isinstance(row, Happening) else None
        if isinstance(inner, DecisionRow):
            return [(_("Bewerken"), lambda: self.decision_wanted.emit(inner))]
        if isinstance(inner, FollowUpRow):
            return [
                (_("Vastleggen wat eruit kwam"), lambda: self.outcome_wanted.emit(inner)),
                (_("Afronden"), lambda: self.completed.emit(inner)),
            ]
        return []

    def _of_moment(self, row: IssueMomentRow) -> list[tuple[str, Callable[[], object]]]:
        entries: list[tuple[str, Callable[[], object]]] = [
            (_("Bewerken"), lambda: self.moment_wanted.emit(row))
        ]
        if may_be_held(row, self._today()):
            entries.append((_("Is gehouden"), lambda: self.held_wanted.emit(row)))
        return [*entries, (_("Verwijderen"), lambda: self.removal_wanted.emit(row))]
