"""The town in a workspace made once and copied for each test, and the import page over it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sub_crm.commands import perform
from sub_crm.store.keys import Key, new_key
from sub_crm.store.store import Store, create
from sub_crm.ui.backend import Backend
from tests import factories as make
from tests.commands.workspace import Town, settle
from tests.ui.importing.world import Screen

Settled = tuple[Path, Key, Town]


@pytest.fixture(scope="session")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Settled:
    path, key = tmp_path_factory.mktemp("town") / "town.db", new_key()
    store = create(path, key)
    writer = store.writer()
    with writer.act("settle", now=make.NOW) as act:
        town = settle(act.session, store.identity.viewer.user_id)
    writer.close()
    store.close()
    return path, key, town


@pytest.fixture
def screen(qtbot: QtBot, tmp_path: Path, settled: Settled) -> Iterator[Screen]:
    path, key, town = settled
    store = Store(Path(shutil.copy(path, tmp_path / "town.db")), key)
    reader = store.reader()
    backend = Backend(store, lambda: perform, lambda: make.NOW)
    failures: list[BaseException] = []
    backend.failed.connect(failures.append)
    yield Screen(qtbot, town, reader, backend, tmp_path)
    reader.close()
    backend.close()
    assert not failures
