"""The example workspace and a real user's own, each made once and copied for every test."""

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sub_crm.commands import perform
from sub_crm.commands.registers import register_rows
from sub_crm.store import Store, create
from sub_crm.store.file import Connection
from sub_crm.store.filling import insert_rows
from sub_crm.store.keys import EXAMPLE_KEY, Key, new_key
from sub_crm.ui.backend import Backend
from sub_crm.ui.parts import forms
from tests.ui.issues.desk_visit import NOW, DeskVisit

OWN_KEY = new_key()


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that holds what every new one does, and nothing more."""

    def fill(connection: Connection) -> None:
        insert_rows(connection, register_rows(), now=dt.datetime.now(dt.UTC), verb="begin")

    path = tmp_path_factory.mktemp("own") / "eigen.db"
    create(path, OWN_KEY, fill=fill).close()
    return path


@pytest.fixture
def visit(qtbot: QtBot, example: Path, tmp_path: Path, collected_here: None) -> Iterator[DeskVisit]:
    yield from _visit(qtbot, example, EXAMPLE_KEY, tmp_path)


@pytest.fixture
def own_visit(qtbot: QtBot, own: Path, tmp_path: Path, collected_here: None) -> Iterator[DeskVisit]:
    yield from _visit(qtbot, own, OWN_KEY, tmp_path)


def _visit(qtbot: QtBot, kept: Path, key: Key, tmp_path: Path) -> Iterator[DeskVisit]:
    backend = Backend(
        Store(Path(shutil.copy(kept, tmp_path / "store.db")), key),
        lambda: perform,
        lambda: NOW,
    )
    failures: list[BaseException] = []
    backend.failed.connect(failures.append)
    forms._typed.clear()
    yield (visited := DeskVisit(qtbot, backend))
    visited.window.close()
    visited.reader.close()
    backend.close()
    assert not failures
