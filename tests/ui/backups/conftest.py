"""The whole program on a real user's workspace, with a keyring that keeps its key."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sub_crm.app import _create_workspace
from sub_crm.commands import perform
from sub_crm.orders.start import IntroduceUser
from sub_crm.store import Store
from sub_crm.store.keys import new_key, new_salt
from sub_crm.system import keyring, settings
from sub_crm.system.paths import paths
from sub_crm.ui.opening import Opening
from sub_crm.ui.running import Services
from sub_crm.ui.sitting import Sitting
from sub_crm.ui.window import Window
from tests.proofs import busy

W = TypeVar("W", bound=QWidget)
NOW = dt.datetime(2026, 11, 24, 13, 20, tzinfo=dt.UTC)


class Evening:
    """One folder, in which the program is started and ended again and again."""

    def __init__(self, qtbot: QtBot, folder: Path, secrets: dict[str, str]) -> None:
        self.qtbot, self.secrets = qtbot, secrets
        self.places = paths(folder)
        self.now = NOW
        self.key = new_key()
        salt = new_salt()
        secrets[salt.hex()] = self.key.raw.hex()
        store = _create_workspace(self.path, self.key, salt)
        writer = store.writer()
        busy.order(writer, IntroduceUser(name="Samira el Idrissi"))
        writer.close()
        store.close()
        self.log_talks(3)
        self.sitting: Sitting | None = None
        self.renew_lease: Callable[[Store], object] | None = None

    @property
    def path(self) -> Path:
        return self.places.workspace

    @property
    def folder(self) -> Path:
        return self.path.parent / "reservekopieen"

    def log_talks(self, number: int) -> None:
        store = Store(self.path, self.key)
        writer = store.writer()
        for each in range(number):
            busy.order(writer, busy.talk(each))
        writer.close()
        store.close()

    def start(self, *, known: bool = True, make_example: Callable[[], Store] | None = None) -> Any:
        """Start the program; return what the window shows once it is settled."""
        self.window = Window(settings.load(self.places.settings))
        services = Services(
            lambda: Store(self.path, self.key),
            _create_workspace,
            lambda: perform,
            lambda: self.now,
            renew_lease=self.renew_lease,
        )
        path = self.places.example if make_example else self.path
        opening = Opening(path, "", make_example, known=known)
        self.sitting = Sitting(
            self.window,
            self.places,
            services,
            opening,
            example=make_example is not None,
            look={"theme": "light"},
        )
        self.window.resize(1440, 900)
        self.window.show()
        self.sitting.begin()
        return self.settled()

    def settled(self) -> Any:
        """Return the page that stands, once nothing is under way."""
        self.qtbot.waitUntil(self._stands, timeout=8_000)
        return self.shown()

    def _stands(self) -> bool:
        assert self.sitting is not None
        kind = type(self.shown()).__name__
        return kind not in ("WaitPage", "NoneType") and self.sitting.is_settled()

    def shown(self) -> QWidget | None:
        return self.window.centralWidget()

    def end(self) -> None:
        if self.sitting is not None:
            self.window.closed.disconnect(QApplication.quit)  # the tests go on
            self.window.close()
            self.sitting.end()
            self.window.deleteLater()
            self.sitting = None
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def talks(self) -> int:
        store = Store(self.path, self.key, only_look=True)
        reader = store.reader()
        found = int(reader.value("SELECT count(*) FROM contact_moments WHERE raw LIKE 'Gesprek%'"))
        reader.close()
        store.close()
        return found

    def backups(self) -> list[Path]:
        return sorted(self.folder.glob("*.db")) if self.folder.exists() else []

    def until(self, holds: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=8_000)

    def click(self, button: QPushButton, kind: type[W]) -> W:
        """Press what leads to another page, and return that."""
        left = self.shown()
        button.click()
        self.until(lambda: self.shown() is not left and self._stands())
        found = self.shown()
        assert isinstance(found, kind), found
        return found


@pytest.fixture
def evening(
    qtbot: QtBot, tmp_path: Path, collected_here: None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Evening]:
    secrets: dict[str, str] = {}
    monkeypatch.setattr(keyring, "find_secret", lambda account, _backend: secrets.get(account))

    def keep(account: str, secret: str) -> str:
        secrets[account] = secret
        return "een.Sleutelbos"

    monkeypatch.setattr(keyring, "store_secret", keep)
    made = Evening(qtbot, tmp_path, secrets)
    yield made
    made.end()
