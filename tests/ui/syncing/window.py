"""The whole program in a real window, on the workspace of one of a team, with its own service."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sub_crm.commands import perform
from sub_crm.store import Store
from sub_crm.sync.hosting import back_up_anew
from sub_crm.sync.service import Service
from sub_crm.ui.backend import Backend
from sub_crm.ui.preferences import Preferences
from sub_crm.ui.program import Program
from sub_crm.ui.synchronising import Syncing
from sub_crm.ui.window import Window
from tests.sync.laptops import Laptop

Link = Callable[[], psycopg.Connection[Any]]
NOW = dt.datetime(2026, 11, 24, 13, 20, tzinfo=dt.UTC)


class TeamWindow:
    """Closes with `close`; the store of the laptop stays open for who looks at it."""

    def __init__(
        self, qtbot: QtBot, laptop: Laptop, open_link: Link, settings: Path, **look: Any
    ) -> None:
        self.qtbot, self.laptop = qtbot, laptop
        self.open_link = open_link
        preferences = Preferences(settings)
        preferences.override(**{"theme": "light", "language": "nl"} | look)
        self.window = Window(preferences.value)
        self.window.resize(1440, 900)
        self.program = Program(
            preferences,
            self._store,
            lambda: perform,
            lambda: NOW,
            example=False,
            window=self.window,
            synchronise=self._service,
        )
        self.program.opened.connect(self.program.go)
        self.window.show()
        with qtbot.waitSignal(self.program.ready, timeout=8_000):
            self.program.start()

    def _store(self) -> Store:
        return Store(self.laptop.store.path, self.laptop.store._key)

    def _service(self, store: Store, told: Any, _folder: Any) -> Service:
        return Service(
            store,
            lambda: self.open_link(),
            told,
            name=f"laptop van {self.laptop.login.partition('_')[0]}",
            after_purge=lambda: back_up_anew(store, store.backup_folder),
        )

    @property
    def backend(self) -> Backend:
        assert self.program.backend is not None
        return self.program.backend

    @property
    def shell(self) -> Any:
        return self.program.shell

    @property
    def syncing(self) -> Syncing:
        assert self.program.syncing is not None
        return self.program.syncing

    def pill(self) -> str:
        pill = self.shell.topbar.pill
        return str(pill.accessibleName()) if pill else ""

    def open(self, address: str) -> Any:
        self.shell.open(address)
        self.settle()
        return self.shell.page()

    def settle(self) -> None:
        """Return when what was asked and ordered is answered and shown."""
        self.backend.wait()
        QApplication.processEvents()
        self.qtbot.waitUntil(self.backend.is_quiet, timeout=5_000)
        QApplication.processEvents()

    def until(self, holds: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=8_000)

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        held = Qt.KeyboardModifier.NoModifier
        for one in modifiers:
            held |= one
        self.qtbot.keyClick(self.focus(), key, held)

    def focus(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None, "nothing has the keyboard"
        return found

    def activate(self) -> None:
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def close(self) -> None:
        self.window.close()
        self.program.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
