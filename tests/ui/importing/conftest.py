"""The import page over the town of the commands."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sub_crm.store import Store
from sub_crm.ui.backend import Backend
from tests.commands.workspace import Town
from tests.stores import Settled
from tests.ui.importing.world import Screen


@pytest.fixture
def screen(
    qtbot: QtBot,
    tmp_path: Path,
    settled: Settled[Town],
    backend_on: Callable[[Store], Backend],
) -> Iterator[Screen]:
    store = settled.copy(tmp_path)
    reader = store.reader()
    yield Screen(qtbot, settled.facts, reader, backend_on(store), tmp_path)
    reader.close()
