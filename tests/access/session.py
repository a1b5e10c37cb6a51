"""A desktop session of its own: a screen that nobody sees and a bus that nobody else is on."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAMS = ("Xvfb", "dbus-daemon", "/usr/libexec/at-spi-bus-launcher")
MISSING = [name for name in PROGRAMS if not shutil.which(name)]
SCREEN = "1440x900x24"
GRACE = 3
"""Seconds in which a program may end by itself; Orca does not."""


@contextmanager
def running(*command: str, **options: object) -> Iterator[subprocess.Popen[str]]:
    """A program that ends with the block."""
    with subprocess.Popen(command, text=True, **options) as started:  # type: ignore[call-overload]
        try:
            yield started
        finally:
            started.terminate()
            try:
                started.wait(GRACE)
            except subprocess.TimeoutExpired:
                started.kill()


@contextmanager
def session(folder: Path) -> Iterator[Mapping[str, str]]:
    """The environment in which programs of this session run; its files lie in the folder."""
    folder.chmod(0o700)
    with ExitStack() as stack:
        told, tell = os.pipe()
        screen = ("Xvfb", "-displayfd", str(tell), "-screen", "0", SCREEN, "-nolisten", "tcp")
        quiet = {"stderr": subprocess.DEVNULL}
        stack.enter_context(running(*screen, pass_fds=(tell,), **quiet))
        os.close(tell)
        with os.fdopen(told) as answer:
            display = f":{answer.readline().strip()}"
        environment = {
            **os.environ,
            "DISPLAY": display,
            "XDG_RUNTIME_DIR": str(folder),
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        daemon = ("dbus-daemon", "--session", "--nofork", "--print-address=1")
        bus = stack.enter_context(
            running(*daemon, env=environment, stdout=subprocess.PIPE, **quiet)
        )
        assert bus.stdout
        environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        yield environment


class Desk:
    """The program in a process of its own, told by a word at a time what to show."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._answer("ready")

    def _answer(self, wanted: str) -> None:
        assert self._process.stdout
        answer = self._process.stdout.readline().strip()
        assert answer == wanted, f"{answer!r} instead of {wanted!r}"

    def open(self, page: str) -> None:
        """Show a page and wait until it is filled."""
        assert self._process.stdin
        self._process.stdin.write(f"{page}\n")
        self._process.stdin.flush()
        self._answer(page)


@contextmanager
def desk(environment: Mapping[str, str], folder: Path) -> Iterator[Desk]:
    """The program on the screen of a session; what it complains about goes to a file."""
    pipe = subprocess.PIPE
    with (folder / "desk.log").open("w") as log:
        command = (sys.executable, "-m", "tests.access.desk")
        options = {"env": environment, "cwd": ROOT, "stdin": pipe, "stdout": pipe, "stderr": log}
        with running(*command, **options) as process:
            yield Desk(process)
