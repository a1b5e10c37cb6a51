"""How fast the program starts, beside an empty Qt window, with its key in a real keyring.

Run by `dev.py bench`; needs `dbus-run-session` and `gnome-keyring-daemon`. Prints medians and
ratios: window at most 1.2 times, first list at most 2.0 times the empty window.
"""

import datetime as dt
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from sub_crm.example.making import EXAMPLE_USER
from sub_crm.example.workspace import build
from sub_crm.store import create
from sub_crm.store.filling import insert_rows, set_user
from sub_crm.store.keys import new_key, new_salt
from sub_crm.store.unlocking import keep_in_keyring
from sub_crm.system import settings
from sub_crm.system.paths import paths
from sub_crm.system.settings import Settings

ROUNDS = 9
MOST = {"window": 1.2, "list": 2.0}
"""Times the empty window, as it was set."""
UNLOCK = 'printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec "$@"'


def main() -> int:
    """Print the report, or with `modules` only what the first list made the program import."""
    if os.environ.get("INSIDE_KEYRING") != "1":
        return _within_a_keyring()
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        make_workspace(data)
        tell = _tell_modules if sys.argv[1:] == ["modules"] else _tell_times
        tell(data)
    return 0


def has_keyring() -> bool:
    """Whether a Secret Service can be started here."""
    return bool(shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon"))


def _tell_times(data: Path) -> None:
    _round(data)  # the first one compiles
    found = [_round(data) for _ in range(ROUNDS)]
    floor = _median(found, "empty")
    sys.stdout.write(f"empty window {floor:6.1f} ms\n")
    for name, most in MOST.items():
        time_ms = _median(found, name)
        sys.stdout.write(f"{name:12} {time_ms:6.1f} ms  {time_ms / floor:.2f}x (at most {most})\n")
    early = any("sqlalchemy" in each["modules"] for each in found)
    sys.stdout.write(f"SQLAlchemy imported before the list: {early}\n")


def _tell_modules(data: Path) -> None:
    floor = set(_child("empty")["modules"])
    sys.stdout.write(json.dumps(sorted(set(_child("program", str(data))["modules"]) - floor)))


def _within_a_keyring() -> int:
    """Start ourselves again in a session of our own with an unlocked Secret Service."""
    if not has_keyring():
        sys.stdout.write("dbus-run-session en gnome-keyring-daemon ontbreken\n")
        return 1
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "HOME": home, "INSIDE_KEYRING": "1"}
        environment |= {"XDG_DATA_HOME": f"{home}/data", "XDG_RUNTIME_DIR": home}
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        for name in ("PYTHON_KEYRING_BACKEND", "PYTHONDONTWRITEBYTECODE"):
            environment.pop(name, None)
        again = ["dbus-run-session", "--", "bash", "-c", UNLOCK, "bash", sys.executable]
        command = [*again, "-m", "tests.bench.start", *sys.argv[1:]]
        return subprocess.run(command, env=environment, check=False).returncode


def make_workspace(data: Path) -> None:
    """A workspace that is nobody's example: real encryption, its key in the keyring."""
    places, key, salt = paths(data), new_key(), new_salt()
    now = dt.datetime.now(dt.UTC)

    def fill(connection: Any) -> None:
        rows = build(now.date())
        [me] = [row["id"] for row in rows["app_user"] if row["name"] == EXAMPLE_USER]
        insert_rows(connection, rows, now=now, verb="Gevuld")
        set_user(connection, me)

    create(places.workspace, key, salt=salt, fill=fill).close()
    backend = keep_in_keyring(salt, key)
    settings.save(places.settings, Settings(keyring=backend, user=EXAMPLE_USER))


def _round(data: Path) -> dict[str, Any]:
    empty = _child("empty")
    return {"empty": empty["window"], **_child("program", str(data))}


def _child(*arguments: str) -> dict[str, Any]:
    environment = {**os.environ, "STARTED": str(time.monotonic_ns())}
    command = [sys.executable, "-m", "tests.bench.first_paint", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    answer: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return answer


def _median(found: list[dict[str, Any]], name: str) -> float:
    times: list[float] = [each[name] for each in found]
    return statistics.median(times)


if __name__ == "__main__":
    raise SystemExit(main())
