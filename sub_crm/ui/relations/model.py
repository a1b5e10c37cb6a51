"""The model of the map: lines under columns, a sentence for every cell, a name for every header."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt

from sub_crm.i18n import _
from sub_crm.insight.relations.lines import Line
from sub_crm.ui.relations.columns import Look, MapColumn, Sorting
from sub_crm.ui.text import plain_tooltip
from sub_crm.ui.widgets.tables import ColumnsModel, Index
from sub_crm.values.ids import Id

_Role = Qt.ItemDataRole
Place = tuple[Id, str]
"""A cell whatever the order: organisation and column."""


class MapModel(ColumnsModel):
    """Keeps the looks of all cells, so that painting only has to fetch them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self.made: list[MapColumn] = []
        self.lines: list[Line] = []
        self.looks: list[list[Look]] = []
        self.sorting = Sorting()

    def show_lines(
        self, lines: Sequence[Line], made: Sequence[MapColumn], sorting: Sorting
    ) -> None:
        """Show these lines, in this order, under these columns."""
        self.beginResetModel()
        self.made, self.lines, self.sorting = list(made), list(lines), sorting
        self.columns, self._rows = list(made), list(lines)
        self.looks = [[column.look(line) for column in made] for line in lines]
        self.endResetModel()

    def place_of(self, index: Index) -> Place | None:
        """The organisation and column of a cell."""
        if not index.isValid():
            return None
        return self.lines[index.row()].id, self.made[index.column()].key

    def at(self, place: Place) -> Index | None:
        """The cell of an organisation and column, where it is still there."""
        rows = (row for row, line in enumerate(self.lines) if line.id == place[0])
        columns = (number for number, one in enumerate(self.made) if one.key == place[1])
        row, column = next(rows, None), next(columns, self.newest())
        return None if row is None else self.index(row, column)

    def newest(self) -> int:
        """The column of the running month, or the first of those that the matrix is about."""
        months = sum(one.month is not None for one in self.made)
        return max(months - 1, 0)

    def reads_left(self, section: int) -> bool:
        """Whether the texts of a column begin at its left."""
        return bool(self.looks) and self.looks[0][section].left

    def begins_group(self, row: int) -> bool:
        """Whether a line between groups stands above the row; only in the order by name."""
        if row == 0 or self.sorting != Sorting():
            return False
        return self.lines[row].group is not self.lines[row - 1].group

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """The number of a cell, its line, or its sentence."""
        if role == _Role.AccessibleTextRole:
            return self.made[index.column()].told(self.lines[index.row()])
        if role == _Role.ToolTipRole:
            return plain_tooltip(self.made[index.column()].told(self.lines[index.row()]))
        return super().data(index, role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """Short titles for the eye; whole names and the order for the ear."""
        if orientation is Qt.Orientation.Vertical:
            return self._name(section, role)
        if role in (_Role.AccessibleTextRole, _Role.ToolTipRole):
            return self._spoken(self.made[section])
        return super().headerData(section, orientation, role)

    def _name(self, row: int, role: int) -> Any:
        organisation = self.lines[row].organisation
        if role == _Role.DisplayRole:
            return organisation.short_name
        if role == _Role.AccessibleTextRole:
            return organisation.name
        return plain_tooltip(organisation.name) if role == _Role.ToolTipRole else None

    def _spoken(self, column: MapColumn) -> str:
        if column.key != self.sorting.key:
            return column.spoken
        way = _("hoogste eerst") if self.sorting.descending else _("laagste eerst")
        return _("{column}, gesorteerd, {way}").format(column=column.spoken, way=way)
