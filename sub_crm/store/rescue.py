"""What can still be done about a workspace that cannot be opened."""

import contextlib
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from sub_crm.store import backups, problems
from sub_crm.store.backups import Backup, Contents
from sub_crm.store.file import connect, salt_of
from sub_crm.store.keys import Key
from sub_crm.store.restoring import aside, set_aside
from sub_crm.store.unlocking import NoKey, key_in_keyring

if TYPE_CHECKING:
    from sub_crm.store.salvaging import Salvaged


class Way(StrEnum):
    """A way out."""

    RESTORE = "restore"
    """Put a backup in its place."""
    SALVAGE = "salvage"
    """Save what can still be read, on top of the newest backup."""
    LOOK = "look"
    """Open it only to look."""
    BEGIN = "begin"
    """Begin with an empty workspace; the file is kept."""


WAYS: dict[type[problems.StoreProblem], tuple[Way, ...]] = {
    problems.Missing: (Way.RESTORE, Way.BEGIN),
    problems.Emptied: (Way.RESTORE, Way.BEGIN),
    problems.Unencrypted: (Way.RESTORE, Way.BEGIN),
    problems.NotOurs: (Way.RESTORE, Way.BEGIN),
    problems.Damaged: (Way.SALVAGE, Way.RESTORE, Way.LOOK, Way.BEGIN),
    problems.Newer: (Way.LOOK,),
    problems.Unwritable: (Way.LOOK,),
    problems.InUse: (Way.LOOK,),
    problems.NotBackedUp: (Way.LOOK,),
    problems.NotMigrated: (Way.LOOK,),
    problems.WrongKey: (Way.RESTORE, Way.BEGIN),
    NoKey: (Way.RESTORE, Way.BEGIN),
}
_MADE_AGAIN = (
    problems.Damaged,
    problems.Emptied,
    problems.Unencrypted,
    problems.NotOurs,
    problems.Newer,
    problems.NotMigrated,
)
"""What is wrong with an example that another one can take the place of."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found beside a workspace that cannot be opened."""

    problem: problems.StoreProblem
    """What is wrong, seen again with what the backups tell."""
    key: Key | None
    whole: tuple[tuple[Backup, Contents], ...]
    """The backups that can be put back, the newest first; none without a key.

    The first was read completely; another one is before it is put back.
    """
    others: int
    """Backups that are damaged, or of which the key is not known."""
    example: bool = False
    """Whether it is the example, which can be made again and has no backups."""

    def ways(self) -> tuple[Way, ...]:
        """Return what can be done, the best first."""
        if self.example:
            return (Way.BEGIN,) if isinstance(self.problem, _MADE_AGAIN) else ()
        possible = {
            Way.RESTORE: bool(self.whole),
            Way.SALVAGE: self.key is not None,
            Way.LOOK: self.key is not None,
            Way.BEGIN: not self.whole,  # where there is something to go back to, nobody begins anew
        }
        return tuple(way for way in WAYS.get(type(self.problem), ()) if possible[way])


def survey(
    workspace: Path,
    problem: problems.StoreProblem,
    folders: Iterable[Path],
    *,
    key: Key | None,
    keyring: str,
) -> Survey:
    """Look for backups, and for the key that opens them."""
    found = backups.found_in(set(folders), workspace)
    key = key or _key_of(found, keyring)
    whole: list[tuple[Backup, Contents]] = []
    for backup in found:
        read = backups.looked_into if whole else backups.verified
        with contextlib.suppress(problems.StoreProblem):
            if key:
                whole.append((backup, read(backup.path, key)))
    if whole and key and isinstance(problem, NoKey | problems.WrongKey):
        problem = _with_the_right_key(workspace, key)
    return Survey(problem, key, tuple(whole), len(found) - len(whole))


def _with_the_right_key(workspace: Path, key: Key) -> problems.StoreProblem:
    """Return what is wrong with a file of which the backups tell the key."""
    try:
        connect(workspace, key).close()
    except problems.WrongKey:
        pass  # the key is right, so the file must be wrong
    except problems.StoreProblem as problem:
        return problem
    return problems.Damaged(workspace)


def save(workspace: Path, key: Key, backup: Path | None, *, now: dt.datetime) -> "Salvaged":
    """Save what can still be read, on top of the backup; see `salvaging`, which takes a while."""
    from sub_crm.store.salvaging import salvage

    return salvage(workspace, key, backup, now=now)


def keep_apart(workspace: Path, now: dt.datetime) -> None:
    """Make room for a workspace to begin with, and keep the file that was there.

    Raises `Unwritable` where the folder does not allow it.
    """
    try:
        if workspace.exists():
            set_aside(workspace, aside(workspace, now))
    except OSError as error:
        raise problems.Unwritable(workspace) from error


def _key_of(found: Iterable[Backup], keyring: str) -> Key | None:
    """Return what the keyring keeps for the backups: they bear the salt that the file had."""
    asked: set[bytes] = set()
    for backup in found:
        with contextlib.suppress(problems.StoreProblem):
            salt = salt_of(backup.path)
            if salt not in asked and (key := key_in_keyring(backup.path, keyring)):
                return key
            asked.add(salt)
    return None
