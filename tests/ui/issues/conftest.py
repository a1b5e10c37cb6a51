"""A visit to the pages about dossiers: over the example, and over a real user's own workspace."""

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sub_crm.commands.registers import register_rows
from sub_crm.store import Store, create
from sub_crm.store.file import Connection
from sub_crm.store.filling import insert_rows
from sub_crm.store.keys import new_key
from sub_crm.ui.backend import Backend
from tests.ui.issues.issue_visit import IssueVisit

OWN_KEY = new_key()
On = Callable[[Store], Backend]


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that holds what every new one does, and nothing more."""

    def fill(connection: Connection) -> None:
        insert_rows(connection, register_rows(), now=dt.datetime.now(dt.UTC), verb="begin")

    path = tmp_path_factory.mktemp("own") / "eigen.db"
    create(path, OWN_KEY, fill=fill).close()
    return path


@pytest.fixture
def visit(qtbot: QtBot, example_copy: Store, backend_on: On) -> Iterator[IssueVisit]:
    with closing(IssueVisit(qtbot, backend_on(example_copy))) as visit:
        yield visit


@pytest.fixture
def own_visit(qtbot: QtBot, own: Path, tmp_path: Path, backend_on: On) -> Iterator[IssueVisit]:
    store = Store(Path(shutil.copy(own, tmp_path / "store.db")), OWN_KEY)
    with closing(IssueVisit(qtbot, backend_on(store))) as visit:
        yield visit
