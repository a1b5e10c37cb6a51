"""Changing one cell of a long list where it stands; Tab goes on with the next one of its row."""

from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QMenu, QWidget

from sub_crm.ui.parts.lists.cells import AskedCell, ChosenCell
from sub_crm.ui.parts.lists.columns import ListColumn
from sub_crm.ui.parts.lists.paged_view import PagedView
from sub_crm.ui.text import no_mnemonic

Hint = QAbstractItemDelegate.EndEditHint
_STEPS = {Hint.EditNextItem: 1, Hint.EditPreviousItem: -1}


class EditingView(PagedView):
    """The column of the keyboard is the one that was clicked or changed last."""

    edited = Signal(object, str, object)
    """Row, key of the column, and the text or the value."""
    asked = Signal(object, str)
    """Row and key of a column that the page asks for on a surface."""
    refused = Signal(str)
    """What is wrong with a text that was left in a cell."""
    _column = 0
    _late = False

    def _connect(self) -> None:
        super()._connect()
        self.list.edited.connect(self.edited)
        self.list.refused.connect(self.refused)

    def editable(self) -> list[ListColumn]:
        """The columns of which the cells can be changed."""
        return [column for column in self.list.columns if column.edit is not None]

    def edit_row(self) -> None:
        """Change the current row in the column of the keyboard, else in the widest one."""
        columns, places = self.list.columns, self._places()
        widest_first = sorted(places, key=lambda place: columns[place - 1].width > 0)
        here = [self._column] if self._column in places else widest_first
        if here:
            self.edit_cell(columns[here[0] - 1].key)

    def edit_cell(self, key: str) -> None:
        """Change the cell of the current row in this column."""
        row = self.current_row()
        place = next(n for n, one in enumerate(self.list.columns, 1) if one.key == key)
        cell = self.list.columns[place - 1].edit
        if row is None or cell is None:
            return
        self._column = place
        if isinstance(cell, AskedCell):
            self.asked.emit(row, key)
        elif isinstance(cell, ChosenCell):
            self._choose(row, place, cell)
        else:
            self.edit(self.list.index(self.currentIndex().row(), place))

    def _places(self) -> list[int]:
        """The columns on the screen that can be changed."""
        return [
            place
            for place, column in enumerate(self.list.columns, 1)
            if column.edit is not None and not self.isColumnHidden(place)
        ]

    def _choose(self, row: Any, place: int, cell: ChosenCell) -> None:
        key, now = self.list.columns[place - 1].key, cell.value(row)
        self.menu = menu = QMenu(self)
        menu.setAccessibleName(self.list.columns[place - 1].title)
        for value, text in cell.options:
            action = menu.addAction(no_mnemonic(text))
            action.setCheckable(True)
            action.setChecked(value == now)
            action.triggered.connect(
                lambda _on=False, value=value: self.edited.emit(row, key, value)
            )
            if value == now:
                menu.setActiveAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        cell_rect = self.visualRect(self.list.index(self.currentIndex().row(), place))
        menu.popup(self.viewport().mapToGlobal(cell_rect.bottomLeft() + QPoint(4, 0)))

    def refresh(self) -> None:
        """What changes elsewhere waits while somebody types in a cell."""
        if self.state() is QAbstractItemView.State.EditingState:
            self._late = True
        else:
            super().refresh()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab opens the next cell that can be changed; else the list shows what came in."""
        super().closeEditor(editor, Hint.NoHint)
        places, by = self._places(), _STEPS.get(hint, 0)
        at = places.index(self._column) + by if self._column in places else -1
        if by and 0 <= at < len(places):
            self.edit_cell(self.list.columns[places[at] - 1].key)
        elif self._late:
            self._late = False
            self.refresh()
