"""Personen: everybody we know in one list, narrowed, sorted, and spoken with together."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from sub_crm.i18n import _
from sub_crm.queries.person_list import PersonFilter, ordering_of
from sub_crm.ui.desk import Desk, Opening, person_address
from sub_crm.ui.parts.lists import WIDE, BulkAction, BulkBar, FilterRow, ListPage, Questions
from sub_crm.ui.parts.lists.facets import read_known
from sub_crm.ui.parts.reopening import Openers
from sub_crm.ui.people.forms import NewPerson
from sub_crm.ui.people.list_actions import PersonActions, opening_of
from sub_crm.ui.people.list_columns import person_columns
from sub_crm.ui.people.list_facets import person_facets, person_presets
from sub_crm.ui.people.list_reading import (
    Listed,
    Numbers,
    read_count,
    read_ids,
    read_numbers,
    read_rows,
)
from sub_crm.ui.people.list_table import PeopleTable
from sub_crm.ui.people.list_wording import ORDERS, sentence_of, told
from sub_crm.ui.widgets.buttons import button
from sub_crm.ui.widgets.empty import EmptyState
from sub_crm.ui.widgets.overlay import Overlay
from sub_crm.ui.width import WidthClass
from sub_crm.values.ids import Id

MOST_TOGETHER = 20
"""A conversation with more people than this is an event."""


class PeoplePage(ListPage):
    """The list, with small buttons in the row of the keyboard."""

    subject, record = "people", "person"
    tables = (
        *("person", "tenure", "position", "contact_point", "organisation", "assignment"),
        *("app_user", "contact_moment", "participant", "contact_issue", "issue", "cadence"),
        "rhythm_pause",
    )
    known_tables = ("organisation", "app_user")
    asks = Questions(read_rows, read_numbers, read_ids, read_known, ordering_of)
    table: PeopleTable

    def __init__(self, desk: Desk) -> None:
        self._narrow = False
        super().__init__(desk, _("Personen"), _("Geen personen voor deze filters."))

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
        self.acts = PersonActions(desk, self)
        self.table.action_wanted.connect(self._act)

    def _added(self) -> Sequence[QWidget]:
        self.add_button = button(_("Persoon"), "", "plus", on_click=self.new_row)
        self.add_button.setAccessibleName(_("Persoon toevoegen"))
        return [self.add_button]

    def _none_yet(self) -> EmptyState:
        return EmptyState(
            _("Nog geen personen. Voeg de eerste toe, of leg een contact vast."),
            [(_("Persoon toevoegen"), self.new_row)],
        )

    def _sentence_of(self, numbers: Numbers, *, narrowed: bool) -> str:
        return sentence_of(numbers, narrowed=narrowed)

    # what can be done

    def _open(self, row: Listed) -> None:
        self.acts.open(row)

    def opening(self) -> Opening:
        """The quick log is about whoever the keyboard is at."""
        return opening_of(self.table.current_row())

    def log_row(self) -> None:
        self._desk.quick_log(self.opening())

    def new_row(self) -> Overlay:
        """Add a person, and go there once they are known."""
        form = NewPerson(self._desk)
        form.done.connect(lambda person: self._desk.open(person_address(person)))
        return form.open(width=480, top=80)

    def openers(self) -> Openers:
        return {**super().openers(), "nieuw": self.new_row}

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

    def _menu(self, row: Listed, spot: QPoint) -> None:
        self.acts.menu(row, spot)

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

    # the frame around

    def set_width_class(self, width: WidthClass) -> None:
        super().set_width_class(width)
        self._narrow = width not in WIDE
        self.table.set_compact(self._narrow)
