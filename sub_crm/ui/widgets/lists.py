"""The list view of every page: one tab stop, arrows inside, rows painted by a delegate."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from sub_crm.ui import theme
from sub_crm.ui.text import tell_current
from sub_crm.ui.widgets.delegates import RowDelegate
from sub_crm.ui.widgets.rows import Heading, RowsModel

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _same(row: Any) -> Hashable:
    return getattr(row, "id", None) or id(row)


class RowList(QListView):
    """A list of rows; `opened` on Enter or click, `zone_clicked` for a spot such as a check."""

    opened = Signal(object)
    current_row_changed = Signal(object)
    zone_clicked = Signal(object, str)
    menu_wanted = Signal(object, QPoint)

    def __init__(
        self,
        name: str,
        delegate: RowDelegate,
        sentence: Callable[[Any], str],
        *,
        key: Callable[[Any], Hashable] = _same,
        single_click: bool = False,
        fit: bool = False,
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.rows = RowsModel(sentence, self)
        self._key = key
        self._single_click = single_click
        self._fit = fit
        self._fitted: tuple[int, int] | None = None
        """The width for which the height of all rows was worked out, and that height."""
        self._row_delegate = delegate
        delegate.setParent(self)
        self.setModel(self.rows)
        self.setItemDelegate(delegate)
        self._behave()
        self.selectionModel().currentChanged.connect(self._tell_current)
        self.rows.modelReset.connect(self._measure_anew)
        self.rows.dataChanged.connect(self._measure_anew)

    def _behave(self) -> None:
        # of our own: asking for Qt's makes PySide name every kind of widget, at the start
        self.setViewport(QWidget())
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(never)
        if self._fit:
            self.setVerticalScrollBarPolicy(never)

    def set_rows(self, items: Sequence[Any]) -> None:
        """Show these rows and headings; the same row stays current."""
        before, begins = self.current_row(), not self.rows.items()
        held = None if before is None else self._key(before)
        scroll = self.verticalScrollBar().value()
        self.rows.set_items(items)
        if held is not None:
            self.select(held)
        elif begins:
            self._take_first()
        self.verticalScrollBar().setValue(scroll)
        if self._fit:
            self.setFixedHeight(self.sizeHint().height())

    def select(self, key: Hashable) -> bool:
        """Make the row with this key current; False when it is not there."""
        for place, item in enumerate(self.rows.items()):
            if not isinstance(item, Heading) and self._key(item) == key:
                self.setCurrentIndex(self.rows.index(place, 0))
                return True
        return False

    def current_row(self) -> Any:
        """The row that the keyboard is at, or None."""
        return self.row_at(self.currentIndex())

    def row_at(self, index: QModelIndex) -> Any:
        """The row of an index, None for a heading or nothing."""
        row = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
        return None if isinstance(row, Heading) else row

    def _tell_current(self, index: QModelIndex) -> None:
        self.current_row_changed.emit(self.row_at(index))

    def sizeHint(self) -> QSize:
        """The height of all rows when the list is to fit them."""
        if not self._fit:
            return super().sizeHint()
        width = self.viewport().width()
        if self._fitted is None or self._fitted[0] != width:
            places = (self.rows.index(place, 0) for place in self._places())
            self._fitted = width, sum(self.sizeHintForIndex(one).height() for one in places) + 2
        return QSize(super().sizeHint().width(), self._fitted[1])

    def _measure_anew(self) -> None:
        self._fitted = None

    def _places(self) -> range:
        return range(self.rows.rowCount())

    def minimumSizeHint(self) -> QSize:
        """Small: a long list scrolls and never widens the window."""
        return QSize(theme.current().px(80), theme.current().px(46))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Arriving by keyboard puts the first row under the arrows."""
        super().focusInEvent(event)
        self._take_first()
        tell_current(self)

    def _take_first(self) -> None:
        """With the keyboard in the list, some row is under the arrows."""
        if not self.hasFocus() or self.currentIndex().isValid():
            return
        first = next((i for i in self._places() if self._is_row(i)), None)
        if first is not None:
            flag = self.selectionModel().SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self.rows.index(first, 0), flag)

    def _is_row(self, place: int) -> bool:
        return not isinstance(self.rows.items()[place], Heading)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the current row."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if event.key() in _ENTER and plain and self.current_row() is not None:
            self.opened.emit(self.current_row())
            return
        super().keyPressEvent(event)

    def _zone(self, point: QPoint) -> tuple[Any, str]:
        index = self.indexAt(point)
        row = self.row_at(index)
        if row is None:
            return None, ""
        rect = QRectF(self.visualRect(index))
        return row, self._row_delegate.zone_at(row, rect, point.x(), point.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a spot goes to the spot; else it opens the row in a single-click list."""
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        row, zone = self._zone(event.position().toPoint())
        if zone:
            self.zone_clicked.emit(row, zone)
        elif row is not None and self._single_click:
            self.opened.emit(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens the row."""
        row, zone = self._zone(event.position().toPoint())
        if row is not None and not zone and not self._single_click:
            self.opened.emit(row)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu key, Shift+F10 and the right button ask for the row's menu."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        row = self.row_at(index)
        if row is not None:
            spot = event.pos() if by_mouse else self.visualRect(index).center()
            self.menu_wanted.emit(row, self.viewport().mapToGlobal(spot))
