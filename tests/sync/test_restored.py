"""The shared database was put back from a backup: nobody's words are lost by that."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from sub_crm.models import Person
from sub_crm.sync import rounds
from tests.sync.laptops import Laptop, Team


def test_a_restored_server_gets_back_what_it_lost(team: Team):
    with to_the_moment():
        restored_server(team)


def restored_server(team: Team) -> None:
    samira, pieter = team.hire(), team.hire()
    person = samira.add(Person(surname="Kramer", note="van voor de kopie"))
    samira.sync(), pieter.sync()
    copy = kept_copy(team)
    samira.edit(Person, person, note="van na de kopie")
    after = samira.add(Person(surname="Nieuw"))
    samira.sync(), pieter.sync()
    samira.edit(Person, after, note="nog later")
    pieter.edit(Person, person, first_name="Marijke")
    samira.sync()
    put_back(team, copy)
    done = pieter.sync()
    assert done.restored
    team.settle()
    assert samira.content() == pieter.content()
    assert pieter.value(Person, person, "note") == "van na de kopie"
    assert pieter.value(Person, person, "first_name") == "Marijke"
    assert samira.waiting() == pieter.waiting() == []
    kept = {note for (note,) in samira.connection.execute("SELECT note FROM person")}
    kept |= {text.strip('"') for _, _, *both in samira.differences() for text in both}
    assert "nog later" in kept
    [(count,)] = team.office.admin.execute("SELECT count(*) FROM crm.person").fetchall()
    assert count == 2


def test_what_was_deleted_after_the_copy_stays_deleted(team: Team):
    with to_the_moment():
        deleted_after_the_copy(team)


@contextmanager
def to_the_moment() -> Iterator[None]:
    """Nobody else writes meanwhile, so no transaction ends later than it says."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rounds, "MARGIN", 0)
        yield


def deleted_after_the_copy(team: Team) -> None:
    samira, pieter = team.hire(), team.hire()
    person = samira.add(Person(surname="Kramer"))
    samira.sync(), pieter.sync()
    copy = kept_copy(team)
    samira.edit(Person, person, deleted=True)
    samira.sync(), pieter.sync()
    put_back(team, copy)
    team.settle()
    assert samira.content() == pieter.content()
    assert pieter.value(Person, person, "deleted") == 1


def kept_copy(team: Team) -> str:
    """Copy the database as it is now."""
    name = f"{team.office.database}_copy"
    logins = hung_up(team)
    team.office.cluster.clone(team.office.database, name)
    dial_again(team, logins)
    return name


def put_back(team: Team, copy: str) -> None:
    """Put the copy in the place of the database."""
    logins = hung_up(team)
    team.office.cluster.drop(team.office.database)
    team.office.cluster.clone(copy, team.office.database)
    team.office.cluster.drop(copy)
    dial_again(team, logins)


def hung_up(team: Team) -> list[tuple[Laptop, str]]:
    """Close every session; return whose they were."""
    logins = [
        (laptop, laptop.link.execute("SELECT session_user::text").fetchone()[0])
        for laptop in team.laptops
    ]
    for connection in (team.office.admin, *team.office.opened):
        connection.close()
    return logins


def dial_again(team: Team, logins: list[tuple[Laptop, str]]) -> None:
    office = team.office
    office.admin = office.cluster.connect(office.database)
    office.admin.execute(f"GRANT CONNECT ON DATABASE {office.database} TO crm_user, crm_report")
    for laptop, login in logins:
        laptop.link = laptop.replica.link = office.connect(login)
