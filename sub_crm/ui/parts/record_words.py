"""What a record is called in a list of different kinds of records, and its icon."""

from sub_crm.i18n import _
from sub_crm.i18n.fields import record_word
from sub_crm.i18n.words import word
from sub_crm.queries.wholes import Named
from sub_crm.ui.parts.kinds import KINDS

_LOOKS = {
    "person": ("person", "violet"),
    "organisation": ("org", "ok"),
    "issue": ("issue", "accent"),
    "follow_up": ("bell", "warn"),
    "position": ("org", "ok"),
    "saved_list": ("filter", "plain"),
    "export_log": ("export", "plain"),
    "import_batch": ("import", "plain"),
    "app_user": ("person", "plain"),
}
_BY_NAME = ("person", "organisation", "issue", "position")
"""Whose name says enough."""


def record_title(table: str, called: Named) -> str:
    """Return "Telefoongesprek Kramer" or "Opvolging “Startnotitie sturen”"."""
    if called.kind is not None:
        return " ".join(filter(None, (word(called.kind), called.whom or called.name)))
    kind = record_word(table).capitalize()
    if not called.name:
        return _("{record} (afgeschermd)").format(record=kind)
    return called.name if table in _BY_NAME else f"{kind} “{called.name}”"


def record_look(table: str, called: Named) -> tuple[str, str]:
    """Return the icon and tone of a record."""
    if called.kind is not None:
        return KINDS[called.kind].icon, KINDS[called.kind].tone
    return _LOOKS.get(table, ("file", "plain"))
