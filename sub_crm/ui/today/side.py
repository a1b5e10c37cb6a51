"""The side column: whom we have not spoken for long, what is planned, what is unfinished."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.i18n import _, ngettext
from sub_crm.insight.attention import Relation
from sub_crm.insight.warmth import wording
from sub_crm.insight.warmth.rollup import Rollup
from sub_crm.queries.today import IncompleteRow, OwnRow
from sub_crm.ui.text import label
from sub_crm.ui.today.appointments import appointment
from sub_crm.ui.today.draft_card import DraftCard
from sub_crm.ui.today.reading import TodayRows
from sub_crm.ui.today.side_delegates import (
    AgendaDelegate,
    PersonDelegate,
    RhythmDelegate,
    relation_spoken,
)
from sub_crm.ui.widgets.buttons import ghost
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.layouts import fill, row
from sub_crm.ui.widgets.lists import RowList
from sub_crm.values.ids import Id

WORST = 5


class RhythmCard(Card):
    """The five relations that were silent longest for what was agreed."""

    def __init__(self) -> None:
        super().__init__(16, 6)
        self._delegate = RhythmDelegate()
        self.list = RowList(
            _("Contactritme"),
            self._delegate,
            self._told,
            key=lambda one: one.organisation.id,
            single_click=True,
            fit=True,
        )
        self.fine = label(_("Alles is op ritme."), "secondary")
        self.all = ghost(_("Alle organisaties buiten ritme"), "chevron")
        self._note = label(_("streep = afgesproken"), "caption")
        self.add(row(label(_("Contactritme"), "section"), None, self._note))
        self.add(self.fine, self.list, row(self.all, None))

    def show_warmth(self, found: Mapping[Id, Rollup]) -> None:
        """Show how warm each of these relations is, beside its silence."""
        self._delegate.warmth = found
        self.list.viewport().update()

    def _told(self, one: Relation) -> str:
        warmth = self._delegate.warmth.get(one.organisation.id)
        said = relation_spoken(one)
        if warmth is None or warmth.total is None:
            return said
        return _("{said}, warmte {warmth}").format(said=said, warmth=wording.rolled(warmth))

    def show_relations(self, relations: list[Relation]) -> None:
        """Show the worst, or that all is well."""
        self.list.set_rows(relations[:WORST])
        for part in (self.list, self._note, self.all):
            part.setVisible(bool(relations))
        self.fine.setVisible(not relations)


class ListCard(Card):
    """A titled card that is only there when it has something to show."""

    def __init__(self, title: str, listed: RowList) -> None:
        super().__init__(16, 6)
        self.list = listed
        self.add(label(title, "section"), listed)
        self.hide()

    def show_rows(self, rows: list[Any]) -> None:
        """Show these, or nothing at all."""
        self.list.set_rows(rows)
        self.setVisible(bool(rows))


class SideCards(QWidget):
    """The cards under each other; `organisation_wanted` carries the id of an organisation."""

    organisation_wanted = Signal(object)
    person_wanted = Signal(object)
    warmth_wanted = Signal(object)
    """The relation whose number was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.rhythm = RhythmCard()
        agenda = RowList(_("Agenda"), AgendaDelegate(), str, single_click=True, fit=True)
        people = RowList(_("Aan te vullen"), PersonDelegate(), _told, single_click=True, fit=True)
        self.agenda = ListCard(_("Agenda"), agenda)
        self.drafts = DraftCard()
        self.people = ListCard(_("Aan te vullen"), people)
        self.drafts.hide()
        self.own = label("", "caption", wrap=True)
        self.own.hide()
        cards = (self.rhythm, self.agenda, self.drafts, self.people, self.own, None)
        fill(QVBoxLayout(self), cards, 16, (0, 0, 0, 0))
        self._listen()

    def show_rows(self, rows: TodayRows) -> None:
        """Fill every card."""
        self.rhythm.show_relations(rows.relations)
        self.agenda.show_rows([appointment(one, rows.today) for one in rows.agenda])
        self.drafts.show_drafts(rows.drafts, rows.today)
        self.drafts.setVisible(bool(rows.drafts))
        self.people.show_rows(rows.incomplete)

    def show_own(self, found: OwnRow | None) -> None:
        """Tell the users what they did themselves this month; nobody else is told."""
        self.own.setVisible(found is not None)
        if found is not None:
            contacts = ngettext("{n} contactmoment", "{n} contactmomenten", found.contacts)
            done = ngettext("{n} opvolging", "{n} opvolgingen", found.follow_ups)
            said = _("Deze maand legde je {contacts} vast en rondde je {done} af.").format(
                contacts=contacts.format(n=found.contacts), done=done.format(n=found.follow_ups)
            )
            self.own.setText(f"{said} {_('Dat zie alleen jij.')}")

    def _listen(self) -> None:
        self.rhythm.list.zone_clicked.connect(lambda one, _zone: self.warmth_wanted.emit(one))
        self.rhythm.list.opened.connect(
            lambda one: self.organisation_wanted.emit(one.organisation.id)
        )
        self.agenda.list.opened.connect(self._open_appointment)
        self.people.list.opened.connect(self.person_wanted)

    def _open_appointment(self, one: Any) -> None:
        if one.organisation_id:
            self.organisation_wanted.emit(one.organisation_id)


def _told(row: IncompleteRow) -> str:
    return ", ".join(filter(None, (row.person, row.organisation)))
