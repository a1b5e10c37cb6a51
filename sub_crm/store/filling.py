"""Put many prepared rows into a new store, in the transaction that makes it."""

import datetime as dt
import enum
from collections.abc import Iterable, Mapping
from typing import Any

from sub_crm.store.file import Connection
from sub_crm.values.instants import microseconds
from sub_crm.values.vague_date import VagueDate

Rows = Mapping[str, Iterable[Mapping[str, Any]]]
"""Column values by column name, per table; tables in the order of their references."""


def insert_rows(connection: Connection, rows: Rows, *, now: dt.datetime, verb: str) -> None:
    """Insert all rows as one act; raise the engine's IntegrityError where a constraint objects."""
    connection.execute("INSERT INTO act (at, verb) VALUES (?, ?)", (_stored(now), verb))
    for table, found in rows.items():
        for row in found:
            connection.execute(_insert(table, tuple(row)), [_stored(v) for v in row.values()])


def set_user(connection: Connection, user_id: bytes) -> None:
    """Say whose store this is."""
    connection.execute("UPDATE fact SET value = ? WHERE name = 'user_id'", (user_id.hex(),))


def _insert(table: str, columns: tuple[str, ...]) -> str:
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"


def _stored(value: Any) -> Any:
    if isinstance(value, VagueDate):
        return value.text
    if isinstance(value, dt.datetime):
        return microseconds(value)
    if isinstance(value, enum.Enum):
        return value.value
    return int(value) if isinstance(value, bool) else value
