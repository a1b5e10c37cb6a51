"""A private copy of a workspace to look into: the file itself is neither locked nor touched."""

import shutil
import tempfile
from pathlib import Path

from sub_crm.store import problems


class Copy:
    """The file with what is still in its journal, in a folder that is this user's alone."""

    def __init__(self, path: Path) -> None:
        """Raises `Missing`, or `NoCopy` where there is no room for it."""
        self._folder = tempfile.TemporaryDirectory(prefix="sub-crm-", ignore_cleanup_errors=True)
        self.file = Path(self._folder.name) / path.name
        journal = f"{path.name}-wal"
        try:
            shutil.copyfile(path, self.file)
            if path.with_name(journal).exists():
                shutil.copyfile(path.with_name(journal), self.file.with_name(journal))
        except OSError as error:
            self.remove()
            if isinstance(error, FileNotFoundError):
                raise problems.Missing(path) from error
            raise problems.NoCopy(path, error) from error

    def remove(self) -> None:
        self._folder.cleanup()
