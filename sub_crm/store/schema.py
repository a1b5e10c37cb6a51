"""Bring a store to the newest schema: one transaction, triggers made anew, foreign keys checked."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config

from sub_crm.store import capture, search_index
from sub_crm.store.file import APPLICATION_ID, SCHEMA, Connection
from sub_crm.store.writer import engine_on

MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(connection: Connection) -> None:
    """Upgrade to the newest revision; on any error the store is as it was."""
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        with engine_on(connection).begin() as opened:
            command.upgrade(_config(opened), "head")
            raw: Any = opened.connection.driver_connection
            search_index.install(raw)
            capture.install(raw)
            broken = raw.execute("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise ValueError(f"the migration broke references: {broken[:3]}")
            raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            raw.execute(f"PRAGMA user_version = {SCHEMA}")
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def _config(opened: object) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = opened
    return config
