"""Backups: whole or not there, never in the way of saving, and put back without losing anything."""

import contextlib
import datetime as dt
import errno
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as engine

from sub_crm.orders import Refused
from sub_crm.orders.drafts import KeepDraft
from sub_crm.orders.start import IntroduceUser
from sub_crm.store import Store, backups, create, problems, restoring
from sub_crm.store.backups import Backup, Reason
from sub_crm.store.file import SCHEMA, connect
from sub_crm.store.keys import Key, new_key
from sub_crm.store.restoring import Restored
from sub_crm.store.writer import Writer
from tests.proofs import busy

NOW = dt.datetime(2026, 11, 24, 13, 20, tzinfo=dt.UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "reservekopieen"


@pytest.fixture
def workspace(store: Store, writer: Writer) -> Path:
    """Somebody's workspace with three talks, open at present."""
    busy.order(writer, IntroduceUser(name="Samira el Idrissi"))
    for number in range(3):
        busy.order(writer, busy.talk(number, "x" * 500))
    return store.path


@pytest.fixture
def closed(workspace: Path, writer: Writer, store: Store) -> Path:
    writer.close()
    store.close()
    return workspace


def backed_up(workspace: Path, key: Key, folder: Path, minutes: int = 0, **named: object) -> Backup:
    named = {"reason": Reason.ASKED, "now": NOW + dt.timedelta(minutes=minutes)} | named
    made = backups.make(workspace, key, folder, **named)  # type: ignore[arg-type]
    assert made is not None
    return made


# Making one.


def test_a_backup_holds_what_the_workspace_holds(workspace: Path, key: Key, folder: Path):
    made = backed_up(workspace, key, folder)
    assert [path.name for path in folder.iterdir()] == [made.path.name]
    assert made.path.name == "werkruimte_20261124T132000000000Z_asked.db"
    assert (made.made_at, made.reason) == (NOW, Reason.ASKED)
    with contextlib.closing(connect(workspace, key)) as connection:
        assert backups.verified(made.path, key) == backups.contents(connection)
        assert backups.verified(made.path, key).counts["contact_moment"] == 3
    assert backups.found_in([folder], workspace) == [made]


def test_what_is_saved_while_a_backup_is_made_is_not_in_it_and_not_lost(
    workspace: Path, key: Key, folder: Path, writer: Writer, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(backups, "PAGES", 5)
    told: list[tuple[int, int]] = []

    def log_meanwhile(done: int, total: int) -> None:
        if not told:
            busy.order(writer, busy.talk(9))
        told.append((done, total))

    made = backed_up(workspace, key, folder, progress=log_meanwhile)
    assert told == sorted(told), "one that begins anew at every save would never end"
    assert told[-1][0] == told[-1][1] > 50
    assert backups.verified(made.path, key).counts["contact_moment"] == 3
    assert how_many_talks(workspace, key) == 4


def test_where_nothing_changed_there_is_no_new_backup(
    workspace: Path, key: Key, folder: Path, writer: Writer
):
    def periodic(minutes: int) -> Backup | None:
        now = NOW + dt.timedelta(minutes=minutes)
        return backups.make(workspace, key, folder, reason=Reason.PERIODIC, now=now)

    assert periodic(0)
    assert periodic(30) is None
    busy.order(writer, KeepDraft(id=busy.DRAFT, kind="quick_log", body="{}"))
    assert periodic(60), "what is being typed is in no journal, but it changed"
    assert periodic(90) is None
    backed_up(workspace, key, folder, 120)
    assert len(backups.found_in([folder], workspace)) == 3, "who asks for one gets one"


def test_a_backup_that_was_stopped_leaves_nothing(workspace: Path, key: Key, folder: Path):
    def stop(*_: int) -> None:
        raise Refused({"": "gestopt"})

    with pytest.raises(Refused):
        backed_up(workspace, key, folder, progress=stop)
    assert list(folder.iterdir()) == []


def test_a_backup_that_cannot_be_read_back_is_never_one(
    workspace: Path, key: Key, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    copy = backups._copy

    def copy_badly(source, part, *rest):
        copy(source, part, *rest)
        flip(part, part.stat().st_size // 2)

    monkeypatch.setattr(backups, "_copy", copy_badly)
    with pytest.raises(problems.Damaged):
        backed_up(workspace, key, folder)
    assert list(folder.iterdir()) == []


def test_a_backup_that_holds_less_than_was_counted_is_never_one(
    workspace: Path, key: Key, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    copy = backups._copy

    def copy_less(source, part, *rest):
        copy(source, part, *rest)
        with contextlib.closing(connect(part, key)) as connection:
            connection.execute("DELETE FROM change WHERE id = 1")

    monkeypatch.setattr(backups, "_copy", copy_less)
    with pytest.raises(problems.Damaged):
        backed_up(workspace, key, folder)
    assert list(folder.iterdir()) == []


def test_a_full_disk_is_said_and_leaves_no_half_file(
    workspace: Path, key: Key, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    def no_room(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(backups, "to_disk", no_room)
    with pytest.raises(problems.NotBackedUp) as raised:
        backed_up(workspace, key, folder)
    assert "De schijf is vol." in raised.value.sentence()
    assert str(folder) in raised.value.sentence()
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_said(workspace: Path, key: Key, tmp_path: Path):
    (tmp_path / "bestand").write_text("")
    with pytest.raises(problems.NotBackedUp, match="bestand"):
        backed_up(workspace, key, tmp_path / "bestand" / "map")


def test_what_a_crash_left_is_swept_but_not_what_another_workspace_is_making(
    workspace: Path, key: Key, folder: Path
):
    folder.mkdir()
    mine, other = folder / "werkruimte_x.db.part", folder / "voorbeeld_x.db.part"
    for part in (mine, other):
        part.write_bytes(b"half")
    backed_up(workspace, key, folder)
    assert (mine.exists(), other.exists()) == (False, True)


# Keeping them.


def test_ten_recent_and_fourteen_daily_are_kept():
    def made(day: int, hour: int) -> Backup:
        at = dt.datetime(2026, 11, day, hour, tzinfo=dt.UTC)
        return Backup(at, Reason.PERIODIC, Path(f"{day}-{hour}"), 0)

    every = [made(day, hour) for day in range(4, 25) for hour in range(8, 18)]
    assert {(one.made_at.day, one.made_at.hour) for one in backups.kept(every)} == {
        *((24, hour) for hour in range(8, 18)),
        *((day, 17) for day in range(11, 25)),
    }


def test_the_one_just_made_stays_also_when_the_clock_says_it_is_old(
    workspace: Path, key: Key, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(backups, "RECENT", 1)
    monkeypatch.setattr(backups, "DAYS", 1)
    later = backed_up(workspace, key, folder, 60)
    back = backed_up(workspace, key, folder, -60 * 24 * 365)
    assert set(backups.found_in([folder], workspace)) == {later, back}
    third = backed_up(workspace, key, folder, 120)
    assert backups.found_in([folder], workspace) == [third]


def test_other_files_in_the_folder_are_left_alone(workspace: Path, key: Key, folder: Path):
    folder.mkdir()
    others = [folder / "foto.db", folder / "voorbeeld_20261124T132000000000Z_asked.db"]
    for path in others:
        path.write_bytes(b"van iemand anders")
    made = backed_up(workspace, key, folder)
    assert backups.found_in([folder], workspace) == [made]
    assert all(path.read_bytes() == b"van iemand anders" for path in others)


def test_the_backups_of_another_workspace_of_that_name_are_left_alone(
    workspace: Path, key: Key, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(backups, "RECENT", 1)
    monkeypatch.setattr(backups, "DAYS", 1)
    another = tmp_path / "ander" / workspace.name
    create(another, key).close()
    theirs = backed_up(another, key, folder, -60)
    backed_up(workspace, key, folder)
    ours = backed_up(workspace, key, folder, 60)
    assert backups.found_in([folder], workspace) == [ours, theirs]


def test_what_another_workspace_of_the_same_name_keeps_there_does_not_count(
    workspace: Path, key: Key, folder: Path, tmp_path: Path
):
    theirs = tmp_path / "andere" / workspace.name
    create(theirs, other := new_key()).close()
    mine = backed_up(workspace, key, folder)
    backed_up(theirs, other, folder, 60)
    assert backups.newest(folder, workspace) == mine
    later = NOW + dt.timedelta(minutes=90)
    again = backups.make(workspace, key, folder, reason=Reason.PERIODIC, now=later)
    assert again is None, "nothing changed since my own newest one"


# Putting one back.


def test_a_restored_workspace_is_what_the_backup_was(closed: Path, key: Key, folder: Path):
    made = backed_up(closed, key, folder)
    before = backups.verified(made.path, key)
    device = Store(closed, key).identity.device_id
    log_a_talk(closed, key)
    restored = restoring.restore(made.path, closed, key, folder, now=NOW + dt.timedelta(hours=1))
    opened = Store(closed, key)
    reader = opened.reader()
    assert reader.value("SELECT count(*) FROM contact_moments") == 3
    assert facts(closed, key)["sync"] == "off"
    assert opened.identity.device_id != device, "another device, or its numbers are used twice"
    reader.close()
    assert restored.before is not None
    assert restored.before.reason is Reason.RESTORE
    assert restored.aside is None
    assert backups.verified(restored.before.path, key).counts["contact_moment"] == 4
    assert backups.verified(made.path, key) == before, "the backup itself stays as it was"


def test_putting_back_can_itself_be_put_back(closed: Path, key: Key, folder: Path):
    made = backed_up(closed, key, folder)
    log_a_talk(closed, key)
    restored = restoring.restore(made.path, closed, key, folder, now=NOW + dt.timedelta(hours=1))
    assert restored.before is not None
    restoring.restore(restored.before.path, closed, key, folder, now=NOW + dt.timedelta(hours=2))
    assert how_many_talks(closed, key) == 4


def test_where_nothing_changed_since_the_newest_that_one_is_what_was_there(
    closed: Path, key: Key, folder: Path
):
    made = backed_up(closed, key, folder)
    log_a_talk(closed, key)
    newest = backed_up(closed, key, folder, 60)
    restored = restoring.restore(made.path, closed, key, folder, now=NOW + dt.timedelta(hours=2))
    assert restored == Restored(newest, None)


@pytest.mark.parametrize("writes", [False, True])
def test_a_workspace_that_somebody_has_open_is_never_replaced(
    closed: Path, key: Key, folder: Path, monkeypatch: pytest.MonkeyPatch, writes: bool
):
    """Whoever has it would put its journal into the file that comes instead."""
    made = backed_up(closed, key, folder)
    log_a_talk(closed, key)
    impatient(monkeypatch)
    with contextlib.closing(connect(closed, key)) as another:
        another.execute("BEGIN IMMEDIATE" if writes else "SELECT count(*) FROM person").fetchone()
        with pytest.raises(problems.InUse):
            restoring.restore(made.path, closed, key, folder, now=NOW)
    assert how_many_talks(closed, key) == 4
    assert sorted(path.name for path in closed.parent.glob("werkruimte*")) == [closed.name]


def test_a_backup_of_a_newer_version_is_never_put_back(closed: Path, key: Key, folder: Path):
    made = backed_up(closed, key, folder)
    with contextlib.closing(connect(made.path, key)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    with pytest.raises(problems.Newer) as raised:
        restoring.restore(made.path, closed, key, folder, now=NOW)
    assert raised.value.path == made.path
    assert how_many_talks(closed, key) == 3


def test_no_journal_of_before_is_played_into_what_comes_back(
    workspace: Path, key: Key, folder: Path, tmp_path: Path
):
    """As after a crash: the last talks are in the journal only."""
    made = backed_up(workspace, key, folder)
    crashed = tmp_path / "crash"
    crashed.mkdir()
    for path in tmp_path.glob("werkruimte.db*"):
        shutil.copy(path, crashed)
    there = crashed / "werkruimte.db"
    assert (crashed / "werkruimte.db-wal").stat().st_size > 0
    restoring.restore(made.path, there, key, folder, now=NOW + dt.timedelta(hours=1))
    assert not (crashed / "werkruimte.db-wal").exists()
    assert how_many_talks(there, key) == 3


def test_a_damaged_workspace_is_kept_beside_what_comes_back(closed: Path, key: Key, folder: Path):
    made = backed_up(closed, key, folder)
    for page in range(4096, closed.stat().st_size, 4096):
        flip(closed, page + 100)
    damaged = closed.read_bytes()
    restored = restoring.restore(made.path, closed, key, folder, now=NOW + dt.timedelta(hours=1))
    assert restored.aside is not None
    assert restored.aside.read_bytes() == damaged
    assert how_many_talks(closed, key) == 3


@pytest.mark.parametrize("where", [100, 5000, -2000])
def test_a_damaged_backup_is_never_put_back(closed: Path, key: Key, folder: Path, where: int):
    made = backed_up(closed, key, folder)
    flip(made.path, where % made.size)
    before = closed.read_bytes()
    with pytest.raises(problems.StoreProblem):
        restoring.restore(made.path, closed, key, folder, now=NOW)
    assert closed.read_bytes() == before


def test_a_backup_with_another_key_is_never_put_back(closed: Path, key: Key, folder: Path):
    made = backed_up(closed, key, folder)
    with pytest.raises(problems.WrongKey):
        restoring.restore(made.path, closed, new_key(), folder, now=NOW)
    assert how_many_talks(closed, key) == 3


def test_without_room_for_a_backup_of_now_nothing_is_put_back(
    closed: Path, key: Key, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    made = backed_up(closed, key, folder)
    log_a_talk(closed, key)

    def no_room(*_: object, **__: object) -> None:
        raise problems.NotBackedUp(folder, OSError(errno.ENOSPC, "No space left on device"))

    monkeypatch.setattr(backups, "make", no_room)
    with pytest.raises(problems.NotBackedUp):
        restoring.restore(made.path, closed, key, folder, now=NOW)
    assert how_many_talks(closed, key) == 4
    assert not list(closed.parent.glob("*.part*"))


@pytest.mark.parametrize(
    "cycles", [5, pytest.param(100, marks=[pytest.mark.prove, pytest.mark.timeout(600)])]
)
def test_every_kept_backup_can_be_put_back(closed: Path, key: Key, folder: Path, cycles: int):
    held: dict[Path, int] = {}
    for cycle in range(cycles):
        log_a_talk(closed, key)
        held[backed_up(closed, key, folder, 600 * cycle).path] = how_many_talks(closed, key)
    kept = backups.found_in([folder], closed)
    assert len(kept) == len(held) if cycles < backups.RECENT else len(kept) >= backups.RECENT
    for number, backup in enumerate(kept):
        # into a place of its own, for putting one back makes and removes backups
        there = closed.parent / f"{number}" / closed.name
        there.parent.mkdir()
        restoring.restore(backup.path, there, key, there.parent, now=NOW)
        assert how_many_talks(there, key) == held[backup.path]


# Before a migration.


def test_a_workspace_of_an_older_schema_is_backed_up_before_it_changes(
    closed: Path, key: Key, monkeypatch: pytest.MonkeyPatch
):
    with contextlib.closing(connect(closed, key)) as connection:
        connection.execute("PRAGMA user_version = 0")
    Store(closed, key).close()
    [made] = backups.found_in([backups.default_folder(closed)], closed)
    assert made.reason is Reason.MIGRATION
    assert backups.verified(made.path, key).counts["contact_moment"] == 3
    Store(closed, key).close()
    assert backups.found_in([backups.default_folder(closed)], closed) == [made]


def test_without_a_backup_no_migration(closed: Path, key: Key):
    with contextlib.closing(connect(closed, key)) as connection:
        connection.execute("PRAGMA user_version = 0")
    backups.default_folder(closed).write_text("hier kan geen map komen")
    with pytest.raises(problems.NotBackedUp):
        Store(closed, key)
    with contextlib.closing(connect(closed, key)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (0,)


def log_a_talk(workspace: Path, key: Key) -> None:
    with opened_writer(workspace, key) as writer:
        busy.order(writer, busy.talk(7))


@contextlib.contextmanager
def opened_writer(workspace: Path, key: Key) -> Iterator[Writer]:
    store = Store(workspace, key)
    writer = store.writer()
    yield writer
    writer.close()
    store.close()


def how_many_talks(workspace: Path, key: Key) -> int:
    with contextlib.closing(connect(workspace, key)) as connection:
        [(count,)] = connection.execute("SELECT count(*) FROM contact_moment")
    return int(count)


def facts(workspace: Path, key: Key) -> dict[str, str]:
    with contextlib.closing(connect(workspace, key)) as connection:
        return dict(connection.execute("SELECT name, value FROM fact"))


def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for no lock."""
    opened = engine.connect
    monkeypatch.setattr(
        engine, "connect", lambda *given, **named: opened(*given, **named | {"timeout": 0})
    )


def flip(path: Path, at: int) -> None:
    """Damage one bit."""
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)
