"""A workspace that is taken off a computer leaves nothing, and nothing of another goes."""

import datetime as dt
from pathlib import Path

import pytest

from sub_crm.store import problems
from sub_crm.store.backups import Reason
from sub_crm.store.keys import new_key
from sub_crm.store.store import Store, create
from sub_crm.store.wiping import wipe
from sub_crm.system import keyring

NOW = dt.datetime(2026, 11, 24, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def forgotten(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The accounts of which the keyring was told to forget the key."""
    found: list[str] = []
    monkeypatch.setattr(keyring, "forget_secret", found.append)
    return found


def workspace(folder: Path, backups: Path, hour: int = 9) -> Store:
    store = create(folder / "werkruimte.db", new_key())
    store.back_up(backups, reason=Reason.ASKED, now=NOW.replace(hour=hour))
    store.close()
    return store


def test_nothing_stays(tmp_path: Path, forgotten: list[str]):
    shared = tmp_path / "netwerk"
    mine = workspace(tmp_path / "mijn", shared)
    again = Store(mine.path, mine._key)
    again.back_up(mine.backup_folder, reason=Reason.ASKED, now=NOW)
    again.close()
    salt = mine.path.read_bytes()[:16]
    for ending in ("-wal", ".beschadigd-20261124T090000000000Z", "-wal.oud", ".part"):
        mine.path.with_name(mine.path.name + ending).write_bytes(b"rest")
    lock = mine.path.with_name("werkruimte.db.lock")
    lock.touch()
    (shared / "werkruimte_20261124T080000000000Z_asked.db.part").write_bytes(salt)
    before = set(shared.iterdir())
    other = workspace(tmp_path / "collega", shared, hour=10)
    [others] = set(shared.iterdir()) - before
    wipe(mine.path, {shared, mine.backup_folder})
    assert [path for path in (tmp_path / "mijn").rglob("*") if path.is_file()] == [lock]
    assert list(shared.iterdir()) == [others]
    assert other.path.exists()
    assert forgotten == [salt.hex()]


def test_the_key_stays_while_a_file_does(
    tmp_path: Path, forgotten: list[str], monkeypatch: pytest.MonkeyPatch
):
    mine = workspace(tmp_path, tmp_path / "kopie")

    def refuse(_path: Path, missing_ok: bool = False) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(problems.Unwritable):
        wipe(mine.path, {tmp_path / "kopie"})
    assert forgotten == []
    assert mine.path.exists()
