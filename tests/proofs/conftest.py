"""Somebody's own workspace for each proof, and the shim under the processes that work on it."""

import datetime as dt
import os
import shutil
from pathlib import Path

import pytest

from sub_crm.store.keys import Key, new_key
from tests.proofs import shim
from tests.proofs.user import begin

UNHURRIED = pytest.mark.timeout(600)
"""For what a busy machine takes minutes over."""
MONDAY = dt.datetime(2026, 1, 5, 8, tzinfo=dt.UTC)


@pytest.fixture(scope="session")
def key() -> Key:
    return new_key()


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory, key: Key) -> Path:
    """A workspace on its first day; copy it before writing."""
    path = tmp_path_factory.mktemp("begun") / "werkruimte.db"
    begin(path, key, MONDAY)
    return path


@pytest.fixture
def workspace(begun: Path, tmp_path: Path) -> Path:
    """A workspace alone in its folder, open nowhere."""
    folder = tmp_path / "disk"
    folder.mkdir()
    return Path(shutil.copy(begun, folder))


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shim; where it cannot be made, whoever needs it proves nothing, and says so."""
    if not shim.is_possible():
        told = "NOT PROVED: this needs Linux and a C compiler (Debian: gcc libc6-dev)"
        assert "CI" not in os.environ, told
        pytest.skip(told)
    return shim.compiled(tmp_path_factory.mktemp("shim"))
