"""The shortcut page: what works, by menu, read out cell by cell and found by a word."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sub_crm.ui.settings.shortcuts import ShortcutsPage
from tests.ui.settings.conftest import Room
from tests.ui.walk import nameless, press, tab_round


def rows(page: ShortcutsPage) -> dict[str, str]:
    """What is on the screen."""
    shown: dict[str, str] = {}
    for table in page.tables:
        if table.isVisible():
            cells = table.cells
            places = range(cells.rowCount())
            shown |= {cells.row(place).text: cells.row(place).keys for place in places}
    return shown


def test_only_what_works_is_listed_with_its_keys(qtbot: QtBot, room: Room) -> None:
    shown = rows(room.shortcuts())
    assert shown["Contact vastleggen"] == "Ctrl+N"
    assert shown["Sneltoetsen"] == "F1"
    assert shown["Opvolging afronden"] == "Ctrl+D"
    assert "Synchroniseren" not in shown


def test_a_word_leaves_only_what_it_finds(qtbot: QtBot, room: Room) -> None:
    page = room.shortcuts()
    qtbot.keyClicks(page.filter, "ctrl+n")
    assert rows(page) == {"Contact vastleggen": "Ctrl+N"}
    page.filter.setText("bestaat niet")
    assert rows(page) == {}
    assert page.none.isVisible()
    page.filter.clear()
    assert len(rows(page)) > 12
    assert not page.none.isVisible()


def test_every_table_and_cell_is_read_out(qtbot: QtBot, room: Room) -> None:
    page = room.shortcuts()
    assert nameless(room.shell) == []
    names = [table.accessibleName() for table in page.tables]
    assert names[0] == "Sneltoetsen: Bestand"
    assert len(set(names)) == len(names)
    cell = page.tables[0].cells.index(0, 1)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Toetsen: Ctrl+N"


def test_the_keyboard_visits_every_table_and_comes_back(qtbot: QtBot, room: Room) -> None:
    page = room.shortcuts()
    page.filter.setFocus()
    stops = tab_round(qtbot)
    assert set(page.tables) <= set(stops)
    assert len(set(stops)) == len(stops)
    assert page.minimumSizeHint().width() <= 650


def test_all_shortcuts_are_one_key_away_from_the_settings(qtbot: QtBot, room: Room) -> None:
    page = room.settings(qtbot)
    page.shortcuts.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert isinstance(room.shell.page(), ShortcutsPage)
