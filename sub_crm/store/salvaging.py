"""Save what can still be read of a damaged workspace, on top of its newest whole backup.

Every page of the file carries a checksum that only the key can make, so whatever can be read is
right. What cannot be read stays as it was in the backup.
"""

import contextlib
import datetime as dt
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as engine

from sub_crm.models import Base
from sub_crm.store import backups, problems, restoring
from sub_crm.store.copies import Copy
from sub_crm.store.file import SCHEMA, Connection, connect, salt_of, schema_of
from sub_crm.store.keys import Key
from sub_crm.store.store import make_file
from sub_crm.system.disk import names_to_disk, to_disk

DERIVED = ("contact_rank", "contact_month")
"""Filled anew, from what was saved."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    newer: int
    """Records that the damaged file had newer, or had and the backup had not."""
    torn: tuple[str, ...]
    """Tables of which a part could not be read."""
    aside: Path
    """Where the damaged file is kept."""


def salvage(workspace: Path, key: Key, backup: Path | None, *, now: dt.datetime) -> Salvaged:
    """Replace a damaged workspace by its backup with everything newer that can be read.

    Without a backup it begins from nothing. Raises a `StoreProblem` and changes nothing where the
    backup is not whole or there is no room.
    """
    if backup:
        backups.verified(backup, key)
    part, aside = workspace.with_name(f"{workspace.name}.part"), restoring.aside(workspace, now)
    damaged = Copy(workspace)  # with its journal, which the engine would otherwise play into it
    try:
        backups.remove(part)
        if backup:
            shutil.copyfile(backup, part)
        else:
            make_file(part, key, "", salt_of(workspace), None)
        newer, torn = _add_all(part, damaged.file, key)
        restoring.begin_new_epoch(part, key, backup or aside)
        backups.verified(part, key)
        to_disk(part)
        restoring.set_aside(workspace, aside)
        part.replace(workspace)
        names_to_disk(workspace.parent)
    except (OSError, engine.DatabaseError) as error:
        raise problems.NotRestored(workspace, error) from error
    finally:
        backups.remove(part)
        damaged.remove()
    return Salvaged(newer, torn, aside)


def _add_all(part: Path, damaged: Path, key: Key) -> tuple[int, tuple[str, ...]]:
    from sub_crm.store import capture, rollups, schema, search_index

    newer, torn = 0, []
    with contextlib.closing(connect(part, key)) as saved:
        if schema_of(saved) < SCHEMA:
            schema.migrate(saved)
        saved.execute("PRAGMA foreign_keys = OFF")
        saved.execute("BEGIN IMMEDIATE")
        capture.remove(saved)
        for table, columns in _tables(saved):
            whole, found = _readable(damaged, key, table, columns)
            before = saved.total_changes
            saved.executemany(_merge(table, columns), found)
            if "created_by" in columns:
                newer += saved.total_changes - before
            if not whole:
                torn.append(table)
        _drop_what_hangs_loose(saved)
        search_index.rebuild(saved)
        rollups.install(saved)
        capture.install(saved)
        saved.execute("COMMIT")
        saved.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return newer, tuple(torn)


def _drop_what_hangs_loose(saved: Connection) -> None:
    """Leave out what refers to a record that could not be read; the damaged file still has it.

    In a replica a record may refer to what its user cannot see; there comparing with the shared
    database brings back what is missing.
    """
    if saved.execute("SELECT 1 FROM fact WHERE name = 'sync_installation'").fetchone():
        return
    while broken := saved.execute("PRAGMA foreign_key_check").fetchall():
        for table, rowid, *_ in broken:
            saved.execute(f"DELETE FROM {table} WHERE rowid = ?", (rowid,))


def _tables(saved: Connection) -> list[tuple[str, list[str]]]:
    """Return the tables with a plain key, and their stored columns."""
    names = saved.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> 'alembic_version'"
    )
    tables = []
    for (name,) in names.fetchall():
        if name not in DERIVED:
            columns = saved.execute("SELECT name FROM pragma_table_info(?)", (name,)).fetchall()
            tables.append((name, [column for (column,) in columns]))
    return tables


def _readable(
    damaged: Path, key: Key, table: str, columns: list[str]
) -> tuple[bool, list[tuple[Any, ...]]]:
    """Read from the front until the damage, then from the back until it."""
    named = ", ".join(f'"{column}"' for column in columns)
    found: dict[int, tuple[Any, ...]] = {}
    for order in ("ASC", "DESC"):
        sql = f"SELECT rowid, {named} FROM {table} ORDER BY rowid {order}"
        # a connection that met damage reads nothing any more
        with contextlib.closing(connect(damaged, key, any_schema=True)) as source:
            try:
                for rowid, *row in source.execute(sql):
                    found[rowid] = tuple(row)
            except engine.DatabaseError:
                continue
            return order == "ASC", list(found.values())
    return False, list(found.values())


def _merge(table: str, columns: list[str]) -> str:
    """SQL that adds a row, or puts it over an older one: facts and local rows simply win."""
    keys = [column.name for column in Base.metadata.tables[table].primary_key]
    rest = [column for column in columns if column not in keys]
    taken = ", ".join(f'"{column}" = excluded."{column}"' for column in rest)
    differs = " OR ".join(f'{table}."{column}" IS NOT excluded."{column}"' for column in rest)
    named = ", ".join(f'"{column}"' for column in columns)
    places = ", ".join("?" * len(columns))
    return (
        f"INSERT INTO {table} ({named}) VALUES ({places})"
        f" ON CONFLICT ({', '.join(keys)}) DO "
        + (f"UPDATE SET {taken} WHERE {differs}" if rest else "NOTHING")
    )
