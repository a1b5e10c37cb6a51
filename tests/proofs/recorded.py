"""A process whose disk is recorded; it marks what must be there from that moment on.

`python -m tests.proofs.recorded JOB WORKSPACE KEY ...`
"""

import datetime as dt
import itertools
import random
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sub_crm import app
from sub_crm.exchange.csv_file import write_csv
from sub_crm.exchange.sheet import Sheet
from sub_crm.exchange.writing import whole_file
from sub_crm.store import Store, file, search_index
from sub_crm.store.backups import Reason
from sub_crm.store.file import connect
from sub_crm.store.keys import Key, new_salt
from sub_crm.system import settings
from tests.proofs.shim import Shim
from tests.proofs.state import backups_of, look_at, schema_at
from tests.proofs.user import User
from tests.proofs.work import some_work

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
        some_work(user)
        if number % SITTING == SITTING - 1:
            user.restart()
    user.close()


def make(workspace: Path, key: Key) -> None:
    """Let a first start make a workspace."""
    shim = Shim()
    shim.mark(look_at(workspace, key))
    app._create_workspace(workspace, key, new_salt()).close()
    shim.mark(look_at(workspace, key))


def back_up(workspace: Path, key: Key) -> None:
    """Let somebody make backups between their work."""
    shim = Shim()
    for hour in range(5):
        work_a_little(workspace, key, hour)
        with closing(Store(workspace, key)) as store:
            now = START + dt.timedelta(hours=hour)
            store.back_up(workspace.parent, reason=Reason.ASKED, now=now)
        shim.mark(backups_of(workspace, key))


def restore(workspace: Path, key: Key) -> None:
    """Let somebody go back to a backup, after they had worked on."""
    shim = Shim()
    work_a_little(workspace, key, 1)
    with closing(Store(workspace, key)) as store:
        made = store.back_up(workspace.parent, reason=Reason.ASKED, now=START)
    assert made
    work_a_little(workspace, key, 2)
    shim.mark(look_at(workspace, key))
    store.restore(made.path, workspace.parent, now=START + dt.timedelta(hours=1))
    shim.mark(look_at(workspace, key))


def migrate(workspace: Path, key: Key) -> None:
    """Let a workspace of before there was an index be opened."""
    shim = Shim()
    with closing(connect(workspace, key)) as connection:
        made_of = "SELECT type, name FROM sqlite_master WHERE type = 'trigger' OR name IN (?, ?, ?)"
        for kind, name in connection.execute(made_of, search_index.NAMES).fetchall():
            connection.execute(f"DROP {kind} {name}")
        connection.execute("PRAGMA user_version = 0")
    shim.mark(schema_at(workspace, key))
    Store(workspace, key).close()
    shim.mark(schema_at(workspace, key))


def work_a_little(workspace: Path, key: Key, seed: int) -> None:
    user = User(workspace, key, random.Random(seed), lambda: START)
    for _ in range(5):
        some_work(user)
    user.close()


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
    jobs: list[Callable[..., None]] = [work, make, back_up, restore, migrate, set_up, export]
    [do] = [each for each in jobs if each.__name__ == job]
    do(Path(place), Key(bytes.fromhex(digits)), *others)
