"""The icon in the tray: its menu, its notices, and the window that is closed or only hidden."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from sub_crm.i18n import set_language
from sub_crm.system.settings import Settings
from sub_crm.ui.preferences import Preferences
from sub_crm.ui.reminders import Notice, Tray, come_forward
from sub_crm.ui.window import Window
from tests.ui.walk import show

pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)


class Icon(QSystemTrayIcon):
    """Remembers what it showed; a test has no tray to show it in."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.shown: list[tuple[str, str]] = []
        self.there = False

    def setVisible(self, visible: bool) -> None:
        self.there = visible

    def isVisible(self) -> bool:
        return self.there

    def showMessage(self, title: str, message: str, *_icon: QIcon) -> None:  # type: ignore[override]
        self.shown.append((title, message))


class Corner:
    """A window with its tray."""

    def __init__(self, window: Window, preferences: Preferences, tray: Tray) -> None:
        self.window, self.preferences, self.tray = window, preferences, tray
        self.closed: list[None] = []
        window.closed.connect(lambda: self.closed.append(None))

    def choose(self, text: str) -> None:
        [action] = [one for one in self.tray.menu.actions() if one.text() == text]
        action.trigger()

    @property
    def icon(self) -> Icon:
        assert isinstance(self.tray.icon, Icon)
        return self.tray.icon


Begin = Callable[..., Corner]


@pytest.fixture
def begin(qtbot: QtBot, tmp_path: Path) -> Begin:
    def with_settings(*, tray: bool = True, **wanted: bool) -> Corner:
        preferences = Preferences(tmp_path / "instellingen.json")
        preferences.change(**wanted)
        window = Window(Settings())
        show(qtbot, window)
        made = Tray(window, preferences, Icon if tray else lambda _parent: None)
        return Corner(window, preferences, made)

    return with_settings


def test_closing_the_window_ends_the_program_unless_it_is_to_stay(begin: Begin):
    corner = begin()
    corner.window.close()
    assert corner.closed == [None]


def test_with_the_setting_closing_hides_the_window_and_the_icon_brings_it_back(begin: Begin):
    corner = begin(stay_in_tray=True)
    corner.window.close()
    assert corner.closed == []
    assert not corner.window.isVisible()
    corner.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert corner.window.isVisible()


def test_without_a_tray_closing_always_ends_the_program(begin: Begin):
    corner = begin(tray=False, stay_in_tray=True)
    corner.window.close()
    assert corner.closed == [None]


@pytest.mark.parametrize("hidden", [True, False])
def test_leaving_ends_it_whatever_the_setting(begin: Begin, hidden: bool):
    corner = begin(stay_in_tray=True)
    if hidden:
        corner.window.close()
    corner.choose("Afsluiten")
    assert corner.closed == [None]


def test_the_menu_opens_the_window_and_the_quick_log(begin: Begin):
    corner = begin(stay_in_tray=True)
    logged: list[None] = []
    corner.tray.log_wanted.connect(lambda: logged.append(None))
    corner.window.close()
    corner.choose("Openen")
    assert corner.window.isVisible()
    corner.window.close()
    corner.choose("Contact vastleggen")
    assert corner.window.isVisible()
    assert logged == [None]


def test_a_notice_is_shown_by_the_icon_and_a_click_on_it_opens_the_window(begin: Begin):
    corner = begin(stay_in_tray=True)
    corner.window.close()
    assert corner.tray.tell(Notice("Vandaag", "1 opvolging voor vandaag"))
    assert corner.icon.shown == [("Vandaag", "1 opvolging voor vandaag")]
    corner.icon.messageClicked.emit()
    assert corner.window.isVisible()


def test_without_a_tray_a_notice_is_for_somebody_else_to_show(begin: Begin):
    notice = Notice("Vandaag", "1 opvolging voor vandaag")
    assert not begin(tray=False).tray.tell(notice)
    assert str(notice) == "Vandaag: 1 opvolging voor vandaag"


def test_the_icon_is_there_while_there_is_something_to_be_there_for(begin: Begin):
    corner = begin()
    assert corner.icon.isVisible()
    corner.preferences.change(reminders=False)
    assert not corner.icon.isVisible()
    corner.preferences.change(stay_in_tray=True)
    assert corner.icon.isVisible()


def test_the_menu_speaks_the_language_of_the_moment(begin: Begin):
    corner = begin()
    corner.preferences.change(language="en")
    assert len(corner.tray.menu.actions()) == 3
    corner.preferences.change(language="nl")
    assert corner.tray.menu.actions()[0].text() == "Openen"
    set_language("nl")


def test_on_a_desktop_without_a_tray_nothing_breaks(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: False))
    window = Window(Settings())
    show(qtbot, window)
    assert Tray(window, Preferences(tmp_path / "instellingen.json")).icon is None


def test_a_minimised_window_comes_forward(begin: Begin):
    corner = begin()
    corner.window.showMinimized()
    come_forward(corner.window)
    assert corner.window.isVisible()
    assert not corner.window.isMinimized()
