"""Choices that show what the store has without telling it again: segments and radio buttons."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout

from sub_crm.ui.text import eliding
from sub_crm.ui.widgets.checks import RadioButton
from sub_crm.ui.widgets.groups import Group
from sub_crm.ui.widgets.layouts import fill
from sub_crm.ui.widgets.segment import Segment


def show_in(choice: "Segment | RadioList", value: Any) -> None:
    """Choose without telling."""
    with QSignalBlocker(choice):
        choice.set_value(value)


class RadioList(Group):
    """Radio buttons under each other, each with a word of explanation behind it."""

    changed = Signal(object)

    def __init__(self, name: str, options: Sequence[tuple[Any, str, str]]) -> None:
        super().__init__(name)
        self._values = [value for value, _text, _why in options]
        self._group = QButtonGroup(self)
        box = QVBoxLayout(self)
        fill(box, (), 0, (0, 0, 0, 0))
        for place, (_value, text, why) in enumerate(options):
            made = RadioButton(text, name=f"{text}, {why}")
            self._group.addButton(made, place)
            line = QHBoxLayout()
            fill(line, (made,), 6, (0, 0, 0, 0))
            line.addWidget(eliding(why, "secondary"), 1)
            box.addLayout(line)
        self.set_value(self._values[0])
        self._group.idToggled.connect(self._tell)

    def _tell(self, place: int, on: bool) -> None:
        if on:
            self.changed.emit(self._values[place])

    def value(self) -> Any:
        return self._values[self._group.checkedId()]

    def set_value(self, value: Any) -> None:
        self._group.button(self._values.index(value)).setChecked(True)
