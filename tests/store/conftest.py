"""An empty workspace of its own for each test, encrypted like a real one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sub_crm.store.file import Connection, connect
from sub_crm.store.keys import Key, new_key
from sub_crm.store.store import Store, create
from sub_crm.store.writer import Writer


@pytest.fixture
def key() -> Key:
    return new_key()


@pytest.fixture
def store(tmp_path: Path, key: Key) -> Iterator[Store]:
    store = create(tmp_path / "werkruimte.db", key)
    yield store
    store.close()


@pytest.fixture
def writer(store: Store) -> Iterator[Writer]:
    writer = store.writer()
    yield writer
    writer.close()


@pytest.fixture
def raw(store: Store, key: Key) -> Iterator[Connection]:
    """A connection past every layer, to look at what is really there."""
    connection = connect(store.path, key)
    yield connection
    connection.close()
