"""Orders about people, positions and who holds them."""

from dataclasses import dataclass
from typing import ClassVar

from sub_crm.i18n import N_
from sub_crm.orders.order import Order
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ContactPointKind, Level, PositionType, TenureKind, Tier
from sub_crm.values.person_name import PersonName
from sub_crm.values.vague_date import VagueDate


@dataclass(frozen=True, slots=True, kw_only=True)
class AddPosition(Order):
    """Add a seat at an organisation, vacant as yet; answers with its id."""

    said: ClassVar[str] = N_("Functie toegevoegd")

    organisation_id: Id
    type: PositionType
    title: str = ""
    """As printed; nothing typed means the word for the type."""
    level: Level | None = None
    tier: Tier | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointPerson(Order):
    """Put a person in a position; a new name makes a person. Answers with the person's id."""

    said: ClassVar[str] = N_("Persoon toegevoegd")

    position_id: Id
    person_id: Id | None = None
    new_name: PersonName | None = None
    since: VagueDate
    kind: TenureKind = TenureKind.ORDINARY


@dataclass(frozen=True, slots=True, kw_only=True)
class EndTenure(Order):
    """End somebody's term; a successor may be named at once, known or new."""

    said: ClassVar[str] = N_("Ambtstermijn beëindigd")

    tenure_id: Id
    until: VagueDate
    reason: str = ""
    successor_id: Id | None = None
    successor_name: PersonName | None = None
    successor_since: VagueDate | None = None
    """Nothing named: the day on which the term ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeCounterpart(Order):
    """Let this position be the evenknie; the organisation's former one no longer is."""

    said: ClassVar[str] = N_("Evenknie aangewezen")

    position_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class RenamePerson(Order):
    """Correct a person's name or complete a stub."""

    said: ClassVar[str] = N_("Naam gewijzigd")

    person_id: Id
    name: PersonName


@dataclass(frozen=True, slots=True, kw_only=True)
class AddContactPoint(Order):
    """Add a way to reach a person, a position or an organisation: exactly one of the three."""

    said: ClassVar[str] = N_("Contactgegeven toegevoegd")

    kind: ContactPointKind
    value: str
    person_id: Id | None = None
    position_id: Id | None = None
    organisation_id: Id | None = None
    private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CompleteStub(Order):
    """Take a person off "Aan te vullen", with a position where one is known."""

    said: ClassVar[str] = N_("Persoon aangevuld")

    person_id: Id
    name: PersonName
    position_id: Id | None = None
    since: VagueDate | None = None
