"""Make a database the shared side, or bring it to the newest schema: one transaction, all or none.

Tables come from numbered migrations, each applied once and remembered. Functions, policies and
triggers hold no data: they are taken away and made anew, so that they always fit the tables.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from psycopg import Connection, sql

from sub_crm.server.making import erasing, reading, rights, triggers, writing

HERE = Path(__file__).parent
SERVED_SCHEMAS = (2, 3)
"""Oldest and newest schema of a client that this server works with: N - 1 and N."""

REMEMBER = """
CREATE TABLE IF NOT EXISTS sync.migration (
    number bigint PRIMARY KEY,
    name text NOT NULL,
    digest text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE sync.migration OWNER TO crm_owner
"""


class Altered(Exception):
    """A migration was applied that reads otherwise now; says which."""


@dataclass(frozen=True, slots=True)
class Migration:
    number: int
    name: str
    text: str

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


def migrations() -> list[Migration]:
    """Return every migration that the program knows, in order."""
    found = sorted((HERE / "migrations").glob("[0-9]*.sql"))
    return [Migration(int(path.name[:4]), path.stem[5:], path.read_text("utf-8")) for path in found]


def pending(connection: Connection[Any]) -> list[Migration]:
    """Return the migrations that the database has not had; raise `Altered` for a changed one."""
    applied = _applied(connection)
    for migration in migrations():
        if applied.get(migration.number, migration.digest) != migration.digest:
            raise Altered(f"{migration.number:04} {migration.name}")
    return [migration for migration in migrations() if migration.number not in applied]


def is_installed(connection: Connection[Any]) -> bool:
    return bool(_applied(connection))


def newest_applied(connection: Connection[Any]) -> int:
    """Return the number of the newest migration that the database has had, 0 for none."""
    return max(_applied(connection), default=0)


def install(connection: Connection[Any]) -> list[Migration]:
    """Bring the database up to date in the open transaction; return the migrations applied.

    Needs a superuser, since it takes rights on the system's own functions from everybody.
    """
    # whoever reads or writes meanwhile is waited for, but not while everybody waits behind us
    connection.execute("SET LOCAL lock_timeout = '20s'")
    _run(connection, _file("roles"))
    _run(connection, REMEMBER)
    applied = pending(connection)
    for migration in applied:
        connection.execute("SET LOCAL ROLE crm_owner")
        _run(connection, migration.text)
        connection.execute("RESET ROLE")
        connection.execute(
            "INSERT INTO sync.migration (number, name, digest) VALUES (%s, %s, %s)",
            (migration.number, migration.name, migration.digest),
        )
    for statement in made_anew():
        _run(connection, statement)
    return applied


def made_anew(served: tuple[int, int] = SERVED_SCHEMAS) -> Iterator[str]:
    """Yield everything that an installation makes anew, in order."""
    yield _file("clear")
    yield _file("viewer")
    yield _file("log")
    yield _file("access")
    yield from rights.policies()
    yield _file("stubs")
    yield from _by("crm_system", [*erasing.functions(), *triggers.functions()])
    yield from triggers.triggers()
    for subject in ("session", "push", "pull", "care"):
        yield _file(subject)
    yield from _by("crm_api", [_schema_range(served), *writing.functions(), *reading.functions()])
    yield _file("reporting")
    yield _file("close")


def _schema_range(served: tuple[int, int]) -> str:
    return (
        "CREATE FUNCTION sync.schema_range() RETURNS json LANGUAGE sql IMMUTABLE\n"
        f"AS $$ SELECT '[{served[0]}, {served[1]}]'::json $$"
    )


def _by(owner: str, statements: list[str]) -> Iterator[str]:
    yield f"SET LOCAL ROLE {owner}"
    yield from statements
    yield "RESET ROLE"


def _applied(connection: Connection[Any]) -> dict[int, str]:
    there = connection.execute("SELECT to_regclass('sync.migration') IS NOT NULL").fetchone()
    if not there or not there[0]:
        return {}
    return dict(connection.execute("SELECT number, digest FROM sync.migration").fetchall())


def _file(name: str) -> str:
    return (HERE / "sql" / f"{name}.sql").read_text("utf-8")


def _run(connection: Connection[Any], text: str) -> None:
    """Run SQL of the program itself; it has no parameters, so it may be several statements."""
    connection.execute(sql.SQL(text))
