"""The table of a long list: one tab stop, rows to choose, groups to fold, a row to open."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent

from sub_crm.ui.backend import Backend
from sub_crm.ui.parts.lists.cell_editing import EditingView
from sub_crm.ui.parts.lists.columns import GroupRow, ListColumn
from sub_crm.ui.parts.lists.paged_view import counted
from sub_crm.ui.parts.lists.ticks import Ticks
from sub_crm.ui.text import announce

_Key = Qt.Key
_ENTER = (_Key.Key_Return, _Key.Key_Enter)
_SHIFT, _KEYPAD = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier


class PagedTable(EditingView):
    """`opened` on Enter or a double click; `ticked` carries what is chosen."""

    opened = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(
        self,
        backend: Backend,
        name: str,
        columns: Sequence[ListColumn],
        sentence: Callable[[Any], str],
        *,
        row_height: float = 44,
        group_words: Callable[[GroupRow], str] = counted,
    ) -> None:
        super().__init__(
            backend, name, columns, sentence, row_height=row_height, group_words=group_words
        )
        self._anchor: tuple[int, Ticks] | None = None
        self.head.box_clicked.connect(self.tick_loaded)
        self.doubleClicked.connect(self._open)

    def ticked_rows(self) -> list[Any]:
        """The loaded rows that are chosen."""
        return [row for row in self.list.rows if row.id in self.list.ticks]

    def tick_loaded(self) -> None:
        """Choose every loaded row; none when they all are."""
        ids = [row.id for row in self.list.rows]
        every = all(id in self.list.ticks for id in ids)
        self.set_ticks(Ticks() if every else self.list.ticks.put(ids, True))

    def tick_everything(self) -> None:
        """Choose all that meets the condition, also what is not loaded."""
        self.set_ticks(Ticks(everything=True))

    def clear_ticks(self) -> None:
        self._anchor = None
        self.set_ticks(Ticks())

    def _toggle(self, index: QModelIndex) -> None:
        rows = self._rows_of(self._item(index))
        on = not all(row.id in self.list.ticks for row in rows)
        self._anchor = None
        self.set_ticks(self.list.ticks.put([row.id for row in rows], on))
        said = self.list.data(self.list.index(index.row(), 0), Qt.ItemDataRole.AccessibleTextRole)
        announce(self, str(said))

    def _rows_of(self, item: Any) -> list[Any]:
        group = self.list.group
        if not isinstance(item, GroupRow) or group is None:
            return [] if item is None else [item]
        return [row for row in self.list.rows if group(row)[0] == item.key]

    def _extend(self, place: int) -> None:
        """Choose from where Shift was first held to here."""
        if not 0 <= place < len(self.list.items):
            return
        if self._anchor is None:
            self._anchor = (max(self.currentIndex().row(), 0), self.list.ticks)
        self._go(place)
        start, before = self._anchor
        first, last = sorted((start, place))
        between = self.list.items[first : last + 1]
        self.set_ticks(before.put([r.id for r in between if not isinstance(r, GroupRow)], True))

    # keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space chooses, Shift with the arrows extends, left and right fold, Enter opens."""
        place, key, shift = self.currentIndex().row(), event.key(), event.modifiers() & _SHIFT
        last = len(self.list.items) - 1
        if not shift:
            self._anchor = None
        acts: dict[int, Callable[[], object]] = {
            _Key.Key_Left: lambda: self._fold(True),
            _Key.Key_Right: lambda: self._fold(False),
            _Key.Key_Home: lambda: self._extend(0) if shift else self._go(0),
            _Key.Key_End: lambda: self._extend(last) if shift else self._go(last),
            _Key.Key_Space: lambda: self._toggle(self.currentIndex()),
            **dict.fromkeys(_ENTER, lambda: self._open(self.currentIndex())),
        }
        if shift and key in (_Key.Key_Up, _Key.Key_Down):
            self._extend(place + (1 if key == _Key.Key_Down else -1))
        elif key == _Key.Key_A and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.set_ticks(self.list.ticks.put([row.id for row in self.list.rows], True))
        elif key == _Key.Key_Escape and self.list.ticks:
            self.clear_ticks()
        elif key in acts and self.list.items and not event.modifiers() & ~(_SHIFT | _KEYPAD):
            acts[key]()
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        item = self._item(index)
        if isinstance(item, GroupRow):
            self._fold(not item.folded)
        elif item is not None:
            self.opened.emit(item)

    def _fold(self, folded: bool) -> None:
        """Fold the group of the current row, or open it; the keyboard goes to its title."""
        item, place = self._item(self.currentIndex()), self.currentIndex().row()
        while place >= 0 and not isinstance(self.list.items[place], GroupRow):
            place -= 1
        if place < 0:
            return
        group = self.list.items[place]
        if isinstance(item, GroupRow) and group.folded != folded:
            self.list.fold(group.key, folded)
        if folded or isinstance(item, GroupRow):
            self._go(place)
        self._reach()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click in the check column or with Ctrl chooses, with Shift up to there."""
        index = self.indexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            super().mousePressEvent(event)
            return
        if event.modifiers() & _SHIFT:
            self._extend(index.row())
            return
        super().mousePressEvent(event)
        self._column = index.column()
        self._go(index.row())
        if isinstance(self._item(index), GroupRow):
            self._open(index)
        elif index.column() == 0 or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._toggle(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu key, Shift+F10 and the right button ask for the row's menu."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        item = self._item(index)
        if item is not None and not isinstance(item, GroupRow):
            self._column = index.column() or self._column
            self._go(index.row())
            spot = event.pos() if by_mouse else self.visualRect(index).center()
            self.menu_wanted.emit(item, self.viewport().mapToGlobal(spot))
