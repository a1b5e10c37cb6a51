"""A workspace in one encrypted file: made, opened, read by many, written by one."""

import contextlib
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sub_crm.store import problems, rollups
from sub_crm.store.copies import Copy
from sub_crm.store.file import (
    BACKUPS,
    SCHEMA,
    Connection,
    connect,
    files_of,
    make_sure_of_being_alone,
    schema_of,
)
from sub_crm.store.keys import EXAMPLE_KEY, Key, new_salt
from sub_crm.store.reader import Reader
from sub_crm.store.visibility import Viewer, show_to
from sub_crm.system.disk import names_to_disk
from sub_crm.values.ids import Id, new_id
from sub_crm.values.kinds import UserRole

if TYPE_CHECKING:
    from sub_crm.store.backups import Backup, Contents, Progress, Reason
    from sub_crm.store.restoring import Restored
    from sub_crm.store.writer import Writer

EXAMPLE_MARK = "VOORBEELD"
DAY = 86_400_000_000
"""Microseconds."""
Fill = Callable[[Connection], None]
"""Puts the first rows into a new store, in the transaction that makes it."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What a store says about itself."""

    store_id: Id
    device_id: Id
    mark: str
    """"VOORBEELD" for a demonstration, else empty."""
    viewer: Viewer
    user_name: str
    in_team: bool = False
    """Whether it is a replica of a shared database, and keeps up with it."""
    seen_at: int = 0
    """When the shared database last answered; microseconds UTC."""
    lease_days: int = 0
    """So long may a replica be used without contact; 0 where nothing was said about it."""

    def lease_is_over(self, now: dt.datetime) -> bool:
        """Whether the replica has to synchronise before it may be used."""
        silent = now.timestamp() * 1_000_000 - self.seen_at
        return self.in_team and 0 < self.lease_days * DAY < silent


class Store:
    """An opened workspace. Readers and the writer each have a connection of their own."""

    def __init__(self, path: Path, key: Key, *, only_look: bool = False) -> None:
        """Open an existing workspace, or raise a `StoreProblem` and change nothing.

        `only_look` works on a copy of its own, which goes when it is closed: so a backup, a newer
        file, a damaged one and one that somebody else holds can all be looked into.
        """
        self.path, self._key, self.only_look = path, key, only_look
        self._copy = Copy(path) if only_look else None
        self._file = self._copy.file if self._copy else path
        first = self._connect()
        try:
            if _is_behind(first):
                self._bring_up_to_date(first)
            self.identity = _identity(first)
            self._refuse_example_key()
        except BaseException:
            first.close()
            raise
        self._spare: Connection | None = first

    def reader(self) -> Reader:
        """Return a new reader that shows what the store's user may see."""
        return Reader(self._open_to_read)

    def _open_to_read(self) -> Connection:
        connection, self._spare = self._spare or self._connect(), None
        show_to(connection, self.identity.viewer)
        connection.execute("PRAGMA query_only = ON")
        return connection

    def writer(self) -> "Writer":
        """Return the writer; imports SQLAlchemy, so ask for it after the first screen."""
        from sub_crm.store.writer import Author, Writer

        if self.only_look:
            raise problems.OnlyLooking(self.path)
        author = Author(self.identity.viewer.user_id, self.identity.device_id)
        return Writer(self._connect, author)

    def connection_to_sync(self) -> Connection:
        """Return a connection for synchronising; what it writes may refer to what is not here."""
        connection = self._connect()
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("PRAGMA secure_delete = ON")  # what is erased is overwritten
        return connection

    def reread_identity(self) -> None:
        """Look again who the user is; open readers keep the views that they have."""
        connection = self._connect()
        self.identity = _identity(connection)
        connection.close()

    def close(self) -> None:
        if self._spare:
            self._spare.close()
            self._spare = None
        if self._copy:
            self._copy.remove()

    @property
    def backup_folder(self) -> Path:
        """Where backups go while nobody chose another folder: beside the workspace."""
        return self.path.parent / BACKUPS

    def back_up(
        self,
        folder: Path,
        *,
        reason: "Reason",
        now: dt.datetime,
        progress: "Progress | None" = None,
    ) -> "Backup | None":
        """Make a verified backup; None where nothing changed since. Raises a `StoreProblem`."""
        from sub_crm.store import backups

        return backups.make(self.path, self._key, folder, reason=reason, now=now, progress=progress)

    def holds(self) -> "Contents":
        """Count what the workspace holds now."""
        from sub_crm.store import backups

        with contextlib.closing(self._connect()) as connection:
            return backups.contents(connection)

    def held_by(self, backup: Path) -> "Contents":
        """Count what a backup holds, without reading all of it; raise a `StoreProblem`."""
        from sub_crm.store import backups

        return backups.looked_into(backup, self._key)

    def verified(self, backup: Path) -> "Contents":
        """Read every page of a backup and count what it holds; raise a `StoreProblem`."""
        from sub_crm.store import backups

        return backups.verified(backup, self._key)

    def again(self) -> "Store":
        """Open the same workspace anew; raise a `StoreProblem`."""
        return Store(self.path, self._key)

    def look_into(self, backup: Path) -> "Store":
        """Open a backup, only to look."""
        return Store(backup, self._key, only_look=True)

    def restore(
        self, backup: Path, folder: Path, *, now: dt.datetime, progress: "Progress | None" = None
    ) -> "Restored":
        """Put a backup in the place of this workspace, which nobody may have open any more."""
        from sub_crm.store import restoring

        return restoring.restore(backup, self.path, self._key, folder, now=now, progress=progress)

    def _connect(self) -> Connection:
        return connect(self._file, self._key, any_schema=self.only_look)

    def _bring_up_to_date(self, connection: Connection) -> None:
        if not self.only_look:
            _keep_as_it_is(self.path, self._key)
        try:
            # a program of the version before would go on writing as it was used to
            make_sure_of_being_alone(connection, self.path)
            _migrate(connection)
        except Exception as error:
            if told := problems.explained(error):
                raise problems.NotMigrated(self.path, told[""]) from error
            raise

    def _refuse_example_key(self) -> None:
        """Everybody knows that key: a store without the mark must never be opened with it."""
        if self._key == EXAMPLE_KEY and self.identity.mark != EXAMPLE_MARK:
            raise problems.NoExample(self.path)


