"""What you can do: one function per order, within one transaction."""

from sub_crm.commands.performing import perform

from . import (
    contacts,
    drafts,
    follow_ups,
    history,
    organisations,
    people,
    records,
    start,
)

__all__ = [
    "contacts",
    "drafts",
    "follow_ups",
    "history",
    "organisations",
    "people",
    "perform",
    "records",
    "start",
]
