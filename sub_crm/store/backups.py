"""Backups of a workspace: whole, encrypted with its own key, and never trusted before verified.

A backup is one file, copied page by page within one read transaction, so that saving goes on
meanwhile. It is written aside, opened again, checked and counted, and only then given its name.
"""

import contextlib
import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import sqlcipher3.dbapi2 as engine

from sub_crm.store import problems
from sub_crm.store.file import (
    BACKUPS,
    Connection,
    connect,
    connect_to_look,
    files_of,
    salt_of,
    schema_of,
)
from sub_crm.store.keys import Key
from sub_crm.system.disk import names_to_disk, to_disk

RECENT = 10
"""So many of the newest are kept,"""
DAYS = 14
"""and of so many days the last one."""
PAGES = 2_000
"""Copied between two reports of progress: 8 MB."""
COUNTED = ("organisation", "person", "contact_moment", "issue", "follow_up")

_STAMP = "%Y%m%dT%H%M%S%fZ"
_NAME = re.compile(r"(?P<stem>.+)_(?P<stamp>\d{8}T\d{12}Z)_(?P<reason>[a-z]+)\.db")

Progress = Callable[[int, int], None]
"""Told how many pages of how many are copied; what it raises stops the copying."""


class Reason(StrEnum):
    """Why a backup was made."""

    PERIODIC = "periodic"
    CLOSING = "closing"
    ASKED = "asked"
    MIGRATION = "migration"
    IMPORT = "import"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """One backup by its name; what is in it takes the key."""

    made_at: dt.datetime
    reason: Reason = field(compare=False)
    path: Path = field(compare=False)
    size: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a workspace or a backup of it holds."""

    counts: dict[str, int]
    """Records that are not deleted, for the tables of `COUNTED`."""
    rows: int
    """Rows of every table, deleted and local ones too."""
    last_act: int
    schema: int
    """Number of the schema revision; above `SCHEMA` it is of a newer program."""
    head: tuple[int, int, int]
    """Grows with each change: the last change, the drafts, when the last one was kept."""


def default_folder(workspace: Path) -> Path:
    """Return where backups go while nobody chose another folder: beside the workspace."""
    return workspace.parent / BACKUPS


def found_in(folders: Iterable[Path], workspace: Path) -> list[Backup]:
    """Return the backups of a workspace, the newest first."""
    found = {
        backup
        for folder in folders
        for path in _files_in(folder)
        if (backup := _named(path, workspace.stem))
    }
    return sorted(found, reverse=True)


def newest(folder: Path, workspace: Path) -> Backup | None:
    """Return the last backup of this very workspace in a folder."""
    return max(_own(folder, workspace), default=None)


def has_salt(path: Path, salt: bytes) -> bool:
    """Whether a file is one of the workspace that has this salt."""
    try:
        return salt_of(path) == salt
    except (problems.StoreProblem, OSError):
        return False


def make(
    workspace: Path,
    key: Key,
    folder: Path,
    *,
    reason: Reason,
    now: dt.datetime,
    progress: Progress | None = None,
) -> Backup | None:
    """Make a verified backup; None where nothing changed since the newest one in the folder.

    Raises a `StoreProblem`; a backup that is not whole is never left behind.
    """
    name = f"{workspace.stem}_{now.astimezone(dt.UTC):{_STAMP}}_{reason}.db"
    part = folder / f"{name}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder, workspace.stem)
        with contextlib.closing(connect(workspace, key)) as source:
            source.execute("BEGIN")  # what is counted is what is copied
            there = contents(source)
            if reason is not Reason.ASKED and _has_all(folder, workspace, key, there):
                return None
            _copy(source, part, key, salt_of(workspace), progress)
        if verified(part, key) != there:
            raise problems.Damaged(part)
        to_disk(part)
        made = part.replace(folder / name)
        names_to_disk(folder)
    except (OSError, engine.DatabaseError) as error:
        raise problems.NotBackedUp(folder, error) from error
    finally:
        remove(part)
    _prune(folder, workspace, spare=made)
    return _named(made, workspace.stem)


def verified(path: Path, key: Key) -> Contents:
    """Read every page of a backup; return what it holds, or raise a `StoreProblem`."""
    with contextlib.closing(connect_to_look(path, key)) as connection:
        try:
            torn = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            sound = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            if torn or not sound:
                raise problems.Damaged(path)
            return contents(connection)
        except engine.DatabaseError as error:
            raise problems.Damaged(path) from error


def looked_into(path: Path, key: Key) -> Contents:
    """Return what a backup holds, without reading all of it; raise a `StoreProblem`."""
    with contextlib.closing(connect_to_look(path, key)) as connection:
        try:
            return contents(connection)
        except engine.DatabaseError as error:
            raise problems.Damaged(path) from error


def contents(connection: Connection) -> Contents:
    tables = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
            " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        )
    ]
    rows = " + ".join(f'(SELECT count(*) FROM "{name}")' for name in tables)
    records = ", ".join(f"(SELECT count(*) FROM {name} WHERE deleted = 0)" for name in COUNTED)
    found = connection.execute(
        f"""SELECT {rows}, (SELECT coalesce(max(id), 0) FROM act),
          (SELECT coalesce(max(id), 0) FROM change), (SELECT count(*) FROM draft),
          (SELECT coalesce(max(kept_at), 0) FROM draft), {records}"""
    ).fetchone()
    total, act, change, drafts, kept_at, *counts = found
    counted = dict(zip(COUNTED, counts, strict=True))
    return Contents(counted, total, act, schema_of(connection), (change, drafts, kept_at))


def kept(found: Iterable[Backup]) -> set[Backup]:
    """Return which backups stay: the newest ten, and the last of each of the newest 14 days."""
    newest = sorted(found, reverse=True)
    last_of_day: dict[dt.date, Backup] = {}
    for backup in newest:
        last_of_day.setdefault(backup.made_at.astimezone().date(), backup)
    return {*newest[:RECENT], *list(last_of_day.values())[:DAYS]}


def _prune(folder: Path, workspace: Path, *, spare: Path) -> None:
    """Remove what is not kept; never the one just made, whatever the clock says of it."""
    found = _own(folder, workspace)
    for backup in set(found) - kept(found):
        if backup.path != spare:
            remove(backup.path)


def _own(folder: Path, workspace: Path) -> list[Backup]:
    """Leave out those of another workspace of the same name: the salt tells them apart."""
    salt = salt_of(workspace)
    return [one for one in found_in([folder], workspace) if has_salt(one.path, salt)]


def _has_all(folder: Path, workspace: Path, key: Key, there: Contents) -> bool:
    last = newest(folder, workspace)
    try:
        return last is not None and looked_into(last.path, key) == there
    except problems.StoreProblem:
        return False


def _copy(source: Connection, part: Path, key: Key, salt: bytes, progress: Progress | None) -> None:
    with contextlib.closing(connect(part, key, new_salt=salt)) as copy:

        def told(_: int, left: int, total: int) -> None:
            if progress:
                progress(total - left, total)

        source.backup(copy, pages=PAGES, progress=told, sleep=0)


def _named(path: Path, stem: str) -> Backup | None:
    parts = _NAME.fullmatch(path.name)
    if not parts or parts["stem"] != stem or parts["reason"] not in set(Reason):
        return None
    made_at = dt.datetime.strptime(parts["stamp"], _STAMP).replace(tzinfo=dt.UTC)
    try:
        return Backup(made_at, Reason(parts["reason"]), path, path.stat().st_size)
    except OSError:  # gone meanwhile
        return None


def _files_in(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.suffix == ".db"]
    except OSError:
        return []


def _sweep(folder: Path, stem: str) -> None:
    """Remove what a backup that was cut short left behind."""
    for leftover in folder.glob("*.part"):
        if leftover.name.startswith(f"{stem}_"):
            remove(leftover)


def remove(path: Path) -> None:
    """Remove a file of the engine and its journal, where they are."""
    for each in files_of(path):
        with contextlib.suppress(OSError):
            each.unlink(missing_ok=True)
