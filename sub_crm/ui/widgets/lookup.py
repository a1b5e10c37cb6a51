"""A field that finds as you type: a plain line with a list under it, driven from the line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from sub_crm.i18n import _, ngettext
from sub_crm.ui import theme
from sub_crm.ui.text import announce
from sub_crm.ui.widgets.canvas import Canvas
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.delegates import RowDelegate
from sub_crm.ui.widgets.lists import RowList
from sub_crm.ui.widgets.undo_keys import UndoFallsThrough


@dataclass(frozen=True, slots=True)
class Match:
    """One thing that was found: its name, a second line and what it stands for."""

    label: str
    second: str
    value: Any


class _MatchDelegate(RowDelegate):
    height, inset, padding = 44, 4, 14

    def draw(self, canvas: Canvas, row: Match) -> None:
        room = canvas.w - 2 * self.padding
        if not row.second:
            canvas.text(self.padding, 0, room, canvas.h, row.label, 13, 600)
            return
        canvas.text(self.padding, 4, room, 19, row.label, 13, 600)
        canvas.text(self.padding, 22, room, 18, row.second, 12, 400, "text2")


def _told(match: Match) -> str:
    return f"{match.label}, {match.second}" if match.second else match.label


class LookupField(UndoFallsThrough, QLineEdit):
    """Type, arrows choose, Enter picks; `unmatched` carries text that Enter found nothing for."""

    picked = Signal(object)
    unmatched = Signal(str)
    most_shown = 7

    def __init__(
        self, name: str, search: Callable[[str], Sequence[Match]], *, hint: str = ""
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setFont(theme.current().font(13))
        self._search = search
        self._card: Card | None = None
        self._list = RowList(name, _MatchDelegate(), _told, single_click=True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.opened.connect(self._pick)
        self.textEdited.connect(self._look)

    def matches(self) -> Sequence[Match]:
        """What the list shows now."""
        return self._list.rows.items() if self.is_open() else ()

    def is_open(self) -> bool:
        """Whether the list is on the screen."""
        return self._card is not None and self._card.isVisible()

    def _look(self, text: str) -> None:
        found = self._search(text.strip()) if text.strip() else ()
        self._list.set_rows(found)
        if not found:
            self.close_list()
            return
        self._list.setCurrentIndex(self._list.rows.index(0, 0))
        self._open(len(found))
        count = ngettext("{n} gevonden", "{n} gevonden", len(found)).format(n=len(found))
        announce(self, f"{count}: {_told(found[0])}")

    def _open(self, count: int) -> None:
        window, look = self.window(), theme.current()
        if self._card is None or self._card.parentWidget() is not window:
            self._card = Card(4, 0, "list")
            self._card.setParent(window)
            self._card.add(self._list)
        high = look.row(_MatchDelegate.height) * min(count, self.most_shown) + look.px(10)
        below = self.mapTo(window, QPoint(0, self.height() + 4))
        room = window.height() - below.y() - 8
        if high > room and below.y() > window.height() / 2:
            below.setY(max(4, self.mapTo(window, QPoint(0, 0)).y() - high - 4))
        wide = max(self.width(), look.px(280))
        left = max(4, min(below.x(), window.width() - wide - 8))
        self._card.setGeometry(left, below.y(), wide, high)
        self._card.show()
        self._card.raise_()

    def close_list(self) -> None:
        """Take the list away; the text stays."""
        if self._card is not None:
            self._card.hide()

    def _pick(self, match: Match) -> None:
        self.close_list()
        self.setText(match.label)
        self.picked.emit(match.value)

    def _step(self, by: int) -> None:
        place = self._list.currentIndex().row() + by
        place = max(0, min(place, self._list.rows.rowCount() - 1))
        self._list.setCurrentIndex(self._list.rows.index(place, 0))
        announce(self, _told(self._list.current_row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose, Enter picks, Esc closes the list before it closes anything else."""
        key = event.key()
        if self.is_open() and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif self.is_open() and key == Qt.Key.Key_Escape:
            self.close_list()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._enter()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        if self.is_open():
            self._pick(self._list.current_row())
        elif self.text().strip():
            announce(self, _("Niets gevonden"))
            self.unmatched.emit(self.text().strip())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field closes the list."""
        super().focusOutEvent(event)
        self.close_list()

    def hideEvent(self, event: QHideEvent) -> None:
        """A field that leaves the screen takes its list with it."""
        super().hideEvent(event)
        self.close_list()
