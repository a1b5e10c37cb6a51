"""Things chosen for a record, each a small button that takes it away again."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.ui.widgets.buttons import pill
from sub_crm.ui.widgets.chips import Chip
from sub_crm.ui.widgets.flow import FlowLayout
from sub_crm.ui.widgets.groups import Group
from sub_crm.ui.widgets.layouts import clear, fill
from sub_crm.ui.widgets.lookup import LookupField
from sub_crm.values.ids import Id

Pick = tuple[str, Any]


class Picks(Group):
    """The chosen ones and the field that finds more; `removed` carries a value."""

    removed = Signal(object)

    def __init__(self, lookup: LookupField) -> None:
        super().__init__()
        self.lookup = lookup
        self._shown: tuple[Sequence[Pick], Sequence[str]] = ((), ())
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder)
        self.setFocusProxy(lookup)
        self.setAccessibleName(lookup.accessibleName())
        fill(QVBoxLayout(self), (self._holder, lookup), 6, (0, 0, 0, 0))

    def show_picks(self, picks: Sequence[Pick], fixed: Sequence[str] = ()) -> None:
        """Show these; what is `fixed` cannot be taken away here."""
        if (picks, fixed) == self._shown:
            return
        self._shown = (picks, fixed)
        if self._holder.isAncestorOf(self.window().focusWidget() or self):
            self.lookup.setFocus()
        clear(self._flow)
        for text, value in picks:
            self._flow.addWidget(self._button(text, value))
        for text in fixed:
            self._flow.addWidget(Chip(text, "plain", "org", 26))
        self._holder.setVisible(bool(picks or fixed))

    def _button(self, text: str, value: Any) -> QWidget:
        made = pill(text, icon_name="x", on_click=lambda: self.removed.emit(value))
        made.setAccessibleName(_("{name} weghalen").format(name=text))
        return made


class PickedRecords(Picks):
    """Picks that a form holds until it is done; the owner says what the lookup found."""

    changed = Signal()

    def __init__(self, lookup: LookupField, picks: Sequence[tuple[str, Id]] = ()) -> None:
        super().__init__(lookup)
        self._names: dict[Id, str] = {}
        self.removed.connect(self._drop)
        self.set_picks(picks)

    def picks(self) -> list[tuple[str, Id]]:
        """Every name with its id, in the order in which they were picked."""
        return [(name, id) for id, name in self._names.items()]

    def ids(self) -> tuple[Id, ...]:
        return tuple(self._names)

    def set_picks(self, picks: Sequence[tuple[str, Id]]) -> None:
        """Show these instead."""
        self._names = {id: name for name, id in picks}
        self._show()

    def pick(self, name: str, id: Id) -> None:
        """One more; the field is empty for the next."""
        self._names[id] = name
        self._show()

    def _drop(self, id: Id) -> None:
        self._names.pop(id, None)
        self._show()

    def _show(self) -> None:
        self.lookup.clear()
        self.show_picks(self.picks())
        self.changed.emit()
