"""Orders about organisations: who holds the relation, in which rhythm, which dossiers play."""

from dataclasses import dataclass
from typing import ClassVar

from sub_crm.i18n import N_
from sub_crm.orders.order import Order
from sub_crm.values.ids import Id
from sub_crm.values.kinds import IssueStatus, Tier
from sub_crm.values.vague_date import VagueDate


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignAccountManager(Order):
    """Let a colleague hold the organisation from a day on; the former holder's term ends then."""

    said: ClassVar[str] = N_("Accounthouder gewijzigd")

    organisation_id: Id
    user_id: Id
    since: VagueDate


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreeRhythm(Order):
    """Agree how often we speak: of exactly one organisation, position or tier."""

    said: ClassVar[str] = N_("Contactritme gewijzigd")

    days: int
    organisation_id: Id | None = None
    position_id: Id | None = None
    tier: Tier | None = None
    count_from: VagueDate | None = None
    agreed_with: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountRhythmFrom(Order):
    """Let silence count from this day for all that the user holds; None: from always."""

    said: ClassVar[str] = N_("Begin van het ritme gewijzigd")

    day: VagueDate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddIssue(Order):
    """Open a dossier, for one or more organisations; answers with its id."""

    said: ClassVar[str] = N_("Dossier toegevoegd")

    title: str
    organisation_ids: tuple[Id, ...] = ()
    status: IssueStatus = IssueStatus.ACTIVE
    urgency: int = 1
    context: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InvolveInIssue(Order):
    """Add an organisation to an existing dossier."""

    said: ClassVar[str] = N_("Organisatie aan dossier toegevoegd")

    issue_id: Id
    organisation_id: Id
