"""A damaged workspace: what can be read is saved on top of the backup, the file itself is kept."""

import contextlib
import shutil
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as engine

from sub_crm.orders.start import IntroduceUser
from sub_crm.store import Store, backups, problems
from sub_crm.store.file import connect
from sub_crm.store.keys import Key, new_key
from sub_crm.store.salvaging import salvage
from sub_crm.store.writer import Writer
from tests.proofs import busy
from tests.store.test_backups import NOW, backed_up, flip, how_many_talks

PAGE = 4096


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "reservekopieen"


@pytest.fixture
def backup(store: Store, writer: Writer, key: Key, folder: Path) -> Path:
    """A backup of twenty talks, after which twenty others came; closed at present."""
    busy.order(writer, IntroduceUser(name="Samira el Idrissi"))
    for number in range(20):
        busy.order(writer, busy.talk(number, "x" * 900))
    made = backed_up(store.path, key, folder)
    for number in range(20):
        busy.order(writer, busy.talk(100 + number, "y" * 900))
    writer.close()
    store.close()
    return made.path


@pytest.fixture
def damaged(backup: Path, store: Store, key: Key) -> Path:
    """Three pages in the middle of the contact moments cannot be read any more."""
    for page in leaves_of(store.path, key)[4:7]:
        flip(store.path, page + 500)
    return store.path


def test_what_is_newer_is_saved_and_what_is_torn_stays_as_it_was(
    damaged: Path, backup: Path, key: Key
):
    content = damaged.read_bytes()
    saved = salvage(damaged, key, backup, now=NOW)
    assert saved.aside.read_bytes() == content
    assert saved.torn == ("contact_moment",)
    assert saved.newer > 30
    there = summaries(damaged, key)
    assert {f"Gesprek {n} met mevrouw Smit" for n in range(20)} <= there
    assert len(there) > 20, "newer ones from before and after the damage"
    opened = Store(damaged, key)
    with contextlib.closing(opened.reader()) as reader:
        found = reader.value("SELECT count(*) FROM contact_rank")
        assert found == len(there), "the full-text index goes with what was saved"
    opened.close()


def test_a_workspace_that_can_be_wholly_read_is_saved_wholly(backup: Path, store: Store, key: Key):
    saved = salvage(store.path, key, backup, now=NOW)
    assert saved.torn == ()
    assert how_many_talks(store.path, key) == 40


def test_without_a_backup_it_begins_from_nothing(damaged: Path, key: Key):
    saved = salvage(damaged, key, None, now=NOW)
    assert saved.torn == ("contact_moment",)
    assert 25 < how_many_talks(damaged, key) < 40
    opened = Store(damaged, key)
    assert opened.identity.user_name == "Samira el Idrissi"
    opened.close()


@pytest.mark.parametrize("has_backup", [True, False])
def test_nothing_that_was_saved_refers_to_what_could_not_be_read(
    damaged: Path, backup: Path, key: Key, has_backup: bool
):
    """A later migration would be refused for it."""
    salvage(damaged, key, backup if has_backup else None, now=NOW)
    with contextlib.closing(connect(damaged, key)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        [(there,)] = connection.execute("SELECT count(*) FROM participant")
        assert there > 20


def test_what_was_saved_can_be_worked_in(damaged: Path, backup: Path, key: Key):
    salvage(damaged, key, backup, now=NOW)
    before = how_many_talks(damaged, key)
    store = Store(damaged, key)
    writer = store.writer()
    busy.order(writer, busy.talk(500))
    writer.close()
    store.close()
    assert how_many_talks(damaged, key) == before + 1


@pytest.mark.parametrize("fault", ["backup", "key"])
def test_where_it_does_not_succeed_nothing_changes(
    damaged: Path, backup: Path, key: Key, fault: str
):
    if fault == "backup":
        flip(backup, 5000)
    content = damaged.read_bytes()
    with pytest.raises(problems.StoreProblem):
        salvage(damaged, new_key() if fault == "key" else key, backup, now=NOW)
    assert damaged.read_bytes() == content
    assert not list(damaged.parent.glob("*.part*"))


# Only looking.


def test_one_can_look_into_a_backup_without_touching_it(backup: Path, key: Key):
    content, names = backup.read_bytes(), set(backup.parent.iterdir())
    looking = Store(backup, key, only_look=True)
    reader = looking.reader()
    assert reader.value("SELECT count(*) FROM contact_moments") == 20
    with pytest.raises(problems.OnlyLooking, match=r"werkruimte"):
        looking.writer()
    reader.close()
    copy = looking._file
    looking.close()
    assert not copy.exists()
    assert backup.read_bytes() == content
    assert set(backup.parent.iterdir()) == names


def test_one_can_look_into_a_newer_file(backup: Path, store: Store, key: Key):
    with contextlib.closing(connect(store.path, key)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(problems.Newer):
        Store(store.path, key)
    looking = Store(store.path, key, only_look=True)
    with contextlib.closing(looking.reader()) as reader:
        assert reader.value("SELECT count(*) FROM contact_moments") == 40
    looking.close()


def test_one_can_look_into_what_a_crash_left(
    tmp_path: Path, store: Store, writer: Writer, key: Key
):
    busy.order(writer, IntroduceUser(name="Samira el Idrissi"))
    busy.order(writer, busy.talk(1))
    crashed = tmp_path / "crash" / "werkruimte.db"
    crashed.parent.mkdir()
    for path in tmp_path.glob("werkruimte.db*"):
        shutil.copy(path, crashed.parent)
    looking = Store(crashed, key, only_look=True)
    with contextlib.closing(looking.reader()) as reader:
        assert reader.value("SELECT count(*) FROM contact_moments") == 1
    looking.close()


def test_an_older_backup_is_shown_as_it_would_be_now(backup: Path, key: Key):
    with contextlib.closing(connect(backup, key)) as connection:
        connection.execute("PRAGMA user_version = 0")
    looking = Store(backup, key, only_look=True)
    with contextlib.closing(looking.reader()) as reader:
        assert reader.value("SELECT count(*) FROM contact_moments") == 20
    looking.close()
    assert backups.found_in([backups.default_folder(backup)], backup) == []


def leaves_of(path: Path, key: Key) -> list[int]:
    """Where the pages lie without which only some contact moments can be read, found by trying."""
    found = []
    for page in range(PAGE, path.stat().st_size, PAGE):
        flip(path, page + 500)
        with contextlib.suppress(problems.Damaged):
            if some_rows(path, key):
                found.append(page)
        flip(path, page + 500)
    return found


def some_rows(path: Path, key: Key) -> bool:
    """Whether reading stops between the first contact moment and the last."""
    rows = 0
    with contextlib.closing(connect(path, key)) as connection:
        try:
            for _ in connection.execute("SELECT rowid, note FROM contact_moment"):
                rows += 1
        except engine.DatabaseError:
            return rows > 0
    return False


def summaries(path: Path, key: Key) -> set[str]:
    with contextlib.closing(connect(path, key)) as connection:
        return {text for (text,) in connection.execute("SELECT raw FROM contact_moment")}
