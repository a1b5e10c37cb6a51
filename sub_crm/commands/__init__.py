"""What you can do: one function per order, within one transaction."""

from sub_crm.commands import (
    contacts,
    drafts,
    follow_ups,
    organisations,
    people,
    records,
    start,
)
from sub_crm.commands.performing import perform

__all__ = [
    "contacts",
    "drafts",
    "follow_ups",
    "organisations",
    "people",
    "perform",
    "records",
    "start",
]
