"""One program per workspace: a lock file beside it, which dies with the process that made it."""

from pathlib import Path

from PySide6.QtCore import QLockFile


def lock_of(workspace: Path) -> QLockFile:
    """Return the lock, not taken yet; age does not make it stale, but the end of its process."""
    lock = QLockFile(str(workspace.with_name(workspace.name + ".lock")))
    lock.setStaleLockTime(0)
    return lock


def is_taken(lock: QLockFile) -> bool:
    """Try to take it; a folder that cannot be written holds nobody back."""
    return not lock.tryLock(0) and lock.error() is QLockFile.LockError.LockFailedError
