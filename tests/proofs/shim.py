"""What stands between a program and its disk and clock: compiled here, worn by a child process."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).with_name("shim.c")
COMPILE = ["cc", "-Wall", "-Wextra", "-Werror", "-O1", "-shared", "-fPIC", "-o"]


def is_possible() -> bool:
    """Say whether this system can wear it, and has what makes it."""
    return sys.platform == "linux" and shutil.which(COMPILE[0]) is not None


def compiled(folder: Path) -> Path:
    """Return the library, made from its source in this folder."""
    library = folder / "shim.so"
    subprocess.run([*COMPILE, str(library), str(SOURCE)], check=True)
    return library


def worn(library: Path, folder: Path, log: Path | None = None) -> dict[str, str]:
    """Return the environment of a process whose work below a folder goes through the shim."""
    told = {"SHIM_LOG": str(log)} if log else {}
    return {**os.environ, "LD_PRELOAD": str(library), "SHIM_FOLDER": str(folder), **told}


@dataclass(frozen=True, slots=True)
class Fault:
    """The call to the disk that fails, and with which error; later ones may fail as well."""

    call: int
    """From 1 on; 0 is none."""
    error: int = 0
    lasts: bool = False


NO_FAULT = Fault(0)


class Shim:
    """The shim that this very process wears."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(os.environ["LD_PRELOAD"])

    def mark(self, text: str) -> None:
        """Write a mark among what is asked of the disk."""
        self._library.shim_mark(text.encode())

    def fail(self, fault: Fault) -> None:
        """Let the disk fail so from now on, and count the calls from here."""
        self._library.shim_fail(ctypes.c_long(fault.call), fault.error, fault.lasts)

    @property
    def calls(self) -> int:
        """How many calls to the disk there were since the last `fail`."""
        count: int = self._library.shim_asked()
        return count

    @contextmanager
    def looking_away(self) -> Iterator[None]:
        """Neither count nor fail what is asked in this block."""
        self._library.shim_look_away(1)
        try:
            yield
        finally:
            self._library.shim_look_away(0)

    def jump(self, seconds: int) -> None:
        """Let the clock of this process be so far ahead, or behind, from now on."""
        self._library.shim_jump(ctypes.c_longlong(seconds))
