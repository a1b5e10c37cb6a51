"""Two programs on one workspace: the second steps back, and nothing is lost if it does not."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from sub_crm.store.file import connect
from sub_crm.store.keys import Key
from sub_crm.ui.single_instance import Doorbell, call_first
from tests.proofs.conftest import UNHURRIED
from tests.proofs.invariants import (
    assert_derived_is_right,
    assert_everything_was_captured,
    assert_journal_leads_back,
    assert_whole,
    last_change,
    present,
)

pytestmark = UNHURRIED

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "acts", [40, pytest.param(1_500, marks=[pytest.mark.prove, pytest.mark.timeout(1_200)])]
)
def test_what_two_processes_write_at_once_is_all_there(workspace: Path, key: Key, acts: int):
    both = [working(workspace, key, seed, acts) for seed in (1, 2)]
    begun = [b"".join(iter(process.stdout.readline, b"ready\n")) for process in both]  # type: ignore[union-attr]
    for process in both:
        assert process.stdin
        process.stdin.write(b"go\n")
    said = [first + process.communicate()[0] for first, process in zip(begun, both, strict=True)]
    assert [process.returncode for process in both] == [0, 0]
    one, other = (
        {told["act"]: told["records"] for told in map(json.loads, lines.splitlines())}
        for lines in said
    )
    assert min(len(one), len(other)) > acts // 2
    assert not one.keys() & other.keys()
    assert max(one) > min(other) and max(other) > min(one), "they did work at the same time"  # noqa: PT018
    with closing(connect(workspace, key)) as connection:
        there = connection.execute("SELECT DISTINCT act_id, record_id FROM change").fetchall()
        records = Counter(act for act, _ in there)
        assert {act: records[act] for act in one | other} == one | other
        assert_whole(connection)
        assert_everything_was_captured(connection)
        assert_derived_is_right(connection)
        assert_journal_leads_back(connection, {last_change(connection): present(connection)})


def working(workspace: Path, key: Key, seed: int, acts: int) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            "tests.proofs.working",
            workspace,
            key.raw.hex(),
            f"{seed}",
            f"{acts}",
        ],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=0,
    )


def test_a_second_start_rings_at_the_first(qtbot: QtBot, tmp_path: Path):
    home = QObject()
    bell = Doorbell(tmp_path / "werkruimte.db", home)
    answers: list[bool] = []
    caller = threading.Thread(target=lambda: answers.append(call_first(tmp_path / "werkruimte.db")))
    with qtbot.waitSignal(bell.rung):
        caller.start()
    caller.join()
    assert answers == [True]
    assert not call_first(tmp_path / "een andere.db")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGKILL")
def test_a_second_start_steps_back_and_a_start_after_a_kill_does_not(qtbot: QtBot, tmp_path: Path):
    with program(tmp_path) as first:
        qtbot.waitUntil(lambda: holder(tmp_path) == first.pid, timeout=20_000)
        with program(tmp_path) as second:
            assert second.wait(20) == 0
        assert first.poll() is None
        assert holder(tmp_path) == first.pid
        first.send_signal(signal.SIGKILL)
        first.wait()
    with program(tmp_path) as third:
        qtbot.waitUntil(lambda: holder(tmp_path) == third.pid, timeout=20_000)


@contextmanager
def program(folder: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Start the program itself, for a workspace that is still to be made."""
    command = [sys.executable, "main.py", "--data-dir", str(folder)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, cwd=ROOT, env=environment) as started:
        try:
            yield started
        finally:
            started.kill()


def holder(folder: Path) -> int:
    """Return the process that has the workspace; 0 for none."""
    for lock in folder.glob("*.lock"):
        lines = lock.read_text("utf-8").splitlines()
        return int(lines[0]) if lines else 0
    return 0
