"""A process whose disk is recorded; it marks what must be there from that moment on.

`python -m tests.proofs.recorded JOB WORKSPACE KEY ...`
"""

import datetime as dt
import itertools
import random
import sys
from pathlib import Path
from typing import Any

from sub_crm import app
from sub_crm.exchange.csv_file import write_csv
from sub_crm.exchange.sheet import Sheet
from sub_crm.exchange.writing import whole_file
from sub_crm.store import file
from sub_crm.store.keys import Key, new_salt
from sub_crm.system import settings
from tests.proofs.shim import Shim
from tests.proofs.state import look_at
from tests.proofs.user import User

SITTING = 40
"""So many acts, and the program is closed and started again."""
START = dt.datetime(2026, 1, 6, 9, tzinfo=dt.UTC)


def work(workspace: Path, key: Key, seed: str, acts: str, *pragmas: str) -> None:
    """Let somebody work, marking the state of the workspace after each act."""
    vars(file)["SETTINGS"] = (*file.SETTINGS, *(f"PRAGMA {pragma}" for pragma in pragmas))
    shim, minutes = Shim(), itertools.count(1)

    def clock() -> dt.datetime:
        return START + dt.timedelta(minutes=7 * next(minutes))

    def mark() -> None:
        shim.mark(look_at(workspace, key))

    mark()
    user = User(workspace, key, random.Random(int(seed)), clock, kept=lambda _: mark())
    for number in range(int(acts)):
        user.work()
        if number % SITTING == SITTING - 1:
            user.restart()
    user.close()


def make(workspace: Path, key: Key) -> None:
    """Let a first start make a workspace."""
    shim = Shim()
    shim.mark(look_at(workspace, key))
    app._create_workspace(workspace, key, new_salt()).close()
    shim.mark(look_at(workspace, key))


def set_up(path: Path, _key: Key) -> None:
    """Let somebody change their settings a few times."""
    shim = Shim()
    for zoom in range(100, 120):
        settings.save(path, settings.Settings(zoom=zoom, geometry="g" * 3_000))
        shim.mark(str(zoom))


def export(path: Path, _key: Key) -> None:
    """Let a list be exported a few times over itself."""
    shim = Shim()
    for number in range(10, 20):
        sheet = Sheet("Lijst", ["Nummer"], [(number,)] * 1_000, about=[])
        with whole_file(path) as part:
            write_csv(sheet, part, dutch_excel=True)
        shim.mark(str(number * 1_000))


if __name__ == "__main__":
    job, place, digits, *others = sys.argv[1:]
    jobs: dict[str, Any] = {"work": work, "make": make, "set_up": set_up, "export": export}
    jobs[job](Path(place), Key(bytes.fromhex(digits)), *others)
