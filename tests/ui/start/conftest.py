"""A workspace for each test, and the first start shown on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sub_crm.ui.backend import Backend
from sub_crm.ui.start import FirstStart, StartWindow
from tests.ui.start.workspace import Place, place_in
from tests.ui.walk import show


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return place_in(tmp_path)


@pytest.fixture
def backend(place: Place) -> Iterator[Backend]:
    made = place.open()
    yield made
    made.close()


def begin(qtbot: QtBot, backend: Backend, place: Place) -> tuple[StartWindow, FirstStart]:
    """Show the first start in its window, as far as it was filled in before."""
    window = StartWindow()
    page = FirstStart(backend, recovery_key=place.key.printed())
    window.show_page(page)
    show(qtbot, window)
    qtbot.waitUntil(lambda: bool(page.steps))
    return window, page
