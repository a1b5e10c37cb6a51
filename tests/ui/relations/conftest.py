"""The relation map on the example workspace, made once and copied for every test."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sub_crm.commands import perform
from sub_crm.example.making import make
from sub_crm.store import Store
from sub_crm.store.keys import EXAMPLE_KEY
from sub_crm.ui.backend import Backend
from tests.ui.relations.tour import NOW, TODAY, Tour

Opening = Callable[[Store], Tour]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("example") / "voorbeeld.db"
    make(path, today=TODAY).close()
    return path


@pytest.fixture
def example(made: Path, tmp_path: Path) -> Store:
    own = tmp_path / "voorbeeld.db"
    shutil.copy(made, own)
    return Store(own, EXAMPLE_KEY)


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opening]:
    """Open the page on a store."""
    tours: list[Tour] = []
    failures: list[BaseException] = []

    def on(store: Store) -> Tour:
        backend = Backend(store, lambda: perform, lambda: NOW)
        backend.failed.connect(failures.append)
        tours.append(Tour(qtbot, backend))
        return tours[-1]

    yield on
    for tour in tours:
        tour.window.close()
        tour.backend.close()
    assert not failures


@pytest.fixture
def tour(opened: Opening, example: Store) -> Tour:
    """The page of the example, filled in."""
    return opened(example).begin()
