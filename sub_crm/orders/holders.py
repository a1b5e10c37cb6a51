"""Orders about who of us holds what, who stands in, and who our colleagues are."""

from dataclasses import dataclass
from typing import ClassVar

from sub_crm.i18n import N_
from sub_crm.orders.order import Order
from sub_crm.values.ids import Id
from sub_crm.values.kinds import UserRole
from sub_crm.values.vague_date import VagueDate


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignOrganisations(Order):
    """Let one colleague hold organisations from a day on; the former holders' terms end then."""

    said: ClassVar[str] = N_("Organisaties toegewezen")

    organisation_ids: tuple[Id, ...]
    user_id: Id
    since: VagueDate


@dataclass(frozen=True, slots=True, kw_only=True)
class NameDeputy(Order):
    """Let a colleague stand in for the account manager from one day up to and with another."""

    said: ClassVar[str] = N_("Vervanger aangewezen")

    organisation_ids: tuple[Id, ...]
    user_id: Id
    since: VagueDate
    until: VagueDate


@dataclass(frozen=True, slots=True, kw_only=True)
class EndDeputies(Order):
    """Let deputies stand in no longer, from today on; what lies ahead of them never begins."""

    said: ClassVar[str] = N_("Vervanging beëindigd")

    assignment_ids: tuple[Id, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AddColleague(Order):
    """Answers with the id of the colleague."""

    said: ClassVar[str] = N_("Collega toegevoegd")

    name: str
    job_title: str = ""
    role: UserRole = UserRole.ACCOUNT_MANAGER


@dataclass(frozen=True, slots=True, kw_only=True)
class DeactivateColleague(Order):
    """Say that a colleague no longer works here; the name stays with what they did."""

    said: ClassVar[str] = N_("Collega werkt hier niet meer")

    user_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class ReactivateColleague(Order):
    said: ClassVar[str] = N_("Collega werkt hier weer")

    user_id: Id
