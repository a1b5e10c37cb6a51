"""The order that brings a list of people in: everything that one file adds and changes."""

from dataclasses import dataclass
from typing import ClassVar

from sub_crm.i18n import N_
from sub_crm.orders.order import Order
from sub_crm.values.ids import Id
from sub_crm.values.kinds import (
    ContactPointKind,
    OrganisationKind,
    PersonKind,
    PositionType,
    TenureKind,
)
from sub_crm.values.person_name import PersonName
from sub_crm.values.vague_date import VagueDate

Ref = Id | int
"""A record that is there, or the place of a new one in the order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOrganisation:
    name: str
    short_name: str
    kind: OrganisationKind
    abbreviation: str
    hue: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    name: PersonName
    kind: PersonKind = PersonKind.PERSON
    salutation: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSeat:
    organisation: Ref
    type: PositionType
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTerm:
    person: Ref
    seat: Ref
    kind: TenureKind
    since: VagueDate


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPoint:
    person: Ref
    kind: ContactPointKind
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A field of a record that is there: "person", "position" or "tenure"."""

    table: str
    id: Id
    field: str
    value: str | VagueDate


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPeople(Order):
    """Write all of it in one act; refused as a whole when somebody changed people meanwhile."""

    said: ClassVar[str] = N_("Personen geïmporteerd")
    backed_up: ClassVar[bool] = True

    file_name: str
    mapping: tuple[tuple[str, str], ...]
    """Heading of the file and the field that it filled."""
    seen: int
    """The last change that was there when the rows were compared with the workspace."""
    organisations: tuple[NewOrganisation, ...] = ()
    people: tuple[NewPerson, ...] = ()
    seats: tuple[NewSeat, ...] = ()
    terms: tuple[NewTerm, ...] = ()
    points: tuple[NewPoint, ...] = ()
    changes: tuple[FieldChange, ...] = ()
    made: int
    changed: int
    same: int
    refused: int

    def writes(self) -> int:
        """Return how many records it makes or changes."""
        new = (self.organisations, self.people, self.seats, self.terms, self.points)
        return sum(map(len, new)) + len({(one.table, one.id) for one in self.changes})
