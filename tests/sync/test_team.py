"""The team on one machine stands, and leaves nothing when it ends."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from sub_crm.store import Store
from sub_crm.store.file import salt_of
from sub_crm.store.keys import key_from_passphrase
from sub_crm.sync import profile
from sub_crm.sync.connecting import examined
from sub_crm.system.paths import paths
from tests.sync import secure
from tests.sync.team import ROOT, command, team

pytestmark = pytest.mark.skipif(not secure.knows_tls(), reason="this PostgreSQL knows no TLS")


def test_each_member_can_connect_from_their_own_workspace():
    with team() as members:
        assert [one.login for one in members] == ["marieke", "samira", "teamleider"]
        for one in members:
            if one.data is None:
                continue
            workspace = paths(one.data).workspace
            store = Store(workspace, key_from_passphrase(one.passphrase, salt_of(workspace)))
            with contextlib.closing(store.reader()) as reader:
                kept = profile.kept(reader)
            assert store.identity.user_name == one.name
            store.close()
            assert kept is not None
            found = list(examined(kept, one.password))
            assert len(found) == 4
            assert all(step.ok for step in found)
            assert one.name in found[-1].told
            assert not {one.password, one.passphrase} & set(command(one))
        folder = members[0].data
    assert folder is not None
    assert not folder.exists()


@pytest.fixture
def folder() -> Iterator[Path]:
    """Where also the server may come, which runs as another user."""
    made = Path(tempfile.mkdtemp(prefix="sub-crm-"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such signals")
def test_ctrl_c_clears_everything_away(folder: Path):
    running = subprocess.Popen(
        [sys.executable, "-m", "tests.sync.team"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(folder)},
    )
    assert running.stdout is not None
    lines = [running.stdout.readline() for _ in range(4)]
    assert lines[-1].startswith("Sluit de vensters")
    assert list(folder.iterdir())
    running.send_signal(signal.SIGINT)
    told, _nothing = running.communicate(timeout=30)
    assert told == "Alles is opgeruimd.\n"
    assert running.returncode == 0
    assert list(folder.iterdir()) == []
