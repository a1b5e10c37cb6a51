"""A workspace with a past, and its history page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sub_crm.commands import perform
from sub_crm.ui.backend import Backend
from tests import factories as make
from tests.history_world import Past
from tests.ui.record_history.world import Screen


@pytest.fixture
def past(tmp_path: Path) -> Past:
    return Past(tmp_path)


@pytest.fixture
def screen(qtbot: QtBot, past: Past) -> Iterator[Screen]:
    backend = Backend(past.store, lambda: perform, lambda: make.NOW)
    failures: list[BaseException] = []
    backend.failed.connect(failures.append)
    yield Screen(qtbot, past, backend)
    past.reader.close()
    past.close()
    backend.close()
    assert not failures
