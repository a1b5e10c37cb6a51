"""A disk that loses its power: rebuilt from what was asked of it, up to any moment.

What was synced is there. Of what was not, each write may be there, or lack, or be there for some
of its sectors, whatever the order. Names are kept as a journaling file system keeps them: in the
order in which they were given, and surely once their folder was synced.
"""

import random
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

SECTOR = 512
SHARED = "-shm"
"""Ends the name of what is no more than memory that processes share."""
HEAD = struct.Struct("<4q")
SURVIVES = (0.0, 0.5, 0.9, 1.0)
"""How much of what was not synced a cut leaves, one of these for each cut."""


class What(StrEnum):
    """The letters of `shim.c`."""

    MADE = "c"
    WRITTEN = "w"
    CUT = "t"
    SYNCED = "s"
    GONE = "u"
    RENAMED = "r"
    MARK = "m"


NAMING = (What.MADE, What.GONE, What.RENAMED)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was asked of the disk, or a mark."""

    what: What
    file: int
    """Its inode."""
    offset: int
    data: bytes


def read_steps(log: Path) -> Iterator[Step]:
    """Yield what the shim wrote down, in its order."""
    found, at = log.read_bytes(), 0
    while at < len(found):
        what, file, offset, length = HEAD.unpack_from(found, at)
        at += HEAD.size + length
        yield Step(What(chr(what)), file, offset, found[at - length : at])


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and not path.name.endswith(SHARED)]


class Disk:
    """One folder of files; those in folders below it are taken to lie beside the others."""

    def __init__(self, folder: Path) -> None:
        """Begin with what lies there now, all of it safely."""
        self._folder = folder.stat().st_ino
        files = files_in(folder)
        self._names = {path.name: path.stat().st_ino for path in files}
        self._sure = {path.stat().st_ino: bytearray(path.read_bytes()) for path in files}
        self._unsure: dict[int, list[Step]] = {}
        self._renaming: list[Step] = []

    def take(self, step: Step) -> None:
        """Let a step be asked of the disk."""
        if step.what in NAMING:
            self._renaming.append(step)
            if step.what is What.MADE:
                self._sure[step.file], self._unsure[step.file] = bytearray(), []
        elif step.what in (What.WRITTEN, What.CUT):
            self._unsure.setdefault(step.file, []).append(step)
        elif step.what is What.SYNCED and step.file == self._folder:
            self._names = _renamed(self._names, self._renaming)
            self._renaming = []
        elif step.what is What.SYNCED:
            for each in self._unsure.pop(step.file, []):
                _apply(self._sure[step.file], each, _whole(each))

    def after_cut(self, draw: random.Random) -> dict[str, bytes]:
        """Return files that may lie there when the power goes now, by their names."""
        return self._left(draw.choice(SURVIVES), draw)

    def without_cut(self) -> dict[str, bytes]:
        """Return what lies there when all goes well."""
        return self._left(1.0, random.Random())

    def _left(self, survives: float, draw: random.Random) -> dict[str, bytes]:
        kept = sum(draw.random() < survives for _ in self._renaming)
        names = _renamed(self._names, self._renaming[:kept])
        return {
            name: self._contents(file, survives, draw)
            for name, file in names.items()
            if not name.endswith(SHARED)
        }

    def _contents(self, file: int, survives: float, draw: random.Random) -> bytes:
        found = bytearray(self._sure[file])
        for step in self._unsure.get(file, []):
            is_torn = step.what is What.WRITTEN and draw.random() < 0.5
            for part in _sectors(step) if is_torn else [_whole(step)]:
                if draw.random() < survives:
                    _apply(found, step, part)
        return bytes(found)


def _renamed(names: dict[str, int], steps: Iterable[Step]) -> dict[str, int]:
    found = dict(names)
    for step in steps:
        first, *others = (Path(path.decode()).name for path in step.data.split(b"\0"))
        if step.what is What.MADE:
            found[first] = step.file
        elif moved := found.pop(first, None):
            found |= dict.fromkeys(others, moved)
    return found


def _whole(step: Step) -> range:
    return range(len(step.data))


def _sectors(step: Step) -> Iterator[range]:
    """Yield which of the step's bytes lie in each sector."""
    end = step.offset + len(step.data)
    for sector in range(step.offset // SECTOR * SECTOR, end, SECTOR):
        yield range(max(sector, step.offset) - step.offset, min(sector + SECTOR, end) - step.offset)


def _apply(found: bytearray, step: Step, part: range) -> None:
    start = step.offset + part.start
    if step.what is What.CUT:
        del found[start:]
    found.extend(bytes(max(0, start - len(found))))
    found[start : start + len(part)] = step.data[part.start : part.stop]
