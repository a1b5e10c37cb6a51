"""The relation map on the example workspace, a copy for every test."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from sub_crm.commands import perform
from sub_crm.store import Store
from sub_crm.ui.backend import Backend
from tests.ui.relations.tour import NOW, Tour

Opening = Callable[[Store], Tour]


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
def tour(opened: Opening, example_copy: Store) -> Tour:
    """The page of the example, filled in."""
    return opened(example_copy).begin()
