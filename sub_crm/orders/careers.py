"""Orders about the terms of one person: a new one, another beginning or end, who follows."""

from dataclasses import dataclass
from typing import ClassVar

from sub_crm.i18n import N_
from sub_crm.orders.order import Order
from sub_crm.values.ids import Id
from sub_crm.values.kinds import PositionType, TenureKind
from sub_crm.values.person_name import PersonName
from sub_crm.values.vague_date import VagueDate


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacePerson(Order):
    """Put a known or new person in a known or new position, or in none; answers with their id."""

    said: ClassVar[str] = N_("Persoon toegevoegd")

    person_id: Id | None = None
    new_name: PersonName | None = None
    position_id: Id | None = None
    organisation_id: Id | None = None
    """Where a new position is made; not needed for a known one."""
    type: PositionType = PositionType.OTHER
    title: str = ""
    since: VagueDate = VagueDate.UNKNOWN
    kind: TenureKind = TenureKind.ORDINARY


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeTerm(Order):
    """Correct a term as a whole, so that beginning and end are judged together."""

    said: ClassVar[str] = N_("Termijn gewijzigd")

    tenure_id: Id
    since: VagueDate
    until: VagueDate | None = None
    kind: TenureKind = TenureKind.ORDINARY
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskSuccessorLater(Order):
    """Nobody knows yet who follows: keep the question as a follow-up for later."""

    said: ClassVar[str] = N_("Opvolger wordt later gevraagd")

    tenure_id: Id
    election_id: Id | None = None
    """The election after which it is asked; None where an end is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmHolder(Order):
    """Whoever holds a position stays after an election: that question is answered."""

    said: ClassVar[str] = N_("Blijft in functie")

    tenure_id: Id
    election_id: Id
