"""What you can do: one function per order, within one transaction."""

from sub_crm.commands.performing import perform

from . import (
    careers,
    contacts,
    drafts,
    exports,
    follow_ups,
    history,
    holders,
    importing,
    issues,
    lists,
    organisations,
    people,
    records,
    start,
    sync,
    upkeep,
    warming,
    warmth,
)

__all__ = [
    "careers",
    "contacts",
    "drafts",
    "exports",
    "follow_ups",
    "history",
    "holders",
    "importing",
    "issues",
    "lists",
    "organisations",
    "people",
    "perform",
    "records",
    "start",
    "sync",
    "upkeep",
    "warming",
    "warmth",
]
