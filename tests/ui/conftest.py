"""Every screen test runs in the light look at normal size."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from sub_crm.ui import theme


@pytest.fixture(autouse=True)
def collected_here() -> Iterator[None]:
    """Widgets in a reference cycle must die on the screen's thread, as in the program."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def light_look(qapp: QApplication) -> Iterator[None]:
    """Start light and go back to light, whatever the test chose."""
    light = theme.Theme()
    theme.use(light)
    yield
    if theme.current() is not light:
        theme.use(light)
