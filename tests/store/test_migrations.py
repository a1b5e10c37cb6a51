"""A store becomes one of the next version whole or not at all, and loses nothing on the way."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from sub_crm.store import Store, backups, file, problems
from sub_crm.store.backups import Reason
from sub_crm.store.file import connect
from tests.store import migrating
from tests.store.looking import everything
from tests.store.releases.making import FOLDER, KEY
from tests.store.test_backups import impatient
from tests.store.test_search_index import assert_true_to_moments

ROOT = Path(__file__).parents[2]
RELEASES = sorted(FOLDER.glob("*.db"))
REVISION = """
from alembic import op
revision = "later"
down_revision = "HEAD"

def upgrade():
    op.execute("ALTER TABLE person ADD COLUMN moments INTEGER")
    {step}
"""
Holding = dict[str, list[Any]]

forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="only a system that forks kills so fast")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A workspace as the last release left it."""
    return copied(RELEASES[-1], tmp_path / "oud")


@pytest.fixture
def migrations(tmp_path: Path) -> Path:
    """The migrations of a version after this one."""
    return migrating.with_revision(tmp_path)


@pytest.fixture
def later(migrations: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Be that version."""
    migrating.be_later(migrations, monkeypatch.setattr)


# What comes of it.


@pytest.mark.usefixtures("later")
def test_the_next_version_finds_all_that_was_there_and_what_it_adds(old: Path):
    before = held(old)
    Store(old, KEY).close()
    after = held(old)
    assert after["schema"] == [(file.SCHEMA,)]
    width = len(before["person"][0])
    assert [row[:width] for row in after["person"]] == before["person"]
    moments = [row[-1] for row in after["person"]]
    assert sum(moments) > max(moments) > 1, "the new column is filled from what was there"
    assert sum(number for _, number in after["moments_of_year"]) == len(before["contact_moment"])
    for name in ("contact_moment", "tenure", "act", "change", "draft", "fact"):
        assert after[name] == before[name]


@pytest.mark.usefixtures("later")
def test_the_workspace_as_it_was_is_kept_as_a_backup(old: Path):
    before = file.SCHEMA - 1
    with closing(connect(old, KEY)) as connection:
        there = backups.contents(connection)
    Store(old, KEY).close()
    [made] = backups.found_in([backups.default_folder(old)], old)
    assert made.reason is Reason.MIGRATION
    assert backups.verified(made.path, KEY) == there
    assert there.schema <= before


@pytest.mark.usefixtures("later")
def test_what_the_engine_derives_is_made_anew_however_stale_it_was(old: Path, tmp_path: Path):
    stale = copied(old, tmp_path / "muf")
    with closing(connect(stale, KEY)) as connection:
        for statement in (
            "DROP TRIGGER capture_new_person",
            "CREATE TRIGGER of_an_older_version AFTER UPDATE ON person BEGIN SELECT 1; END",
            "DELETE FROM contact_rank WHERE srank > 0",
            "DROP TABLE subject_index",
        ):
            connection.execute(statement)
    for path in (old, stale):
        Store(path, KEY).close()
    assert held(stale) == held(old)
    with closing(connect(stale, KEY)) as connection:
        assert_true_to_moments(connection)


def test_what_a_step_changes_is_nobodys_act(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Else to undo the last act would undo a part of the migration."""
    be_with_step(tmp_path, monkeypatch, """op.execute("UPDATE person SET note = 'anders'")""")
    before = held(old)
    Store(old, KEY).close()
    after = held(old)
    assert after["person"] != before["person"]
    assert (after["act"], after["change"]) == (before["act"], before["change"])


def test_this_version_refuses_what_a_later_one_made(
    old: Path, migrations: Path, monkeypatch: pytest.MonkeyPatch
):
    with monkeypatch.context() as patched:
        migrating.be_later(migrations, patched.setattr)
        Store(old, KEY).close()
    before = old.read_bytes()
    with pytest.raises(problems.Newer):
        Store(old, KEY)
    assert old.read_bytes() == before


# What is refused leaves the store as it was.

FAULTS = {
    "loses a record": (
        'op.execute("DELETE FROM follow_up WHERE rowid = 1")',
        r"lost rows of follow_up$",
    ),
    "puts another in its place": (
        'op.execute("PRAGMA ignore_check_constraints = ON");'
        ' op.execute("UPDATE rhythm_pause SET id = randomblob(16)")',
        r"lost rows of rhythm_pause$",
    ),
    "loses a deleted one": ('op.execute("DELETE FROM saved_list WHERE deleted")', "saved_list"),
    "loses history": ('op.execute("DELETE FROM change WHERE id = 9")', r"lost rows of change$"),
    "loses what was being typed": ('op.execute("DELETE FROM draft")', r"lost rows of draft$"),
    "loses a table": (
        'op.execute("DROP TABLE position_theme")',
        "no such table: main.position_theme",
    ),
    "breaks a reference": (
        'op.execute("UPDATE tenure SET person_id = randomblob(16) WHERE rowid = 1")',
        "broke references: .*tenure",
    ),
    "stops halfway": ("raise KeyError('bug')", "bug"),
    "commits": ("op.get_bind().commit()", "not authorized"),
    "commits in SQL": ("op.execute('COMMIT')", "not authorized"),
    "begins anew": ("op.execute('ROLLBACK'); op.execute('BEGIN')", "not authorized"),
    "commits by a script": (
        "op.get_bind().connection.driver_connection.executescript('SELECT 1')",
        "not authorized",
    ),
    "commits by Alembic": (
        "with op.get_context().autocommit_block(): op.execute('SELECT 1')",
        "^$",
    ),
}
"""What a step does wrong, and what is said of it."""


@pytest.mark.parametrize(("step", "told"), FAULTS.values(), ids=FAULTS)
def test_a_step_that_does_wrong_is_refused_and_changes_nothing(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, told: str
):
    before, spared = held(old), copied(old, tmp_path / "gespaard")
    with monkeypatch.context() as patched:
        be_with_step(tmp_path, patched, step)
        with pytest.raises(Exception, match=told):
            Store(old, KEY)
        assert held(old) == before
    for path in (old, spared):
        Store(path, KEY).close()
    assert held(old) == held(spared)


@pytest.mark.usefixtures("later")
def test_while_somebody_else_has_it_open_nothing_changes(
    old: Path, monkeypatch: pytest.MonkeyPatch
):
    """As a program of the version before has, which would go on writing as it was used to."""
    before = held(old)
    impatient(monkeypatch)
    with closing(connect(old, KEY)) as another:
        another.execute("SELECT count(*) FROM person").fetchone()
        with pytest.raises(problems.NotMigrated) as raised:
            Store(old, KEY)
        assert raised.value.sentence().endswith(f"Een ander programma houdt {old} bezet.")
        assert held(old) == before
    Store(old, KEY).close()
    assert held(old)["schema"] == [(file.SCHEMA,)]


# A process that dies on the way.


class Versions:
    """A released store before and after, and a process that dies on the way from one to other."""

    def __init__(self, helper: "subprocess.Popen[bytes]", release: Path, folder: Path) -> None:
        self._helper, self._release, self._folder, self._times = helper, release, folder, 0
        self.old = held(self.copy())
        path, told = self.run("statement", 0)
        self.statements: int = told["statements"]
        self.new = held(path)

    def copy(self) -> Path:
        self._times += 1
        return copied(self._release, self._folder / str(self._times))

    def run(self, how: str, number: int) -> tuple[Path, dict[str, Any]]:
        """Migrate a copy that way; return it with what the process told."""
        assert self._helper.stdin
        assert self._helper.stdout
        path = self.copy()
        told: dict[str, Any] = {}
        self._helper.stdin.write(f"{how} {number} {path}\n".encode())
        while "killed" not in told:
            told |= json.loads(self._helper.stdout.readline())
        return path, told

    def look(self, path: Path) -> str:
        """Return "old" or "new" for what a process left, and let the next start go on from it."""
        found = held(path)
        assert found in (self.old, self.new), "between"
        kept = [backups.verified(one.path, KEY) for one in backups_of(path)]
        Store(path, KEY).close()
        assert held(path) == self.new
        kept += [backups.verified(one.path, KEY) for one in backups_of(path)]
        assert {one.schema for one in kept} == {self.old["schema"][0][0]}
        state = "old" if found == self.old else "new"
        assert state == "old" or len(kept) == 2, "it was kept before it changed"
        shutil.rmtree(path.parent)
        return state


@contextmanager
def versions(release: Path, migrations: Path, folder: Path) -> Iterator[Versions]:
    helper = subprocess.Popen(
        [sys.executable, "-m", "tests.store.migrating", str(migrations)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=0,
    )
    with helper:
        yield Versions(helper, release, folder)
        assert helper.stdin
        helper.stdin.close()
        assert helper.wait(10) == 0


def some_or_all(name: str, some: int, thorough: int | None) -> pytest.MarkDecorator:
    """Try the last release at some moments in every run, each release at all in a proof."""
    marks = [pytest.mark.prove, pytest.mark.timeout(7200)]
    return pytest.mark.parametrize(
        ("release", name),
        [
            pytest.param(RELEASES[-1], some, id="some"),
            *(pytest.param(each, thorough, id=each.stem, marks=marks) for each in RELEASES),
        ],
    )


@forks
@pytest.mark.usefixtures("later")
@some_or_all("kills", 4, None)
def test_a_kill_before_any_statement_leaves_the_old_or_the_new(
    release: Path, migrations: Path, tmp_path: Path, kills: int | None
):
    with versions(release, migrations, tmp_path) as both:
        assert both.statements > 400

        def left(number: int) -> str:
            path, told = both.run("statement", number)
            assert told == {"killed": True}
            return both.look(path)

        seen = [left(number) for number in evenly(both.statements, kills)]
        assert seen == sorted(seen, reverse=True), "old until it is committed, new from then on"
        assert (seen[0], seen[-1]) == ("old", "new")
        last_old, first_new = 1, both.statements
        while first_new - last_old > 1:  # also the two that the commit lies between
            middle = (last_old + first_new) // 2
            if left(middle) == "old":
                last_old = middle
            else:
                first_new = middle


@forks
@pytest.mark.usefixtures("later")
@some_or_all("apart", 120_000, 3_001)
def test_a_kill_within_the_commit_leaves_the_old_or_the_new(
    release: Path, migrations: Path, tmp_path: Path, apart: int
):
    """Where the journal and then the file are written, torn pages and all."""
    with versions(release, migrations, tmp_path) as both:
        seen, size = [], 0
        while "new" not in seen or size < release.stat().st_size:
            path, told = both.run("size", size)
            assert told == {"killed": True}
            seen.append(both.look(path))
            size += apart
        assert seen == sorted(seen, reverse=True)
        assert set(seen) == {"old", "new"}


@forks
@pytest.mark.usefixtures("later")
@pytest.mark.parametrize(
    ("how", "room"), [("full", 0), ("full", 100_001), ("full-before", 400_001)]
)
def test_a_full_disk_is_said_and_leaves_the_old(
    old: Path, migrations: Path, tmp_path: Path, how: str, room: int
):
    with versions(old, migrations, tmp_path) as both:
        path, told = both.run(how, room)
        assert told["refused"].endswith(
            "De schijf weigert te schrijven. Wat je typte staat er nog; probeer het opnieuw."
        )
        assert not list(path.parent.rglob("*.part"))
        assert len(backups_of(path)) == (how == "full")
        assert both.look(path) == "old"


@forks
@pytest.mark.usefixtures("later")
def test_half_a_migration_would_be_noticed(old: Path, migrations: Path, tmp_path: Path):
    with versions(old, migrations, tmp_path) as both:
        path = both.copy()
        with closing(connect(path, KEY)) as connection:
            connection.execute("ALTER TABLE person ADD COLUMN moments INTEGER")
        with pytest.raises(AssertionError, match="between"):
            both.look(path)


def copied(release: Path, folder: Path) -> Path:
    folder.mkdir()
    return Path(shutil.copy(release, folder / "werkruimte.db"))


def held(path: Path) -> Holding:
    with closing(connect(path, KEY, any_schema=True)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return everything(connection)


def backups_of(path: Path) -> list[backups.Backup]:
    return backups.found_in([backups.default_folder(path)], path)


def be_with_step(folder: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    migrations = migrating.with_revision(folder, REVISION.format(step=step))
    migrating.be_later(migrations, monkeypatch.setattr)


def evenly(most: int, count: int | None) -> list[int]:
    """Return so many numbers from 1 up to and with `most`, or all."""
    if count is None:
        return list(range(1, most + 1))
    return sorted({1 + (most - 1) * step // (count - 1) for step in range(count)})
