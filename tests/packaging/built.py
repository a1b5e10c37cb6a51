"""The built program and a clean place to try it: no environment, no Python, no screen of ours."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
DIST = ROOT / "build" / "package" / "dist"
FOLDER = DIST / ("SUB-CRM.app/Contents/MacOS" if sys.platform == "darwin" else "sub-crm")
NOTICES = DIST if sys.platform == "darwin" else FOLDER
PROGRAM = FOLDER / ("sub-crm.exe" if sys.platform == "win32" else "sub-crm")
CHECKOUT = [sys.executable, str(ROOT / "main.py")]
SCREEN = "1600x1000x24"


def clean(home: Path, **more: str) -> dict[str, str]:
    """Return as few variables as a session can have."""
    needed = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if name in os.environ}
    return {"HOME": str(home), "PATH": os.defpath, "LC_ALL": "C.UTF-8", **needed, **more}


def offscreen(home: Path, **more: str) -> dict[str, str]:
    return clean(home, QT_QPA_PLATFORM="offscreen", **more)


def run(command: list[Any], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Carry out a command and return how it ended; what goes wrong is for the test to say."""
    words = [str(word) for word in command]
    return subprocess.run(
        words, env=environment, capture_output=True, text=True, check=False, encoding="utf-8"
    )


@contextmanager
def screen() -> Iterator[str]:
    """Give the name of an X display that nobody looks at."""
    reading, writing = os.pipe()
    options = ["-screen", "0", SCREEN, "-nolisten", "tcp", "-displayfd", str(writing)]
    server = subprocess.Popen(
        ["Xvfb", *options], pass_fds=[writing], stderr=subprocess.DEVNULL, start_new_session=True
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


class Person:
    """Somebody at the keyboard of a display."""

    def __init__(self, display: str) -> None:
        self._display = display

    def sit_down(self) -> None:
        """Wait for the window and give it the keyboard, as a window manager would."""
        [window] = self._do("search", "--sync", "--onlyvisible", "--name", "^SUB-CRM$").split()
        self._do("windowfocus", "--sync", window)

    def press(self, keys: str) -> None:
        self._do("key", keys)

    def type(self, text: str) -> None:
        self._do("type", text)

    def _do(self, *words: str) -> str:
        environment = {**os.environ, "DISPLAY": self._display}
        command = ["xdotool", *words]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        return done.stdout


def until(holds: Any, seconds: float = 20) -> None:
    """Wait until something is so; AssertionError when it does not come about."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.1)


def has(*programs: str) -> bool:
    return all(shutil.which(one) for one in programs)
