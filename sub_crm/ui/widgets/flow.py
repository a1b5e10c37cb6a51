"""Chips and tiles that flow over lines, and a grid of tiles for the arrow keys."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from sub_crm.ui import theme
from sub_crm.ui.widgets.groups import Group

_STEPS = {
    Qt.Key.Key_Left: QPoint(-1, 0),
    Qt.Key.Key_Right: QPoint(1, 0),
    Qt.Key.Key_Up: QPoint(0, -1),
    Qt.Key.Key_Down: QPoint(0, 1),
}


class FlowLayout(QLayout):
    """Widgets after each other in the middle of a line, on a new one when it is full.

    `even` makes them columns.
    """

    def __init__(
        self, parent: QWidget | None = None, *, spacing: float = 6, even: float = 0
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = theme.current().px(spacing)
        self._even = theme.current().px(even) if even else 0
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Add at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many widgets there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take the item at a place out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It asks for no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """A narrower flow is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        return self._arrange(QRect(0, 0, width, 0), False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the widgets."""
        super().setGeometry(rect)
        self._arrange(rect, True)

    def sizeHint(self) -> QSize:
        """All widgets on one line would be too much to ask."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """The largest single widget."""
        sizes = [item.minimumSize() for item in self._items]
        high = max((size.height() for size in sizes), default=0)
        return QSize(max((size.width() for size in sizes), default=0), high)

    def _width_of(self, item: QLayoutItem, room: int) -> int:
        if not self._even:
            return min(item.sizeHint().width(), room)
        columns = max(1, (room + self._gap) // (self._even + self._gap))
        return (room - (columns - 1) * self._gap) // columns

    def _lines(self, room: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """What stands on each line, and how large it is there."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for item in (item for item in self._items if not item.isEmpty()):
            size = QSize(self._width_of(item, room), item.sizeHint().height())
            if not lines or size.width() > left:
                lines.append([])
                left = room
            lines[-1].append((item, size))
            left -= size.width() + self._gap
        return lines

    def _arrange(self, rect: QRect, place: bool) -> int:
        y = rect.y()
        for line in self._lines(rect.width()):
            x, high = rect.x(), max(size.height() for _item, size in line)
            for item, size in line:
                if place:
                    middle = 0 if self._even else (high - size.height()) // 2
                    item.setGeometry(QRect(QPoint(x, y + middle), size))
                x += size.width() + self._gap
            y += high + self._gap
        return max(0, y - self._gap - rect.y())


class Flow(QWidget):
    """Widgets that flow over lines."""

    def __init__(self, *widgets: QWidget, spacing: float = 6, even: float = 0) -> None:
        super().__init__()
        layout = FlowLayout(self, spacing=spacing, even=even)
        for widget in widgets:
            layout.addWidget(widget)


class TileGrid(Group):
    """Tiles in even columns: one tab stop, arrows go to the next tile in that direction."""

    def __init__(self, name: str, tiles: Sequence[QWidget], *, least_width: float = 180) -> None:
        super().__init__(name)
        self.tiles = list(tiles)
        layout = FlowLayout(self, spacing=8, even=least_width)
        for tile in self.tiles:
            layout.addWidget(tile)
            tile.installEventFilter(self)
        self._make_stop(self.tiles[0] if self.tiles else None)

    def _make_stop(self, stop: QWidget | None) -> None:
        for tile in self.tiles:
            policy = Qt.FocusPolicy
            tile.setFocusPolicy(policy.StrongFocus if tile is stop else policy.ClickFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move; the tile with the focus is where Tab comes back to."""
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._make_stop(watched)
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not isinstance(watched, QWidget):
            return False
        target = self._nearest(watched, step)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _nearest(self, here: QWidget, step: QPoint) -> QWidget | None:
        def away(tile: QWidget) -> tuple[int, int]:
            apart = tile.geometry().center() - here.geometry().center()
            along = apart.x() * step.x() + apart.y() * step.y()
            across = abs(apart.x() * step.y()) + abs(apart.y() * step.x())
            return along, across

        ahead = [tile for tile in self.tiles if tile is not here and away(tile)[0] > 0]
        if step.y() == 0:
            ahead = [tile for tile in ahead if away(tile)[1] < tile.height()]
        return min(ahead, key=lambda tile: away(tile)[0] + 3 * away(tile)[1], default=None)
