"""Who may decide who holds what: the rule of "Who may what" about organisations and colleagues."""

from collections.abc import Collection
from dataclasses import dataclass

from sub_crm.values.ids import Id
from sub_crm.values.kinds import UserRole


@dataclass(frozen=True, slots=True)
class Standing:
    """A user among colleagues."""

    me: Id | None
    role: UserRole
    alone: bool
    """No colleague logs in to this workspace: their names are the user's own notes."""

    def may_assign(self, holders: Collection[Id]) -> bool:
        """Whether the user may give away what these colleagues hold; nobody's is free to take."""
        return self.leads() or (self._is_holder() and set(holders) <= {self.me})

    def may_name_deputy(self, holder: Id | None) -> bool:
        """Whether the user may say who stands in for this holder."""
        return self.leads() or (self._is_holder() and holder is not None and holder == self.me)

    def may_change_team(self) -> bool:
        """Whether the user may add colleagues and end their work here."""
        return self.alone or self.role is UserRole.DATA_STEWARD

    def may_set_warmth(self) -> bool:
        """Whether the user may change the numbers that warmth is counted with, for everybody."""
        return self.alone or self.role is UserRole.DATA_STEWARD

    def leads(self) -> bool:
        """Whether the user sees to the whole team, as a team lead does."""
        return self.alone or self.role is UserRole.TEAM_LEAD

    def _is_holder(self) -> bool:
        return self.role is UserRole.ACCOUNT_MANAGER
