"""Fields: nothing typed is lost or overwritten, and the keyboard always gets out."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sub_crm.ui.widgets.fields import FormField, LineField, TextField
from sub_crm.ui.widgets.held_change import HeldChange
from sub_crm.ui.widgets.lookup import LookupField, Match
from tests.ui.walk import focus, press, show

PEOPLE = [Match("A. Kramer", "burgemeester Lopik", 1), Match("A. Kraan", "", 2)]


def window_with(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    """A window with a field before and after these."""
    window = QWidget()
    box = QVBoxLayout(window)
    for one in (QLineEdit(), *widgets, QLineEdit()):
        box.addWidget(one)
    window.resize(500, 500)
    show(qtbot, window)
    widgets[0].setFocus()
    return window


@pytest.mark.parametrize("make", [LineField, TextField])
def test_tab_and_shift_tab_leave_a_field(qtbot: QtBot, make: type[LineField | TextField]) -> None:
    field = make("Naam")
    window = window_with(qtbot, field)
    lines = [one for one in window.findChildren(QLineEdit) if one is not field]
    press(qtbot, Qt.Key.Key_Tab)
    assert focus() is lines[-1]
    field.setFocus()
    press(qtbot, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert focus() is lines[0]


@pytest.mark.parametrize("make", [LineField, TextField])
def test_typing_is_kept_after_a_pause(qtbot: QtBot, make: type[LineField | TextField]) -> None:
    field = make("Naam")
    window_with(qtbot, field)
    with qtbot.waitSignal(field.edited, timeout=2000) as kept:
        qtbot.keyClicks(field, "Lopik")
    assert kept.args == ["Lopik"]


@pytest.mark.parametrize("make", [LineField, TextField])
def test_leaving_a_field_keeps_its_text_at_once(
    qtbot: QtBot, make: type[LineField | TextField]
) -> None:
    field = make("Naam")
    window_with(qtbot, field)
    kept: list[str] = []
    field.edited.connect(kept.append)
    qtbot.keyClicks(field, "Zeist")
    press(qtbot, Qt.Key.Key_Tab)
    assert kept == ["Zeist"]


def test_a_page_that_goes_away_keeps_the_text_of_its_fields(qtbot: QtBot) -> None:
    field = TextField("Verslag")
    window = window_with(qtbot, field)
    kept: list[str] = []
    field.edited.connect(kept.append)
    qtbot.keyClicks(field, "half af")
    window.hide()
    assert kept == ["half af"]


def test_a_field_that_was_not_changed_tells_nothing(qtbot: QtBot) -> None:
    field = LineField("Naam", "Lopik")
    window_with(qtbot, field)
    with qtbot.assertNotEmitted(field.edited):
        press(qtbot, Qt.Key.Key_Tab)


def used(qtbot: QtBot, value: str = "Lopik") -> tuple[LineField, FormField, list[str]]:
    """A field that has the keyboard, its frame, and what it tells."""
    field = LineField("Naam", value)
    frame = FormField("Naam", field)
    window_with(qtbot, frame)
    field.setFocus()
    kept: list[str] = []
    field.edited.connect(kept.append)
    return field, frame, kept


def held(frame: FormField) -> HeldChange:
    assert frame.held is not None
    return frame.held


def test_a_field_in_use_is_never_overwritten(qtbot: QtBot) -> None:
    field, frame, _kept = used(qtbot)
    qtbot.keyClicks(field, "s")
    field.show_value("Zeist")
    assert field.value() == "Lopiks"
    assert held(frame).words.text() == "Intussen gewijzigd: Zeist"
    assert held(frame).take.text() == "Zeist overnemen"
    assert held(frame).keep.text() == "Lopiks houden"
    qtbot.keyClicks(field, "t")
    assert held(frame).keep.text() == "Lopikst houden"


def test_the_change_of_someone_else_can_be_taken_over(qtbot: QtBot) -> None:
    field, frame, kept = used(qtbot)
    field.show_value("Zeist")
    held(frame).take.click()
    assert (field.value(), kept) == ("Zeist", [])
    qtbot.waitUntil(lambda: frame.held is None)


def test_who_changed_it_is_said_once_it_is_known(qtbot: QtBot) -> None:
    field, frame, _kept = used(qtbot)
    field.show_value("x" * 400)
    frame.say_who("Jeroen wijzigde dit om 14:21")
    assert held(frame).words.text() == f"Jeroen wijzigde dit om 14:21: {'x' * 160}…"
    assert held(frame).take.text() == "Overnemen"


def test_tab_reaches_the_answer_and_the_other_text_can_still_be_had(qtbot: QtBot) -> None:
    field, frame, kept = used(qtbot)
    qtbot.keyClicks(field, "s")
    field.show_value("Zeist")
    press(qtbot, Qt.Key.Key_Tab)
    assert kept == ["Lopiks"]
    assert focus() is held(frame).take
    press(qtbot, Qt.Key.Key_Space)
    assert (field.value(), kept) == ("Zeist", ["Lopiks", "Zeist"])
    qtbot.waitUntil(lambda: frame.held is None)
    assert focus() is field


def test_ones_own_text_can_be_kept_against_the_store(qtbot: QtBot) -> None:
    field, frame, kept = used(qtbot)
    field.show_value("Zeist")
    held(frame).keep.click()
    assert (field.value(), kept) == ("Lopik", ["Lopik"])
    qtbot.waitUntil(lambda: frame.held is None)


def test_what_the_field_told_itself_is_nobody_elses_change(qtbot: QtBot) -> None:
    field, frame, kept = used(qtbot)
    qtbot.keyClicks(field, "s")
    field.saving.flush()
    qtbot.keyClicks(field, "t")
    field.show_value("Lopiks")  # the answer of the store, while one types on
    assert (field.value(), kept, frame.held) == ("Lopikst", ["Lopiks"], None)


def test_the_same_change_is_told_once_and_goes_when_it_is_taken_back(qtbot: QtBot) -> None:
    field, frame, _kept = used(qtbot)
    field.show_value("Zeist")
    first = held(frame)
    field.show_value("Zeist")
    assert held(frame) is first
    field.show_value("Lopik")
    press(qtbot, Qt.Key.Key_Tab)
    assert field.value() == "Lopik"


def test_leaving_without_a_word_takes_the_message_away(qtbot: QtBot) -> None:
    field, frame, _kept = used(qtbot)
    field.show_value("Zeist")
    press(qtbot, Qt.Key.Key_Tab)
    assert field.value() == "Zeist"
    assert frame.held is None


def test_a_change_that_waited_is_shown_when_the_user_typed_nothing(qtbot: QtBot) -> None:
    field = LineField("Naam", "Lopik")
    window_with(qtbot, field)
    field.show_value("Zeist")
    assert field.value() == "Lopik"
    press(qtbot, Qt.Key.Key_Tab)
    assert field.value() == "Zeist"


def test_the_users_own_text_wins_over_a_change_that_waited(qtbot: QtBot) -> None:
    field = LineField("Naam", "Lopik")
    window_with(qtbot, field)
    qtbot.keyClicks(field, "s")
    field.show_value("Zeist")
    press(qtbot, Qt.Key.Key_Tab)
    assert field.value() == "Lopiks"


def test_an_error_stands_under_the_field_and_the_text_stays(qtbot: QtBot) -> None:
    field = LineField("E-mail", "naam@")
    frame = FormField("E-mail", field, hint="voor uitnodigingen")
    window_with(qtbot, frame)
    frame.set_error("Vul een geldig e-mailadres in.")
    assert field.accessibleDescription() == "Vul een geldig e-mailadres in."
    assert field.value() == "naam@"
    frame.set_error("")
    assert field.accessibleDescription() == "voor uitnodigingen"


def test_a_report_grows_with_its_text(qtbot: QtBot) -> None:
    field = TextField("Verslag")
    window_with(qtbot, field)
    low = field.height()
    field.setPlainText("regel\n" * 8)
    assert field.height() > low


def search(text: str) -> list[Match]:
    """Find people by the start of their name."""
    return [one for one in PEOPLE if text.lower() in one.label.lower()]


def lookup(qtbot: QtBot) -> LookupField:
    """A field that finds people."""
    field = LookupField("Met wie", search)
    window_with(qtbot, field)
    return field


def test_a_person_is_found_and_picked_with_the_keyboard(qtbot: QtBot) -> None:
    field = lookup(qtbot)
    qtbot.keyClicks(field, "kra")
    assert list(field.matches()) == PEOPLE
    press(qtbot, Qt.Key.Key_Down)
    with qtbot.waitSignal(field.picked) as picked:
        press(qtbot, Qt.Key.Key_Return)
    assert picked.args == [2]
    assert field.text() == "A. Kraan"
    assert not field.is_open()


def test_escape_closes_the_list_and_keeps_the_text(qtbot: QtBot) -> None:
    field = lookup(qtbot)
    qtbot.keyClicks(field, "kra")
    press(qtbot, Qt.Key.Key_Escape)
    assert not field.is_open()
    assert field.text() == "kra"


def test_a_name_that_nobody_has_is_told(qtbot: QtBot) -> None:
    field = lookup(qtbot)
    qtbot.keyClicks(field, "Jansen")
    with qtbot.waitSignal(field.unmatched) as told:
        press(qtbot, Qt.Key.Key_Return)
    assert told.args == ["Jansen"]


def test_tab_leaves_a_lookup_with_an_open_list(qtbot: QtBot) -> None:
    field = lookup(qtbot)
    qtbot.keyClicks(field, "kra")
    press(qtbot, Qt.Key.Key_Tab)
    assert focus() is not field
    assert not field.is_open()
