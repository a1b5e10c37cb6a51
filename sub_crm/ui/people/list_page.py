"""Personen: everybody we know in one list, narrowed, sorted, and spoken with together."""

from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.queries.person_list import PersonFilter, PersonOrder, ordering_of
from sub_crm.store import Changes
from sub_crm.ui.desk import Desk, ExportWish, Opening, person_address
from sub_crm.ui.parts.keys import run_key
from sub_crm.ui.parts.lists import BulkAction, BulkBar, FilterRow, ListCard
from sub_crm.ui.people.forms import NewPerson
from sub_crm.ui.people.list_actions import PersonActions, opening_of
from sub_crm.ui.people.list_columns import person_columns
from sub_crm.ui.people.list_facets import person_facets, person_presets
from sub_crm.ui.people.list_reading import (
    Known,
    Listed,
    Numbers,
    read_count,
    read_ids,
    read_known,
    read_numbers,
    read_rows,
)
from sub_crm.ui.people.list_table import PeopleTable
from sub_crm.ui.people.list_wording import ORDERS, sentence_of, told
from sub_crm.ui.text import label
from sub_crm.ui.widgets.buttons import button
from sub_crm.ui.widgets.empty import EmptyState
from sub_crm.ui.widgets.layouts import fill
from sub_crm.ui.width import WidthClass
from sub_crm.values.ids import Id

TABLES = (
    *("person", "tenure", "position", "contact_point", "organisation", "assignment", "app_user"),
    *("contact_moment", "participant", "contact_issue", "issue", "cadence", "rhythm_pause"),
)
KNOWN_TABLES = ("organisation", "app_user")
MOST_TOGETHER = 20
"""A conversation with more people than this is an event."""
_EXPORT = Qt.Modifier.CTRL | Qt.Key.Key_E


