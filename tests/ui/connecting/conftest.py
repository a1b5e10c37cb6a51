"""The page in a window, on a workspace without a team, and a server behind TLS to try it on."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sub_crm.store import Store
from sub_crm.sync.connecting import Step
from sub_crm.system import keyring
from sub_crm.ui.backend import Backend
from sub_crm.ui.connecting import ConnectingPage
from tests.commands.workspace import Town
from tests.stores import Settled
from tests.sync.behind_tls import ca_file, nothing_remembered, profile_of, secured, server
from tests.ui.visit import Visit

__all__ = ["ca_file", "nothing_remembered", "profile_of", "secured", "server"]


class Connecting(Visit):
    """Somebody at the page."""

    def __init__(self, qtbot: QtBot, backend: Backend) -> None:
        super().__init__(qtbot, backend)
        self.page = ConnectingPage(self.desk)
        self.show(self.page)
        self._arrive()

    def come_back(self) -> None:
        """Leave the page, and arrive at it anew."""
        self.page._draft.flush()
        box = self.window.layout()
        assert box is not None
        box.removeWidget(self.page)
        self.page.deleteLater()
        self.page = ConnectingPage(self.desk)
        box.addWidget(self.page)
        self._arrive()

    def _arrive(self) -> None:
        self.page.arrive()
        self.until(lambda: self.page._standing is not None and self.backend.is_quiet())

    def until(self, holds: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=15_000)

    def test(self) -> None:
        """Press the button and wait until the test came to its end."""
        self.page.form.action.click()
        self.until(lambda: not self.page.trial.is_running())

    def chips(self) -> list[str]:
        return [self.page.steps.lines[step].chip.accessibleName() for step in Step]


@pytest.fixture
def connecting(
    qtbot: QtBot, backend_on: Callable[[Store], Backend], settled: Settled[Town], tmp_path: Path
) -> Iterator[Connecting]:
    made = Connecting(qtbot, backend_on(settled.copy(tmp_path)))
    yield made
    made.close()


@pytest.fixture
def secrets(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A keyring that this computer trusts, in memory."""
    kept: dict[str, str] = {}
    monkeypatch.setattr(keyring, "backend_name", lambda: "een.Sleutelbos")
    monkeypatch.setattr(keyring, "find_secret", lambda account, _backend="": kept.get(account))
    monkeypatch.setattr(keyring, "forget_secret", lambda account: kept.pop(account, None))

    def keep(account: str, secret: str) -> str:
        kept[account] = secret
        return "een.Sleutelbos"

    monkeypatch.setattr(keyring, "store_secret", keep)
    return kept
