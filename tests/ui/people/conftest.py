"""A visit to the pages about people, over the example workspace."""

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from pytestqt.qtbot import QtBot

from sub_crm.store import Store
from sub_crm.ui.backend import Backend
from tests.ui.people.visit import Visit


@pytest.fixture
def visit(
    qtbot: QtBot, example_copy: Store, backend_on: Callable[[Store], Backend]
) -> Iterator[Visit]:
    with closing(Visit(qtbot, backend_on(example_copy))) as visit:
        yield visit
