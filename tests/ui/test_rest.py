"""When nobody writes for a while, the file is tidied; whoever writes never waits for it."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sub_crm.commands import perform
from sub_crm.orders.contacts import LogContact
from sub_crm.store import create
from sub_crm.store.file import Connection, connect
from sub_crm.store.keys import new_key
from sub_crm.ui import backend as backends
from sub_crm.ui.backend import Backend
from sub_crm.values.vague_date import VagueDate
from tests import factories as make


def segments(raw: Connection) -> int:
    [(count,)] = raw.execute("SELECT count(DISTINCT segid) FROM contact_index_idx")
    return int(count)


def log_calls(backend: Backend) -> None:
    for number in range(30):
        backend.execute(
            LogContact(happened_on=VagueDate("2026-11-24"), summary=f"Gesprek {number}")
        )
    backend.wait()


@pytest.mark.parametrize("rest", [1, 60_000])
def test_the_index_is_merged_in_rest_and_only_then(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rest: int
) -> None:
    monkeypatch.setattr(backends, "REST_MS", rest)
    monkeypatch.setattr(backends, "STEP_MS", 1)
    key = new_key()
    backend = Backend(create(tmp_path / "werk.db", key), lambda: perform, lambda: make.NOW)
    raw = connect(tmp_path / "werk.db", key)
    log_calls(backend)
    if rest == 1:
        qtbot.waitUntil(lambda: segments(raw) < 10)
    else:
        assert segments(raw) >= 30
    raw.close()
    backend.close()


def test_closing_while_it_tidies_is_no_error(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backends, "REST_MS", 0)
    backend = Backend(create(tmp_path / "werk.db", new_key()), lambda: perform, lambda: make.NOW)
    failures: list[BaseException] = []
    backend.failed.connect(failures.append)
    log_calls(backend)
    backend._tidy()
    backend.close()
    qtbot.wait(1)
    assert failures == []
