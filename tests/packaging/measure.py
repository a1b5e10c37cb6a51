"""How fast the built program shows its window beside a checkout, and how much memory it takes.

Run by `dev.py package`; on Linux only. The time is from the start of the process until the X server
maps a window, the memory is the proportional set size of the demonstration once it is at rest.
"""

import ctypes
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.packaging import built
from tests.packaging.built import CHECKOUT, FOLDER, PROGRAM, clean

ROUNDS = 9
MOST_TIMES, MOST_MB = 1.5, 150
MAP_NOTIFY, SUBSTRUCTURE_NOTIFY = 19, 1 << 19
REST_SECONDS = 4


class Watch:
    """Sees windows appear on a display."""

    def __init__(self, display: str) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))
        root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))
        self._x.XSelectInput(self._display, root, ctypes.c_long(SUBSTRUCTURE_NOTIFY))
        self.forget()

    def forget(self) -> None:
        """Take no notice of what appeared before."""
        self._x.XSync(self._display, 1)

    def wait(self) -> None:
        """Return when a window appears."""
        event = (ctypes.c_long * 24)()
        while ctypes.cast(event, ctypes.POINTER(ctypes.c_int))[0] != MAP_NOTIFY:
            self._x.XNextEvent(self._display, event)


def main() -> int:
    if sys.platform != "linux":
        return 0
    with tempfile.TemporaryDirectory() as folder, built.screen() as display:
        watch, home = Watch(display), Path(folder)
        asked = ["--example", "--data-dir", str(home / "gegevens")]
        commands = {"checkout": [*CHECKOUT, *asked], "built": [str(PROGRAM), *asked]}
        environment = clean(home, DISPLAY=display)
        for command in commands.values():
            start(command, environment, watch)  # the first one compiles and makes the example
            time.sleep(REST_SECONDS)
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(ROUNDS):
            for name, command in commands.items():
                times[name].append(start(command, environment, watch))
        memory = at_rest(commands["built"], environment)
    tell(times, memory)
    return 0


def start(command: list[str], environment: dict[str, str], watch: Watch) -> float:
    """Return the milliseconds until a window stands, and end the program."""
    watch.forget()
    begun = time.monotonic()
    program = subprocess.Popen(command, env=environment)
    watch.wait()
    taken = (time.monotonic() - begun) * 1000
    time.sleep(1)  # let it finish what it is at, so that each start finds the same disk
    program.terminate()
    program.wait()
    return taken


def at_rest(command: list[str], environment: dict[str, str]) -> float:
    """Return the megabytes that are the program's own share, once it has nothing to do."""
    program = subprocess.Popen(command, env=environment)
    rest(program.pid)
    rollup = Path(f"/proc/{program.pid}/smaps_rollup").read_text("utf-8")
    [kilobytes] = [line.split()[1] for line in rollup.splitlines() if line.startswith("Pss:")]
    program.terminate()
    program.wait()
    return int(kilobytes) / 1024


def rest(pid: int) -> None:
    """Wait until a process has used no processor time to speak of for some seconds."""
    before, used = -100, 0
    while used - before > 1:
        time.sleep(REST_SECONDS)
        fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        before, used = used, int(fields[11]) + int(fields[12])


def tell(times: dict[str, list[float]], memory: float) -> None:
    medians = {name: statistics.median(found) for name, found in times.items()}
    ratio = medians["built"] / medians["checkout"]
    size = sum(file.stat().st_size for file in FOLDER.rglob("*") if not file.is_symlink())
    for line in (
        f"window of a checkout  {medians['checkout']:6.0f} ms",
        f"window of the build   {medians['built']:6.0f} ms  {ratio:.2f}x (at most {MOST_TIMES})",
        f"memory (PSS)          {memory:6.0f} MB (at most {MOST_MB})",
        f"size on disk          {size / 1e6:6.0f} MB",
    ):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    raise SystemExit(main())
