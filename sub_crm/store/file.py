"""The encrypted SQLite file: opened one way only, and checked at every open."""

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as engine

from sub_crm.store import problems
from sub_crm.store.keys import SALT_BYTES, Key
from sub_crm.values.folding import folded

OLDEST_ENGINE = (3, 51, 3)
"""First SQLite in which two connections of one process cannot lose a committed WAL frame."""

BACKUPS = "reservekopieen"
"""Folder beside a workspace."""
APPLICATION_ID = 0x53554243
SCHEMA = 3
"""Number of the newest schema revision; `PRAGMA user_version` of a store that is up to date."""

PLAIN_HEADER = b"SQLite format 3\x00"
Connection = Any
"""A DB-API connection of the shipped engine, which has no type stubs."""

SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA cache_size = -65536",
    "PRAGMA temp_store = MEMORY",
)


ENDINGS = ("", "-wal", "-shm", "-journal")
"""What the engine puts beside a file: its journals, the last of a file that is only being made."""


def files_of(path: Path) -> list[Path]:
    """Return the file and what the engine may have put beside it."""
    return [path.with_name(f"{path.name}{ending}") for ending in ENDINGS]


def salt_of(path: Path) -> bytes:
    """Return the first sixteen bytes: the salt, which also names the file in the keyring.

    Raises `Missing`, `Unreadable`, `Emptied` or `Unencrypted`.
    """
    try:
        with path.open("rb") as file:
            header = file.read(SALT_BYTES)
    except FileNotFoundError:
        raise problems.Missing(path) from None
    except OSError as error:
        raise problems.Unreadable(path) from error
    if len(header) < SALT_BYTES:
        raise problems.Emptied(path)
    if header == PLAIN_HEADER:
        raise problems.Unencrypted(path)
    return header


def connect(path: Path, key: Key, *, new_salt: bytes = b"", any_schema: bool = False) -> Connection:
    """Open one connection; make the file only when its salt is given.

    `any_schema` also opens what is newer than this program: only to read.

    Raises a `StoreProblem` and leaves the file as it was.
    """
    if not new_salt:
        salt_of(path)
    try:
        connection = engine.connect(
            str(path), isolation_level=None, timeout=5, check_same_thread=False
        )
        try:
            _unlock(connection, path, key, new_salt, any_schema=any_schema)
        except BaseException:
            connection.close()
            raise
    except engine.OperationalError as error:
        raise _problem(path, error) from error
    return connection


def connect_to_look(path: Path, key: Key) -> Connection:
    """Open a file that nobody writes, such as a backup, without touching it or its folder.

    Also opens what is newer than this program. Raises a `StoreProblem`.
    """
    salt_of(path)
    try:
        connection = engine.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            _enter(connection, path, key)
        except BaseException:
            connection.close()
            raise
    except engine.OperationalError as error:
        raise _problem(path, error) from error
    return connection


def make_sure_of_being_alone(connection: Connection, path: Path) -> None:
    """Put the journal into the file; raise `InUse` where anybody else has that open."""
    try:
        connection.execute("PRAGMA journal_mode = DELETE")  # asks the one lock that excludes all
        connection.execute(SETTINGS[0])
    except engine.OperationalError as error:
        raise _problem(path, error) from error


def schema_of(connection: Connection) -> int:
    return int(_pragma(connection, "user_version"))


def _unlock(
    connection: Connection, path: Path, key: Key, new_salt: bytes, *, any_schema: bool
) -> None:
    _enter(connection, path, key, new_salt)
    if not any_schema and schema_of(connection) > SCHEMA:
        raise problems.Newer(path)
    # the triggers of the full-text index call it, whoever writes
    connection.create_function("folded", 1, folded, deterministic=True)
    # only now: WAL is written into the file, which may be somebody else's
    for setting in SETTINGS:
        connection.execute(setting)


def _enter(connection: Connection, path: Path, key: Key, new_salt: bytes = b"") -> None:
    """Give the key, and see that the file is ours."""
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.set_key(key.pragma(new_salt))
    _check_engine(connection, path)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except engine.OperationalError:
        raise
    except engine.DatabaseError as error:
        # the first page could be read, so the key is right
        damaged = "malformed" in str(error)
        raise (problems.Damaged if damaged else problems.WrongKey)(path) from error
    if not new_salt and _pragma(connection, "application_id") != APPLICATION_ID:
        raise problems.NotOurs(path)


def _check_engine(connection: Connection, path: Path) -> None:
    encrypts = _pragma(connection, "cipher_version") and _pragma(connection, "cipher_status") == "1"
    if engine.sqlite_version_info < OLDEST_ENGINE or not encrypts:
        raise problems.WeakEngine(path)


def _pragma(connection: Connection, name: str) -> Any:
    row = connection.execute(f"PRAGMA {name}").fetchone()
    return row[0] if row else None


def _problem(path: Path, error: Exception) -> problems.StoreProblem:
    if "locked" in str(error):
        return problems.InUse(path)
    return problems.Unwritable(path)
