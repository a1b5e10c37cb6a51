"""The disk: what the system says it has written may still be on its way there."""

import contextlib
import os
from pathlib import Path


def to_disk(path: Path) -> None:
    """Wait until what is in a file is on the disk; raise OSError if the disk refuses."""
    with path.open("rb+") as written:
        os.fsync(written.fileno())


def names_to_disk(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the file system can do that."""
    if os.name == "nt":
        return  # Windows keeps names by itself
    with contextlib.suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
