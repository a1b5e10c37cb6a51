"""Who may change what they see, and what is seen along with what it belongs to."""

from sub_crm.values.kinds import Compartment, UserRole

PARTS = {
    "participant": ("contact_moment",),
    "contact_issue": ("contact_moment", "issue"),
    "contact_theme": ("contact_moment",),
    "issue_stance": ("issue",),
    "issue_theme": ("issue",),
}
"""What is seen by whoever sees what it belongs to, whatever its own marks say.

Each has a second view, `joined_participants` and so on, for queries that join it with all that it
belongs to: those rows need not be looked up again, which halves the time of a list.
"""

READS_RELATIONS = (UserRole.SUPERVISOR, UserRole.PRIVACY_OFFICER)
"""They read what others wrote about relations, and do not change it."""


def may_change(role: UserRole, *, mine: bool, compartment: Compartment) -> bool:
    """Whether a record that the user sees is the user's to change."""
    return mine or compartment is Compartment.SUPERVISION or role not in READS_RELATIONS
