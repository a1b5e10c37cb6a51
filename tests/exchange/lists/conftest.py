"""The town of the lists in an encrypted workspace, made once and copied for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sub_crm.store.reader import Reader
from sub_crm.store.store import Store
from tests.exchange.lists.town import Town, settle
from tests.stores import Settled, settle_in


@pytest.fixture(scope="session")
def listed_town(tmp_path_factory: pytest.TempPathFactory) -> Settled[Town]:
    return settle_in(tmp_path_factory.mktemp("lists"), settle)


@pytest.fixture
def store(listed_town: Settled[Town], tmp_path: Path) -> Iterator[Store]:
    store = listed_town.copy(tmp_path)
    yield store
    store.close()


@pytest.fixture
def reader(store: Store) -> Iterator[Reader]:
    reader = store.reader()
    yield reader
    reader.close()


@pytest.fixture
def town(listed_town: Settled[Town]) -> Town:
    return listed_town.facts
