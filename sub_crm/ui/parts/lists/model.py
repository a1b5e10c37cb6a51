"""The model of a long list: pages of rows that grow, under groups that fold."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from sub_crm.i18n import _
from sub_crm.ui.parts.lists.cells import TypedCell
from sub_crm.ui.parts.lists.columns import GroupRow, ListColumn
from sub_crm.ui.parts.lists.ticks import Ticks
from sub_crm.ui.widgets.canvas import LEFT, RIGHT
from sub_crm.values.ids import Id

_Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex
Group = Callable[[Any], tuple[Hashable, str]]
"""The key and the title of the group that a row belongs to."""
_NOWHERE = QModelIndex()


class PagedModel(QAbstractTableModel):
    """Column 0 is the check box; the row or group is the UserRole of every cell."""

    more_wanted = Signal()
    edited = Signal(object, str, object)
    """Row, key of the column and the text that was typed."""
    refused = Signal(str)

    def __init__(
        self,
        columns: Sequence[ListColumn],
        sentence: Callable[[Any], str],
        group_words: Callable[[GroupRow], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self.ticks = Ticks()
        self.rows: list[Any] = []
        self.items: list[Any] = []
        self.group: Group | None = None
        self.counted = True
        self.folded: set[Hashable] = set()
        self.more = False
        self._asked = False
        self._sentence, self._group_words = sentence, group_words

    # pages

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there is a next page that nobody asked for yet."""
        return self.more and not self._asked and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page."""
        self._asked = True
        self.more_wanted.emit()

    def replace(self, rows: Sequence[Any], more: bool) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self.rows, self.more, self._asked = list(rows), more, False
        self.items = list(self._arranged())
        self.endResetModel()

    def append(self, rows: Sequence[Any], more: bool) -> None:
        """Add the next page."""
        self.rows += rows
        self.more, self._asked = more, False
        before, arranged = len(self.items), list(self._arranged())
        if len(arranged) > before:
            self.beginInsertRows(_NOWHERE, before, len(arranged) - 1)
            self.items = arranged
            self.endInsertRows()
        self.items = arranged
        self.repaint()

    def fold(self, key: Hashable, folded: bool) -> None:
        """Hide or show the rows of a group."""
        (self.folded.add if folded else self.folded.discard)(key)
        self.replace(self.rows, self.more)

    def _arranged(self) -> Iterator[Any]:
        if self.group is None:
            yield from self.rows
            return
        groups: list[tuple[Hashable, str, list[Any]]] = []
        for row in self.rows:
            key, title = self.group(row)
            if not groups or groups[-1][0] != key:
                groups.append((key, title, []))
            groups[-1][2].append(row)
        for place, (key, title, rows) in enumerate(groups):
            last, folded = place == len(groups) - 1, key in self.folded
            yield GroupRow(key, title, len(rows), last and self.more, folded)
            yield from () if folded else rows

    # ticks

    def set_ticks(self, ticks: Ticks) -> None:
        self.ticks = ticks
        self.repaint()

    def repaint(self) -> None:
        if self.items:
            last = self.index(len(self.items) - 1, len(self.columns))
            self.dataChanged.emit(self.index(0, 0), last)

    def place_of(self, id: Id) -> int:
        """The place of a row on show, -1 when it is not there."""
        ids = (getattr(item, "id", None) for item in self.items)
        return next((place for place, each in enumerate(ids) if each == id), -1)

    # what Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.items)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if isinstance(self.items[index.row()], GroupRow):
            return flags
        if index.column() == 0:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        editable = isinstance(self.columns[index.column() - 1].edit, TypedCell)
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == _Role.UserRole:
            return item
        if role not in (_Role.DisplayRole, _Role.AccessibleTextRole, _Role.CheckStateRole):
            return None
        if isinstance(item, GroupRow):
            return self._of_group(item, index.column(), role)
        return self._of_row(item, index.column(), role)

    def _of_group(self, group: GroupRow, column: int, role: int) -> Any:
        if role == _Role.CheckStateRole or (column and role != _Role.AccessibleTextRole):
            return None  # the title runs over all columns, and is read in each
        state = _("ingeklapt") if group.folded else _("uitgeklapt")
        return ", ".join(filter(None, (group.title, self.group_words(group), state)))

    def group_words(self, group: GroupRow) -> str:
        """How many rows there are in a group, where that may be told."""
        return self._group_words(group) if self.counted else ""

    def _of_row(self, row: Any, column: int, role: int) -> Any:
        if column == 0:
            ticked = row.id in self.ticks
            if role == _Role.CheckStateRole:
                return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
            said = self._sentence(row)
            return _("{row}, geselecteerd").format(row=said) if ticked else said
        shown = self.columns[column - 1]
        if role == _Role.CheckStateRole:
            return None
        text = shown.text(row)
        return text if role == _Role.DisplayRole else f"{shown.title}: {text}"

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        """What was typed goes out as a wish; the list shows it once it is on disk."""
        column = self.columns[index.column() - 1]
        row, text, cell = self.items[index.row()], str(value).strip(), column.edit
        if not isinstance(cell, TypedCell) or text == cell.text(row):
            return False
        if problem := cell.problem(text):
            self.refused.emit(problem)
        else:
            self.edited.emit(row, column.key, text)
        return not problem

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            spoken = role == _Role.AccessibleTextRole and section < len(self.items)
            return self._name_of(self.items[section]) if spoken else None
        column = self.columns[section - 1] if section else None
        if role == _Role.TextAlignmentRole:
            return RIGHT if column and column.right else LEFT
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return column.title if column else _("Geselecteerd")
        return None

    def _name_of(self, item: Any) -> str:
        """What a row is called."""
        if isinstance(item, GroupRow):
            return item.title
        naming = next((one for one in self.columns if one.names), self.columns[0])
        return naming.text(item)
