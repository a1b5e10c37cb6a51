"""For tests that make widgets: garbage is collected between tests only, on the screen's thread.

Else a widget in a reference cycle dies on whatever thread happens to collect, also one of the
test runner, and Qt does not survive that. Windows that a test leaves go with it: each of them
would be visited whenever a later test shows another look.
"""

import gc
from typing import TYPE_CHECKING

import pytest
from shiboken6 import getCppPointer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_of_the_module: set[int] = set()
"""The windows that were there before the test."""


@pytest.fixture(autouse=True)
def collected_here() -> None:
    """Collect nothing in the test; `collect_between` does it afterwards."""
    gc.disable()
    _of_the_module.clear()
    _of_the_module.update(_windows())


def collect_between() -> None:
    """Take away what a test with widgets left, once the runner holds none of it any more.

    What survives that without a window is there for good: it need not be visited again.
    """
    if gc.isenabled():
        return
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    for place, window in _windows().items():
        if place not in _of_the_module:
            window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    if not _windows():
        gc.freeze()
    gc.enable()


def _windows() -> "dict[int, QWidget]":
    """Every widget without a parent, by its place in memory; a menu has one, and is a window."""
    from PySide6.QtWidgets import QApplication

    shown = (one for one in QApplication.topLevelWidgets() if one.parent() is None)
    return {getCppPointer(window)[0]: window for window in shown}
