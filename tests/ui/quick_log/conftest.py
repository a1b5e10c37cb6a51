"""A quick log over a real window on a real encrypted workspace, copied for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from sub_crm.commands import perform
from sub_crm.store import Store
from sub_crm.ui.backend import Backend
from sub_crm.ui.desk import Desk
from sub_crm.ui.quick_log import QuickLog
from tests.stores import Settled, settle_in
from tests.ui.quick_log.world import Town, World, clock, settle
from tests.ui.walk import show


@pytest.fixture(scope="session")
def spoken_in(tmp_path_factory: pytest.TempPathFactory) -> Settled[Town]:
    return settle_in(tmp_path_factory.mktemp("quick_log"), settle)


@pytest.fixture
def store(spoken_in: Settled[Town], tmp_path: Path) -> Store:
    return spoken_in.copy(tmp_path)


@pytest.fixture
def backend(qtbot: QtBot, store: Store) -> Iterator[Backend]:
    backend = Backend(store, lambda: perform, clock)
    failures: list[BaseException] = []
    backend.failed.connect(failures.append)
    yield backend
    backend.close()
    assert not failures


@pytest.fixture
def world(
    qtbot: QtBot, store: Store, backend: Backend, spoken_in: Settled[Town]
) -> Iterator[World]:
    reader = store.reader()
    window, before = QMainWindow(), QLineEdit()
    window.setCentralWidget(before)
    window.resize(1440, 900)
    show(qtbot, window)
    before.setFocus()
    desk = Desk(backend, window, lambda address: None, lambda opening: quick_log.open(opening))
    quick_log = QuickLog(desk)
    qtbot.waitUntil(lambda: bool(quick_log.keeper.lexicon.people))
    yield World(qtbot, backend, reader, window, before, quick_log, spoken_in.facts, desk)
    if quick_log.sheet:
        quick_log.sheet.close()
    window.close()
    backend.wait()
    reader.close()
