"""Betrokken organisaties: the card with the table of where everybody stands."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal

from sub_crm.i18n import _
from sub_crm.orders.issues import RemoveFromIssue, SetStance
from sub_crm.ui.desk import Desk, organisation_address
from sub_crm.ui.issues.adding import OrganisationForm
from sub_crm.ui.issues.forms import StanceForm
from sub_crm.ui.issues.reading import Party
from sub_crm.ui.issues.stance_table import INFLUENCE, INTEREST, STANCE, Sorting, StanceTable
from sub_crm.ui.text import label
from sub_crm.ui.widgets.buttons import icon_button
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.ui.widgets.layouts import row
from sub_crm.ui.widgets.overlay import Overlay
from sub_crm.values.ids import Id

_FIELDS = {STANCE: "stance", INTEREST: "interest", INFLUENCE: "influence"}


class PartiesCard(Card):
    """Every change asks for an order; `narrowed` carries whom the timeline is to be about."""

    narrowed = Signal(object)

    def __init__(self, desk: Desk, issue: Id) -> None:
        super().__init__(0, 4)
        self.body.setContentsMargins(0, 8, 0, 8)
        self._desk, self._issue = desk, issue
        self._parties: tuple[Party, ...] = ()
        self.table = StanceTable()
        self._count = label("", colour="text2")
        self.sorting = ChoiceButton(
            _("Sorteren"),
            [
                (Sorting.INFLUENCE, _("Op invloed")),
                (Sorting.STANCE, _("Op houding")),
                (Sorting.INTEREST, _("Op belang")),
                (Sorting.NAME, _("Op naam")),
                (Sorting.SILENCE, _("Langst stil eerst")),
            ],
        )
        self._add = icon_button("plus", _("Organisatie toevoegen"), on_click=self.involve)
        title = label(_("Betrokken organisaties"), "section")
        self._hint = label(_("Cijfer of F2 wijzigt een cel"), "caption")
        self.table.setAccessibleDescription(
            _("Houding 1 tot 5, belang en invloed 1 tot 3, 0 is onbekend; F2 wijzigt alles.")
        )
        nothing = label(_("Nog geen organisaties."), "secondary")
        self._nothing = row(nothing, margins=(16, 2, 16, 2))
        head = row(
            title, self._count, None, self._hint, self.sorting, self._add, margins=(16, 0, 10, 0)
        )
        self.add(head, self._nothing, self.table)
        self._connect()

    def _connect(self) -> None:
        table = self.table
        table.opened.connect(lambda party: self._desk.open(organisation_address(party.id)))
        table.marked.connect(self._mark)
        table.edit_wanted.connect(self.edit)
        table.removal_wanted.connect(self._remove)
        table.narrowed.connect(self.narrowed)
        table.sorting_wanted.connect(self._sort)
        self.sorting.chosen.connect(self._sort)

    def show_rows(self, parties: tuple[Party, ...]) -> None:
        self._parties = parties
        self._count.setText(str(len(parties)) if parties else "")
        for one in (self.table, self._hint, self.sorting):
            one.setVisible(bool(parties))
        self._nothing.setVisible(not parties)
        self.table.show_parties(parties, self.sorting.value())

    def _sort(self, sorting: Sorting) -> None:
        self.sorting.set_value(sorting)
        self.table.show_parties(self._parties, sorting)

    def _mark(self, party: Party, column: int, value: int | None) -> None:
        changes: dict[str, Any] = {_FIELDS[column]: value}
        self._desk.backend.execute(replace(self._as_is(party), **changes))

    def _as_is(self, party: Party) -> SetStance:
        known = next((one.row for one in self._parties if one.id == party.id), party.row)
        return SetStance(
            issue_id=self._issue,
            organisation_id=party.id,
            stance=known.stance,
            interest=known.interest,
            influence=known.influence,
            reason=known.reason,
        )

    def edit(self, party: Party) -> Overlay:
        return StanceForm(self._desk, self._issue, party).open(width=440)

    def edit_organisation(self, organisation: Id) -> Overlay | None:
        """Edit where an organisation stands, when it still takes part."""
        party = next((one for one in self._parties if one.id == organisation), None)
        return self.edit(party) if party else None

    def _remove(self, party: Party) -> None:
        self._desk.backend.execute(RemoveFromIssue(issue_id=self._issue, organisation_id=party.id))

    def involve(self) -> Overlay:
        return OrganisationForm(self._desk, self._issue).open(width=440)
