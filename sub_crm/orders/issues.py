"""Orders about dossiers: where organisations stand, what was decided, which themes it is about."""

from dataclasses import dataclass
from typing import ClassVar

from sub_crm.i18n import N_
from sub_crm.orders.order import Order
from sub_crm.values.ids import Id
from sub_crm.values.kinds import IssueStatus
from sub_crm.values.vague_date import VagueDate


@dataclass(frozen=True, slots=True, kw_only=True)
class SetStance(Order):
    """Say anew where an organisation stands in a dossier; what is None is unknown.

    The former stance stays in the history, with its day.
    """

    said: ClassVar[str] = N_("Houding gewijzigd")
    quiet: ClassVar[bool] = True

    issue_id: Id
    organisation_id: Id
    stance: int | None = None
    """-2 opposes to 2 supports."""
    interest: int | None = None
    """1 to 3, how much is at stake for them."""
    influence: int | None = None
    """1 to 3, how much they can bring about."""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveFromIssue(Order):
    """An organisation is no longer involved in a dossier."""

    said: ClassVar[str] = N_("Organisatie uit het dossier gehaald")

    issue_id: Id
    organisation_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class SetIssueStatus(Order):
    """Give several dossiers a status in one act."""

    said: ClassVar[str] = N_("Status van dossiers gewijzigd")

    ids: tuple[Id, ...]
    status: IssueStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class SetIssueThemes(Order):
    """Say anew which themes a dossier is about."""

    said: ClassVar[str] = N_("Thema’s gewijzigd")
    quiet: ClassVar[bool] = True

    issue_id: Id
    theme_ids: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AddDecision(Order):
    """Keep what was decided in a dossier; answers with its id."""

    said: ClassVar[str] = N_("Besluit vastgelegd")

    issue_id: Id
    text: str
    decided_on: VagueDate
    consulted_with: str = ""
    """Who was heard before it, such as the registry."""
