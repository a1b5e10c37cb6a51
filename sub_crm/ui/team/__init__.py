"""What a team has to see to: positions that nobody covers, what is late, who stands in."""

from sub_crm.ui.team.page import TeamPage

__all__ = ["TeamPage"]
