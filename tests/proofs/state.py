"""What a workspace holds, as one word: equal words, equal workspaces."""

import hashlib
from pathlib import Path

from sub_crm.store import StoreProblem
from sub_crm.store.file import Connection, connect, engine
from sub_crm.store.keys import Key
from sub_crm.store.store import Store


def state_of(connection: Connection) -> str:
    """Return the SHA-256 of every row of every table: records, journal, drafts, facts."""
    found = hashlib.sha256()
    tables = sorted(
        name
        for _, name, kind, *_ in connection.execute("PRAGMA main.table_list")
        if kind == "table" and not name.startswith("sqlite_")
    )
    for name in tables:
        rows = connection.execute(f'SELECT * FROM "{name}" ORDER BY rowid').fetchall()
        found.update(repr((name, rows)).encode())
    return found.hexdigest()


def look_at(path: Path, key: Key) -> str:
    """Open a workspace as the next start does; return its state, or the name of what is wrong."""
    try:
        Store(path, key).close()
        connection = connect(path, key)
    except StoreProblem as problem:
        return type(problem).__name__
    try:
        [(found,), *_] = connection.execute("PRAGMA quick_check").fetchall()
        return state_of(connection) if found == "ok" else str(found)
    except engine.DatabaseError as error:
        return str(error)
    finally:
        connection.close()
