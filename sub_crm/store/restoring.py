"""Put a backup back in the place of the workspace; what was there is kept, whole or damaged."""

import contextlib
import datetime as dt
import glob
import shutil
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3.dbapi2 as engine

from sub_crm.store import backups, problems
from sub_crm.store.file import SCHEMA, connect, make_sure_of_being_alone
from sub_crm.store.keys import Key
from sub_crm.system.disk import names_to_disk, to_disk
from sub_crm.values.ids import new_id


@dataclass(frozen=True, slots=True)
class Restored:
    """Where that what was there before can be found."""

    before: backups.Backup | None
    """The backup of the workspace as it was."""
    aside: Path | None
    """The file itself, under another name, where it could not be backed up."""


def restore(
    backup: Path,
    workspace: Path,
    key: Key,
    folder: Path,
    *,
    now: dt.datetime,
    progress: backups.Progress | None = None,
) -> Restored:
    """Let a workspace that nobody has open be what the backup was.

    It becomes a device of its own that does not synchronise until somebody confirms that, so that
    what is sent later is never taken for what the workspace had sent before. Raises a
    `StoreProblem` and changes nothing where the backup is not whole or there is no room for it.
    """
    restorable(backup, key)
    part = workspace.with_name(f"{workspace.name}.part")
    try:
        backups.remove(part)
        shutil.copyfile(backup, part)
        begin_new_epoch(part, key, backup)
        to_disk(part)
        restored = _keep_what_is_there(workspace, key, folder, now, progress)
        part.replace(workspace)
        names_to_disk(workspace.parent)
    except (OSError, engine.DatabaseError) as error:
        raise problems.NotRestored(workspace, error) from error
    finally:
        backups.remove(part)
    return restored


def restorable(backup: Path, key: Key) -> backups.Contents:
    """Read every page of a backup; raise a `StoreProblem` where it cannot be put back."""
    found = backups.verified(backup, key)
    if found.schema > SCHEMA:
        raise problems.Newer(backup)
    return found


def aside(workspace: Path, now: dt.datetime) -> Path:
    """Return the name under which a file that is not well is kept."""
    return workspace.with_name(f"{workspace.name}.beschadigd-{now:%Y%m%dT%H%M%S%fZ}")


def left_aside(workspace: Path) -> list[Path]:
    """Return what was set aside because it was not well; it holds what the workspace held."""
    name = glob.escape(workspace.name)
    journals = [workspace.with_name(f"{workspace.name}-wal.oud")]
    return [*workspace.parent.glob(f"{name}.beschadigd-*"), *filter(Path.exists, journals)]


def set_aside(workspace: Path, kept: Path) -> None:
    """Give a file and its journal another name, under which both can still be looked into."""
    for ending in ("-wal", "-shm", ""):  # the file last: while it is there, nothing is lost
        there = workspace.with_name(workspace.name + ending)
        with contextlib.suppress(FileNotFoundError):
            there.rename(kept.with_name(kept.name + ending))


def begin_new_epoch(part: Path, key: Key, backup: Path) -> None:
    """Make a device of its own of a copy, which does not synchronise before somebody says so."""
    with contextlib.closing(connect(part, key)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        facts = {"device_id": new_id().hex(), "restored_from": backup.name, "sync": "off"}
        facts["sync_compared_at"] = "0"  # what is not here may have been there
        connection.executemany(
            "INSERT INTO fact (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            list(facts.items()),
        )
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _keep_what_is_there(
    workspace: Path, key: Key, folder: Path, now: dt.datetime, progress: backups.Progress | None
) -> Restored:
    """Leave no journal behind: the engine would play it into the file that comes instead."""
    if not workspace.exists():
        return Restored(None, None)
    try:
        before = backups.make(
            workspace, key, folder, reason=backups.Reason.RESTORE, now=now, progress=progress
        )
        with contextlib.closing(connect(workspace, key)) as connection:
            make_sure_of_being_alone(connection, workspace)
    except (problems.InUse, problems.Unwritable):
        raise
    except problems.NotBackedUp as problem:
        if not problem.is_damage:
            raise
    except (problems.StoreProblem, engine.DatabaseError):
        pass
    else:
        # where nothing changed since the newest one, that is the backup of what is there
        return Restored(before or backups.newest(folder, workspace), None)
    kept = aside(workspace, now)
    set_aside(workspace, kept)
    return Restored(None, kept)
