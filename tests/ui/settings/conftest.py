"""The settings in the real window, on a workspace of somebody who holds Lopik."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sub_crm.i18n import set_language
from sub_crm.orders.start import IntroduceUser
from sub_crm.ui.actions import ActionRegistry
from sub_crm.ui.backend import Backend
from sub_crm.ui.desk import SETTINGS, SHORTCUTS, Desk
from sub_crm.ui.frame import NavItem
from sub_crm.ui.preferences import Preferences
from sub_crm.ui.settings import SettingsPage, ShortcutsPage
from sub_crm.ui.shell import Shell
from sub_crm.values.ids import key_id
from tests.ui.start.workspace import Place, place_in
from tests.ui.walk import show

BOUND = ("contact.new", "undo", "settings", "shortcuts", "zoom.in", "zoom.out", "quit")


@dataclass(frozen=True, slots=True)
class Room:
    """The window with the settings, and what lies behind it."""

    shell: Shell
    backend: Backend
    preferences: Preferences
    place: Place

    def settings(self, qtbot: QtBot) -> SettingsPage:
        """Open the settings, filled in."""
        self.shell.open(SETTINGS)
        return self.now(qtbot)

    def now(self, qtbot: QtBot) -> SettingsPage:
        """The settings as they are on the screen, filled in."""
        page = self.shell.page()
        assert isinstance(page, SettingsPage)
        qtbot.waitUntil(lambda: bool(page.you.name.text()))
        return page

    def shortcuts(self) -> ShortcutsPage:
        """Open the shortcuts."""
        self.shell.open(SHORTCUTS)
        page = self.shell.page()
        assert isinstance(page, ShortcutsPage)
        return page


@pytest.fixture
def preferences(tmp_path: Path) -> Iterator[Preferences]:
    made = Preferences(tmp_path / "instellingen.json")
    made.override(theme="light")
    yield made
    set_language("nl")


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path, preferences: Preferences) -> Iterator[Room]:
    place = place_in(tmp_path)
    backend = place.open()
    lopik = key_id("organisation", "GM0331")
    backend.execute(IntroduceUser(name="Marieke Vos", organisation_ids=(lopik,)))
    backend.wait()
    registry = ActionRegistry()
    for action in BOUND:
        registry.bind(action, list)
    shell = Shell([NavItem("instellingen", "gear", "Instellingen")], registry)
    desk = Desk(backend, shell, shell.open, lambda _opening: None)
    shell.add_page("instellingen", lambda: SettingsPage(desk, preferences))
    shell.add_page("sneltoetsen", lambda: ShortcutsPage(registry), nav="instellingen")
    preferences.look_changed.connect(shell.rebuild)
    shell.resize(1440, 900)
    shell.open(SETTINGS)
    show(qtbot, shell)
    yield Room(shell, backend, preferences, place)
    shell.hide()
    backend.close()
