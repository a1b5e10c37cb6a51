"""The table of every page: columns are data, cells have text, Tab leaves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
)

from sub_crm.ui import theme
from sub_crm.ui.text import tell_current
from sub_crm.ui.widgets.canvas import LEFT, RIGHT, Canvas, RowState
from sub_crm.ui.widgets.delegates import CanvasDelegate

_Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, the text of a row in it and how wide it is (0 takes what is left)."""

    title: str
    text: Callable[[Any], str]
    width: float = 0
    right: bool = False
    tabular: bool = False
    strong: bool = False
    draw: Callable[[Canvas, Any], None] | None = None


class ColumnsModel(QAbstractTableModel):
    """Rows of any kind under columns; the row itself is the UserRole of every cell."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self._rows: list[Any] = []

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, place: int) -> Any:
        """The row at a place."""
        return self._rows[place]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """The number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """The number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """The text of a cell, or its row."""
        row, column = self._rows[index.row()], self.columns[index.column()]
        if role == _Role.UserRole:
            return row
        if role == _Role.DisplayRole:
            return column.text(row)
        if role == _Role.AccessibleTextRole:
            return f"{column.title}: {column.text(row)}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """Column titles; a row is named by its first cell."""
        if role == _Role.TextAlignmentRole and orientation is Qt.Orientation.Horizontal:
            return RIGHT if self.columns[section].right else LEFT
        if role not in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self.columns[section].title
        return self.columns[0].text(self._rows[section])


class CellDelegate(CanvasDelegate):
    """Paints cells: the whole row is tinted, the keyboard row has a bar at its left."""

    def paint_on(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> Canvas:
        """Paint ground, bar and text, or what the column draws."""
        table = self.parent()
        assert isinstance(table, DataTable)
        column, row = table.cells.columns[index.column()], index.data(_Role.UserRole)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        here = table.hasFocus() and table.currentIndex().row() == index.row()
        canvas = Canvas(painter, QRectF(option.rect), RowState(selected, False, here))
        canvas.box(0, 0, canvas.w, canvas.h, "sel" if selected else "")
        canvas.line(0, canvas.h - 1, canvas.w, canvas.h - 1)
        if here and index.column() == 0:
            canvas.box(0, 1, 3, canvas.h - 2, "accent", 1.5)
        if column.draw is not None:
            column.draw(canvas, row)
        else:
            self._text(canvas, column, row)
        return canvas

    def _text(self, canvas: Canvas, column: Column, row: Any) -> None:
        canvas.text(
            12,
            0,
            canvas.w - 20,
            canvas.h,
            column.text(row),
            13,
            600 if column.strong else 400,
            align=RIGHT if column.right else LEFT,
            tabular=column.tabular,
        )


class DataTable(QTableView):
    """A table that opens a row on Enter or a double click."""

    opened = Signal(object)

    def __init__(self, name: str, columns: Sequence[Column], *, row_height: float = 44) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.cells = ColumnsModel(columns, self)
        self.setModel(self.cells)
        self.setItemDelegate(CellDelegate(self))
        self._behave()
        self._measure(theme.current().row(row_height))
        self.doubleClicked.connect(lambda index: self.opened.emit(self.cells.row(index.row())))

    def _behave(self) -> None:
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def _measure(self, row_height: int) -> None:
        look, across, down = theme.current(), self.horizontalHeader(), self.verticalHeader()
        down.setMinimumSectionSize(row_height)
        down.setDefaultSectionSize(row_height)
        down.hide()
        across.setMinimumSectionSize(look.px(24))
        across.setFixedHeight(look.px(34))
        across.setFont(look.font(12, 500))
        across.setHighlightSections(False)
        across.setDefaultAlignment(LEFT)
        for place, column in enumerate(self.cells.columns):
            mode = QHeaderView.ResizeMode
            if column.width:
                across.resizeSection(place, look.px(column.width))
            else:
                across.setSectionResizeMode(place, mode.Stretch)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows; the place of the keyboard stays when it can."""
        place = self.currentIndex()
        self.cells.set_rows(rows)
        if place.isValid() and rows:
            again = self.cells.index(min(place.row(), len(rows) - 1), place.column())
            self.setCurrentIndex(again)
        self._take_first()  # the keyboard may be here before the rows are

    def current_row(self) -> Any:
        """The row that the keyboard is at, or None."""
        index = self.currentIndex()
        return self.cells.row(index.row()) if index.isValid() else None

    def minimumSizeHint(self) -> QSize:
        """Small: a wide table scrolls."""
        return QSize(theme.current().px(120), theme.current().px(120))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Arriving by keyboard puts the first row under the arrows, and says so."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:  # a click chooses its own row
            self._take_first()
        tell_current(self)

    def _take_first(self) -> None:
        """With the keyboard in the table, some row is under the arrows."""
        if self.hasFocus() and not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() and self.current_row() is not None:
            self.opened.emit(self.current_row())
            return
        super().keyPressEvent(event)
