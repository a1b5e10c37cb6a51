"""The example workspace with a window around it, in which one searches."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sub_crm.commands import perform
from sub_crm.example.making import make
from sub_crm.store import Store
from sub_crm.store.keys import EXAMPLE_KEY
from sub_crm.ui.backend import Backend
from tests import factories
from tests.ui.search.searching import Searching


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("example") / "voorbeeld.db"
    make(path, today=factories.NOW.date()).close()
    return path


@pytest.fixture
def searching(made: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Searching]:
    shutil.copy(made, tmp_path / "werk.db")
    backend = Backend(
        Store(tmp_path / "werk.db", EXAMPLE_KEY), lambda: perform, lambda: factories.NOW
    )
    failures: list[BaseException] = []
    backend.failed.connect(failures.append)
    yield Searching(qtbot, backend)
    backend.close()
    assert not failures
