"""A workspace with a past, and the import page over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sub_crm.commands import perform
from sub_crm.ui.backend import Backend
from tests import factories as make
from tests.history_world import Past
from tests.ui.importing.world import Screen


@pytest.fixture
def screen(qtbot: QtBot, tmp_path: Path) -> Iterator[Screen]:
    past = Past(tmp_path)
    backend = Backend(past.store, lambda: perform, lambda: make.NOW)
    failures: list[BaseException] = []
    backend.failed.connect(failures.append)
    yield Screen(qtbot, past, backend, tmp_path)
    past.reader.close()
    past.close()
    backend.close()
    assert not failures
