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
    in_team: bool = False
    """The workspace is a replica: the shared database lets only a team lead or data steward."""

    def may_assign(self, holders: Collection[Id]) -> bool:
        """Whether the user may give away what these colleagues hold; nobody's is free to take."""
        return self._assigns() or (self._decides_alone() and set(holders) <= {self.me})

    def may_name_deputy(self, holder: Id | None) -> bool:
        """Whether the user may say who stands in for this holder."""
        is_mine = holder is not None and holder == self.me
        return self._assigns() or (self._decides_alone() and is_mine)

    def may_change_team(self) -> bool:
        """Whether the user may add colleagues and end their work here."""
        return self._is_alone() or self.role is UserRole.DATA_STEWARD

    def may_set_warmth(self) -> bool:
        """Whether the user may change the numbers that warmth is counted with, for everybody."""
        return self._is_alone() or self.role is UserRole.DATA_STEWARD

    def may_erase(self) -> bool:
        """Whether the user may erase a person everywhere; alone there is no everywhere."""
        return self.in_team and self.role is UserRole.PRIVACY_OFFICER

    def leads(self) -> bool:
        """Whether the user sees to the whole team, as a team lead does."""
        return self._is_alone() or self.role is UserRole.TEAM_LEAD

    def _assigns(self) -> bool:
        return self.leads() or (self.in_team and self.role is UserRole.DATA_STEWARD)

    def _is_alone(self) -> bool:
        return self.alone and not self.in_team

    def _decides_alone(self) -> bool:
        return self.role is UserRole.ACCOUNT_MANAGER and not self.in_team
