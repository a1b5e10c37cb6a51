"""The map as a table: a real one for keyboard and screen reader, painted in one go for the eye."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import (
    QElapsedTimer,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication

from sub_crm.insight.relations.lines import Line
from sub_crm.ui import theme
from sub_crm.ui.relations.cells import Pictures, draw_ring
from sub_crm.ui.relations.columns import NAME, MapColumn, Sorting, turned
from sub_crm.ui.relations.headers import MonthHeader, NameHeader
from sub_crm.ui.relations.model import MapModel, Place
from sub_crm.ui.widgets.tables import DataTable
from sub_crm.values.person_name import folded

ROWS = (16.0, 30.0)
"""Rows share the height between these; where that is not enough they are of one height."""
ROW = 26.0
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Span = tuple[int, int, int]
"""Number, first pixel and size of a row or column."""


class Matrix(DataTable):
    """Arrows move, Enter asks for what is behind the cell, Ctrl+Shift+arrows sort."""

    cell_changed = Signal()
    entered_cell = Signal()
    sort_wanted = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__(name, ())
        self.cells = self.map = MapModel(self)
        self.setModel(self.map)
        self._pictures = Pictures()
        self._names = NameHeader(self.map, self)
        self._months = MonthHeader(self.map, self)
        self.setVerticalHeader(self._names)
        self.setHorizontalHeader(self._months)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._typed, self._pause = "", QElapsedTimer()
        self._months.sectionClicked.connect(self._turn)
        self._names.pressed.connect(self._go_to_row)
        self.selectionModel().currentChanged.connect(self._tell_current)
        self.doubleClicked.connect(lambda _index: self.entered_cell.emit())

    # what it shows

    def show_lines(
        self, lines: Sequence[Line], made: Sequence[MapColumn], sorting: Sorting
    ) -> None:
        """Show these lines; the chosen cell stays chosen, wherever it goes."""
        place = self.map.place_of(self.currentIndex())
        other_period = [one.key for one in made] != [one.key for one in self.map.made]
        self.map.show_lines(lines, made, sorting)
        self._names.fit()
        self._share_room()
        if other_period:
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().maximum())
        self.select(place)

    def select(self, place: Place | None) -> None:
        """Choose the cell of an organisation and column, where it is there."""
        index = self.map.at(place) if place else None
        if isinstance(index, QModelIndex):
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.scrollTo(index)

    def place(self) -> Place | None:
        """The cell that is chosen."""
        return self.map.place_of(self.currentIndex())

    def line(self) -> Line | None:
        """The line of the chosen cell."""
        index = self.currentIndex()
        return self.map.lines[index.row()] if index.isValid() else None

    def column(self) -> MapColumn | None:
        """The column of the chosen cell."""
        index = self.currentIndex()
        return self.map.made[index.column()] if index.isValid() else None

    def _tell_current(self, current: QModelIndex) -> None:
        self._names.mark(current.row())
        self.cell_changed.emit()

    def _go_to_row(self, row: int) -> None:
        here = self.currentIndex()
        column = here.column() if here.isValid() else self.map.newest()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.setCurrentIndex(self.map.index(row, column))

    def _turn(self, section: int) -> None:
        self.sort_wanted.emit(turned(self.map.sorting, self.map.made[section]))

    # measures

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        look, made = theme.current(), self.map.made
        if not (made and self.map.lines):
            return
        rest = sum(look.px(one.width) for one in made)
        sharing = sum(one.shares_room for one in made)
        part = (self.viewport().width() - rest) // max(sharing, 1)
        for place, one in enumerate(made):
            least, most = map(look.px, one.room)
            wide = min(max(part, least), most) if one.shares_room else look.px(one.width)
            self._months.resizeSection(place, wide)
        self._months.fit()
        least, most = map(look.px, ROWS)
        high = min(self.viewport().height() // len(self.map.lines), most)
        self._names.setDefaultSectionSize(high if high >= least else look.row(ROW))

    def sizeHintForRow(self, row: int) -> int:
        """Rows have the height that they were given."""
        return self._names.defaultSectionSize()

    def minimumSizeHint(self) -> QSize:
        """Small: a wide map scrolls."""
        return QSize(theme.current().px(220), theme.current().px(160))

    # painting

    def _shown(self, rect: QRect) -> tuple[list[Span], list[Span]]:
        rows, columns = range(len(self.map.lines)), range(len(self.map.made))
        down = (self.rowViewportPosition, self.rowHeight)
        across = (self.columnViewportPosition, self.columnWidth)
        return (
            list(_spans(rows, *down, rect.top(), rect.bottom())),
            list(_spans(columns, *across, rect.left(), rect.right())),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """All cells that show, each a copy of its picture, and the ring of the chosen one."""
        painter = QPainter(self.viewport())
        rows, columns = self._shown(event.rect())
        take, ratio, looks = self._pictures.take, self.devicePixelRatioF(), self.map.looks
        for row, top, high in rows:
            line = looks[row]
            for column, left, wide in columns:
                painter.drawPixmap(left, top, take(line[column], wide, high, ratio))
        for row, top, _high in rows:
            if self.map.begins_group(row):
                painter.setPen(theme.current().pen("control"))
                painter.drawLine(0, top, self.viewport().width(), top)
        if self.currentIndex().isValid():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            here = QRectF(self.visualRect(self.currentIndex()))
            draw_ring(painter, here, here=self.hasFocus())

    def _take_first(self) -> None:
        """Arriving by keyboard, there is always a cell to move from."""
        if not self.currentIndex().isValid() and self.map.lines:
            self.setCurrentIndex(self.map.index(0, self.map.newest()))

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to what is behind the cell; Ctrl+Shift and an arrow sort."""
        held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        pressed = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        wanted = self._sorting_of(event.key()) if pressed == held else None
        if wanted is not None:
            self.sort_wanted.emit(wanted)
        elif event.key() in _ENTER and not pressed and self.currentIndex().isValid():
            self.entered_cell.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Typing goes to the name that begins so, whatever column the keyboard is at."""
        if self._pause.hasExpired(QApplication.keyboardInputInterval()):
            self._typed = ""
        self._pause.start()
        self._typed += folded(search)
        names = (folded(line.organisation.short_name) for line in self.map.lines)
        row = next((n for n, name in enumerate(names) if name.startswith(self._typed)), None)
        if row is not None:
            self._go_to_row(row)

    def _sorting_of(self, key: int) -> Sorting | None:
        column = self.column()
        if key == Qt.Key.Key_Left:
            return Sorting(NAME)
        if column is None or key not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return None
        return Sorting(column.key, descending=key == Qt.Key.Key_Down)


def _spans(
    numbers: range, start: Callable[[int], int], size: Callable[[int], int], low: int, high: int
) -> Iterator[Span]:
    """The rows or columns that lie between two pixels."""
    for number in numbers:
        first, extent = start(number), size(number)
        if first > high:
            return
        if first + extent > low:
            yield number, first, extent
