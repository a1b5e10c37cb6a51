"""What was acknowledged is there, however the program ended: by kill, or on a full disk."""

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from sub_crm.orders.start import IntroduceUser
from sub_crm.queries.today import drafts
from sub_crm.store.file import Connection, connect
from sub_crm.store.keys import Key
from sub_crm.store.store import Store, create
from tests.proofs import busy
from tests.proofs.conftest import UNHURRIED

pytestmark = UNHURRIED

WHOSE = IntroduceUser(name="Samira el Idrissi")
ROOT = Path(__file__).parents[2]
WRITTEN_TOGETHER = ("contact_moment", "participant", "person", "follow_up")
Promise = dict[str, Any]


@pytest.fixture
def workspace(tmp_path: Path, key: Key) -> Path:
    """Somebody's workspace with nothing in it, not open at present."""
    with closing(create(tmp_path / "werkruimte.db", key)) as store:
        with closing(store.writer()) as writer:
            busy.order(writer, WHOSE)
        return store.path


@pytest.mark.skipif(not hasattr(os, "fork"), reason="only a system that forks kills this fast")
@pytest.mark.parametrize(
    "cycles", [40, pytest.param(1000, marks=[pytest.mark.prove, pytest.mark.timeout(3_600)])]
)
def test_no_kill_loses_what_was_acknowledged(workspace: Path, key: Key, cycles: int):
    draw = random.Random(cycles)
    acknowledged: list[bytes] = []
    with processes(workspace, key) as helper:
        for _ in range(cycles):
            promises = killed_after(helper, draw.randrange(12))
            acknowledged += [bytes.fromhex(each["moment"]) for each in promises if "moment" in each]
            look_whether_all_is_there(workspace, key, acknowledged)
    assert len(acknowledged) > cycles


@pytest.mark.skipif(not hasattr(os, "fork"), reason="only a system that forks kills this fast")
def test_half_a_sentence_that_was_kept_as_a_draft_survives_a_kill(workspace: Path, key: Key):
    with processes(workspace, key) as helper:
        *_, kept = (each["draft"] for each in killed_after(helper, 1) if "draft" in each)
    opened = Store(workspace, key)
    reader = opened.reader()
    [draft] = drafts(reader)
    assert (draft.id, draft.kind) == (busy.DRAFT, "quick_log")
    assert busy.HALF in json.loads(kept)["text"]
    assert busy.HALF in json.loads(draft.body)["text"]
    reader.close()


def test_the_check_notices_a_record_that_is_not_there(workspace: Path, key: Key):
    with pytest.raises(AssertionError):
        look_whether_all_is_there(workspace, key, [bytes(16)])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no limit to a file")
def test_a_full_disk_is_said_in_words_and_costs_nothing(workspace: Path, key: Key):
    code = "import sys; from tests.proofs import busy;"
    code += " busy.fill_until_refused(sys.argv[1], sys.argv[2], int(sys.argv[3]))"
    arguments = [str(workspace), key.raw.hex(), str(workspace.stat().st_size + 300_000)]
    finished = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, capture_output=True, check=False
    )
    assert finished.returncode == 0, finished.stderr.decode()
    promises = [json.loads(line) for line in finished.stdout.splitlines()]
    kinds = "".join(next(iter(each))[0] for each in promises)
    assert kinds.strip("m") == "rmg", "logged, refused once, logged again with more room"
    [refused] = [each["refused"] for each in promises if "refused" in each]
    assert refused == (
        "De schijf weigert te schrijven. Wat je typte staat er nog; probeer het opnieuw."
    )
    acknowledged = [bytes.fromhex(each["moment"]) for each in promises if "moment" in each]
    assert len(acknowledged) > 3
    look_whether_all_is_there(workspace, key, acknowledged)
    assert count(workspace, key, "contact_moment") == len(acknowledged)


@contextmanager
def processes(path: Path, key: Key) -> Iterator["subprocess.Popen[bytes]"]:
    """Have a process that knows the program already, so that each fork starts at once."""
    helper = subprocess.Popen(
        [sys.executable, "-m", "tests.proofs.busy", str(path), key.raw.hex()],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=0,
    )
    with helper:
        yield helper
        assert helper.stdin
        helper.stdin.close()
        assert helper.wait(10) == 0


def killed_after(helper: "subprocess.Popen[bytes]", count: int) -> list[Promise]:
    """Start a process, kill it somewhere after that many records; return all that it promised."""
    assert helper.stdin
    helper.stdin.write(b"again\n")
    pid = next(promises_of(helper))["pid"]
    heard: list[Promise] = []
    for promise in promises_of(helper) if count else ():
        assert "gone" not in promise, "it ended by itself"
        heard.append(promise)
        if sum("moment" in each for each in heard) == count:
            break
    os.kill(pid, signal.SIGKILL)
    for promise in promises_of(helper):
        if "gone" in promise:
            return heard
        heard.append(promise)
    raise AssertionError("the process that forks has ended")


def promises_of(helper: "subprocess.Popen[bytes]") -> Iterator[Promise]:
    assert helper.stdout
    for line in helper.stdout:
        yield json.loads(line)


def look_whether_all_is_there(path: Path, key: Key, acknowledged: list[bytes]) -> None:
    """Open the workspace as the next start would; compare it with what was promised."""
    Store(path, key).close()
    connection = connect(path, key)
    assert set(acknowledged) - ids(connection, "SELECT id FROM contact_moment") == set()
    for table in WRITTEN_TOGETHER:
        news = f"SELECT record_id FROM change WHERE table_name = '{table}' AND before IS NULL"
        assert ids(connection, news) == ids(connection, f"SELECT id FROM {table}"), table
    counts = {
        connection.execute(f"SELECT count(*) FROM {table}").fetchone() for table in WRITTEN_TOGETHER
    }
    assert len(counts) == 1, "a talk is there with all that belongs to it, or not at all"
    assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
    connection.close()


def ids(connection: Connection, sql: str) -> set[bytes]:
    return {record for (record,) in connection.execute(sql)}


def count(path: Path, key: Key, table: str) -> int:
    connection = connect(path, key)
    found: int = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    connection.close()
    return found
