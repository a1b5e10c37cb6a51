"""Surfaces above the page keep the keyboard and lose no text; toasts wait for who looks."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.fields import LineField, TextField
from sub_crm.ui.widgets.overlay import Overlay, ask
from sub_crm.ui.widgets.popover import Popover
from sub_crm.ui.widgets.toast import Toast, show_toast
from tests.ui.walk import focus, press, show, tab_round


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window with two fields, the second has the keyboard."""
    made = QWidget()
    made.resize(1000, 700)
    box = QVBoxLayout(made)
    for name in ("een", "twee"):
        field = QLineEdit()
        field.setObjectName(name)
        box.addWidget(field)
    show(qtbot, made)
    field.setFocus()
    return made


def opened(window: QWidget) -> Overlay:
    """An overlay with a line, a report and a button."""
    card = Card(20, 10, "pop")
    card.add(LineField("Zin"), TextField("Verslag"), QPushButton("Vastleggen"))
    overlay = Overlay(window, card, "Contact vastleggen")
    overlay.open()
    return overlay


@pytest.mark.parametrize("back", [False, True], ids=["tab", "shift-tab"])
def test_tab_goes_round_inside_an_overlay(qtbot: QtBot, window: QWidget, back: bool) -> None:
    overlay = opened(window)
    stops = tab_round(qtbot, back=back)
    assert len(stops) == 3
    assert all(overlay.isAncestorOf(stop) for stop in stops)


def test_tab_meets_what_was_added_later_where_it_stands(qtbot: QtBot, window: QWidget) -> None:
    overlay = opened(window)
    line, *_rest = overlay.findChildren(LineField)
    late = QPushButton("Later gemaakt")
    box = overlay.content.layout()
    assert isinstance(box, QVBoxLayout)
    box.insertWidget(1, late)
    late.show()
    line.setFocus()
    press(qtbot, Qt.Key.Key_Tab)
    assert focus() is late


def test_escape_tells_the_owner_before_the_text_is_gone(qtbot: QtBot, window: QWidget) -> None:
    overlay = opened(window)
    (field,) = overlay.findChildren(LineField)
    qtbot.keyClicks(field, "gebeld met")
    kept: list[str] = []
    overlay.dismissed.connect(lambda: kept.append(field.text()))
    press(qtbot, Qt.Key.Key_Escape)
    assert kept == ["gebeld met"]


def test_escape_gives_the_focus_back(qtbot: QtBot, window: QWidget) -> None:
    overlay = opened(window)
    assert overlay.isAncestorOf(focus())
    with qtbot.waitSignal(overlay.closed):
        press(qtbot, Qt.Key.Key_Escape)
    assert focus().objectName() == "twee"


def test_a_click_beside_the_card_dismisses_and_one_on_it_does_not(
    qtbot: QtBot, window: QWidget
) -> None:
    overlay = opened(window)
    inside = overlay.content.geometry().center()
    with qtbot.assertNotEmitted(overlay.dismissed):
        qtbot.mouseClick(overlay, Qt.MouseButton.LeftButton, pos=inside)
    with qtbot.waitSignal(overlay.dismissed):
        qtbot.mouseClick(overlay, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))


def test_an_owner_may_keep_the_surface_open(qtbot: QtBot, window: QWidget) -> None:
    card = Card()
    card.add(LineField("Zin"))
    overlay = Overlay(window, card, "Blijft", closes=False)
    overlay.open()
    press(qtbot, Qt.Key.Key_Escape)
    assert overlay.isVisible()


def test_an_overlay_follows_the_window_and_fits_in_a_small_one(
    qtbot: QtBot, window: QWidget
) -> None:
    overlay = opened(window)
    window.resize(500, 300)
    assert overlay.size() == window.size()
    assert overlay.rect().contains(overlay.content.geometry())


def test_a_popover_keeps_tab_inside_and_escape_gives_the_focus_back(
    qtbot: QtBot, window: QWidget
) -> None:
    anchor = focus()
    first, last = QPushButton("Nu proberen"), QPushButton("Openen")
    popover = Popover(anchor, "Offline", first, last)
    popover.open()
    assert focus() is first
    assert tab_round(qtbot) == [last, first]
    press(qtbot, Qt.Key.Key_Escape)
    assert focus() is anchor


def test_an_overlay_has_a_name(window: QWidget) -> None:
    assert opened(window).accessibleName() == "Contact vastleggen"


def test_a_question_does_what_was_chosen_and_closes(qtbot: QtBot, window: QWidget) -> None:
    done: list[str] = []
    overlay = ask(
        window,
        "Gegevens wissen?",
        "Dit kan niet ongedaan worden gemaakt.",
        [("Annuleren", "", list), ("Wissen", "danger", lambda: done.append("gewist"))],
    )
    assert isinstance(focus(), QPushButton)
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Space)
    assert done == ["gewist"]
    assert not overlay.isVisible()


def test_a_toast_takes_back_what_was_done(qtbot: QtBot, window: QWidget) -> None:
    done: list[str] = []
    toast = show_toast(
        window, "Opvolging afgerond", "Ongedaan maken", lambda: done.append("terug"),
        shortcut="Ctrl+Z",
    )  # fmt: skip
    assert toast.action is not None
    assert toast.action.text() == "Ongedaan maken  Ctrl+Z"
    toast.action.click()
    assert done == ["terug"]
    assert not toast.isVisible()


def test_a_toast_goes_away_by_itself(qtbot: QtBot, window: QWidget) -> None:
    toast = Toast(window, "Bewaard", stay_ms=20)
    toast.appear()
    qtbot.waitUntil(lambda: not window.findChildren(Toast))


def test_a_toast_waits_while_somebody_points_at_it(window: QWidget) -> None:
    toast = show_toast(window, "Bewaard")
    here = QPointF(1, 1)
    QApplication.sendEvent(toast, QEnterEvent(here, here, here))
    assert not toast.is_counting()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast.is_counting()


def test_a_toast_waits_while_its_button_has_the_keyboard(window: QWidget) -> None:
    toast = show_toast(window, "Afgerond", "Ongedaan maken", list)
    assert toast.action is not None
    toast.action.setFocus()
    assert not toast.is_counting()
    window.findChildren(QLineEdit)[0].setFocus()
    assert toast.is_counting()


def test_a_new_toast_takes_the_place_of_the_old_one(window: QWidget) -> None:
    first = show_toast(window, "Een")
    second = show_toast(window, "Twee")
    assert not first.isVisible()
    assert second.isVisible()


def test_a_toast_does_not_take_the_keyboard(window: QWidget) -> None:
    show_toast(window, "Afgerond", "Ongedaan maken", list)
    assert focus().objectName() == "twee"
