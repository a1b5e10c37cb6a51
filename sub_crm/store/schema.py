"""Bring a store to the newest schema: one transaction, triggers made anew, foreign keys checked."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config

from sub_crm.store import capture, rollups, search_index
from sub_crm.store.file import APPLICATION_ID, SCHEMA, Connection
from sub_crm.store.writer import engine_on

MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(connection: Connection) -> None:
    """Upgrade to the newest revision; on any error the store is as it was.

    Raises ValueError where a step lost records or broke references.
    """
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        with engine_on(connection).begin() as opened:
            raw: Any = opened.connection.driver_connection
            before = _records(raw)
            command.upgrade(_config(opened), "head")
            search_index.install(raw)
            rollups.install(raw)
            capture.install(raw)
            _check(raw, before)
            raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            raw.execute(f"PRAGMA user_version = {SCHEMA}")
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def _check(raw: Connection, before: dict[str, int]) -> None:
    broken = raw.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise ValueError(f"the migration broke references: {broken[:3]}")
    after = _records(raw)
    lost = {name: count for name, count in before.items() if after.get(name, 0) < count}
    if lost:
        raise ValueError(f"the migration lost records of {', '.join(sorted(lost))}")


def _records(raw: Connection) -> dict[str, int]:
    """Return how many records each table of records has, deleted ones too."""
    names = [
        name
        for (name,) in raw.execute(
            "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c"
            " ON c.name = 'created_by' WHERE m.type = 'table'"
        )
    ]
    return {name: raw.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}


def _config(opened: object) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = opened
    return config
