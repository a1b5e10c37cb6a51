"""A workspace that cannot be made says why, and leaves nothing half."""

import os
import sys
from pathlib import Path

import pytest

from sub_crm.store import StoreProblem, create
from sub_crm.store.keys import new_key


def test_a_disk_that_fills_up_while_a_workspace_is_made_is_said_in_words(tmp_path: Path) -> None:
    def fill(connection: object) -> None:
        import sqlcipher3.dbapi2 as engine

        raise engine.OperationalError("database or disk is full")

    with pytest.raises(StoreProblem) as stopped:
        create(tmp_path / "werkruimte.db", new_key(), fill=fill)
    assert "De schijf is vol" in stopped.value.sentence()
    assert list(tmp_path.iterdir()) == []


def test_our_own_bug_while_a_workspace_is_made_leaves_nothing_either(tmp_path: Path) -> None:
    def fill(connection: object) -> None:
        raise KeyError("bug")

    with pytest.raises(KeyError):
        create(tmp_path / "werkruimte.db", new_key(), fill=fill)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such rights there")
@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_said_in_words(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StoreProblem):
        create(tmp_path / "map" / "werkruimte.db", new_key())
