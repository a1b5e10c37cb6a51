"""The example workspace, which the questions are asked of; nobody writes in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sub_crm.store import Store
from sub_crm.store.keys import EXAMPLE_KEY
from sub_crm.store.reader import Reader


@pytest.fixture(scope="module")
def store(example: Path) -> Iterator[Store]:
    opened = Store(example, EXAMPLE_KEY)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def reader(store: Store) -> Iterator[Reader]:
    opened = store.reader()
    yield opened
    opened.close()
