"""One facet: check boxes with counts, that stay the same widgets while the counts change."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from sub_crm.i18n import ngettext
from sub_crm.ui.text import label
from sub_crm.ui.widgets.buttons import link
from sub_crm.ui.widgets.checks import CheckBox
from sub_crm.ui.widgets.groups import Group
from sub_crm.ui.widgets.layouts import fill, row

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Option:
    key: Hashable
    text: str
    count: str


class FacetGroup(Group):
    """`changed` carries nothing: ask for `chosen`."""

    changed = Signal()

    def __init__(self, title: str, *, on: bool = False) -> None:
        super().__init__(title)
        self._on, self._all = on, False
        self._options: list[Option] = []
        self._wanted: tuple[Any, ...] = ()
        self.boxes: dict[Any, CheckBox] = {}
        self._counts: dict[Any, QLabel] = {}
        self._rows: dict[Any, QWidget] = {}
        self._column = QVBoxLayout(self)
        self.more = link("", on_click=self._show_all)
        fill(self._column, (label(title, "group", colour="text2"),), 1, (0, 0, 0, 12))
        self._column.addWidget(self.more)
        self.more.hide()

    def chosen(self) -> tuple[Any, ...]:
        waiting = (key for key in self._wanted if key not in self.boxes)
        return *(key for key, box in self.boxes.items() if box.isChecked()), *waiting

    def choose(self, keys: Sequence[Any]) -> None:
        """Choose these of a question that has yet to be asked; each waits for its box."""
        self._wanted = tuple(keys)

    def clear(self) -> None:
        """Forget the choices and the options, for another question."""
        for one in self._rows.values():
            one.hide()
            one.deleteLater()
        self._all, self._wanted = False, ()
        self.boxes, self._counts, self._rows = {}, {}, {}
        self._options = []

    def show_options(self, options: Sequence[Option]) -> None:
        """Show these counts; an option that had one keeps its place, and gets 0."""
        offered = {option.key: option for option in options}
        known = [offered.pop(one.key, Option(one.key, one.text, "0")) for one in self._options]
        self._options = [*known, *offered.values()]
        self._arrange()
        self.setVisible(bool(self._options))

    def _arrange(self) -> None:
        for place, option in enumerate(self._options):
            shown = self._all or place < SHOWN or option.key in self._wanted
            if shown and option.key not in self.boxes:
                self._make(option)
            if option.key in self.boxes:
                self._counts[option.key].setText(option.count)
                self.boxes[option.key].setAccessibleName(f"{option.text}, {option.count}")
        hidden = len(self._options) - len(self.boxes)
        text = ngettext("Nog {n}", "Nog {n}", hidden).format(n=hidden)
        self.more.setText(text)
        self.more.setAccessibleName(text)
        self.more.setVisible(hidden > 0)

    def _make(self, option: Option) -> None:
        box = CheckBox(option.text, self._on or option.key in self._wanted)
        count = label(option.count, "number", colour="text2")
        box.toggled.connect(self.changed)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        line = row(box, count, spacing=6)
        self.boxes[option.key], self._counts[option.key] = box, count
        self._rows[option.key] = line
        self._column.insertWidget(self._column.count() - 1, line)

    def _show_all(self) -> None:
        self._all = True
        first = len(self.boxes)
        self._arrange()
        list(self.boxes.values())[first].setFocus()
