"""The headers of the map: months that sort, names with the chosen one in bold."""

import math
import re

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from sub_crm.ui import theme
from sub_crm.ui.relations.cells import APART
from sub_crm.ui.relations.columns import MapColumn
from sub_crm.ui.relations.columns_common import TOTAL
from sub_crm.ui.relations.model import MapModel
from sub_crm.ui.widgets.canvas import CENTRE, LEFT, RIGHT

ROOM_FOR_YEARS = 13
"""From this many months on, a year stands above its first month."""
SLANT = 55
"""Degrees at which titles stand that are wider than their columns."""


def shortened(title: str) -> str:
    """The first of several things that a long title names; the whole of it is in the tooltip."""
    return re.split(" (?:en|and) ", title)[0] if len(title) > 16 else title


def _write(
    painter: QPainter, rect: QRectF, text: str, font: tuple[float, int], ink: str, align: int
) -> None:
    look = theme.current()
    painter.setFont(look.font(*font))
    painter.setPen(look.colour(ink))
    painter.drawText(rect, align | int(Qt.TextFlag.TextSingleLine), text)


class MonthHeader(QHeaderView):
    """Titles over the columns; a press sorts by one, a small arrow shows by which."""

    def __init__(self, model: MapModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._map = model
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(theme.current().px(10))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def fit(self) -> None:
        """Make room for the years of a long period, or for titles that stand at a slant."""
        look = theme.current()
        longest = max((self._wide(one) for one in self._map.made if self._slants(one)), default=0.0)
        high = longest * math.sin(math.radians(SLANT)) + look.px(14)
        self.setFixedHeight(max(int(high), look.px(40 if self._has_years() else 26)))

    def _slants(self, column: MapColumn) -> bool:
        """Whether titles are too wide for columns like this one, so that all of them slant."""
        if not column.shares_room or column.month:
            return False
        alike = [one for one in self._map.made if one.shares_room]
        place = self._map.made.index(alike[0])
        return any(self._wide(one) > self.sectionSize(place) for one in alike)

    def _wide(self, column: MapColumn) -> float:
        return theme.current().metrics(11.5, 600).horizontalAdvance(shortened(column.title))

    def _has_years(self) -> bool:
        return sum(one.month is not None for one in self._map.made) >= ROOM_FOR_YEARS

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """The title; bold for the month of today, with an arrow where it is sorted."""
        column, look = self._map.made[logicalIndex], theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sorts = self._map.sorting.key == column.key
        if self._slants(column):
            self._slanted(painter, rect, column, sorts=sorts)
            painter.restore()
            return
        room = QRectF(rect).adjusted(0, rect.height() - look.px(26), -1, -look.px(4))
        strong = sorts or self._is_now(logicalIndex)
        place = LEFT if self._map.reads_left(logicalIndex) else RIGHT
        if column.shares_room or column.key == TOTAL:
            place = CENTRE
        if place is LEFT:
            room = room.adjusted(look.px(8), 0, 0, 0)
        if column.key == TOTAL:
            room = room.adjusted(look.px(APART) - look.px(4), 0, look.px(4), 0)
        font, ink = (11.5, 600 if strong else 500), "text" if strong else "text2"
        _write(painter, room, column.title, font, ink, int(place))
        if sorts:
            self._arrow(painter, room, column)
        if column.year and self._has_years():
            above = QRectF(rect.x() + 3, rect.y(), look.px(60), look.px(18))
            _write(painter, above, column.year, (11, 500), "text3", int(LEFT))
        painter.restore()

    def _slanted(self, painter: QPainter, rect: QRect, column: MapColumn, *, sorts: bool) -> None:
        look = theme.current()
        room = QRectF(rect).adjusted(0, rect.height() - look.px(26), -1, -look.px(4))
        if sorts:
            self._arrow(painter, room, column)
        painter.translate(rect.center().x(), rect.bottom() - look.px(12))
        painter.rotate(-SLANT)
        font, ink = (11.5, 600 if sorts else 500), "text" if sorts else "text2"
        line = QRectF(0, -look.px(9), self._wide(column) + look.px(4), look.px(14))
        _write(painter, line, shortened(column.title), font, ink, int(LEFT))

    def _is_now(self, section: int) -> bool:
        following = self._map.made[section + 1 : section + 2]
        here = self._map.made[section]
        return here.month is not None and bool(following) and following[0].month is None

    def _arrow(self, painter: QPainter, room: QRectF, column: MapColumn) -> None:
        look = theme.current()
        half, high = look.px(4), look.px(4)
        middle = room.center().x() if column.shares_room else room.right() - half - 1
        top = room.bottom() - 1
        flat, tip = (top, top + high) if self._map.sorting.descending else (top + high, top)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent"))
        corners = [(middle - half, flat), (middle + half, flat), (middle, tip)]
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))


class NameHeader(QHeaderView):
    """Names of organisations; a thin line above the first of another group."""

    pressed = Signal(int)

    def __init__(self, model: MapModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._map = model
        self._here = -1
        self.setHighlightSections(False)
        self.setMinimumSectionSize(theme.current().px(10))

    def fit(self) -> None:
        """As wide as the longest name, within reason."""
        look = theme.current()
        metrics = look.metrics(12.5, 600)
        names = (
            metrics.horizontalAdvance(line.organisation.short_name) for line in self._map.lines
        )
        wide = max(names, default=0.0) + look.px(20)
        self.setFixedWidth(int(min(max(wide, look.px(110)), look.px(190))))

    def mark(self, row: int) -> None:
        """Show which row the keyboard is at."""
        for section in (self._here, row):
            if 0 <= section < self.count():
                self.updateSection(section)
        self._here = row

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """A name, cut at the right where it does not fit."""
        look, here = theme.current(), logicalIndex == self._here
        name = self._map.lines[logicalIndex].organisation.short_name
        room = QRectF(rect).adjusted(look.px(4), 0, -look.px(8), 0)
        weight = 600 if here else 450
        metrics = look.metrics(12.5, weight)
        if metrics.horizontalAdvance(name) > room.width():
            name = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        _write(painter, room, name, (12.5, weight), "text", int(LEFT))
        if self._map.begins_group(logicalIndex):
            painter.setPen(look.pen("control"))
            painter.drawLine(rect.left(), rect.top(), rect.right() - look.px(8), rect.top())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a name goes to its row."""
        row = self.logicalIndexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and row >= 0:
            self.pressed.emit(row)
