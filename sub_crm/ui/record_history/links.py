"""Addresses of a record's history, and of the record itself."""

from sub_crm.queries.history import ROOTS
from sub_crm.ui.desk import organisation_address
from sub_crm.values.ids import Id, read_id

PAGES = {"organisation": organisation_address}
"""Where the record itself is shown, for tables that have a page."""


def history_address(table: str, record: Id) -> str:
    return f"sub://geschiedenis/{table}/{record.hex()}"


def read_argument(argument: str) -> tuple[str, Id] | None:
    """Read "organisation/0a1b..."; None when it names no record whose history is shown."""
    table, _slash, digits = argument.partition("/")
    record = read_id(digits)
    return (table, record) if table in ROOTS and record is not None else None
