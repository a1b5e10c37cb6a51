"""The model behind lists: frozen rows under headings, each with the sentence that is read out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

_Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Heading:
    """A group title between rows; it cannot be chosen."""

    title: str
    count: int | None = None
    tone: str = "text"

    def __str__(self) -> str:
        return self.title if self.count is None else f"{self.title}, {self.count}"


class RowsModel(QAbstractListModel):
    """Rows of any kind; the row itself is the UserRole, its sentence every text role."""

    def __init__(self, sentence: Callable[[Any], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sentence = sentence
        self._items: list[Any] = []

    def set_items(self, items: Sequence[Any]) -> None:
        """Show these rows and headings instead."""
        self.beginResetModel()
        self._items = list(items)
        self.endResetModel()

    def items(self) -> Sequence[Any]:
        """The rows and headings in order."""
        return self._items

    def replace(self, place: int, row: Any) -> None:
        """Show another row at a place, without losing selection or scroll position."""
        self._items[place] = row
        index = self.index(place, 0)
        self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """The number of rows and headings."""
        return 0 if parent.isValid() else len(self._items)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are skipped by keyboard and pointer."""
        if not index.isValid() or isinstance(self._items[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """The row itself or its sentence."""
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if role == _Role.UserRole:
            return item
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return str(item) if isinstance(item, Heading) else self._sentence(item)
        return None
