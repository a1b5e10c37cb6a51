"""The program in this process, with an assistive program listening."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from sub_crm.ui import theme
from tests.access.running import Running
from tests.collecting import collected_here

__all__ = ["collected_here"]


@pytest.fixture
def listened_to() -> Iterator[None]:
    """As if a screen reader runs: what it is told of a list stays true only then."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture(scope="module")
def running(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One start for all tests of a module: they look and change nothing."""
    gc.disable()
    QAccessible.setActive(True)
    made = Running(tmp_path_factory.mktemp("running"))
    yield made
    made.close()
    made.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QAccessible.setActive(False)
    theme.use(theme.Theme())
