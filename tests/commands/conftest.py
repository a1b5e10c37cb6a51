"""The town in a real encrypted workspace, copied for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.workspace import Town, Workspace
from tests.stores import Settled


@pytest.fixture
def workspace(settled: Settled[Town], tmp_path: Path) -> Iterator[Workspace]:
    store = settled.copy(tmp_path)
    workspace = Workspace(store, settled.facts)
    yield workspace
    workspace.close()
    store.close()


@pytest.fixture
def town(workspace: Workspace) -> Town:
    return workspace.town
