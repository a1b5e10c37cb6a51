"""The small forms of the pages about people: a person, a term, and the rhythm with a position."""

from PySide6.QtCore import Qt

from sub_crm.i18n import _
from sub_crm.i18n.words import word
from sub_crm.insight.rhythm_input import read_days
from sub_crm.orders.careers import ChangeTerm
from sub_crm.orders.organisations import AgreeRhythm
from sub_crm.orders.records import Remove
from sub_crm.queries.people import KnownPersonRow, known_people
from sub_crm.queries.person_page import TermRow
from sub_crm.ui.desk import PEOPLE, Desk, form_address, person_address
from sub_crm.ui.parts.appointing import Ending
from sub_crm.ui.parts.choosing import PersonChoice
from sub_crm.ui.parts.dating import DateField
from sub_crm.ui.parts.forms import FormCard
from sub_crm.ui.people.seat_fields import SeatForm
from sub_crm.ui.text import label
from sub_crm.ui.widgets.buttons import button, link
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.ui.widgets.fields import LineField
from sub_crm.ui.widgets.layouts import row
from sub_crm.values.ids import Id
from sub_crm.values.kinds import TenureKind
from sub_crm.values.vague_date import VagueDate


class NewPerson(SeatForm):
    """Persoon toevoegen; `done` carries the id. Without an organisation it waits as a stub."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Persoon toevoegen"), address=form_address(PEOPLE, "nieuw"))
        self.person = PersonChoice(_("Naam"), _("zoals drs. A.B. van den Berg"))
        self.ask("new_name", _("Naam"), self.person)
        hint = _("Weet je het nog niet, laat dit dan leeg; de persoon staat onder Aan te vullen.")
        self.ask_seat(hint=hint)
        self.act_with(_("Toevoegen"), self._add)
        backend = desk.backend
        backend.query(known_people, today=backend.today(), me=backend.me, then=self._offer)

    def _offer(self, people: list[KnownPersonRow]) -> None:
        self.person.offer(people)

    def _add(self) -> None:
        problems = self.seat_problems()
        if problems:
            self.show_problems(problems)
        else:
            self.send(self.order(self.person.chosen, self.person.new_name()))


class NewTerm(SeatForm):
    """Functie toevoegen to somebody who is known."""

    def __init__(self, desk: Desk, person_id: Id, name: str) -> None:
        address = form_address(person_address(person_id), "functie")
        super().__init__(desk, _("Functie toevoegen"), address=address)
        self._person = person_id
        self.add(label(name, "secondary", wrap=True))
        self.ask_seat()
        self.act_with(_("Toevoegen"), self._add)

    def _add(self) -> None:
        problems = self.seat_problems()
        if self.organisation.organisation() is None:
            problems.setdefault("organisation_id", _("Kies de organisatie uit de lijst."))
        if problems:
            self.show_problems(problems)
        else:
            self.send(self.order(self._person, None))


class TermForm(FormCard):
    """A term as a whole; ending it with a successor is a form of its own."""

    def __init__(self, desk: Desk, person_id: Id, term: TermRow, person: str) -> None:
        address = form_address(person_address(person_id), "termijn", term.id)
        super().__init__(desk, term.position, address=address)
        self._person_id, self._term, self._person = person_id, term, person
        today = desk.backend.today()
        self.add(label(f"{person}, {term.organisation}", "secondary", wrap=True))
        self.since = DateField(_("Sinds"), today, term.since)
        self.ask("since", _("Sinds"), self.since)
        self.until = DateField(_("Tot en met"), today, term.until)
        hint = _("Leeg is: nog in functie.")
        self.ask("until", _("Tot en met"), self.until, hint=hint)
        kinds = [(kind, word(kind)) for kind in TenureKind]
        self.kind = ChoiceButton(_("Hoe"), kinds, term.kind)
        self.ask("kind", _("Hoe"), self.kind)
        self.reason = LineField(_("Reden van vertrek"), term.end_reason)
        self.ask("reason", _("Reden van vertrek"), self.reason)
        self.drop_button = link(_("Verwijderen"), on_click=self._remove)
        self.end = button(_("Beëindigen met opvolger"), on_click=self._end)
        self.end.setVisible(term.current)
        self.add(row(self.end, self.drop_button, None, spacing=8))
        self.act_with(_("Opslaan"), self._keep)

    def _keep(self) -> None:
        if self.dates_are_wrong():
            return
        self.send(
            ChangeTerm(
                tenure_id=self._term.id,
                since=self.since.date() or VagueDate.UNKNOWN,
                until=self.until.date(),
                kind=self.kind.value(),
                reason=self.reason.text(),
            )
        )

    def _end(self) -> None:
        self.drop()
        term = self._term
        Ending(self.desk, self._person_id, term.id, self._person, term.position).open(top=100)

    def _remove(self) -> None:
        """A term that was never true; undo brings it back."""
        self.send(Remove(table="tenure", ids=(self._term.id,)))


class PositionRhythm(FormCard):
    """How often we speak with whoever holds the position."""

    def __init__(self, desk: Desk, person_id: Id, term: TermRow, agreed: int) -> None:
        title = _("Ritme met {position}").format(position=f"{term.position} {term.organisation}")
        super().__init__(desk, title, address=form_address(person_address(person_id), "ritme"))
        self._position = term.position_id
        self.days = LineField(_("Elke hoeveel dagen"), str(agreed))
        hint = _("Dit ritme hoort bij de functie; een opvolger neemt het over.")
        self.ask("days", _("Elke hoeveel dagen"), self.days, hint=hint)
        self.days.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.agreed_with = LineField(_("Afgesproken met"))
        self.ask("agreed_with", _("Afgesproken met"), self.agreed_with)
        self.act_with(_("Afspreken"), self._agree)

    def _agree(self) -> None:
        days = read_days(self.days.text())
        if days is None:
            self.show_problems({"days": _("Vul een aantal dagen in, zoals 42.")})
            return
        self.send(
            AgreeRhythm(position_id=self._position, days=days, agreed_with=self.agreed_with.text())
        )
