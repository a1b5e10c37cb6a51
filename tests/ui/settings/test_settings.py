"""The settings: kept as you go, with the reason beside the field when something cannot be."""

import re
import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from sub_crm.store import EXAMPLE_MARK
from sub_crm.system import settings
from sub_crm.ui import theme
from sub_crm.ui.settings.about import MADE_WITH
from sub_crm.ui.settings.safety import key_keeper
from sub_crm.ui.width import WidthClass
from tests.ui.settings.conftest import Room
from tests.ui.walk import focus, nameless, press, tab_round, too_small

ROOT = Path(__file__).parents[3]
CTRL = Qt.KeyboardModifier.ControlModifier
COUNTS_FROM = """SELECT count_from FROM cadences WHERE organisation_id IS NOT NULL
  ORDER BY agreed_on DESC, id DESC LIMIT 1"""


def type_over(qtbot: QtBot, field: QWidget, text: str) -> None:
    """Replace the text of a field and leave it."""
    field.setFocus()
    press(qtbot, Qt.Key.Key_A, CTRL)
    press(qtbot, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, text)
    press(qtbot, Qt.Key.Key_Tab)


def said(part: QWidget) -> str:
    return " | ".join(one.text() for one in part.findChildren(QLabel))


def test_another_theme_shows_at_once_and_the_keyboard_stays_in_the_setting(
    qtbot: QtBot, room: Room
) -> None:
    before = room.settings(qtbot)
    before.look.theme.findChildren(QWidget)[0].setFocus()
    press(qtbot, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: theme.current().dark)
    page = room.now(qtbot)
    assert page is not before
    qtbot.waitUntil(lambda: page.look.theme.isAncestorOf(focus()))
    assert focus().accessibleName() == "Donker"
    assert settings.load(room.place.path.parent / "instellingen.json").theme == "dark"


def test_another_language_makes_the_page_anew_in_that_language(qtbot: QtBot, room: Room) -> None:
    page = room.settings(qtbot)
    assert page.rhythm.fields[0].line.accessibleName().startswith("Kern")
    page.look.language.set_value("en")
    qtbot.waitUntil(lambda: room.preferences.value.language == "en")
    english = room.now(qtbot)
    assert english.rhythm.fields[0].line.accessibleName().startswith("Core")
    english.look.language.set_value("nl")
    qtbot.waitUntil(lambda: room.preferences.value.language == "nl")
    assert room.now(qtbot).look.accessibleName() == "Weergave"


@pytest.mark.parametrize(("start", "down", "shown"), [(90, True, 80), (190, False, 200)])
def test_the_size_steps_to_its_limit_and_stops_there(
    qtbot: QtBot, room: Room, start: int, down: bool, shown: int
) -> None:
    room.preferences.change(zoom=start)
    look = room.settings(qtbot).look
    (look.zoom.smaller if down else look.zoom.larger).click()
    qtbot.waitUntil(lambda: room.preferences.value.zoom == shown)
    zoom = room.now(qtbot).look.zoom
    assert f"{shown} %" in said(zoom)
    assert (zoom.smaller.isEnabled(), zoom.larger.isEnabled()) == (not down, down)
    room.preferences.zoom_by(-1 if down else 1)
    assert room.preferences.value.zoom == shown


def test_density_is_kept(qtbot: QtBot, room: Room) -> None:
    room.settings(qtbot).look.density.set_value("compact")
    qtbot.waitUntil(lambda: theme.current().density is theme.Density.COMPACT)
    assert room.now(qtbot).look.density.value() == "compact"


def test_my_name_is_kept_while_i_type_and_known_everywhere(qtbot: QtBot, room: Room) -> None:
    page = room.settings(qtbot)
    type_over(qtbot, page.you.name, "Marieke de Vos")
    qtbot.waitUntil(lambda: room.backend.identity.user_name == "Marieke de Vos")
    type_over(qtbot, page.you.job_title, "Teamleider")
    room.backend.wait()
    assert room.place.values("SELECT name || job_title FROM users") == ["Marieke de VosTeamleider"]


def test_an_empty_name_is_refused_beside_the_field(qtbot: QtBot, room: Room) -> None:
    page = room.settings(qtbot)
    type_over(qtbot, page.you.name, "")
    qtbot.waitUntil(lambda: bool(page.you.name.accessibleDescription()))
    assert page.you.name.accessibleDescription() == "Dit kan niet leeg zijn; vul een naam in."
    assert room.place.values("SELECT name FROM users") == ["Marieke Vos"]


