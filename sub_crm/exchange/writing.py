"""Write a file whole or not at all: aside, to disk, then under its name."""

import contextlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sub_crm.system.disk import names_to_disk, to_disk

ENDING = ".sub-crm-deel"
LEFTOVER_SECONDS = 3_600
"""An older part is what a computer left behind that stopped halfway."""


def part_of(path: Path) -> Path:
    """Return where a file is written before it gets its name."""
    return path.with_name(f".{path.name}{ENDING}")


@contextmanager
def written_aside(path: Path) -> Iterator[Path]:
    """Give the path to write to, and have it on disk afterwards; an error leaves nothing there."""
    part = part_of(path)
    try:
        yield part
        to_disk(part)
    except BaseException:
        drop_part(path)
        raise


def put_in_place(path: Path) -> None:
    """Give what was written aside its name; raise OSError and leave the old file and no part."""
    try:
        part_of(path).replace(path)
    except OSError:
        drop_part(path)
        raise
    names_to_disk(path.parent)


def drop_part(path: Path) -> None:
    """Remove what was written aside, if anything was."""
    with contextlib.suppress(OSError):
        part_of(path).unlink(missing_ok=True)


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a path to write to; the old file stays until the new one is on disk.

    Raises OSError as the disk does, and then leaves neither a half file nor a leftover.
    """
    with written_aside(path) as part:
        yield part
    put_in_place(path)


def sweep(folder: Path) -> None:
    """Remove the parts that an earlier, broken off writing left in a folder."""
    with contextlib.suppress(OSError):
        for part in folder.glob(f".*{ENDING}"):
            if time.time() - part.stat().st_mtime > LEFTOVER_SECONDS:
                part.unlink()
