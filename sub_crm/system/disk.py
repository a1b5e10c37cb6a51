"""The disk: what the system says it has written may still be on its way there."""

import os
from pathlib import Path


def to_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk; raise OSError if it fails."""
    if path.is_dir() and os.name == "nt":
        return  # Windows keeps names by itself
    opened = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
