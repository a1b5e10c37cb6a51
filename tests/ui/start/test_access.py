"""The pages before the program: told, reached and readable, also small and at 200 %."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sub_crm.ui import theme
from sub_crm.ui.backend import Backend
from sub_crm.ui.start import PassphrasePage, ProblemPage, StartWindow, UnlockPage
from tests.ui.heard import unspoken
from tests.ui.room import cut, told
from tests.ui.start.conftest import begin
from tests.ui.start.workspace import Place
from tests.ui.walk import all_stops, faint_stops, show, tab_round

LOOKS = pytest.mark.parametrize(
    ("width", "height", "zoom"), [(1440, 900, 1.0), (1440, 900, 2.0), (720, 480, 1.0)]
)
PAGES: dict[str, Callable[[Place], QWidget]] = {
    "unlock": lambda place: UnlockPage(place.path),
    "passphrase": lambda _: PassphrasePage(),
    "problem": lambda _: ProblemPage("Een ander programma houdt de werkruimte bezet."),
}


def faults(qtbot: QtBot, window: StartWindow) -> list[str]:
    """What cannot be told, seen or reached."""
    missed = all_stops(window) - set(tab_round(qtbot))
    faint = [f"does not show: {told(one)}" for one in faint_stops(qtbot)]
    return unspoken(window) + cut(window) + [f"missed: {told(one)}" for one in missed] + faint


@LOOKS
@pytest.mark.parametrize("step", [0, 1, 2])
def test_every_step_of_the_first_start(
    qtbot: QtBot, backend: Backend, place: Place, step: int, width: int, height: int, zoom: float
) -> None:
    theme.use(theme.Theme(zoom=zoom))
    window, page = begin(qtbot, backend, place)
    window.resize(width, height)
    page._go(step)
    qtbot.wait(1)
    assert faults(qtbot, window) == []


@LOOKS
@pytest.mark.parametrize("kind", PAGES)
def test_every_page_about_the_key(
    qtbot: QtBot, place: Place, kind: str, width: int, height: int, zoom: float
) -> None:
    theme.use(theme.Theme(zoom=zoom))
    window = StartWindow()
    window.show_page(PAGES[kind](place))
    show(qtbot, window)
    window.resize(width, height)
    qtbot.wait(1)
    assert faults(qtbot, window) == []
