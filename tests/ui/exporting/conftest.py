"""The window for exporting over the town of the list tests."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from sub_crm.store import Store
from sub_crm.ui.backend import Backend
from sub_crm.ui.preferences import Preferences
from sub_crm.values.ids import Id
from tests import factories as make
from tests.exchange.lists.town import Town, settle
from tests.stores import Settled, settle_in
from tests.ui.exporting.office import Office

CROWD = 60
"""People more than a list may have without a purpose."""
Facts = tuple[Town, tuple[bytes, ...]]


def _settle(session: Session, me: Id) -> Facts:
    town = settle(session, me)
    names = (f"Bewoner {number:02}" for number in range(CROWD))
    return town, tuple(make.person(session, surname=name).id for name in names)


@pytest.fixture(scope="session")
def settled_town(tmp_path_factory: pytest.TempPathFactory) -> Settled[Facts]:
    return settle_in(tmp_path_factory.mktemp("exporting"), _settle)


@pytest.fixture
def office(
    settled_town: Settled[Facts],
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    backend_on: Callable[[Store], Backend],
) -> Iterator[Office]:
    town, crowd = settled_town.facts
    backend = backend_on(settled_town.copy(tmp_path))
    folder = tmp_path / "Documenten"
    folder.mkdir()
    monkeypatch.setattr("sub_crm.ui.exporting.memory.documents", lambda: folder)
    preferences = Preferences(tmp_path / "instellingen.json")
    office = Office(qtbot, backend, preferences, town, crowd, folder)
    yield office
    office.window.close()
