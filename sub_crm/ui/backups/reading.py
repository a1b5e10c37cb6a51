"""What the page knows of each backup; read beside the work, for it opens files."""

import contextlib
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sub_crm.store import Store, StoreProblem, backups
from sub_crm.store.backups import Backup, Contents


@dataclass(frozen=True, slots=True)
class BackupRow:
    backup: Backup
    contents: Contents | None
    """None for one that cannot be read."""
    now: Contents
    """What the workspace holds, to compare with."""

    @property
    def is_whole(self) -> bool:
        return self.contents is not None

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


def read_backups(store: Store, folder: Path) -> BackupRows:
    """Read every page of every backup: what is called whole here has been verified."""
    now = store.holds()
    found = found_backups(store.path, folder)
    rows = tuple(BackupRow(each, _verified(store, each), now) for each in found)
    free = None
    with contextlib.suppress(OSError):
        free = shutil.disk_usage(folder if folder.exists() else folder.parent).free
    return BackupRows(rows, folder, free)


def found_backups(workspace: Path, folder: Path) -> Sequence[Backup]:
    """Return those in the chosen folder and in the one where they go by themselves."""
    return backups.found_in({folder, backups.default_folder(workspace)}, workspace)


def _verified(store: Store, backup: Backup) -> Contents | None:
    try:
        return store.verified(backup.path)
    except StoreProblem:
        return None
