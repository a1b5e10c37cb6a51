"""Ways to look at a store past the program: its journal and its records as they are."""

import json
from dataclasses import dataclass
from typing import Any

from sub_crm.models import Base, Record
from sub_crm.store.file import Connection
from sub_crm.values.ids import Id

Dump = dict[tuple[str, Id], dict[str, Any]]

RECORD_TABLES = {
    mapper.class_.__tablename__: mapper.class_.__table__
    for mapper in Base.registry.mappers
    if issubclass(mapper.class_, Record)
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal."""

    table: str
    record: Id
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def journal(connection: Connection, table: str = "%") -> list[Entry]:
    """Return the journal in the order in which it was written, of one table or of all."""
    found = connection.execute(
        "SELECT table_name, record_id, before, after FROM change WHERE table_name LIKE ?"
        " ORDER BY id",
        (table,),
    )
    return [
        Entry(name, record, _read(before), _read(after)) for name, record, before, after in found
    ]


def dump(connection: Connection) -> Dump:
    """Return every record that is not deleted, without who wrote it and when."""
    return {
        (name, row["id"]): row
        for name, table in RECORD_TABLES.items()
        for row in _rows(
            connection, name, [c.name for c in table.columns if not c.info.get("bookkeeping")]
        )
    }


def everything(connection: Connection) -> dict[str, list[Any]]:
    """Return all that a store holds, by table: how it is made, how new it is, every row."""
    tables = connection.execute("SELECT name, type FROM pragma_table_list WHERE schema = 'main'")
    found = {
        name: sorted(connection.execute(f'SELECT * FROM "{name}"'), key=repr)
        for name, kind in tables.fetchall()
        if kind in ("table", "shadow") and name != "sqlite_schema"
    }
    found["made by"] = sorted(connection.execute("SELECT type, name, sql FROM sqlite_master"))
    found["schema"] = connection.execute("PRAGMA user_version").fetchall()
    return found


def _rows(connection: Connection, table: str, columns: list[str]) -> list[dict[str, Any]]:
    found = connection.execute(f"SELECT {', '.join(columns)} FROM {table} WHERE deleted = 0")
    return [dict(zip(columns, row, strict=True)) for row in found]


def _read(payload: str | None) -> dict[str, Any] | None:
    return None if payload is None else json.loads(payload)
