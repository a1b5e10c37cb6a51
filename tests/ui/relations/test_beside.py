"""What the side column adds: themes that are quiet here and busy next door, and all levels."""

from PySide6.QtWidgets import QLabel, QWidget

from sub_crm.insight.relations.neighbours import neighbours, quiet_beside
from sub_crm.insight.relations.views import Axis, Measure, View
from sub_crm.insight.warmth.rules import Rules
from sub_crm.system.registers import read_register
from sub_crm.ui.relations.panel_parts import AllLevels, TickedBar
from sub_crm.ui.relations.reading import NO_SEATS
from sub_crm.values.ids import key_id
from sub_crm.values.kinds import Level
from tests.ui.relations.tour import LOPIK, Tour


def said(part: QWidget) -> list[str]:
    return [one.text() for one in part.findChildren(QLabel) if one.isVisible()]


def test_neighbours_are_so_of_each_other_and_in_the_register() -> None:
    found = neighbours()
    codes = {key_id("organisation", row["code"]) for row in read_register("organisations")}
    assert len(found) == 26
    assert all(found.keys() <= codes and others <= codes for others in found.values())
    assert all(one in found[other] for one, others in found.items() for other in others)
    assert all(one not in others for one, others in found.items())


def test_what_is_quiet_here_is_counted_by_hand_next_door(tour: Tour) -> None:
    tour.look_at(View.MATRIX, Measure.CONTACTS, Axis.THEME)
    rows = tour.page.rows
    assert rows is not None
    lines, told = {line.id: line for line in rows.lines}, 0
    for line in rows.lines:
        for one in quiet_beside(line, rows.lines, rows.themes, rows.beside):
            assert one.theme.id not in line.themes or not line.themes[one.theme.id].contacts
            near = [lines[id] for id in neighbours()[line.id] if id in lines]
            busy = {
                other.organisation.short_name: other.themes[one.theme.id].contacts
                for other in near
                if one.theme.id in other.themes and other.themes[one.theme.id].contacts
            }
            numbers = [number for _name, number in one.beside]
            assert dict(one.beside).items() <= busy.items()
            assert numbers == sorted(busy.values(), reverse=True)[: len(numbers)]
            told += 1
    assert told > 10


def test_the_panel_tells_it_of_the_chosen_municipality_and_no_water_board(tour: Tour) -> None:
    tour.look_at(View.MATRIX, Measure.CONTACTS, Axis.THEME)
    rows = tour.page.rows
    assert rows is not None
    key = rows.themes[0].id.hex()
    lopik = next(line for line in rows.lines if line.id == LOPIK)
    found = quiet_beside(lopik, rows.lines, rows.themes, rows.beside)
    tour.go("Lopik", key)
    assert said(tour.panel.quiet)[:1] == ["Stil bij Lopik, druk bij de buren"]
    name, number = found[0].beside[0]
    assert found[0].theme.name in said(tour.panel.quiet)
    assert any(f"{name} {number}" in one for one in said(tour.panel.quiet))
    tour.go("Rivierenland", key)
    assert tour.panel.quiet.isHidden()
    tour.look_at(View.MATRIX, Measure.CONTACTS, Axis.MONTH)
    tour.go("Lopik", "2026-11")
    assert tour.panel.quiet.isHidden()


def test_only_the_dossiers_of_the_theme_are_told(tour: Tour) -> None:
    tour.look_at(View.MATRIX, Measure.CONTACTS, Axis.THEME)
    rows = tour.page.rows
    assert rows is not None
    every, of_theme = 0, 0
    for theme in rows.themes:
        tour.go("Lopik", theme.id.hex())
        titles = said(tour.panel.issues)
        of_theme += len(titles) > 1
        every += 1
        if titles:
            assert titles[0] == "Lopende dossiers bij dit thema"
    assert 0 < of_theme < every


def test_all_levels_stand_under_the_explanation_of_one(tour: Tour) -> None:
    tour.look_at(View.MATRIX, Measure.WARMTH, Axis.LEVEL)
    tour.go("Veenendaal", Level.STRATEGIC.value)
    line = tour.matrix.line()
    assert line is not None
    words = said(tour.panel.levels)
    assert words[0] == "Alle niveaus"
    assert words[-1] == "Streep bij 45, de grens tussen koel en lauw."
    strategic = line.levels[Level.STRATEGIC]
    assert any(one.startswith(f"{strategic.total} ") for one in words)
    assert len(tour.panel.levels.findChildren(TickedBar)) >= len(Level)
    tour.look_at(View.MATRIX, Measure.WARMTH, Axis.MONTH)
    tour.go("Veenendaal", "2026-11")
    assert tour.panel.levels.isHidden()


def test_a_level_without_a_number_says_why(qtbot: object) -> None:
    shown = AllLevels()
    shown.show_levels({Level.POLITICAL: NO_SEATS}, Rules())
    words = said(shown)
    assert words.count("geen functie") == 3
    assert "nieuw of vacant" in words
