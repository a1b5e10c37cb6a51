"""Herinneringen in the settings: kept at once, and only what this computer can do."""

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from sub_crm.system import autostart, settings
from sub_crm.ui.desk import HOLDERS
from sub_crm.ui.preferences import Preferences
from sub_crm.ui.settings.reminders import RemindersSection
from tests.ui.settings.conftest import Room


def kept(tmp_path: Path) -> settings.Settings:
    return settings.load(tmp_path / "instellingen.json")


def test_reminders_are_on_and_name_nobody_until_the_user_wants_it(
    qtbot: QtBot, room: Room, tmp_path: Path
) -> None:
    section = room.settings(qtbot).reminders
    assert section.on.isChecked()
    assert not section.names.isChecked()
    section.names.click()
    assert kept(tmp_path).reminder_names
    section.on.click()
    assert not kept(tmp_path).reminders
    assert not section.names.isEnabled()


@pytest.mark.parametrize("tray", [True, False])
def test_staying_in_the_tray_is_offered_where_there_is_one(
    qtbot: QtBot,
    preferences: Preferences,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    tray: bool,
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: tray))
    section = RemindersSection(preferences)
    qtbot.addWidget(section)
    assert section.isAncestorOf(section.stay) is tray
    section.stay.click()
    assert kept(tmp_path).stay_in_tray


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="writes the file of Linux")
def test_starting_with_the_session_is_switched_on_and_off(
    qtbot: QtBot, preferences: Preferences
) -> None:
    section = RemindersSection(preferences)
    qtbot.addWidget(section)
    section.start.click()
    assert autostart.is_on()
    again = RemindersSection(preferences)
    qtbot.addWidget(again)
    assert again.start.isChecked()
    again.start.click()
    assert not autostart.is_on()


def test_a_start_that_cannot_be_kept_says_so_and_stays_off(
    qtbot: QtBot, preferences: Preferences, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_on: bool) -> None:
        raise PermissionError

    monkeypatch.setattr(autostart, "switch", fail)
    section = RemindersSection(preferences)
    qtbot.addWidget(section)
    section.start.click()
    assert not section.start.isChecked()
    assert "niet te schrijven" in section.problem.text()


def test_the_settings_lead_to_the_account_managers(qtbot: QtBot, room: Room) -> None:
    room.shell.add_page("accounthouders", QWidget)
    room.settings(qtbot).holders.click()
    assert room.shell.address() == HOLDERS
