"""Nothing typed is lost: the process is killed in mid-sentence, and the sentence is a draft."""

import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sub_crm.queries.today import drafts
from sub_crm.store import Store
from sub_crm.store.keys import EXAMPLE_KEY
from tests.journeys.killed import HALF

pytestmark = pytest.mark.journey


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGKILL")
def test_a_sentence_that_was_half_typed_when_the_process_was_killed_is_a_draft(
    example: Path, tmp_path: Path
) -> None:
    file = tmp_path / "voorbeeld.db"
    shutil.copy(example, file)
    command = [sys.executable, "-m", "tests.journeys.killed", str(file), str(tmp_path / "s.json")]
    done = subprocess.run(command, check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    [draft] = drafts(Store(file, EXAMPLE_KEY).reader())
    assert json.loads(draft.body)["text"] == HALF
