"""The town in a real encrypted workspace, made once and copied for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from sub_crm.store.keys import Key, new_key
from sub_crm.store.store import Store, create
from tests import factories as make
from tests.commands.workspace import Town, Workspace, settle

Settled = tuple[Path, Key, Town]


@pytest.fixture(scope="session")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Settled:
    path, key = tmp_path_factory.mktemp("town") / "town.db", new_key()
    store = create(path, key)
    writer = store.writer()
    with writer.act("settle", now=make.NOW) as act:
        town = settle(act.session, store.identity.viewer.user_id)
    writer.close()
    store.close()
    return path, key, town


@pytest.fixture
def workspace(settled: Settled, tmp_path: Path) -> Iterator[Workspace]:
    path, key, town = settled
    store = Store(Path(shutil.copy(path, tmp_path / "town.db")), key)
    workspace = Workspace(store, town)
    yield workspace
    workspace.close()
    store.close()


@pytest.fixture
def town(workspace: Workspace) -> Town:
    return workspace.town
