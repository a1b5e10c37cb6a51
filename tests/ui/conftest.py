"""Every screen test runs in the light look at normal size."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from sub_crm.commands import perform
from sub_crm.store import Store
from sub_crm.ui import theme
from sub_crm.ui.backend import Backend
from tests import factories as make
from tests.collecting import collected_here

__all__ = ["collected_here"]


@pytest.fixture
def backend_on(qapp: QApplication, collected_here: None) -> Iterator[Callable[[Store], Backend]]:
    """Open the backend of a store at the usual hour; what goes wrong in it fails the test."""
    opened: list[Backend] = []
    failures: list[BaseException] = []

    def on(store: Store) -> Backend:
        opened.append(Backend(store, lambda: perform, lambda: make.NOW))
        opened[-1].failed.connect(failures.append)
        return opened[-1]

    yield on
    for backend in opened:
        backend.close()
    assert not failures


@pytest.fixture
def left_by(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The links that the desktop was asked to open; it says nothing about what opens them."""
    links: list[str] = []

    def open_url(url: QUrl) -> bool:
        links.append(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    monkeypatch.setenv("PATH", "")
    return links


@pytest.fixture(autouse=True)
def light_look(qapp: QApplication) -> None:
    """Start light, whatever the test before chose: its widgets are gone now."""
    theme.use(theme.Theme())
