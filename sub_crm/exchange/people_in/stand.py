"""The people as they are while the rows are walked through: what is there and what was added."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from sub_crm.exchange.people_in.drafts import NAME_PARTS, Draft
from sub_crm.exchange.people_in.names import letters
from sub_crm.exchange.people_in.organisations import Organisations
from sub_crm.exchange.people_in.position_words import ONE_SEAT
from sub_crm.insight.names import dialled
from sub_crm.orders.importing import Ref
from sub_crm.queries.importing import Known, PointThere
from sub_crm.values.kinds import ContactPointKind, PositionType, TenureKind
from sub_crm.values.person_name import PersonName
from sub_crm.values.vague_date import VagueDate

PARTS = (*(part.value for part in NAME_PARTS), "salutation", "note")


@dataclass(slots=True, eq=False)
class Seat:
    ref: Ref
    organisation: Ref
    type: PositionType
    title: str
    terms: list["Term"] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Term:
    ref: Ref
    person: "Standing"
    seat: Seat
    kind: TenureKind
    since: VagueDate
    until: VagueDate | None = None
    claimed: bool = False
    """An earlier row of the file said when it began."""

    def running(self, today: dt.date) -> bool:
        return self.until is None or not self.until.surely_before(VagueDate.on(today))


@dataclass(slots=True, eq=False)
class Standing:
    """A person as far as an import is concerned."""

    ref: Ref
    parts: dict[str, str]
    team: bool = False
    emails: dict[str, str] = field(default_factory=dict)
    """As written, by how they are compared."""
    phones: dict[str, tuple[ContactPointKind, str]] = field(default_factory=dict)
    terms: list[Term] = field(default_factory=list)
    claimed: set[str] = field(default_factory=set)
    """What an earlier row of the file said: a later one does not say otherwise."""

    @property
    def name(self) -> PersonName:
        return PersonName(**{part.value: self.parts[part.value] for part in NAME_PARTS})

    @property
    def new(self) -> bool:
        return isinstance(self.ref, int)


class Stand:
    """Everything, with the ways to look a person up."""

    def __init__(self, known: Known, today: dt.date) -> None:
        self.today = today
        self.organisations = Organisations(known.organisations)
        self.people: list[Standing] = []
        self.seats: list[Seat] = []
        self.terms: list[Term] = []
        self.by_email: dict[str, list[Standing]] = defaultdict(list)
        self.by_phone: dict[str, list[Standing]] = defaultdict(list)
        self.by_surname: dict[str, list[Standing]] = defaultdict(list)
        self.at: dict[Ref, dict[str, list[Standing]]] = defaultdict(lambda: defaultdict(list))
        """People of an organisation by surname."""
        self.seats_at: dict[Ref, list[Seat]] = defaultdict(list)
        self._new_people = self._new_seats = self._new_terms = 0
        self._take_in(known)

    def _take_in(self, known: Known) -> None:
        people: dict[Ref, Standing] = {}
        for one in known.people:
            parts = {part: getattr(one, part) for part in PARTS}
            people[one.id] = self._keep_person(Standing(one.id, parts))
        seats: dict[Ref, Seat] = {}
        for seat in known.seats:
            made = Seat(seat.id, seat.organisation_id, seat.type, seat.title)
            seats[seat.id] = self._keep_seat(made)
        for term in known.terms:
            person, held = people.get(term.person_id), seats.get(term.position_id)
            if person and held:
                self._keep_term(Term(term.id, person, held, term.kind, term.since, term.until))
        for point in known.points:
            if person := people.get(point.person_id):
                self._take_point(person, point)

    def _take_point(self, person: Standing, point: PointThere) -> None:
        if point.kind is ContactPointKind.EMAIL:
            self.add_email(person, point.value)
        elif point.kind is not ContactPointKind.WEBSITE:
            self.add_phone(person, point.kind, point.value)

    def add_person(self, draft: Draft) -> Standing:
        parts = dict.fromkeys(PARTS, "")
        parts |= {part.value: getattr(draft.name, part.value) for part in NAME_PARTS}
        parts |= {"salutation": draft.salutation, "note": draft.note}
        made = Standing(self._new_people, parts, draft.team)
        made.claimed = {part for part, text in parts.items() if text and part != "note"}
        self._new_people += 1
        return self._keep_person(made)

    def add_seat(self, organisation: Ref, kind: PositionType, title: str) -> Seat:
        self._new_seats += 1
        made = Seat(self._new_seats - 1, organisation, kind, title)
        if kind in ONE_SEAT:
            return self._keep_seat(made)
        self.seats.append(made)  # taken at once, so nobody need look there for a vacancy
        return made

    def add_term(self, person: Standing, seat: Seat, kind: TenureKind, since: VagueDate) -> None:
        self._new_terms += 1
        self._keep_term(Term(self._new_terms - 1, person, seat, kind, since, claimed=True))

    def add_email(self, person: Standing, address: str) -> bool:
        """Return whether it is a new one for this person."""
        key = address.casefold()
        if key in person.emails:
            return False
        person.emails[key] = address
        self.by_email[key].append(person)
        return True

    def add_phone(self, person: Standing, kind: ContactPointKind, value: str) -> bool:
        key = dialled(value)
        if key in person.phones:
            return False
        person.phones[key] = (kind, value)
        if kind is ContactPointKind.MOBILE:
            self.by_phone[key].append(person)
        return True

    def renamed(self, person: Standing, surname_before: str) -> None:
        """Let a person also be found by the new surname."""
        now = letters(person.parts["surname"])
        if now != letters(surname_before):
            self.by_surname[now].append(person)
            for organisation in {term.seat.organisation for term in person.terms}:
                self.at[organisation][now].append(person)

    def _keep_person(self, person: Standing) -> Standing:
        self.people.append(person)
        self.by_surname[letters(person.parts["surname"])].append(person)
        return person

    def _keep_seat(self, seat: Seat) -> Seat:
        self.seats.append(seat)
        self.seats_at[seat.organisation].append(seat)
        return seat

    def _keep_term(self, term: Term) -> None:
        self.terms.append(term)
        term.seat.terms.append(term)
        here = self.at[term.seat.organisation][letters(term.person.parts["surname"])]
        if term.person not in here:
            here.append(term.person)
        term.person.terms.append(term)


def unique(people: Iterable[Standing]) -> list[Standing]:
    return list({id(person): person for person in people}.values())
