"""On every page: all is told, the keyboard comes everywhere and shows, and nothing is cut."""

import pytest
from pytestqt.qtbot import QtBot

from tests.access.running import Running
from tests.access.surfaces import PAGES
from tests.ui.heard import unspoken
from tests.ui.room import cut, told
from tests.ui.walk import all_stops, faint_stops, tab_round, too_small

SIZES = ((1440, 900, 100), (1440, 900, 150), (1440, 900, 200), (720, 480, 100))
"""Width, height, zoom in percent."""


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "{}x{}-{}".format(*size))
def test_nothing_is_cut_or_out_of_reach(running: Running, size: tuple[int, int, int]) -> None:
    running.show_at(*size)
    faults = {}
    for page in PAGES:
        running.open(page)
        faults[page] = running.lasting(cut)
    assert {page: found for page, found in faults.items() if found} == {}
    assert running.window.width() == size[0], "no page makes the window wider"


def test_everything_has_a_name_a_role_and_a_size(running: Running) -> None:
    running.show_at(1440, 900)
    faults = {}
    for page in PAGES:
        running.open(page)
        faults[page] = unspoken(running.window) + list(map(told, too_small(running.window)))
    assert {page: found for page, found in faults.items() if found} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_keyboard_comes_everywhere_and_shows_where_it_is(
    running: Running, qtbot: QtBot, theme: str
) -> None:
    running.program.preferences.change(theme=theme)
    running.show_at(1440, 900)
    missed, faint = {}, {}
    for page in PAGES:
        running.open(page)
        running.program.shell.focus_page()
        faint[page] = list(map(told, faint_stops(qtbot)))
        visited = set(tab_round(qtbot))
        assert visited == set(tab_round(qtbot, back=True))
        missed[page] = [told(one) for one in all_stops(running.window) - visited]
    assert {page: stops for page, stops in missed.items() if stops} == {}
    assert {page: stops for page, stops in faint.items() if stops} == {}
