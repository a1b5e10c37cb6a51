"""What the page knows of each backup; read beside the work, for it opens files."""

import contextlib
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from sub_crm.store import Store, StoreProblem, backups
from sub_crm.store.backups import Backup, Contents


class State(StrEnum):
    """What is known of a backup."""

    UNREAD = "unread"
    """It opens; not every page of it was read yet."""
    WHOLE = "whole"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class BackupRow:
    backup: Backup
    contents: Contents | None
    """None for one that cannot be read."""
    now: Contents
    """What the workspace holds, to compare with."""
    state: State

    @property
    def can_be_put_back(self) -> bool:
        return self.state is not State.DAMAGED

    def more_now(self) -> int:
        """How many records there are now that were not there then; negative for fewer."""
        then = self.contents
        return sum(self.now.counts.values()) - sum(then.counts.values()) if then else 0


@dataclass(frozen=True, slots=True)
class BackupRows:
    rows: tuple[BackupRow, ...]
    folder: Path
    free: int | None
    """Bytes free where backups go."""


def read_backups(store: Store, folder: Callable[[], Path]) -> BackupRows:
    """Open every backup; what it holds is known at once, whether it is whole takes longer."""
    now, where = store.holds(), folder()
    rows = tuple(_row(store, each, now) for each in found_backups(store.path, where))
    free = None
    with contextlib.suppress(OSError):
        free = shutil.disk_usage(where if where.exists() else where.parent).free
    return BackupRows(rows, where, free)


def verify(store: Store, row: BackupRow) -> BackupRow:
    """Read every page of a backup: what is called whole has been verified."""
    try:
        found = store.verified(row.backup.path)
    except StoreProblem:
        return replace(row, contents=None, state=State.DAMAGED)
    return replace(row, contents=found, state=State.WHOLE)


def found_backups(workspace: Path, folder: Path) -> Sequence[Backup]:
    """Return those in the chosen folder and in the one where they go by themselves."""
    return backups.found_in({folder, backups.default_folder(workspace)}, workspace)


def _row(store: Store, backup: Backup, now: Contents) -> BackupRow:
    try:
        return BackupRow(backup, store.held_by(backup.path), now, State.UNREAD)
    except StoreProblem:
        return BackupRow(backup, None, now, State.DAMAGED)
