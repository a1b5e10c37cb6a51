"""The power goes at any moment: what was acknowledged is there, whole, and nothing is half there.

`kill -9` cannot show this, since the system still writes what a killed process gave it.
"""

import copy
import random
import subprocess
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sub_crm.store.file import SCHEMA
from sub_crm.store.keys import Key
from sub_crm.system import settings
from tests.proofs.conftest import UNHURRIED
from tests.proofs.disk import Disk, Step, What, files_in, read_steps
from tests.proofs.shim import worn
from tests.proofs.state import backups_of, look_at, schema_at

pytestmark = UNHURRIED

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Recording:
    """All that a process asked of the disk on which a workspace lay, with its marks."""

    before: Disk
    steps: list[Step]

    @property
    def marks(self) -> list[int]:
        return [place for place, step in enumerate(self.steps) if step.what is What.MARK]


@dataclass(frozen=True, slots=True)
class Cut:
    """What a power cut left, and the marks before and after it: what must be, and what may be."""

    files: dict[str, bytes]
    must: str
    may: str


def recorded(library: Path, path: Path, job: str, key: Key, *arguments: str) -> Recording:
    """Let a process do its job in the folder of a file, and write down what it asks of the disk."""
    log = path.parent.with_name("log")
    before = Disk(path.parent)
    command = [sys.executable, "-m", "tests.proofs.recorded", job, str(path), key.raw.hex()]
    environment = worn(library, path.parent, log)
    subprocess.run([*command, *arguments], cwd=ROOT, env=environment, check=True)
    recording = Recording(before, list(read_steps(log)))
    after = copy.deepcopy(before)
    for step in recording.steps:
        after.take(step)
    lies_there = {each.name: each.read_bytes() for each in files_in(path.parent)}
    assert after.without_cut() == lies_there, "the recorder has missed nothing"
    return recording


def cuts(recording: Recording, count: int, seed: int) -> Iterator[Cut]:
    """Let the power go so often after the first mark, in order; each other time right at a mark."""
    disk, marks, draw = copy.deepcopy(recording.before), recording.marks, random.Random(seed)
    said = [recording.steps[mark].data.decode() for mark in marks]
    after = [mark + 1 for mark in marks]
    anywhere = range(after[0], len(recording.steps) + 1)
    moments = draw.choices(after, k=count // 2) + draw.choices(anywhere, k=count - count // 2)
    taken = 0
    for moment in sorted(moments):
        for step in recording.steps[taken:moment]:
            disk.take(step)
        taken, passed = moment, bisect_left(marks, moment)
        yield Cut(disk.after_cut(draw), said[passed - 1], said[min(passed, len(said) - 1)])


def misses(
    recording: Recording, count: int, path: Path, look: Callable[[Path], str]
) -> Iterator[tuple[int, str]]:
    """Let the power go so often; yield which cuts left something else than what was promised."""
    folder = path.parent.with_name("after")
    for number, cut in enumerate(cuts(recording, count, seed=count)):
        found = look(put_back(cut, folder) / path.name)
        if found not in (cut.must, cut.may):
            yield number, found


def put_back(cut: Cut, folder: Path) -> Path:
    """Let the computer start again: this is all that lies on its disk."""
    folder.mkdir(exist_ok=True)
    for leftover in folder.iterdir():
        leftover.unlink()
    for name, contents in cut.files.items():
        (folder / name).write_bytes(contents)
    return folder


@pytest.mark.parametrize(
    ("acts", "count"),
    [(120, 400), pytest.param(600, 10_000, marks=[pytest.mark.prove, pytest.mark.timeout(3_600)])],
)
def test_no_power_cut_loses_or_halves_what_was_acknowledged(
    library: Path, workspace: Path, key: Key, acts: int, count: int
):
    recording = recorded(library, workspace, "work", key, "1", str(acts))
    own = workspace.stat().st_ino
    assert any(step.file == own and step.what is What.SYNCED for step in recording.steps), (
        "the workspace itself was written as well, not its journal alone"
    )
    assert next(misses(recording, count, workspace, lambda path: look_at(path, key)), None) is None


def test_the_same_cuts_show_what_a_store_loses_that_does_not_sync_each_act(
    library: Path, workspace: Path, key: Key
):
    recording = recorded(library, workspace, "work", key, "1", "40", "synchronous = NORMAL")
    lost = list(misses(recording, 60, workspace, lambda path: look_at(path, key)))
    assert 5 < len(lost) < 60


def test_a_workspace_that_was_made_is_there_and_never_half(library: Path, tmp_path: Path, key: Key):
    path = tmp_path / "disk" / "werkruimte.db"
    path.parent.mkdir()
    recording = recorded(library, path, "make", key)
    assert not list(misses(recording, 60, path, lambda path: look_at(path, key)))


def test_a_backup_that_was_made_is_there_and_whole(library: Path, workspace: Path, key: Key):
    recording = recorded(library, workspace, "back_up", key)
    assert not list(misses(recording, 60, workspace, lambda path: backups_of(path, key)))


def test_who_goes_back_to_a_backup_has_what_was_or_what_is(
    library: Path, workspace: Path, key: Key
):
    recording = recorded(library, workspace, "restore", key)
    assert not list(misses(recording, 60, workspace, lambda path: look_at(path, key)))


def test_a_migrated_workspace_is_an_old_one_or_a_new_one(library: Path, workspace: Path, key: Key):
    recording = recorded(library, workspace, "migrate", key)
    old, new = (recording.steps[mark].data for mark in recording.marks)
    assert (old[:1], new[:1]) == (b"0", b"%d" % SCHEMA)
    assert not list(misses(recording, 60, workspace, lambda path: schema_at(path, key)))


def test_settings_are_the_old_ones_or_the_new_ones(library: Path, tmp_path: Path, key: Key):
    path = tmp_path / "disk" / "instellingen.json"
    path.parent.mkdir()
    recording = recorded(library, path, "set_up", key)
    assert not list(misses(recording, 60, path, lambda path: str(settings.load(path).zoom)))


def test_an_export_over_an_older_one_is_the_old_one_or_the_new_one(
    library: Path, tmp_path: Path, key: Key
):
    def total(path: Path) -> str:
        return str(sum(int(line) for line in path.read_text("utf-8-sig").split() if line.isdigit()))

    path = tmp_path / "disk" / "lijst.csv"
    path.parent.mkdir()
    assert not list(misses(recorded(library, path, "export", key), 60, path, total))
