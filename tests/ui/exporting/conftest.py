"""The window for exporting over the town of the list tests."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sub_crm.commands import perform
from sub_crm.store.keys import Key, new_key
from sub_crm.store.store import Store, create
from sub_crm.ui.backend import Backend
from sub_crm.ui.preferences import Preferences
from tests import factories as make
from tests.exchange.lists.town import Town, settle
from tests.ui.exporting.office import Office

Settled = tuple[Path, Key, Town, tuple[bytes, ...]]
CROWD = 60
"""People more than a list may have without a purpose."""


@pytest.fixture(scope="session")
def settled_town(tmp_path_factory: pytest.TempPathFactory) -> Settled:
    path, key = tmp_path_factory.mktemp("exporting") / "town.db", new_key()
    store = create(path, key)
    writer = store.writer()
    with writer.act("settle", now=make.NOW) as act:
        town = settle(act.session, store.identity.viewer.user_id)
        crowd = tuple(
            make.person(act.session, surname=f"Bewoner {number:02}").id for number in range(CROWD)
        )
    writer.close()
    store.close()
    return path, key, town, crowd


@pytest.fixture
def office(
    settled_town: Settled, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Office]:
    path, key, town, crowd = settled_town
    store = Store(Path(shutil.copy(path, tmp_path / "town.db")), key)
    backend = Backend(store, lambda: perform, lambda: make.NOW)
    failures: list[BaseException] = []
    backend.failed.connect(failures.append)
    folder = tmp_path / "Documenten"
    folder.mkdir()
    monkeypatch.setattr("sub_crm.ui.exporting.memory.documents", lambda: folder)
    preferences = Preferences(tmp_path / "instellingen.json")
    office = Office(qtbot, backend, preferences, town, crowd, folder)
    yield office
    office.window.close()
    backend.close()
    assert not failures
