"""The example workspace with a window around it, in which one searches."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from sub_crm.store import Store
from sub_crm.ui.backend import Backend
from tests.ui.search.searching import Searching


@pytest.fixture
def searching(
    qtbot: QtBot, example_copy: Store, backend_on: Callable[[Store], Backend]
) -> Searching:
    return Searching(qtbot, backend_on(example_copy))
