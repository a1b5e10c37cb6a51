"""What stands above a long list: kept lists, a text field, what narrows it, and its order."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.orders.lists import RemoveList
from sub_crm.store import Changes
from sub_crm.ui import theme
from sub_crm.ui.desk import CONTACTS, ISSUES, PEOPLE, Desk
from sub_crm.ui.parts.lists.filter_menu import fill_menu, search_value
from sub_crm.ui.parts.lists.filters import Facet, Options, Preset, in_words
from sub_crm.ui.parts.lists.list_forms import RenameListForm, SaveListForm
from sub_crm.ui.parts.lists.reading import Count, KeptList, read_lists
from sub_crm.ui.parts.lists.saved_chips import SavedChips
from sub_crm.ui.widgets.buttons import filter_chip, link, set_icon
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.ui.widgets.fields import SearchField
from sub_crm.ui.widgets.flow import FlowLayout
from sub_crm.ui.widgets.layouts import clear, fill
from sub_crm.ui.widgets.overlay import Overlay
from sub_crm.values.conditions import to_json

PAGES = {"contacts": CONTACTS, "people": PEOPLE, "issues": ISSUES}
"""Where the list of a subject stands."""


class FilterRow(QWidget):
    """`changed` carries the filter: a frozen dataclass with `text`, `order`, `flipped`, `group`."""

    changed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        subject: str,
        usual: Any,
        *,
        facets: Sequence[Facet],
        presets: Sequence[Preset],
        count: Count,
        orders: Options,
        groups: Options = (),
    ) -> None:
        super().__init__()
        self._desk, self._subject, self._usual = desk, subject, usual
        self._facets, self._presets, self._count = list(facets), list(presets), count
        self.filter = usual
        self._compact = False
        self.saved = SavedChips(_("Bewaarde lijsten"))
        self.field = SearchField(_("Zoek in deze lijst"), _("Zoek in deze lijst  (Ctrl+F)"))
        self.order_choice = ChoiceButton(_("Sorteren"), _said(_("Sorteren"), orders))
        self.group_choice = ChoiceButton(_("Groeperen"), _said(_("Groeperen"), groups))
        if not groups:
            self.group_choice.hide()
        self._make()
        self._connect()
        self._show()
        self.refresh()

    def _make(self) -> None:
        look = theme.current()
        self.add_chip = filter_chip(_("Filter"), "plus", name=_("Filter toevoegen"))
        self.add_chip.setCheckable(False)
        self.menu = QMenu(self.add_chip)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.add_chip.setMenu(self.menu)
        self.clear = link(_("Filters wissen"), on_click=self.clear_filters)
        self.save = link(_("Lijst bewaren"), on_click=self.save_list)
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._holder.setSizePolicy(policy)
        self._flow.addWidget(self.add_chip)
        self._flow.setContentsMargins(0, look.px(2), 0, 0)
        top = Qt.AlignmentFlag.AlignTop
        self._line = line = QHBoxLayout()
        fill(line, (), 8, (0, 0, 0, 0))
        line.addWidget(self.field, 0, top)
        line.addWidget(self._holder, 1)
        for one in (self.clear, self.save):
            line.addWidget(one, 0, top)
        fill(QVBoxLayout(self), (self.saved, line), 8, (0, 0, 0, 0))

    def _connect(self) -> None:
        self.field.edited.connect(lambda text: self._change(text=text.strip()))
        self.order_choice.chosen.connect(lambda order: self._change(order=order, flipped=False))
        self.group_choice.chosen.connect(lambda group: self._change(group=group))
        self.saved.chosen.connect(self._choose)
        self.saved.rename_wanted.connect(lambda one: RenameListForm(self._desk, one).open())
        self.saved.remove_wanted.connect(self._remove)
        self._desk.backend.changed.connect(self._hear)

    # what is asked from outside

    def refresh(self) -> None:
        """Count the lists anew."""
        backend = self._desk.backend
        asked = (self._subject, type(self._usual), self._presets, self._count, backend.me)
        backend.query(read_lists, *asked, then=self._receive)

    def set_filter(self, filter: Any) -> None:
        """Show another filter and tell it."""
        if filter != self.filter:
            self.filter = filter
            self._show()
            self.changed.emit(filter)

    def sort_by(self, order: str) -> None:
        """Take this order; when it was taken already, the other way round."""
        order = type(self._usual.order)(order)
        here = self.filter.order == order
        self._change(order=order, flipped=here and not self.filter.flipped)

    def clear_filters(self) -> None:
        """Ask for everything; order and groups stay."""
        kept = {n: getattr(self.filter, n) for n in ("order", "flipped", "group") if _has(self, n)}
        self.field.setFocus()
        self.field.clear()
        self.set_filter(replace(self._usual, **kept))

    def narrowed(self) -> bool:
        """Whether the list shows less than everything."""
        return bool(getattr(self.filter, "text", "")) or any(
            facet.chosen(self.filter) for facet in self._facets
        )

    def in_words(self) -> str:
        return in_words(self._facets, self.filter)

    def save_list(self) -> Overlay:
        """Ask for a name for this filter."""
        form = SaveListForm(
            self._desk,
            PAGES[self._subject],
            self._subject,
            to_json(self.filter),
            title=_("Lijst bewaren"),
            words=self.in_words(),
        )
        return form.open()

    def set_compact(self, compact: bool) -> None:
        """In a narrow window everything flows over lines."""
        self._compact = compact
        self.field.set_least_width(0 if compact else 232)
        for one in (self.clear, self.save):
            self._line.removeWidget(one)
            if not compact:
                self._line.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
        self._show_chips()

    def show_facets(self) -> None:
        """Other options are known, so that the chips may have other words."""
        self._show()

    # inside

    def _hear(self, changes: Changes) -> None:
        if changes.touches("saved_list"):
            self.refresh()

    def _receive(self, lists: list[KeptList]) -> None:
        self.saved.show_lists(lists)

    def _choose(self, kept: KeptList | None) -> None:
        self.set_filter(self._usual if kept is None else kept.filter)

    def _remove(self, kept: KeptList) -> None:
        if kept.id is not None:
            self._desk.backend.execute(RemoveList(id=kept.id))

    def _change(self, **fields: Any) -> None:
        self.set_filter(replace(self.filter, **fields))

    def _fill_menu(self) -> None:
        fill_menu(self.menu, self._facets, self.filter, self._switch, self._search)

    def _switch(self, facet: Facet, value: Any) -> None:
        self.set_filter(facet.switched(self.filter, value))

    def _search(self, facet: Facet) -> None:
        take = partial(self._switch, facet)
        search_value(self._desk, facet.title, facet.options(), take)

    def _show(self) -> None:
        self.field.show_value(self.filter.text)
        self.order_choice.set_value(self.filter.order)
        if _has(self, "group"):
            self.group_choice.set_value(self.filter.group)
        self.saved.show_filter(self.filter)
        self._show_chips()
        for one in (self.clear, self.save):
            one.setVisible(self.narrowed())

    def _show_chips(self) -> None:
        here = self._holder.focusWidget()
        if (
            here is not None
            and here.hasFocus()
            and here not in (self.add_chip, self.clear, self.save)
        ):
            self.field.setFocus()  # a chip that goes away leaves the keyboard nearby
        clear(self._flow, keep=(self.add_chip, self.clear, self.save))
        for facet in self._facets:
            if facet.chosen(self.filter):
                self._flow.addWidget(self._chip(facet))
        self._flow.addWidget(self.add_chip)
        for one in (self.clear, self.save) if self._compact else ():
            self._flow.addWidget(one)

    def _chip(self, facet: Facet) -> QPushButton:
        words = facet.words(self.filter)
        made = filter_chip(words, name=_("{name} weghalen").format(name=words))
        set_icon(made, "x", "accent_t", 13)
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands behind the words
        made.setChecked(True)
        made.clicked.connect(lambda: self.set_filter(facet.cleared(self.filter)))
        return made


def _has(row: FilterRow, name: str) -> bool:
    return hasattr(row.filter, name)


def _said(name: str, options: Options) -> Options:
    return [(value, f"{name}: {text}") for value, text in options]
