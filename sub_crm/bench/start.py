"""How fast the program starts on a workspace whose key is in a real keyring.

`python -m sub_crm.bench.start STORE ROUNDS` prints, as JSON, what each round of `first_paint` told;
it does so in a session of its own with an unlocked Secret Service, so that nobody's keyring is
touched.
"""

import json
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from sub_crm.bench.children import told
from sub_crm.store.file import connect, salt_of
from sub_crm.store.keys import EXAMPLE_KEY
from sub_crm.store.unlocking import keep_in_keyring
from sub_crm.system import settings
from sub_crm.system.paths import paths
from sub_crm.system.settings import Settings

UNLOCK = 'printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec "$@"'
SESSION = ("dbus-run-session", "--", "bash", "-c", UNLOCK, "bash")
Round = dict[str, Any]
"""Milliseconds until "empty", "window" and "list", what was "computed" for the list and before it
for the empty window, and the "modules" of the list and of the "floor"."""


def has_keyring() -> bool:
    """Whether a Secret Service can be started here."""
    return bool(shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon"))


def started(store: Path, rounds: int) -> list[Round]:
    """Start an empty window and the program by turns; raise CalledProcessError where that fails."""
    with tempfile.TemporaryDirectory() as home:
        own: dict[str, str | None] = {"HOME": home, "XDG_RUNTIME_DIR": home}
        own |= {f"XDG_{name}_HOME": f"{home}/{name}" for name in ("DATA", "CONFIG")}
        own |= dict.fromkeys(("PYTHON_KEYRING_BACKEND", "PYTHONDONTWRITEBYTECODE"))
        found: list[Round] = told(
            "sub_crm.bench.start", str(store), str(rounds), within=SESSION, environment=own
        )
    return found


def main(store: Path, rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        put(store, data)
        found = [_round(data) for _ in range(rounds + 1)]
    sys.stdout.write(json.dumps(found[1:]))  # the first one compiles


def put(store: Path, data: Path) -> None:
    """Make the store the workspace of `data`, its key in the keyring."""
    places = paths(data)
    shutil.copyfile(store, places.workspace)
    backend = keep_in_keyring(salt_of(store), EXAMPLE_KEY)
    connection = connect(store, EXAMPLE_KEY)
    [(user,)] = connection.execute(
        "SELECT name FROM app_user WHERE hex(id) ="
        " (SELECT upper(value) FROM fact WHERE name = 'user_id')"
    )
    connection.close()
    settings.save(places.settings, Settings(keyring=backend, user=user))


def _round(data: Path) -> Round:
    empty, program = _child(), _child(str(data))
    floor = {"empty": empty["window"], "empty-computed": empty["computed"]}
    return {**floor, "floor": empty["modules"], **program}


def _child(*arguments: str) -> Round:
    now = {"STARTED": str(time.monotonic_ns())}
    found: Round = told("sub_crm.bench.first_paint", *arguments, environment=now)
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