def create(
    path: Path, key: Key, *, mark: str = "", salt: bytes = b"", fill: Fill | None = None
) -> Store:
    """Make a new workspace beside its name and put it there whole; never over an existing file.

    Raises FileExistsError, or a `StoreProblem` when the folder cannot be written.
    """
    if path.exists():
        raise FileExistsError(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise problems.Unwritable(path) from error
    part = path.with_name(path.name + ".part")
    _sweep(part)
    try:
        make_file(part, key, mark, salt or new_salt(), fill)
        _set_journal_aside(path)
        part.rename(path)
        _sweep(part)  # the empty journal, where the engine could not remove it
        names_to_disk(path.parent)
    except Exception as error:
        _sweep(part)
        if told := problems.explained(error):
            raise problems.NotMade(path, told[""]) from error
        raise
    return Store(path, key)


def make_file(part: Path, key: Key, mark: str, salt: bytes, fill: Fill | None) -> None:
    """Make the file of a new workspace, all of it in one journal that is then empty."""
    connection = connect(part, key, new_salt=salt)
    try:
        _migrate(connection)
        connection.execute("BEGIN IMMEDIATE")
        facts = {"store_id": new_id().hex(), "device_id": new_id().hex(), "mark": mark}
        facts["user_id"] = new_id().hex()
        facts["made_at"] = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        connection.executemany("INSERT INTO fact (name, value) VALUES (?, ?)", list(facts.items()))
        if fill:
            fill(connection)
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


def _set_journal_aside(path: Path) -> None:
    """Keep the engine from playing the journal of a file that went away into the new one."""
    _, journal, index, _ = files_of(path)
    index.unlink(missing_ok=True)
    if journal.exists():
        journal.replace(journal.with_name(journal.name + ".oud"))


def _sweep(part: Path) -> None:
    for leftover in files_of(part):
        with contextlib.suppress(OSError):
            leftover.unlink(missing_ok=True)


def _keep_as_it_is(path: Path, key: Key) -> None:
    """Make a backup before the file changes its schema; without one it does not."""
    from sub_crm.store import backups

    reason, now = backups.Reason.MIGRATION, dt.datetime.now(dt.UTC)
    backups.make(path, key, backups.default_folder(path), reason=reason, now=now)


def _is_behind(connection: Connection) -> bool:
    """Whether the file is of an earlier version, by its schema or by what is derived in it."""
    number = schema_of(connection)
    return number < SCHEMA or (number == SCHEMA and rollups.is_stale(connection))


def _migrate(connection: Connection) -> None:
    from sub_crm.store.schema import migrate

    migrate(connection)


def _identity(connection: Connection) -> Identity:
    facts = dict(connection.execute("SELECT name, value FROM fact"))
    user_id = bytes.fromhex(facts["user_id"])
    found = connection.execute(
        "SELECT name, role FROM app_user WHERE id = ?", (user_id,)
    ).fetchone()
    name, role = found or ("", UserRole.ACCOUNT_MANAGER)
    return Identity(
        store_id=bytes.fromhex(facts["store_id"]),
        device_id=bytes.fromhex(facts["device_id"]),
        mark=facts["mark"],
        viewer=Viewer(user_id, UserRole(role)),
        user_name=name,
        in_team=bool(facts.get("sync_installation")) and facts.get("sync") != "off",
        seen_at=int(facts.get("sync_seen_at", 0)),
        lease_days=int(facts.get("sync_lease_days", 0)),
    )
