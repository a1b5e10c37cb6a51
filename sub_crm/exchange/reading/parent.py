"""The side that asks: starts the child, hears it out, and stops it when it takes too long."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import sub_crm
from sub_crm.exchange.reading.table import Options, Table, Unreadable
from sub_crm.i18n import _, language
from sub_crm.system.frozen import READ_FILE, own_program

SECONDS = 60
_HOME = Path(sub_crm.__file__).resolve().parents[1]


def _untold(done: int, total: int) -> None:
    pass


class Reading:
    """One file being read; `table` waits for it, `cancel` may be called from another thread."""

    def __init__(self, path: Path, options: Options | None = None) -> None:
        asked = {
            "path": str(path.absolute()),
            "options": asdict(options or Options()),
            "language": language(),
            "limited": True,
        }
        self.cancelled = False
        self._late = False
        self._child = subprocess.Popen(
            [*_command(), json.dumps(asked)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_HOME,  # a folder with strange files must not lend the child its modules
            env={**os.environ, "PYTHONPATH": str(_HOME)},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    @property
    def pid(self) -> int:
        return self._child.pid

    def cancel(self) -> None:
        self.cancelled = True
        self._child.kill()

    def table(
        self, told: Callable[[int, int], None] = _untold, *, seconds: float = SECONDS
    ) -> Table:
        """Return what is in the file, or raise `Unreadable`."""
        clock = threading.Timer(seconds, self._give_up)
        clock.daemon = True
        clock.start()
        try:
            return self._heard(told)
        finally:
            clock.cancel()
            self._child.kill()
            self._child.wait()
            if self._child.stdout:
                self._child.stdout.close()

    def _give_up(self) -> None:
        self._late = True
        self._child.kill()

    def _heard(self, told: Callable[[int, int], None]) -> Table:
        head: dict[str, Any] = {}
        rows: list[tuple[str, ...]] = []
        lines: list[int] = []
        for line in self._child.stdout or ():
            said = _understood(line)
            if "problem" in said:
                raise Unreadable(said["problem"])
            if "progress" in said:
                told(*said["progress"])
            head = said.get("head", head)
            rows += map(tuple, said.get("rows", ()))
            lines += said.get("lines", ())
            if said.get("done") == len(rows) == len(lines) and head:
                return Table(
                    **{name: _tupled(value) for name, value in head.items()},
                    rows=tuple(rows),
                    lines=tuple(lines),
                )
        raise Unreadable(self._why_it_ended())

    def _why_it_ended(self) -> str:
        if self.cancelled:
            return _("Het lezen is gestopt; er is niets gewijzigd.")
        if self._late:
            return _("Dit bestand kost te veel tijd om te lezen. Splits het.")
        return _("Het lezen van dit bestand is halverwege afgebroken; er is niets gewijzigd.")


def _command() -> list[str]:
    program = own_program()
    if program:
        return [str(program), READ_FILE]
    return [sys.executable, "-m", "sub_crm.exchange.reading"]


def _understood(line: bytes) -> dict[str, Any]:
    try:
        said = json.loads(line)
    except ValueError:  # the child was stopped in the middle of a sentence
        return {}
    return said if isinstance(said, dict) else {}


def _tupled(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
