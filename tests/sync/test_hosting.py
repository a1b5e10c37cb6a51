"""What a workspace brings along for its service: the way in, and backups after an erasure."""

import contextlib
import datetime as dt
import threading
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from sub_crm.orders import Refused
from sub_crm.server import accounts
from sub_crm.store import create, problems, restoring
from sub_crm.store.backups import Reason, default_folder, found_in
from sub_crm.store.keys import new_key
from sub_crm.store.store import Store
from sub_crm.sync import passwords, profile
from sub_crm.sync.asking import Ended, Question
from sub_crm.sync.causes import Cause
from sub_crm.sync.hosting import (
    back_up_anew,
    join_team,
    leave_team,
    open_link,
    renew_lease,
    service_of,
)
from sub_crm.sync.joining import Arriving
from sub_crm.sync.probing import NotSafe
from sub_crm.sync.profile import Profile
from sub_crm.sync.service import Service
from sub_crm.values.ids import new_id
from tests.server.office import Office
from tests.sync.behind_tls import ca_file, nothing_remembered, profile_of, secured, server

__all__ = ["ca_file", "nothing_remembered", "profile_of", "secured", "server"]


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
    aside = restoring.aside(store.path, now)
    for path in (aside, aside.with_name(f"{aside.name}-wal"), tmp_path / "werk.db-wal.oud"):
        path.write_text("was not well")
    before = found_in({chosen, default_folder(store.path)}, store.path)
    assert len(before) == 2
    back_up_anew(store, chosen)
    [left] = found_in({chosen, default_folder(store.path)}, store.path)
    assert left not in before
    assert left.path.parent == chosen
    assert (chosen / "werk.db").exists()
    assert restoring.left_aside(store.path) == []


def test_what_cannot_be_dropped_is_not_confirmed(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    now = dt.datetime(2026, 11, 24, 9, tzinfo=dt.UTC)
    held = store.back_up(tmp_path, reason=Reason.ASKED, now=now)
    assert held is not None
    monkeypatch.setattr(Path, "unlink", _held_by_another_program)
    with pytest.raises(problems.StillThere, match=held.path.name):
        back_up_anew(store, tmp_path)


def _held_by_another_program(path: Path, missing_ok: bool = False) -> None:
    raise PermissionError(13, "in use", str(path))


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


@pytest.fixture
def member(store: Store, server: Office, profile_of: Callable[..., Profile]) -> Profile:
    """Somebody with an account, whose workspace knows the way."""
    login = f"lid_{new_id().hex()[-8:]}"
    with server.admin.transaction():
        server.passwords[login] = accounts.add(
            server.admin, login, login.capitalize(), "account_manager"
        ).password
    known = profile_of(login)
    profile.keep(store, known)
    passwords.keep(known, server.passwords[login])
    return known


def test_a_workspace_joins_leaves_and_joins_again(store: Store, server: Office, member: Profile):
    password = server.passwords[member.login]
    join_team(store, member, password, "0.1")
    store.reread_identity()
    assert store.identity.in_team
    leave_team(store)
    store.reread_identity()
    assert not store.identity.in_team
    join_team(store, member, password, "0.1")
    store.reread_identity()
    assert store.identity.in_team


def everything_in(store: Store) -> dict[str, list[tuple[object, ...]]]:
    with contextlib.closing(store.connection_to_sync()) as connection:
        names = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
            )
        ]
        return {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"'), key=repr) for name in names
        }


@pytest.fixture
def colleague(server: Office) -> str:
    """Has work for whoever joins; the id of a person."""
    return server.hire().make("person", surname="Kramer")


@pytest.mark.parametrize("last", [0, 1, 2])
def test_joining_that_is_stopped_leaves_the_workspace_as_it_was(
    store: Store, server: Office, member: Profile, colleague: str, last: int
):
    """At the greeting, while the work of the team comes in, and while it is put in its place."""
    heard: list[Arriving] = []

    def stop(arriving: Arriving) -> None:
        heard.append(arriving)
        if len(heard) > last:
            raise KeyboardInterrupt

    before = everything_in(store)
    with pytest.raises(KeyboardInterrupt):
        join_team(store, member, server.passwords[member.login], "0.1", stop)
    assert bool(heard[-1].put) is (last == 2)
    assert everything_in(store) == before


def test_joining_brings_the_work_of_the_team_and_tells_how_far_it_is(
    store: Store, server: Office, member: Profile, colleague: str
):
    heard: list[Arriving] = []
    join_team(store, member, server.passwords[member.login], "0.1", heard.append)
    first, *_, last = heard
    assert (first.rows, first.put) == (0, 0)
    assert last.put == last.rows > 0
    assert [one.share for one in heard] == sorted(one.share for one in heard)
    assert ("Kramer",) in surnames_in(store)


def surnames_in(store: Store) -> list[tuple[str]]:
    with contextlib.closing(store.connection_to_sync()) as connection:
        return list(connection.execute("SELECT surname FROM person"))


def test_who_was_too_long_without_contact_synchronises_first(
    store: Store, server: Office, member: Profile
):
    join_team(store, member, server.passwords[member.login], "0.1")
    store.reread_identity()
    now = dt.datetime.now(dt.UTC)
    assert not store.identity.lease_is_over(now + dt.timedelta(days=29))
    assert store.identity.lease_is_over(now + dt.timedelta(days=31))
    connection = store.connection_to_sync()
    connection.execute("UPDATE fact SET value = '1' WHERE name = 'sync_seen_at'")
    connection.close()
    store.reread_identity()
    assert store.identity.lease_is_over(now)
    renew_lease(store, "0.1")
    store.reread_identity()
    assert not store.identity.lease_is_over(now)


def test_a_device_that_was_written_off_hears_it(store: Store, server: Office, member: Profile):
    join_team(store, member, server.passwords[member.login], "0.1")
    store.reread_identity()
    server.admin.execute("UPDATE sync.device SET retired_at = 1")
    with pytest.raises(problems.LeaseOver) as over:
        renew_lease(store, "0.1")
    assert over.value.retired


def test_a_workspace_of_a_colleague_is_not_taken_over(
    store: Store, server: Office, member: Profile, profile_of: Callable[..., Profile]
):
    join_team(store, member, server.passwords[member.login], "0.1")
    open_link(store).close()
    connection = store.connection_to_sync()
    connection.execute("UPDATE fact SET value = '7' WHERE name = 'sync_cursor'")
    connection.close()
    with server.admin.transaction():
        other = accounts.add(server.admin, "ander", "Ander", "account_manager")
    with pytest.raises(Refused, match="collega"):
        join_team(store, profile_of("ander"), other.password, "0.1")


def test_nothing_is_asked_any_more_once_it_was_stopped(store: Store):
    """The connection came while the window was closing."""
    dialling, hung_up = threading.Event(), threading.Event()
    asked, heard = list[object](), list[Question]()

    def dial() -> Any:
        dialling.set()
        hung_up.wait(10)
        return SimpleNamespace(closed=False, close=lambda: None)

    service = Service(store, dial, lambda _: None)
    service.start()
    assert dialling.wait(10)
    service.ask(Question(asked.append, heard.append))
    service.stop()
    hung_up.set()
    assert service._thread is not None
    service._thread.join(10)
    service.ask(Question(asked.append, heard.append))
    assert asked == []
    assert [type(one.error) for one in heard] == [Ended, Ended]