def test_days_are_agreed_per_tier_and_can_be_undone(qtbot: QtBot, room: Room) -> None:
    page = room.settings(qtbot)
    core = page.rhythm.fields[0]
    assert [field.line.text() for field in page.rhythm.fields] == ["42", "90", "180"]
    with qtbot.waitSignal(room.backend.changed):
        type_over(qtbot, core.line, "30")
    assert room.place.values("SELECT days FROM cadences WHERE tier = 'core'") == [30]
    with qtbot.waitSignal(room.backend.changed):
        room.backend.undo()
    qtbot.waitUntil(lambda: core.line.text() == "42")


def test_days_that_cannot_be_get_a_sentence_and_change_nothing(qtbot: QtBot, room: Room) -> None:
    page = room.settings(qtbot)
    type_over(qtbot, page.rhythm.fields[2].line, "0")
    field = page.rhythm.fields[2].line
    assert field.text() == "0"
    assert field.accessibleDescription() == "Vul een heel getal in van 1 tot en met 3650."
    room.backend.wait()
    assert room.place.values("SELECT count(*) FROM cadences WHERE tier = 'other'") == [0]


def test_silence_counts_from_the_day_that_is_typed_and_again_from_always(
    qtbot: QtBot, room: Room
) -> None:
    page = room.settings(qtbot)
    count = page.rhythm.count
    count.choice.set_value("day")
    assert focus() is count.day
    type_over(qtbot, count.day, "ergens in de lente")
    assert count.day.accessibleDescription().startswith("Vul een datum in")
    with qtbot.waitSignal(room.backend.changed):
        type_over(qtbot, count.day, "1 september 2026")
    assert room.place.values(COUNTS_FROM) == ["2026-09-01"]
    qtbot.waitUntil(lambda: count.day.text() == "01-09-2026")
    with qtbot.waitSignal(room.backend.changed):
        count.choice.set_value("always")
    assert room.place.values(COUNTS_FROM) == [None]


def test_safety_tells_where_the_file_is_and_shows_no_secret(qtbot: QtBot, room: Room) -> None:
    told = said(room.settings(qtbot).safety)
    assert str(room.place.path) in told.replace("\u200b", "")
    assert "SQLCipher 4" in told
    shown = said(room.shell).replace(" ", "").casefold()
    assert room.place.key.raw.hex()[:8] not in shown


@pytest.mark.parametrize(
    ("keyring", "mark", "begin"),
    [
        ("keyring.backends.SecretService.Keyring", "", "De sleutelbos van je bureaublad"),
        ("keyring.backends.Windows.WinVaultKeyring", "", "De referentiekluis"),
        ("", "", "Niemand"),
        ("keyring.backends.SecretService.Keyring", EXAMPLE_MARK, "De demonstratie"),
    ],
)
def test_who_keeps_the_key_is_said_in_words(keyring: str, mark: str, begin: str) -> None:
    assert key_keeper(keyring, mark).startswith(begin)


def test_everything_that_others_made_is_named_with_its_licence() -> None:
    named = " ".join(what for what, _licence in MADE_WITH)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for dependency in project["dependencies"]:
        assert re.split("[>;]", dependency)[0] in named
    table = (ROOT / "THIRD-PARTY.md").read_text("utf-8").split("|---")[-1]
    for line in table.splitlines()[1:]:
        if line.startswith("|"):
            assert line.split("|")[1].split("(")[0].strip() in named


@pytest.mark.parametrize("zoom", [100, 200])
def test_the_page_fits_a_narrow_window_and_the_keyboard_goes_round(
    qtbot: QtBot, room: Room, zoom: int
) -> None:
    room.preferences.change(zoom=zoom)
    page = room.settings(qtbot)
    page.set_width_class(WidthClass.SINGLE)
    qtbot.waitUntil(lambda: page.minimumSizeHint().width() <= 650)
    assert nameless(room.shell) == []
    assert too_small(page) == []
    page.you.name.setFocus()
    stops = tab_round(qtbot)
    assert len(set(stops)) == len(stops)
    assert {page.look.zoom.smaller, page.about.table, page.shortcuts} <= set(stops)


def test_with_room_the_sections_stand_side_by_side_within_the_page(
    qtbot: QtBot, room: Room
) -> None:
    page = room.settings(qtbot)
    assert page.you.mapTo(page, page.you.rect().topLeft()).x() > page.look.width()
    assert page.minimumSizeHint().width() <= 650
