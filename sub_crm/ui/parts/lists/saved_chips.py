"""Bewaarde lijsten: a checkable chip per list, with its number behind the name."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from sub_crm.i18n import _
from sub_crm.ui.parts.lists.bulk_bar import count_words
from sub_crm.ui.parts.lists.reading import KeptList
from sub_crm.ui.text import label, no_mnemonic
from sub_crm.ui.widgets.buttons import filter_chip
from sub_crm.ui.widgets.flow import FlowLayout
from sub_crm.ui.widgets.layouts import clear, fill


class SavedChips(QWidget):
    """A click chooses a list; the menu key and Del are for lists of one's own."""

    chosen = Signal(object)
    """`KeptList`, None when the chosen one was clicked again."""
    rename_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, title: str) -> None:
        super().__init__()
        self._lists: list[KeptList] = []
        self._filter: Any = None
        self.chips: list[QPushButton] = []
        holder = QWidget()
        self._flow = FlowLayout(holder)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        self._title = label(title, "secondary")
        line = QHBoxLayout(self)
        fill(line, (self._title,), 10, (0, 0, 0, 0))
        line.addWidget(holder, 1)

    def show_lists(self, lists: Sequence[KeptList]) -> None:
        if [_told(one) for one in lists] == [_told(one) for one in self._lists]:
            self._lists = list(lists)
            self._check()
            return
        place = next((n for n, one in enumerate(self.chips) if one.hasFocus()), -1)
        self._lists = list(lists)
        clear(self._flow)
        self.chips = [self._chip(number) for number in range(len(lists))]
        for chip in self.chips:
            self._flow.addWidget(chip)
        self._check()
        if place >= 0 and self.chips:
            self.chips[min(place, len(self.chips) - 1)].setFocus()

    def show_filter(self, filter: Any) -> None:
        """Check the list that has just this filter."""
        self._filter = filter
        self._check()

    def _check(self) -> None:
        for one, chip in zip(self._lists, self.chips, strict=True):
            chip.setChecked(one.filter == self._filter)

    def _chip(self, number: int) -> QPushButton:
        one = self._lists[number]
        return filter_chip(_told(one), on_click=lambda: self._choose(number))

    def _choose(self, number: int) -> None:
        one = self._lists[number]
        self.chosen.emit(one if one.filter != self._filter else None)
        self._check()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The right button and the menu key, on a list of one's own."""
        number = self._own_under_focus()
        if number >= 0:
            self._menu(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del removes a list of one's own, never a row of the table."""
        if event.key() != Qt.Key.Key_Delete:
            super().keyPressEvent(event)
        elif (number := self._own_under_focus()) >= 0:
            self.remove_wanted.emit(self._lists[number])

    def _own_under_focus(self) -> int:
        held = (n for n, one in enumerate(self.chips) if one.hasFocus() or one.underMouse())
        number = next(held, -1)
        return number if number >= 0 and self._lists[number].mine else -1

    def _menu(self, number: int) -> None:
        chip, one = self.chips[number], self._lists[number]
        menu = QMenu(chip)
        entries = ((_("Hernoemen"), self.rename_wanted), (_("Verwijderen"), self.remove_wanted))
        for text, signal in entries:
            action = menu.addAction(no_mnemonic(text))
            action.triggered.connect(lambda _on=False, signal=signal: signal.emit(one))
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height())))


def _told(one: KeptList) -> str:
    return one.name if one.count is None else f"{one.name}  {count_words(one.count)}"