class PeoplePage(QWidget):
    """The filter decides; the table asks for its rows by the page."""

    export_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._known, self._narrow = desk, Known(), False
        self.acts = PersonActions(desk, self)
        self._make()
        self._lay_out()
        self._connect()
        self._load(self.filters.filter)
        self._ask_known()

    # how it is made

    def _make(self) -> None:
        desk, today = self._desk, self._desk.backend.today()
        self.filters = FilterRow(
            desk,
            "people",
            PersonFilter(),
            facets=person_facets(lambda: self._known),
            presets=person_presets(desk.backend.me),
            count=lambda reader, filter: read_count(reader, filter, today=today),
            orders=[(one, _(text)) for one, text in ORDERS.items()],
        )
        self.filters.field.setPlaceholderText(_("Naam, functie of nummer"))
        self.table = PeopleTable(
            desk.backend,
            _("Personen"),
            person_columns(today, lambda: self._narrow),
            lambda one: told(one, today),
        )
        self.bar = BulkBar(
            [
                BulkAction(_("Gesprek vastleggen"), "plus", self.log_together),
                BulkAction(_("Exporteren"), "export", self.export_rows),
            ]
        )
        self.card = ListCard(self.table, self.bar, self._nothing)

    def _lay_out(self) -> None:
        self._sentence = label(" ", "lead", wrap=True)
        words = QVBoxLayout()
        fill(words, (label(_("Personen"), "title"), self._sentence), 2, (0, 0, 0, 0))
        self._export = button(_("Exporteren"), "", "export", on_click=self.export_rows)
        self.add_button = button(_("Persoon"), "", "plus", on_click=self.new_row)
        self.add_button.setAccessibleName(_("Persoon toevoegen"))
        head = QHBoxLayout()
        fill(head, (), 10, (0, 0, 0, 0))
        head.addLayout(words, 1)
        for one in (self.filters.order_choice, self._export, self.add_button):
            head.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(self)
        fill(box, (head, self.filters), 10, (28, 18, 28, 18))
        box.addWidget(self.card, 1)

    def _connect(self) -> None:
        self.filters.changed.connect(self._load)
        self.table.order_wanted.connect(lambda key: self.filters.sort_by(PersonOrder(key)))
        self.table.opened.connect(self.acts.open)
        self.table.menu_wanted.connect(self._menu)
        self.table.action_wanted.connect(self._act)
        self._desk.backend.changed.connect(self._refresh)

    def _nothing(self) -> EmptyState:
        if self.filters.narrowed():
            return EmptyState(
                _("Geen personen voor deze filters."),
                [(_("Filters wissen"), self.filters.clear_filters)],
            )
        return EmptyState(
            _("Nog geen personen. Voeg de eerste toe, of leg een contact vast."),
            [(_("Persoon toevoegen"), self.new_row)],
        )

    # what is shown

    def _load(self, wanted: PersonFilter) -> None:
        today = self._desk.backend.today()
        self.table.load(
            lambda reader, after, limit: read_rows(reader, wanted, after, limit, today=today),
            order=wanted.order,
            descending=ordering_of(wanted).descending,
        )
        self._count()

    def _refresh(self, changes: Changes) -> None:
        if changes.touches(*TABLES):
            self.table.refresh()
            self.filters.refresh()
            self._count()
        if changes.touches(*KNOWN_TABLES):
            self._ask_known()

    def _count(self) -> None:
        backend = self._desk.backend
        wanted = self.filters.filter
        backend.query(read_numbers, wanted, today=backend.today(), then=self._show_numbers)

    def _show_numbers(self, numbers: Numbers) -> None:
        if numbers.filter == self.filters.filter:
            narrowed = self.filters.narrowed()
            self._sentence.setText(sentence_of(numbers, narrowed=narrowed))
            self.card.show_total(numbers.found)

    def _ask_known(self) -> None:
        backend = self._desk.backend
        backend.query(read_known, today=backend.today(), me=backend.me, then=self._receive_known)

    def _receive_known(self, known: Known) -> None:
        self._known = known
        self.filters.show_facets()

    # what can be done

    def opening(self) -> Opening:
        """The quick log is about whoever the keyboard is at."""
        return opening_of(self.table.current_row())

    def log_row(self) -> None:
        self._desk.quick_log(self.opening())

    def new_row(self) -> None:
        """Add a person, and go there once they are known."""
        form = NewPerson(self._desk)
        form.done.connect(lambda person: self._desk.open(person_address(person)))
        form.open(width=480, top=80)

    def edit_row(self) -> None:
        """What is to be changed of a person stands on their page."""
        if (row := self.table.current_row()) is not None:
            self.acts.open(row)

    def delete_row(self) -> None:
        if (row := self.table.current_row()) is not None:
            self.acts.remove(row)

    def log_together(self) -> None:
        """The quick log with everybody who is chosen."""
        self._with_ids(self._log_with)

    def _log_with(self, ids: tuple[Id, ...]) -> None:
        self._desk.quick_log(Opening(person_ids=ids[:MOST_TOGETHER]))

    def export_rows(self) -> None:
        """Ask for a file of what is chosen, else of the whole list."""
        self._with_ids(self._wish_export)

    def _wish_export(self, ids: tuple[Id, ...]) -> None:
        self.export_wanted.emit(ExportWish("people", ids, _("Personen"), self.filters.in_words()))

    def filter_list(self) -> None:
        self.filters.field.setFocus()
        self.filters.field.selectAll()

    def _with_ids(self, then: Any) -> None:
        """Hand over the ids that are chosen; all of the list when nothing is."""
        loaded = [row.id for row in self.table.list.rows]
        asked = (self.filters.filter, self.table.ticks(), loaded, self._desk.backend.today())
        self._desk.backend.query(read_ids, *asked, then=then)

    def _menu(self, one: Listed, spot: QPoint) -> None:
        self.acts.menu(one, spot)

    def _act(self, one: Listed, name: str) -> None:
        """A small button was clicked."""
        if name == "more":
            self._menu(one, self.table.viewport().mapToGlobal(self._below(one)))
            return
        acts = self.acts
        {"plus": acts.log, "phone": acts.call, "mail": acts.mail, "bell": acts.follow_up}[name](one)

    def _below(self, one: Listed) -> QPoint:
        last = self.table.list.columnCount() - 1
        index = self.table.list.index(self.table.list.place_of(one.id), last)
        return self.table.visualRect(index).bottomRight()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the selection; the other keys are those of every page."""
        if event.key() == Qt.Key.Key_Escape and self.table.ticks():
            self.table.clear_ticks()
        elif event.keyCombination() == _EXPORT:
            self.export_rows()
        elif not run_key(self, event):
            super().keyPressEvent(event)

    # the frame around

    def set_width_class(self, width: WidthClass) -> None:
        wide = width in (WidthClass.FULL, WidthClass.NARROW)
        self._narrow = not wide
        self.table.set_compact(not wide)
        self.filters.order_choice.setVisible(wide)

    def regions(self) -> list[QWidget]:
        return [self.filters, self.table]

    def first_focus(self) -> QWidget:
        return self.table
