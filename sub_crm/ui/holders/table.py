"""The table of organisations, in which several are chosen with the keyboard or a check."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView

from sub_crm.i18n import _
from sub_crm.queries.holders import HolderRow
from sub_crm.ui import theme
from sub_crm.ui.holders import wording
from sub_crm.ui.widgets.canvas import Canvas
from sub_crm.ui.widgets.checks import draw_check
from sub_crm.ui.widgets.tables import Column, DataTable
from sub_crm.values.ids import Id

_CHECK = 40
"""Width of the spot around the check."""
_MOVES = (
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Left, Qt.Key.Key_Right),
)
_Flag = QItemSelectionModel.SelectionFlag


class HoldersTable(DataTable):
    """Space chooses, Shift with arrows more, Ctrl+A all; arrows alone only walk."""

    chosen = Signal()

    def __init__(self, today: Callable[[], dt.date]) -> None:
        super().__init__(_("Organisaties en accounthouders"), _columns(today), row_height=48)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.selectionModel().selectionChanged.connect(lambda *_changed: self.chosen.emit())

    def rows(self) -> list[HolderRow]:
        """The chosen rows, from top to bottom."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.cells.row(place) for place in places]

    def show_rows(self, rows: Sequence[HolderRow]) -> None:
        """Show these rows; what was chosen stays chosen, the keyboard stays where it was."""
        kept, here = {row.id for row in self.rows()}, self.current_row()
        begins = not self.cells.rowCount()
        self.cells.set_rows(rows)
        for place, row in enumerate(rows):
            index = self.cells.index(place, 0)
            if row.id in kept:
                self.selectionModel().select(index, _Flag.Select | _Flag.Rows)
            if here is not None and row.id == here.id:
                self.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
        if begins:
            self._take_first()
        self.chosen.emit()

    def choose(self, ids: set[Id]) -> None:
        """Choose exactly these organisations."""
        self.clearSelection()
        for place in range(self.cells.rowCount()):
            if self.cells.row(place).id in ids:
                index = self.cells.index(place, 0)
                self.selectionModel().select(index, _Flag.Select | _Flag.Rows)

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Walking chooses nothing, Space and a click on the check toggle."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            return _Flag.Toggle | _Flag.Rows
        if isinstance(event, QKeyEvent) and event.key() in _MOVES and not event.modifiers():
            return _Flag.NoUpdate
        pressed = event is not None and event.type() is QEvent.Type.MouseButtonPress
        if pressed and isinstance(event, QMouseEvent) and self._on_check(event):
            return _Flag.Toggle | _Flag.Rows
        return super().selectionCommand(index, event)

    def _on_check(self, event: QMouseEvent) -> bool:
        x = event.position().x() + self.horizontalHeader().offset()
        return not event.modifiers() and x < theme.current().px(_CHECK)

    def _take_first(self) -> None:
        """Walking chooses nothing, arriving neither."""
        if self.hasFocus() and not self.currentIndex().isValid() and self.cells.rowCount():
            self.selectionModel().setCurrentIndex(self.cells.index(0, 0), _Flag.NoUpdate)


def _columns(today: Callable[[], dt.date]) -> list[Column]:
    def holder(row: HolderRow) -> str:
        return wording.joined(wording.holder_line(row), wording.holder_detail(row, today()))

    def deputy(row: HolderRow) -> str:
        return wording.joined(wording.deputy_line(row), wording.deputy_detail(row, today()))

    def draw_holder(canvas: Canvas, row: HolderRow) -> None:
        ink = "text" if row.holder else "text3"
        _two_lines(canvas, wording.holder_line(row), wording.holder_detail(row, today()), ink)

    def draw_deputy(canvas: Canvas, row: HolderRow) -> None:
        ink = "text2" if wording.is_ahead(row, today()) else "text"
        _two_lines(canvas, wording.deputy_line(row), wording.deputy_detail(row, today()), ink)

    return [
        Column(_("Organisatie"), lambda row: row.short_name, draw=_draw_name),
        Column(_("Accounthouder"), holder, draw=draw_holder),
        Column(_("Vervanger"), deputy, draw=draw_deputy),
    ]


def _draw_name(canvas: Canvas, row: HolderRow) -> None:
    draw_check(canvas.painter, canvas.place(12, canvas.h / 2 - 9, 18, 18), canvas.state.selected)
    canvas.tile(_CHECK + 2, canvas.h / 2 - 14, 28, row.abbreviation, row.hue)
    left = _CHECK + 42
    canvas.text(left, 0, canvas.w - left - 8, canvas.h, row.short_name, 13.5, 600)


def _two_lines(canvas: Canvas, line: str, detail: str, ink: str) -> None:
    room = canvas.w - 20
    if not detail:
        canvas.text(12, 0, room, canvas.h, line, 13, colour=ink)
        return
    middle = canvas.h / 2
    canvas.text(12, middle - 19, room, 20, line, 13, colour=ink)
    canvas.text(12, middle - 1, room, 18, detail, 12, colour="text2")
