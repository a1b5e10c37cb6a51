"""Orders about follow-ups and promises."""

from dataclasses import dataclass
from typing import ClassVar

from sub_crm.i18n import N_
from sub_crm.orders.order import Order
from sub_crm.values.ids import Id
from sub_crm.values.kinds import PromiseBy
from sub_crm.values.vague_date import VagueDate


@dataclass(frozen=True, slots=True, kw_only=True)
class AddFollowUp(Order):
    """Keep something to do; answers with its id."""

    said: ClassVar[str] = N_("Opvolging toegevoegd")

    title: str
    due: VagueDate | None = None
    promise_by: PromiseBy | None = None
    organisation_id: Id | None = None
    position_id: Id | None = None
    person_id: Id | None = None
    issue_id: Id | None = None
    contact_moment_id: Id | None = None
    """The moment in which it was agreed; the follow-up is as confidential as that."""
    owner_id: Id | None = None
    """Nobody named: whoever asks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompleteFollowUps(Order):
    said: ClassVar[str] = N_("Opvolging afgerond")

    ids: tuple[Id, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DropFollowUps(Order):
    said: ClassVar[str] = N_("Opvolging vervallen")

    ids: tuple[Id, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PostponeFollowUps(Order):
    said: ClassVar[str] = N_("Opvolging verzet")

    ids: tuple[Id, ...]
    due: VagueDate
