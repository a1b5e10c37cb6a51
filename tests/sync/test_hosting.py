"""What a workspace brings along for its service: the way in, and backups after an erasure."""

import datetime as dt
from pathlib import Path

import pytest

from sub_crm.store import create
from sub_crm.store.backups import Reason, default_folder, found_in
from sub_crm.store.keys import new_key
from sub_crm.store.store import Store
from sub_crm.sync import passwords, profile
from sub_crm.sync.causes import Cause
from sub_crm.sync.hosting import back_up_anew, open_link, service_of
from sub_crm.sync.probing import NotSafe
from sub_crm.sync.profile import Profile
from sub_crm.sync.service import Service
from tests.server.office import Office


@pytest.fixture
def store(tmp_path: Path):
    store = create(tmp_path / "werk.db", new_key())
    yield store
    store.close()


def test_without_a_profile_or_a_password_there_is_no_way_in(
    store: Store, monkeypatch: pytest.MonkeyPatch
):
    with pytest.raises(NotSafe) as refused:
        open_link(store)
    assert refused.value.cause is Cause.NOT_OURS
    profile.keep(store, Profile(host="crm.example.org", login="samira", device_name="PU-1"))
    monkeypatch.setattr(passwords, "find", lambda _: None)
    with pytest.raises(NotSafe) as refused:
        open_link(store)
    assert refused.value.cause is Cause.PASSWORD


def test_the_service_tells_what_the_device_is_called(store: Store):
    profile.keep(store, Profile(host="crm.example.org", login="samira", device_name="PU-1"))
    service = service_of(store, lambda _: None, lambda: store.backup_folder, "1.2")
    assert (service.name, service.version) == ("PU-1", "1.2")
    service.stop()


def test_after_an_erasure_only_a_fresh_backup_is_left(store: Store, tmp_path: Path):
    chosen = tmp_path / "elders"
    for minute, folder in enumerate((default_folder(store.path), chosen)):
        now = dt.datetime(2026, 11, 24, 9, minute, tzinfo=dt.UTC)
        store.back_up(folder, reason=Reason.ASKED, now=now)
    (chosen / "werk.db").write_text("of another")
    before = found_in({chosen, default_folder(store.path)}, store.path)
    assert len(before) == 2
    back_up_anew(store, chosen)
    [left] = found_in({chosen, default_folder(store.path)}, store.path)
    assert left not in before
    assert left.path.parent == chosen
    assert (chosen / "werk.db").exists()


def test_a_hint_that_comes_along_with_an_answer_is_heeded_and_ones_own_is_not(
    store: Store, office: Office
):
    service = Service(store, office.cluster.connect, lambda _: None)
    office.hire()
    [login] = office.passwords
    link, other = office.connect(login), office.connect(login)
    service._listen(link)
    link.execute("NOTIFY crm")
    link.execute("SELECT 1")
    assert not service._hinted
    other.execute("NOTIFY crm")
    for _ in range(2):
        link.execute("SELECT 1")
    assert service._hinted
    service.stop()
