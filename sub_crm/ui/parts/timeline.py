"""The timeline: months, a disc per moment, its whole text, and chips for what hangs on it."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu

from sub_crm.i18n import _, dates
from sub_crm.queries.contacts import TimelineRow
from sub_crm.ui import theme
from sub_crm.ui.parts import phrases
from sub_crm.ui.parts.kinds import KINDS
from sub_crm.ui.parts.moments import Stub, chips, may_be_held, meta, told
from sub_crm.ui.parts.side_list import WrappingDelegate, height_of, keep_place, write
from sub_crm.ui.text import no_mnemonic
from sub_crm.ui.widgets.canvas import RIGHT, Canvas
from sub_crm.ui.widgets.chips import ChipSpec, chip_width
from sub_crm.ui.widgets.lists import RowList
from sub_crm.ui.widgets.rows import Heading

LEFT, EDGE, DATE = 60.0, 18.0, 120.0
CHIP, GAP = 26.0, 6.0
HELD = "held"
Today = Callable[[], dt.date]
Extra = Callable[[TimelineRow], Sequence[ChipSpec]]
"""What a page says in chips about a moment, besides what every page says."""
Entries = list[tuple[str, Callable[[], object]]]


def nothing_more(row: TimelineRow) -> Sequence[ChipSpec]:
    return ()


class TimelineDelegate(WrappingDelegate):
    """A moment as in the design: line and disc at the left, words beside it."""

    heading_height, inset, radius = 34.0, 6.0, 8.0

    def __init__(self, today: Today, extra: Extra = nothing_more) -> None:
        super().__init__()
        self._today, self._extra = today, extra

    def height_of(self, row: Any, width: float) -> float:
        """The words wrap, the chips flow."""
        if isinstance(row, Stub):
            return 44.0
        room = width - LEFT - EDGE
        words = self._title_height(row, room) + height_of(meta(row), room, 12.5, 400, 18)
        if row.note:
            words += 4 + height_of(row.note, room, 13, 400, 19)
        lines = len(self._chip_lines(row, room))
        return max(words + 6 + lines * CHIP + (3 if lines else 0) + 14, 52)

    def _title_height(self, row: TimelineRow, room: float) -> float:
        return height_of(row.summary, room - DATE, 14, 600, 21)

    def _specs(self, row: TimelineRow) -> list[tuple[str, ChipSpec]]:
        today = self._today()
        named = [("", spec) for spec in (*self._extra(row), *chips(row, today))]
        if may_be_held(row, today):
            named.append((HELD, ChipSpec(_("Is gehouden"), "outline", "check")))
        return named

    def _chip_lines(self, row: TimelineRow, room: float) -> list[list[tuple[float, str, ChipSpec]]]:
        """The chips per line with the place where each begins."""
        lines: list[list[tuple[float, str, ChipSpec]]] = []
        x = room
        for name, spec in self._specs(row):
            wide = chip_width(spec) / theme.current().zoom
            if not lines or x + wide > room:
                lines.append([])
                x = 0.0
            lines[-1].append((x, name, spec))
            x += wide + GAP
        return lines

    def _chips_top(self, row: TimelineRow, width: float) -> float:
        lines = len(self._chip_lines(row, width - LEFT - EDGE))
        return self.height_of(row, width) - 14 - lines * CHIP

    def zones(self, row: Any, width: float, height: float) -> dict[str, QRectF]:
        """The chip by which a planned moment becomes a held one."""
        if not isinstance(row, TimelineRow):
            return {}
        top = self._chips_top(row, width)
        return {
            name: QRectF(LEFT + x, top + CHIP * at, chip_width(spec) / theme.current().zoom, CHIP)
            for at, line in enumerate(self._chip_lines(row, width - LEFT - EDGE))
            for x, name, spec in line
            if name
        }

    def draw(self, canvas: Canvas, row: Any) -> None:
        canvas.box(29, 0, 1.5, canvas.h, "line2")
        if isinstance(row, Stub):
            self._disc(canvas, "ibt", "violet")
            canvas.text(
                LEFT, 11, canvas.w - LEFT - EDGE, 22, phrases.stub(row.id), 13, 500, "violet"
            )
            return
        look = KINDS[row.kind]
        self._disc(canvas, look.icon, look.tone)
        self._words(canvas, row)
        top = self._chips_top(row, canvas.w)
        for at, line in enumerate(self._chip_lines(row, canvas.w - LEFT - EDGE)):
            for x, _name, spec in line:
                room = canvas.w - LEFT - EDGE - x
                canvas.chip(LEFT + x, top + CHIP * at + CHIP / 2, spec, most=room)

    def _disc(self, canvas: Canvas, icon: str, tone: str) -> None:
        state = canvas.state
        ground = "sel" if state.selected else "hover" if state.hovered else "surface"
        canvas.disc(12, 4, 36, ground)
        canvas.disc(15, 7, 30, f"{tone}_s")
        canvas.icon(22, 14, 16, icon, tone)

    def _words(self, canvas: Canvas, row: TimelineRow) -> None:
        room = canvas.w - LEFT - EDGE
        when = dates.vague(row.happened_on, self._today())
        canvas.text(LEFT, 6, room, 21, when, 12.5, 400, "text2", RIGHT, tabular=True)
        y = 6 + write(canvas, (LEFT, 6, room - DATE), row.summary, 14, 600, "text", 21)
        y += write(canvas, (LEFT, y, room), meta(row), 12.5, 400, "text2", 18)
        if row.note:
            write(canvas, (LEFT, y + 4, room), row.note, 13, 400, "text", 19)

    def draw_heading(self, canvas: Canvas, heading: Heading) -> None:
        canvas.text(16, 6, canvas.w - 32, canvas.h - 6, heading.title, 12.5, 600, "text2")


class MomentList(RowList):
    """A timeline of some sort; its signals carry the row that something is wanted of."""

    more_wanted = Signal()
    edit_wanted = Signal(object)
    held_wanted = Signal(object)
    removal_wanted = Signal(object)
    least_height = 160.0

    def __init__(
        self, name: str, delegate: TimelineDelegate, said: Callable[[Any], str], today: Today
    ) -> None:
        super().__init__(name, delegate, said)
        self._today = today
        self.opened.connect(self._edit)
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
        return QSize(theme.current().px(120), theme.current().px(self.least_height))

    def _look_ahead(self, value: int) -> None:
        bar = self.verticalScrollBar()
        if value > bar.maximum() - 2 * bar.pageStep():
            self.more_wanted.emit()

    def _edit(self, row: object) -> None:
        if isinstance(row, TimelineRow):
            self.edit_wanted.emit(row)

    def _open_menu(self, row: object, spot: QPoint) -> None:
        if self._entries(row):
            self._menu(row).popup(spot)

    def _menu(self, row: object) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, act in self._entries(row):
            menu.addAction(no_mnemonic(text), act)
        return menu

    def _entries(self, row: object) -> Entries:
        """What can be done with a row, in words."""
        if not isinstance(row, TimelineRow):
            return []
        held = (_("Is gehouden"), lambda: self.held_wanted.emit(row))
        return [
            (_("Bewerken"), lambda: self.edit_wanted.emit(row)),
            *([held] if may_be_held(row, self._today()) else []),
            (_("Verwijderen"), lambda: self.removal_wanted.emit(row)),
        ]


class Timeline(MomentList):
    """What was spoken, with the months in which something stays unsaid."""

    def __init__(self, today: Today, extra: Extra = nothing_more) -> None:
        def said(item: TimelineRow | Stub) -> str:
            more = extra(item) if isinstance(item, TimelineRow) else ()
            return ". ".join((told(item, today()), *(chip.text for chip in more)))

        super().__init__(_("Tijdlijn"), TimelineDelegate(today, extra), said, today)

    def moment(self) -> TimelineRow | None:
        """The moment that the keyboard is at."""
        row = self.current_row()
        return row if isinstance(row, TimelineRow) else None
