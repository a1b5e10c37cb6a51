"""The pages about the key: what is typed stays until it fits, and why it does not is said."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from sub_crm.store import Store, problems
from sub_crm.store.file import salt_of
from sub_crm.store.unlocking import key_typed
from sub_crm.ui import theme
from sub_crm.ui.start import PassphrasePage, ProblemPage, StartWindow, UnlockPage
from tests.ui.start.workspace import Place
from tests.ui.walk import focus, nameless, press, show, tab_round

MANY = "vier losse woorden samen"


def opened(qtbot: QtBot, page: QWidget) -> StartWindow:
    window = StartWindow()
    window.show_page(page)
    show(qtbot, window)
    return window


def test_the_recovery_key_opens_the_workspace(qtbot: QtBot, place: Place) -> None:
    page = UnlockPage(place.path)
    window = opened(qtbot, page)
    assert focus() is page.line
    qtbot.keyClicks(focus(), place.key.printed().lower())
    with qtbot.waitSignal(page.typed) as typed:
        press(qtbot, Qt.Key.Key_Return)
    store = Store(place.path, key_typed(typed.args[0], salt_of(place.path)))
    assert store.identity.user_name == ""
    store.close()
    assert place.key.printed() not in window.windowTitle()


def test_a_key_that_does_not_fit_stays_in_the_field_with_the_reason(
    qtbot: QtBot, place: Place
) -> None:
    page = UnlockPage(place.path)
    opened(qtbot, page)
    qtbot.keyClicks(focus(), "verkeerd")
    page.show_problem(problems.WrongKey(place.path).sentence())
    assert page.line.text() == "verkeerd"
    assert page.line.accessibleDescription().startswith("De sleutel past niet")
    assert focus() is page.line


def test_an_empty_field_is_not_tried(qtbot: QtBot, place: Place) -> None:
    page = UnlockPage(place.path)
    opened(qtbot, page)
    with qtbot.assertNotEmitted(page.typed):
        page.open.click()
    assert page.line.accessibleDescription() == "Typ je wachtwoordzin of je herstelsleutel."


def test_a_secret_is_hidden_until_the_user_wants_to_see_it(qtbot: QtBot, place: Place) -> None:
    page = UnlockPage(place.path)
    opened(qtbot, page)
    assert page.line.echoMode() is QLineEdit.EchoMode.Password
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Space)
    assert page.line.echoMode() is QLineEdit.EchoMode.Normal
    press(qtbot, Qt.Key.Key_Space)
    assert page.line.echoMode() is QLineEdit.EchoMode.Password


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        ("te kort", "te kort", "Deze zin telt 7 tekens; maak er minstens 12 van."),
        ("", "", "Typ een zin van minstens 12 tekens."),
        (MANY, "vier andere woorden samen", "Dit is niet dezelfde zin. Typ hem nog een keer."),
    ],
)
def test_a_passphrase_that_cannot_be_is_told_beside_its_field(
    qtbot: QtBot, first: str, second: str, sentence: str
) -> None:
    page = PassphrasePage()
    opened(qtbot, page)
    qtbot.keyClicks(page.first, first)
    qtbot.keyClicks(page.second, second)
    with qtbot.assertNotEmitted(page.chosen):
        page._choose()
    assert focus().accessibleDescription() == sentence
    assert (page.first.text(), page.second.text()) == (first, second)


def test_a_passphrase_typed_twice_is_chosen_by_keyboard(qtbot: QtBot) -> None:
    page = PassphrasePage()
    opened(qtbot, page)
    for key in (MANY, MANY):
        qtbot.keyClicks(focus(), key)
        if focus() is page.first:
            press(qtbot, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.chosen) as chosen:
        press(qtbot, Qt.Key.Key_Return)
    assert chosen.args == [MANY]


def test_a_problem_can_be_tried_again_or_left(qtbot: QtBot) -> None:
    page = ProblemPage("Een ander programma houdt de werkruimte bezet.")
    window = opened(qtbot, page)
    with qtbot.waitSignal(page.retry):
        page.again.click()
    with qtbot.waitSignal(window.closed):
        page.leave.click()
    assert not window.isVisible()


def test_another_page_takes_the_place_of_the_first_one(qtbot: QtBot, place: Place) -> None:
    window = opened(qtbot, PassphrasePage())
    page = UnlockPage(place.path)
    window.show_page(page)
    qtbot.waitUntil(lambda: focus() is page.line)
    assert window.centralWidget() is page


@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize("kind", ["unlock", "passphrase", "problem"])
def test_every_page_fits_the_smallest_window_and_the_keyboard_goes_round(
    qtbot: QtBot, place: Place, kind: str, zoom: float
) -> None:
    theme.use(theme.Theme(zoom=zoom))
    pages = {
        "unlock": lambda: UnlockPage(place.path),
        "passphrase": PassphrasePage,
        "problem": lambda: ProblemPage("Het bestand is leeg."),
    }
    window = opened(qtbot, pages[kind]())
    assert window.minimumSizeHint().width() <= 720
    assert nameless(window) == []
    stops = tab_round(qtbot)
    assert len(set(stops)) == len(stops)
