"""What a workspace holds, as one word: equal words, equal workspaces."""

import hashlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as engine

from sub_crm.store import StoreProblem
from sub_crm.store.backups import found_in, verified
from sub_crm.store.file import Connection, connect, schema_of
from sub_crm.store.keys import Key
from sub_crm.store.store import Store

Sizes = dict[str, tuple[int, int]]


def state_of(connection: Connection) -> str:
    """Return the SHA-256 of every row of every table: records, journal, drafts, facts."""
    found = hashlib.sha256()
    for name in _tables(connection):
        rows = sorted(map(repr, connection.execute(f'SELECT * FROM "{name}"')))
        found.update(repr((name, rows)).encode())
    return found.hexdigest()


def sizes_of(connection: Connection) -> Sizes:
    """Return of each table how many rows it has, and how much is written in them.

    Other than the state, this is the same when the same is done anew, with other ids.
    """
    found = {}
    for name in _tables(connection):
        columns = [column for _, column, *_ in connection.execute(f"PRAGMA table_info({name})")]
        written = " + ".join(f'length(quote("{column}"))' for column in columns)
        counted = connection.execute(f'SELECT count(*), total({written}) FROM "{name}"')
        found[name] = counted.fetchone()
    return found


def _tables(connection: Connection) -> list[str]:
    return sorted(
        name
        for _, name, kind, *_ in connection.execute("PRAGMA main.table_list")
        if kind == "table" and not name.startswith("sqlite_")
    )


def look_at(path: Path, key: Key, look: Callable[[Connection], Any] = state_of) -> Any:
    """Open a workspace as the next start does; return its state, or the name of what is wrong."""
    try:
        with closing(Store(path, key)) as store, closing(store.reader()) as reader:
            connection = reader._connection
            [(found,), *_] = connection.execute("PRAGMA quick_check").fetchall()
            return look(connection) if found == "ok" else str(found)
    except StoreProblem as problem:
        return type(problem).__name__
    except engine.DatabaseError as error:
        return str(error)


def schema_at(path: Path, key: Key) -> str:
    """Return of which version a workspace is, and of how many tables, indexes and triggers."""
    with closing(connect(path, key)) as connection:
        [(count,)] = connection.execute("SELECT count(*) FROM sqlite_master")
        return f"{schema_of(connection)}: {count}"


def backups_of(workspace: Path, key: Key) -> str:
    """Return the names of the backups of a workspace; "torn" for one that is not whole."""

    def name_of(backup: Path) -> str:
        try:
            verified(backup, key)
        except StoreProblem:
            return "torn"
        return backup.name

    return " ".join(name_of(each.path) for each in found_in([workspace.parent], workspace))
