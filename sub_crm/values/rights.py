"""Who may change what they see: the rule of "Who may what" about contact moments."""

from sub_crm.values.kinds import Compartment, UserRole

READS_RELATIONS = (UserRole.SUPERVISOR, UserRole.PRIVACY_OFFICER)
"""They read what others wrote about relations, and do not change it."""


def may_change(role: UserRole, *, mine: bool, compartment: Compartment) -> bool:
    """Whether a record that the user sees is the user's to change."""
    return mine or compartment is Compartment.SUPERVISION or role not in READS_RELATIONS
