"""A quick log over a real window on a real encrypted workspace, copied for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from sub_crm.commands import perform
from sub_crm.store import Store, create
from sub_crm.store.keys import Key, new_key
from sub_crm.ui.backend import Backend
from sub_crm.ui.desk import Desk
from sub_crm.ui.quick_log import QuickLog
from tests import factories as make
from tests.ui.quick_log.world import Town, World, clock, settle
from tests.ui.walk import show

Settled = tuple[Path, Key, Town]


@pytest.fixture(scope="session")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Settled:
    path, key = tmp_path_factory.mktemp("quick_log") / "town.db", new_key()
    store = create(path, key)
    writer = store.writer()
    with writer.act("settle", now=make.NOW) as act:
        town = settle(act.session, store.identity.viewer.user_id)
    writer.close()
    store.close()
    return path, key, town


@pytest.fixture
def store(settled: Settled, tmp_path: Path) -> Store:
    path, key, _town = settled
    return Store(Path(shutil.copy(path, tmp_path / "town.db")), key)


@pytest.fixture
def backend(qtbot: QtBot, store: Store) -> Iterator[Backend]:
    backend = Backend(store, lambda: perform, clock)
    failures: list[BaseException] = []
    backend.failed.connect(failures.append)
    yield backend
    backend.close()
    assert not failures


@pytest.fixture
def world(qtbot: QtBot, store: Store, backend: Backend, settled: Settled) -> Iterator[World]:
    reader = store.reader()
    window, before = QMainWindow(), QLineEdit()
    window.setCentralWidget(before)
    window.resize(1440, 900)
    show(qtbot, window)
    before.setFocus()
    desk = Desk(backend, window, lambda address: None, lambda opening: quick_log.open(opening))
    quick_log = QuickLog(desk)
    qtbot.waitUntil(lambda: bool(quick_log.keeper.lexicon.people))
    yield World(qtbot, backend, reader, window, before, quick_log, settled[2], desk)
    if quick_log.sheet:
        quick_log.sheet.close()
    window.close()
    backend.wait()
    reader.close()
