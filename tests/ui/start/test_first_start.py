"""The first start: by keyboard alone, kept while typing, resumed where it was left."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sub_crm.ui import theme
from sub_crm.ui.backend import Backend
from sub_crm.ui.start import FirstStart
from sub_crm.ui.start.answers import Answers, from_draft
from sub_crm.ui.start.rhythm import RhythmStep
from sub_crm.ui.start.safe import SafeStep
from sub_crm.ui.start.who import WhoStep
from tests.ui.start.conftest import begin
from tests.ui.start.workspace import Place
from tests.ui.walk import focus, nameless, press, tab_round, too_small

CTRL = Qt.KeyboardModifier.ControlModifier
HELD = """SELECT o.short_name FROM assignments a JOIN organisations o ON o.id = a.organisation_id
  ORDER BY 1"""


def who(page: FirstStart) -> WhoStep:
    assert isinstance(page.steps[0], WhoStep)
    return page.steps[0]


def safe(page: FirstStart) -> SafeStep:
    assert isinstance(page.steps[1], SafeStep)
    return page.steps[1]


def rhythm(page: FirstStart) -> RhythmStep:
    assert isinstance(page.steps[2], RhythmStep)
    return page.steps[2]


def kept(place: Place) -> Answers:
    bodies = place.values("SELECT body FROM draft")
    return from_draft(bodies[0] if bodies else None)


def tab_to(qtbot: QtBot, name: str) -> None:
    """Press Tab until the keyboard is at the widget with this name."""
    for _turn in range(40):
        if focus().accessibleName() == name:
            return
        press(qtbot, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never reaches {name!r}")


def test_a_new_user_gets_from_name_to_finish_by_keyboard_only(
    qtbot: QtBot, backend: Backend, place: Place
) -> None:
    _window, page = begin(qtbot, backend, place)
    assert focus() is who(page).name
    qtbot.keyClicks(focus(), "Marieke Vos")
    press(qtbot, Qt.Key.Key_Tab)
    qtbot.keyClicks(focus(), "Accounthouder")
    tab_to(qtbot, "Amersfoort")
    qtbot.keyClicks(focus(), "lop")
    assert focus().accessibleName() == "Lopik"
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Right)
    assert focus().accessibleName() == "Montfoort"
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Return, CTRL)
    press(qtbot, Qt.Key.Key_Return, CTRL)
    press(qtbot, Qt.Key.Key_A, CTRL)
    qtbot.keyClicks(focus(), "30")
    with qtbot.waitSignal(page.finished):
        press(qtbot, Qt.Key.Key_Return, CTRL)
    backend.wait()
    assert place.values("SELECT name || ', ' || job_title FROM users") == [
        "Marieke Vos, Accounthouder"
    ]
    assert place.values(HELD) == ["Lopik", "Montfoort"]
    rhythms = "SELECT tier || ' ' || days FROM cadences WHERE tier IS NOT NULL ORDER BY days"
    assert place.values(rhythms) == ["core 30", "important 90", "other 180"]
    from_today = "SELECT DISTINCT count_from FROM cadences WHERE organisation_id IS NOT NULL"
    assert place.values(from_today) == ["2026-11-24"]
    assert place.values("SELECT count(*) FROM draft") == [0]


def test_without_a_name_it_says_so_beside_the_field(
    qtbot: QtBot, backend: Backend, place: Place
) -> None:
    _window, page = begin(qtbot, backend, place)
    qtbot.keyClicks(focus(), "   ")
    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert page.place() == 0
    assert focus() is who(page).name
    assert focus().accessibleDescription() == "Vul je naam in."
    qtbot.keyClicks(focus(), "Jan")
    assert who(page).name.accessibleDescription() == ""


def test_closing_half_way_keeps_everything_and_the_next_start_goes_on_there(
    qtbot: QtBot, backend: Backend, place: Place
) -> None:
    window, page = begin(qtbot, backend, place)
    qtbot.keyClicks(focus(), "Marieke Vos")
    who(page).choice.chips["Lopikerwaard"].click()
    press(qtbot, Qt.Key.Key_Return, CTRL)
    press(qtbot, Qt.Key.Key_Return, CTRL)
    press(qtbot, Qt.Key.Key_A, CTRL)
    qtbot.keyClicks(focus(), "vijftig")
    with qtbot.waitSignal(window.closed):
        window.close()
    backend.wait()
    assert place.values("SELECT count(*) FROM users") == [0]

    again = place.open()
    _window, resumed = begin(qtbot, again, place)
    assert resumed.place() == 2
    assert focus() is rhythm(resumed).fields[0].line
    assert rhythm(resumed).fields[0].line.text() == "vijftig"
    assert who(resumed).name.text() == "Marieke Vos"
    assert who(resumed).choice.counted.text() == "4 gekozen"
    assert who(resumed).choice.chips["Lopikerwaard"].isChecked()
    resumed.window().hide()
    again.close()


def test_what_is_typed_is_on_disk_within_a_second_also_while_typing_goes_on(
    qtbot: QtBot, backend: Backend, place: Place
) -> None:
    _window, page = begin(qtbot, backend, place)
    letters = iter("Marieke Vos werkt hier al een hele tijd en typt gewoon door")

    def on_disk() -> bool:
        qtbot.keyClicks(who(page).name, next(letters))
        return kept(place).name != ""

    qtbot.waitUntil(on_disk, timeout=1000)


def test_a_wrong_number_or_day_gets_a_sentence_and_stays(
    qtbot: QtBot, backend: Backend, place: Place
) -> None:
    _window, page = begin(qtbot, backend, place)
    qtbot.keyClicks(focus(), "Marieke Vos")
    press(qtbot, Qt.Key.Key_Return, CTRL)
    press(qtbot, Qt.Key.Key_Return, CTRL)
    step = rhythm(page)
    step.fields[1].line.setText("nooit")
    step.count.choice.set_value("day")
    qtbot.keyClicks(step.count.day, "ooit")
    press(qtbot, Qt.Key.Key_Return, CTRL)
    line = step.fields[1].line
    assert focus() is line
    assert line.text() == "nooit"
    assert line.accessibleDescription() == "Vul een heel getal in van 1 tot en met 3650."
    assert step.count.day.accessibleDescription().startswith("Vul een datum in")
    line.setText("60 dagen")
    step.count.day.setText("1 september")
    with qtbot.waitSignal(page.finished):
        press(qtbot, Qt.Key.Key_Return, CTRL)
    assert place.values("SELECT days FROM cadences WHERE tier = 'important'") == [60]


def test_skipping_the_rhythm_takes_the_usual_days(
    qtbot: QtBot, backend: Backend, place: Place
) -> None:
    _window, page = begin(qtbot, backend, place)
    qtbot.keyClicks(focus(), "Marieke Vos")
    press(qtbot, Qt.Key.Key_Return, CTRL)
    page.footer.skip_button.click()
    rhythm(page).fields[0].line.setText("nooit")
    with qtbot.waitSignal(page.finished):
        page.footer.skip_button.click()
    assert place.values("SELECT days FROM cadences WHERE tier = 'core'") == [42]


def test_finishing_twice_in_a_hurry_introduces_the_user_once(
    qtbot: QtBot, backend: Backend, place: Place
) -> None:
    _window, page = begin(qtbot, backend, place)
    qtbot.keyClicks(focus(), "Marieke Vos")
    who(page).choice.chips["Foodvalley"].click()
    finished: list[None] = []
    page.finished.connect(lambda: finished.append(None))
    for _press in range(4):
        press(qtbot, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(finished))
    backend.wait()
    qtbot.waitUntil(lambda: place.values("SELECT count(*) FROM draft") == [0])
    assert len(finished) == 1
    assert len(place.values(HELD)) == 3
    assert place.values("SELECT count(*) FROM cadences WHERE tier IS NOT NULL") == [3]


def test_a_name_that_is_too_long_brings_the_user_back_to_it(
    qtbot: QtBot, backend: Backend, place: Place
) -> None:
    _window, page = begin(qtbot, backend, place)
    who(page).name.setText("lang " * 200)
    for _step in page.steps:
        press(qtbot, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page.place() == 0)
    assert focus() is who(page).name
    assert "tekens" in focus().accessibleDescription()


def test_a_region_chooses_all_its_organisations_and_shows_when_they_are_chosen(
    qtbot: QtBot, backend: Backend, place: Place
) -> None:
    _window, page = begin(qtbot, backend, place)
    choice = who(page).choice
    assert len(choice.tiles) == 30
    choice.chips["Alle waterschappen"].click()
    assert choice.counted.text() == "4 gekozen"
    next(tile for tile in choice.tiles.values() if tile.text() == "Rivierenland").click()
    assert not choice.chips["Alle waterschappen"].isChecked()
    assert choice.counted.text() == "3 gekozen"
    choice._choose_none()
    assert choice.counted.text() == "nog geen gekozen"


def test_the_same_letter_again_goes_to_the_next_name(
    qtbot: QtBot, backend: Backend, place: Place
) -> None:
    _window, page = begin(qtbot, backend, place)
    tab_to(qtbot, "Amersfoort")
    press(qtbot, Qt.Key.Key_Down)
    assert focus().accessibleName() == "De Ronde Venen"
    qtbot.keyClicks(focus(), "de s")
    assert focus().accessibleName() == "De Stichtse Rijnlanden"
    assert not who(page).choice.chosen()


def test_the_recovery_key_can_be_copied_and_written_to_a_file(
    qtbot: QtBot, backend: Backend, place: Place, tmp_path: Path
) -> None:
    _window, page = begin(qtbot, backend, place)
    page._go(1)
    key = safe(page).key
    assert key.shown.isHidden()
    key.buttons[1].click()
    assert QApplication.clipboard().text() == place.key.printed()
    key.write(tmp_path / "sleutel.txt")
    written = (tmp_path / "sleutel.txt").read_text("utf-8")
    assert place.key.printed().split()[-1] in written
    assert str(place.path) in written
    key.write(tmp_path / "weg" / "sleutel.txt")
    assert "kan niet worden geschreven" in key.told.text()
    key.show_key.click()
    assert key.shown.isVisible()


@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize("step", [0, 1, 2])
def test_every_step_fits_the_smallest_window_and_the_keyboard_goes_round(
    qtbot: QtBot, backend: Backend, place: Place, zoom: float, step: int
) -> None:
    theme.use(theme.Theme(zoom=zoom))
    window, page = begin(qtbot, backend, place)
    page._go(step)
    assert nameless(window) == []
    assert too_small(window) == []
    window.resize(720, 480)
    assert (window.width(), window.height()) == (720, 480)
    content = page.steps[step].parentWidget()
    assert content is not None
    assert content.minimumSizeHint().width() <= 720
    stops = tab_round(qtbot)
    assert len(set(stops)) == len(stops)
    assert len(tab_round(qtbot, back=True)) == len(stops)


def test_the_rail_tells_where_the_user_is_and_has_been(
    qtbot: QtBot, backend: Backend, place: Place
) -> None:
    _window, page = begin(qtbot, backend, place)
    assert page.rail.steps[0].accessibleName() == "1. Wie ben je?, nu"
    page._go(1)
    assert page.rail.steps[0].accessibleName() == "1. Wie ben je?, klaar"


@pytest.mark.parametrize(
    "body", ["", "geen json", "[1]", json.dumps({"step": "twee", "name": 3, "onbekend": 1})]
)
def test_a_draft_that_makes_no_sense_counts_as_not_filled_in(body: str) -> None:
    assert from_draft(body) == Answers()
