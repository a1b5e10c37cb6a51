"""Make the demonstration workspace: the example rows in a store that bears the mark VOORBEELD."""

import datetime as dt
from pathlib import Path

from sub_crm.example.workspace import build
from sub_crm.store import EXAMPLE_MARK, Store, create
from sub_crm.store.file import Connection
from sub_crm.store.filling import insert_rows, set_user
from sub_crm.store.keys import EXAMPLE_KEY

EXAMPLE_USER = "Marieke Vos"


def open_or_make(path: Path, *, today: dt.date) -> Store:
    """Open the example, first made with dates relative to `today`; raise a `StoreProblem`."""
    return Store(path, EXAMPLE_KEY) if path.exists() else make(path, today=today)


def make(path: Path, *, today: dt.date, seed: int = 26) -> Store:
    """Make a new example store; raise FileExistsError where there is a file already."""

    def fill(connection: Connection) -> None:
        rows = build(today, seed)
        [me] = [row["id"] for row in rows["app_user"] if row["name"] == EXAMPLE_USER]
        insert_rows(connection, rows, now=dt.datetime.now(dt.UTC), verb="Voorbeeld gemaakt")
        set_user(connection, me)

    return create(path, EXAMPLE_KEY, mark=EXAMPLE_MARK, fill=fill)
