"""A store as the benchmark makes them, small."""

from pathlib import Path

import pytest

from sub_crm.bench import stores
from sub_crm.bench.town import Size
from tests.collecting import collected_here

__all__ = ["collected_here"]

TINY = Size(organisations=12, people=60, moments=2_000, issues=40)


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bench") / "meting.db"
    stores.make(path, TINY).close()
    return path
