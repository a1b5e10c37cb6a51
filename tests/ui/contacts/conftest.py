"""A visit to the pages about contact moments, over the example workspace."""

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from pytestqt.qtbot import QtBot

from sub_crm.store import Store
from sub_crm.ui.backend import Backend
from tests.ui.contacts.contact_visit import ContactVisit


@pytest.fixture
def visit(
    qtbot: QtBot, example_copy: Store, backend_on: Callable[[Store], Backend]
) -> Iterator[ContactVisit]:
    with closing(ContactVisit(qtbot, backend_on(example_copy))) as visit:
        yield visit
