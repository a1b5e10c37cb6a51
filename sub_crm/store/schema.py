"""Bring a store to the newest schema: one transaction, all that is derived made anew, checked."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as engine
from alembic import command
from alembic.config import Config

from sub_crm.store import capture, rollups, search_index
from sub_crm.store.file import APPLICATION_ID, SCHEMA, Connection
from sub_crm.store.writer import engine_on

MIGRATIONS = Path(__file__).parent / "migrations"
_TRANSACTION = 22
"""The engine's code for beginning, committing and rolling back."""


def migrate(connection: Connection) -> None:
    """Upgrade to the newest revision; on any error the store is as it was.

    The steps work without triggers: what they change is nobody's act, and a table can be made
    anew. Raises ValueError where a step lost rows or broke references.
    """
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        with engine_on(connection).begin() as opened:
            raw: Any = opened.connection.driver_connection
            before = _rows(raw)
            capture.remove(raw)
            with _one_transaction(raw):
                command.upgrade(_config(opened), "head")
            search_index.install(raw)
            rollups.install(raw)
            capture.install(raw)
            _check(raw, before)
            raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            raw.execute(f"PRAGMA user_version = {SCHEMA}")
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


@contextlib.contextmanager
def _one_transaction(raw: Connection) -> Iterator[None]:
    """Let nobody end the transaction: a kill after that would leave half a migration."""

    def allow(action: int, *_: str | None) -> int:
        return int(engine.SQLITE_DENY if action == _TRANSACTION else engine.SQLITE_OK)

    raw.set_authorizer(allow)
    try:
        yield
    finally:
        raw.set_authorizer(None)


def _check(raw: Connection, before: dict[str, set[object]]) -> None:
    broken = raw.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise ValueError(f"the migration broke references: {broken[:3]}")
    after = _rows(raw)
    lost = [name for name, rows in before.items() if rows - after.get(name, set())]
    if lost:
        raise ValueError(f"the migration lost rows of {', '.join(sorted(lost))}")


def _rows(raw: Connection) -> dict[str, set[object]]:
    """Return which rows every table of the workspace has, deleted ones too: what `id` says."""
    names = [
        name
        for (name,) in raw.execute(
            "SELECT t.name FROM pragma_table_list t JOIN pragma_table_info(t.name) c"
            " ON c.name = 'id' WHERE t.schema = 'main' AND t.type = 'table'"
        )
    ]
    return {name: {row for (row,) in raw.execute(f'SELECT id FROM "{name}"')} for name in names}


def _config(opened: object) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = opened
    return config
