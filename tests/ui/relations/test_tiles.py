"""The tile map: every organisation a tile of one size, and arrows that go where one expects."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from sub_crm.insight.relations.lines import Group
from sub_crm.insight.relations.tiles import grid_of
from sub_crm.insight.relations.views import Axis, Measure, View
from sub_crm.system.registers import read_register
from sub_crm.ui.relations.columns_for import number_of
from sub_crm.ui.relations.cone import STEPS, nearest
from sub_crm.ui.relations.tiles import Tiles
from tests.ui.relations.tour import Tour

Key = Qt.Key
DRAWN = Path(__file__).resolve().parents[4] / "shared" / "data" / "tegelkaart.csv"


@pytest.fixture
def tiles(tour: Tour) -> Tiles:
    tour.look_at(View.TILES, Measure.CONTACTS, Axis.MONTH)
    shown = tour.page.views.tiles
    shown.setFocus()
    return shown


def _go(tiles: Tiles, name: str) -> None:
    line = next(one for one in tiles.map.lines if one.organisation.short_name == name)
    tiles.select((line.id, ""))


def _here(tiles: Tiles) -> str:
    line = tiles.line()
    assert line
    return line.organisation.short_name


@pytest.mark.parametrize(
    ("begin", "keys", "end"),
    [
        ("Utrecht", [Key.Key_Up], "Stichtse Vecht"),
        ("Utrecht", [Key.Key_Right, Key.Key_Right], "Zeist"),
        ("Veenendaal", [Key.Key_Up], "Woudenberg"),
        ("Veenendaal", [Key.Key_Up, Key.Key_Up, Key.Key_Up], "Amersfoort"),
        ("Amersfoort", [Key.Key_Up], "Amersfoort"),
        ("De Ronde Venen", [Key.Key_Left], "De Ronde Venen"),
        ("Woudenberg", [Key.Key_Right], "Renswoude"),
        ("Eemnes", [Key.Key_Left], "Stichtse Vecht"),
        ("Oudewater", [Key.Key_Down], "Lopik"),
        ("Vijfheerenlanden", [Key.Key_Down], "Rivierenland"),
        ("Lopik", [Key.Key_Home], "Eemnes"),
    ],
)
def test_arrows_go_to_the_nearest_tile_that_way(
    tour: Tour, tiles: Tiles, begin: str, keys: list[Key], end: str
):
    _go(tiles, begin)
    for key in keys:
        tour.press(key)
    assert _here(tiles) == end


def test_every_tile_can_be_reached_with_arrows(tiles: Tiles):
    places = {place: (float(place[1]), float(place[0])) for place in tiles.map.grid.lines}
    start = next(iter(places))
    seen, todo = {start}, [start]
    while todo:
        here = todo.pop()
        for step in STEPS.values():
            found = nearest(places.items(), places[here], step)
            if found and found not in seen:
                seen.add(found)
                todo.append(found)
    assert seen == set(places)


def test_the_map_is_that_of_the_register():
    rows = [one for one in read_register("organisations") if "tile_row" in one]
    assert len(rows) == 26
    assert len({(one["tile_row"], one["tile_column"]) for one in rows}) == 26


@pytest.mark.skipif(not DRAWN.exists(), reason="the facts that it was made from are not here")
def test_the_register_has_the_places_that_were_drawn():
    with DRAWN.open(encoding="utf-8") as file:
        drawn = {row["code"]: (int(row["rij"]), int(row["kolom"])) for row in csv.DictReader(file)}
    ours = {
        one["code"]: (one["tile_row"], one["tile_column"])
        for one in read_register("organisations")
        if "tile_row" in one
    }
    assert ours == drawn


def test_water_boards_stand_under_a_heading(tiles: Tiles):
    grid = tiles.map.grid
    assert grid.headings == {6: Group.WATER_BOARDS}
    assert {line.group for (row, _c), line in grid.lines.items() if row > 6} == {Group.WATER_BOARDS}


def test_two_that_claim_one_place_do_not_hide_each_other(tiles: Tiles):
    lines = tiles.map.lines[:2]
    grid = grid_of(lines, {line.id: (2, 2) for line in lines})
    assert sorted(grid.lines) == [(2, 2), (4, 0)]
    assert grid.headings == {3: Group.MUNICIPALITIES}
    nobody = grid_of([], {})
    assert (nobody.rows, nobody.lines) == (0, {})


def test_a_tile_tells_its_number_and_its_rhythm(tour: Tour, tiles: Tiles):
    _go(tiles, "Renswoude")
    index = tiles.currentIndex()
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == (
        "Renswoude, totaal: 18 contactmomenten in 12 maanden; 89 dagen stil,"
        " langer stil dan het ritme"
    )
    tour.look_at(View.TILES, Measure.WARMTH, Axis.MONTH)
    assert _here(tiles) == "Renswoude"
    said = tiles.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Renswoude, warmte: 40, koel, dekking 3 van 6, vacant")


def test_every_measure_has_a_number_and_a_tint(tour: Tour, tiles: Tiles):
    for measure in Measure:
        tour.look_at(View.TILES, measure, Axis.MONTH)
        assert tour.page.rows
        looks = [number_of(tour.page.rows).look(line) for line in tiles.map.lines]
        assert all(look.text.isdecimal() for look in looks)
        assert len({look.step for look in looks}) > 2
        assert None not in {look.step for look in looks}


def test_a_screen_reader_finds_a_table_with_every_tile(tiles: Tiles):
    told = QAccessible.queryAccessibleInterface(tiles)
    assert told.role() is QAccessible.Role.Table
    names = [
        told.child(place).text(QAccessible.Text.Name)
        for place in range(told.childCount())
        if told.child(place)
    ]
    assert any(name.startswith("Zeist, ") for name in names)


def test_enter_goes_to_what_is_behind_a_tile(tour: Tour, tiles: Tiles):
    _go(tiles, "Lopik")
    tour.until(lambda: tour.following.shown == tour.following.asked is not None)
    tour.press(Key.Key_Return)
    tour.until(lambda: tour.panel.isAncestorOf(tour.window.focusWidget() or tour.window))
    tour.press(Key.Key_Escape)
    assert tiles.hasFocus()


def test_typing_goes_to_a_name(tour: Tour, tiles: Tiles):
    tour.qtbot.keyClicks(tiles, "w")
    assert _here(tiles).startswith("W")
