"""Segments, tabs, menus of choices and tiles work with the arrow keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sub_crm.ui.widgets.avatar import initials
from sub_crm.ui.widgets.bars import MonthBars
from sub_crm.ui.widgets.checks import CheckBox, CheckTile
from sub_crm.ui.widgets.chips import Chip
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.ui.widgets.flow import TileGrid
from sub_crm.ui.widgets.segment import Segment
from sub_crm.ui.widgets.tabs import Tabs
from tests.ui.walk import focus, press, show


def shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    """A window with the widget and a field after it; the keyboard is in the widget."""
    window = QWidget()
    box = QVBoxLayout(window)
    box.addWidget(widget)
    box.addWidget(QLineEdit())
    window.resize(640, 400)
    show(qtbot, window)
    window.findChildren(QLineEdit)[-1].setFocus()
    press(qtbot, Qt.Key.Key_Tab)
    return window


def test_arrows_move_in_a_segment_and_tab_leaves_it(qtbot: QtBot) -> None:
    segment = Segment("Wie", [("me", "Van mij"), ("team", "Mijn team")])
    window = shown(qtbot, segment)
    with qtbot.waitSignal(segment.changed) as changed:
        press(qtbot, Qt.Key.Key_Right)
    assert changed.args == ["team"]
    assert segment.value() == "team"
    press(qtbot, Qt.Key.Key_Tab)
    assert focus() is window.findChildren(QLineEdit)[-1]


def test_tab_arrives_at_the_choice_that_is_made(qtbot: QtBot) -> None:
    segment = Segment("Wie", [("me", "Van mij"), ("team", "Mijn team")], "team")
    shown(qtbot, segment)
    assert focus() is segment.findChildren(QWidget)[-1]
    segment.set_value("me")
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Tab)
    assert focus() is segment.findChildren(QWidget)[0]


def test_a_segment_is_read_out_as_radio_buttons(qtbot: QtBot) -> None:
    segment = Segment("Wie", [("me", "Van mij"), ("team", "Mijn team")])
    shown(qtbot, segment)
    heard = QAccessible.queryAccessibleInterface(focus())
    assert heard.role() is QAccessible.Role.RadioButton
    assert heard.text(QAccessible.Text.Name) == "Van mij"


def test_a_click_anywhere_on_a_segment_part_chooses_it(qtbot: QtBot) -> None:
    segment = Segment("Wie", [("me", "Van mij"), ("team", "Mijn team")])
    shown(qtbot, segment)
    part = segment.findChildren(QWidget)[-1]
    qtbot.mouseClick(part, Qt.MouseButton.LeftButton, pos=part.rect().bottomRight())
    assert segment.value() == "team"


def test_tabs_are_one_stop_and_arrows_move(qtbot: QtBot) -> None:
    tabs = Tabs("Onderdelen", [("a", "Overzicht"), ("b", "Dossiers")])
    tabs.set_count("b", 4)
    shown(qtbot, tabs)
    assert focus() is tabs
    with qtbot.waitSignal(tabs.changed) as changed:
        press(qtbot, Qt.Key.Key_Right)
    assert changed.args == ["b"]
    assert tabs.accessibleTabName(1) == "Dossiers, 4"


def test_a_choice_is_named_with_what_is_chosen(qtbot: QtBot) -> None:
    choice = ChoiceButton("Soort", [("p", "Telefoon"), ("v", "Bezoek")])
    shown(qtbot, choice)
    assert choice.accessibleName() == "Soort: Telefoon"
    with qtbot.waitSignal(choice.chosen) as chosen:
        choice.menu().actions()[1].trigger()
    assert chosen.args == ["v"]
    assert choice.accessibleName() == "Soort: Bezoek"


def test_arrows_move_over_the_tiles_in_two_directions(qtbot: QtBot) -> None:
    names = "Amersfoort Baarn Bunnik Lopik Montfoort Zeist Woudenberg".split()
    tiles = [CheckTile(name) for name in names]
    grid = TileGrid("Gemeenten", tiles, least_width=180)
    window = shown(qtbot, grid)
    visited = [focus()]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up):
        press(qtbot, key)
        visited.append(focus())
    assert [tiles.index(one) for one in visited] == [0, 1, 4, 3, 0]  # type: ignore[arg-type]
    press(qtbot, Qt.Key.Key_Space)
    assert tiles[0].isChecked()
    press(qtbot, Qt.Key.Key_Tab)
    assert focus() is window.findChildren(QLineEdit)[-1]


def test_tab_comes_back_to_the_tile_that_was_left(qtbot: QtBot) -> None:
    tiles = [CheckTile(name) for name in ("Baarn", "Lopik", "Zeist")]
    shown(qtbot, TileGrid("Gemeenten", tiles))
    press(qtbot, Qt.Key.Key_Right)
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert focus() is tiles[1]


def test_a_check_box_takes_a_click_on_its_words(qtbot: QtBot) -> None:
    box = CheckBox("Toezicht meetellen")
    shown(qtbot, box)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())
    assert box.isChecked()


def test_bars_and_chips_say_what_they_show(qtbot: QtBot) -> None:
    bars, chip = MonthBars([("dec", 2), ("jan", 0)]), Chip("Op ritme", "ok", "check")
    qtbot.addWidget(bars)
    qtbot.addWidget(chip)
    assert bars.accessibleName() == "Contactmomenten per maand: dec 2, jan 0"
    assert chip.accessibleName() == "Op ritme"


def test_initials_leave_out_what_stands_between_the_names() -> None:
    assert initials("Marieke van der Vos") == "MV"
    assert initials("A. Kramer") == "AK"
    assert initials("Cher") == "CH"
    assert initials("") == ""
