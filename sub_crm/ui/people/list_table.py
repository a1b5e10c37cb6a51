"""The table of people: the row of the keyboard shows small buttons in its last column."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHeaderView

from sub_crm.ui import theme
from sub_crm.ui.parts.lists import PagedTable
from sub_crm.ui.people.list_columns import ISSUES, PLACE, action_at
from sub_crm.ui.people.list_reading import Listed


class PeopleTable(PagedTable):
    """`action_wanted` carries a person and the name of the button that was clicked."""

    action_wanted = Signal(object, str)

    def set_compact(self, compact: bool) -> None:
        """The organisation takes the room that the position leaves."""
        super().set_compact(compact)
        keys = [column.key for column in self.list.columns]
        mode = QHeaderView.ResizeMode
        place = keys.index(PLACE) + 1
        self.head.setSectionResizeMode(place, mode.Stretch if compact else mode.Interactive)
        if not compact:
            wide = self.list.columns[place - 1].width
            self.head.resizeSection(place, theme.current().px(wide))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Buttons stand only where the keyboard already is; elsewhere a click goes there."""
        found = self._button(event)
        if found is None:
            super().mousePressEvent(event)
        else:
            self.action_wanted.emit(*found)

    def _button(self, event: QMouseEvent) -> tuple[Listed, str] | None:
        spot = event.position().toPoint()
        index = self.indexAt(spot)
        left = event.button() is Qt.MouseButton.LeftButton
        if not left or not index.isValid() or index.row() != self.currentIndex().row():
            return None
        column = index.column() - 1
        if column < 0 or self.list.columns[column].key != ISSUES:
            return None
        cell, zoom = self.visualRect(index), theme.current().zoom
        name = action_at((spot.x() - cell.x()) / zoom, cell.width() / zoom)
        row = self.current_row()
        return (row, name) if name and row is not None else None
