"""Take a workspace off this computer for good: the file, what lies beside it, its backups."""

from collections.abc import Iterable
from pathlib import Path

from sub_crm.store import backups, problems
from sub_crm.store.file import salt_of
from sub_crm.system import keyring

LOCK = ".lock"
"""What says that this program has the workspace is no part of it."""


def wipe(workspace: Path, folders: Iterable[Path]) -> None:
    """Remove the workspace and every backup of it in these folders, and then its key.

    Without the key nothing can be read that a disk may still hold. Backups of another workspace
    that lie there stay. Raises `Unwritable` where a file cannot be removed; the key stays then.
    """
    salt = salt_of(workspace)
    named = (path for folder in folders for path in folder.glob(f"{workspace.stem}_*.db*"))
    beside = workspace.parent.glob(f"{workspace.name}*")
    gone = [
        *(path for path in named if backups.has_salt(path, salt)),
        *(path for path in beside if path.suffix != LOCK and path != workspace),
        workspace,  # the last: as long as it is there, the rest can be found again
    ]
    try:
        for path in gone:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise problems.Unwritable(workspace) from error
    keyring.forget_secret(salt.hex())
