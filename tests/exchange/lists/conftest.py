"""The town in an encrypted workspace, made once and copied for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from sub_crm.store.keys import Key, new_key
from sub_crm.store.reader import Reader
from sub_crm.store.store import Store, create
from tests import factories as make
from tests.exchange.lists.town import Town, settle

Settled = tuple[Path, Key, Town]


@pytest.fixture(scope="session")
def listed_town(tmp_path_factory: pytest.TempPathFactory) -> Settled:
    path, key = tmp_path_factory.mktemp("lists") / "town.db", new_key()
    store = create(path, key)
    writer = store.writer()
    with writer.act("settle", now=make.NOW) as act:
        town = settle(act.session, store.identity.viewer.user_id)
    writer.close()
    store.close()
    return path, key, town


@pytest.fixture
def store(listed_town: Settled, tmp_path: Path) -> Iterator[Store]:
    path, key, _ = listed_town
    store = Store(Path(shutil.copy(path, tmp_path / "town.db")), key)
    yield store
    store.close()


@pytest.fixture
def reader(store: Store) -> Iterator[Reader]:
    reader = store.reader()
    yield reader
    reader.close()


@pytest.fixture
def town(listed_town: Settled) -> Town:
    return listed_town[2]
