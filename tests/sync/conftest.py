"""A team with a shared database of its own for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server.conftest import cluster, office, shared
from tests.server.office import Office
from tests.sync.laptops import Team

__all__ = ["cluster", "office", "shared", "team"]


@pytest.fixture
def team(office: Office, tmp_path: Path) -> Iterator[Team]:
    team = Team(office, tmp_path)
    yield team
    team.close()
