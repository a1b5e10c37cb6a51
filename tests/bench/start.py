"""How fast the program starts, beside an empty Qt window, with its key in a real keyring.

Run by `dev.py bench`; needs `dbus-run-session` and `gnome-keyring-daemon`. Prints medians and ratios:
window at most 1.2 times, first list at most 2.0 times the empty window; SQLAlchemy not imported.
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
UNLOCK = 'printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec "$@"'


def main() -> int:
    if os.environ.get("INSIDE_KEYRING") != "1":
        return _within_a_keyring()
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        _make_workspace(data)
        found = [_round(data) for _ in range(ROUNDS)]
    report = {
        "empty": _median(found, "empty"),
        "window": _median(found, "window"),
        "list": _median(found, "list"),
        "sqlalchemy_before_list": any("sqlalchemy" in each["modules"] for each in found),
    }
    report["window_ratio"] = round(report["window"] / report["empty"], 2)
    report["list_ratio"] = round(report["list"] / report["empty"], 2)
    print(json.dumps(report))
    return 0


def _within_a_keyring() -> int:
    """Start ourselves again in a session of our own with an unlocked Secret Service."""
    if not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")):
        print("dbus-run-session en gnome-keyring-daemon ontbreken")
        return 1
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "HOME": home, "INSIDE_KEYRING": "1"}
        environment |= {"XDG_DATA_HOME": f"{home}/data", "XDG_RUNTIME_DIR": home}
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        for name in ("PYTHON_KEYRING_BACKEND", "PYTHONDONTWRITEBYTECODE"):
            environment.pop(name, None)
        again = ["dbus-run-session", "--", "bash", "-c", UNLOCK, "bash", sys.executable]
        return subprocess.run([*again, "-m", "tests.bench.start"], env=environment).returncode


def _make_workspace(data: Path) -> None:
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
    return round(statistics.median(each[name] for each in found), 1)


if __name__ == "__main__":
    raise SystemExit(main())
