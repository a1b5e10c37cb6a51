"""Clients of two schemas side by side, a server that was restored, columns one does not know."""

from collections.abc import Iterator

import psycopg
import pytest

from sub_crm.server import installing
from sub_crm.store.file import SCHEMA
from tests.server.conftest import NAMES
from tests.server.office import Device, Office, edit, new


def test_the_schema_of_today_and_that_before_it_are_served():
    assert installing.SERVED_SCHEMAS == (SCHEMA - 1, SCHEMA)


@pytest.fixture
def serving_two(office: Office) -> Office:
    """A server of schema 2, which still serves schema 1."""
    with office.admin.transaction():
        for statement in installing.made_anew(served=(1, 2)):
            office.admin.execute(statement)
    return office


def test_old_and_new_clients_work_together(serving_two: Office):
    old, newer = serving_two.hire(), serving_two.hire()
    assert newer.hello(2)["schema"] == old.hello(1)["schema"] == [1, 2]
    person = old.make("person", surname="Kramer")
    assert newer.sees("person", person)
    assert newer.push(edit("person", person, 1, note="x")) == [["ok", 2]]
    old.pull()
    assert old.rows["person"][person]["note"] == "x"
    assert newer.call("SELECT api.digest(%s, 1)", newer.id)["tables"]
    with pytest.raises(psycopg.Error) as refused:
        old.call("SELECT api.digest(%s, 1)", old.id)
    assert refused.value.sqlstate == "SC007"
    assert old.call("SELECT api.keys(%s, 1)", old.id)["tables"]["person"] == [[person, 2]]


@pytest.mark.parametrize("schema", [0, 3])
def test_a_client_further_away_is_told_and_loses_nothing(serving_two: Office, schema: int):
    device = serving_two.hire()
    assert device.hello(schema)["schema"] == [1, 2]
    op = new("person", surname="Kramer")
    with pytest.raises(psycopg.Error) as refused:
        device.push(op)
    assert refused.value.sqlstate == "SC007"
    device.hello(2)
    assert device.push(op) == [["ok", 1]]


def test_a_column_that_a_client_does_not_know_survives_its_edits(office: Office):
    samira = office.hire()
    person = samira.make("person", surname="Kramer")
    office.admin.execute("ALTER TABLE crm.person ADD COLUMN nickname text NOT NULL DEFAULT ''")
    office.admin.execute("UPDATE crm.person SET nickname = 'Kra'")
    samira.pull()
    version = samira.rows["person"][person]["ver"]
    assert samira.push(edit("person", person, version, surname="Cramer"))[0][0] == "ok"
    kept = office.admin.execute("SELECT surname, nickname FROM crm.person").fetchone()
    assert kept == ("Cramer", "Kra")


@pytest.fixture
def restored(office: Office) -> Iterator[tuple[Office, Office, Device]]:
    """A team whose server is later put back to how it was after the first push."""
    samira = office.hire(login=f"s_{office.database}")
    samira.make("person", surname="Voor de kopie")
    name = f"terug{next(NAMES)}"
    office.admin.close()
    for connection in office.opened:
        connection.close()
    office.cluster.clone(office.database, name)
    office.admin = office.cluster.connect(office.database)
    earlier = Office(office.cluster, name, office.cluster.connect(name))
    earlier.passwords, samira.connection = office.passwords, office.connect(f"s_{office.database}")
    yield office, earlier, samira
    for connection in earlier.opened:
        connection.close()
    earlier.admin.close()
    office.cluster.drop(name)


def test_a_restored_server_is_noticed_and_gets_back_what_it_lost(
    restored: tuple[Office, Office, Device],
):
    office, earlier, samira = restored
    ops = [new("person", surname=f"Na de kopie {n}") for n in range(3)]
    kept = [(samira.batch + n + 1, samira.op + n + 1, op) for n, op in enumerate(ops)]
    for op in ops:
        assert samira.push(op) == [["ok", 1]]
    samira.pull()
    samira.connection = earlier.connect(f"s_{office.database}")
    told = samira.hello()
    assert told["seq"] < samira.cursor
    with pytest.raises(psycopg.Error) as beyond:
        samira.pull()
    assert beyond.value.sqlstate == "SC009"
    assert told["last_batch"] == kept[0][0] - 1
    for batch, first, op in kept:
        samira.batch, samira.op = batch - 1, first - 1
        assert samira.push(op) == [["ok", 1]]
    samira.cursor, samira.rows = 0, {}
    samira.pull()
    assert {op["id"] for op in ops} < samira.rows["person"].keys()


def test_a_restored_server_that_went_on_shows_another_hash(
    restored: tuple[Office, Office, Device],
):
    office, earlier, samira = restored
    samira.make("person", surname="Na de kopie")
    samira.pull()
    ours = samira.hello()["anchor"]
    joris = earlier.hire()
    for n in range(3):
        joris.make("person", surname=f"Elders {n}")
    samira.connection = earlier.connect(f"s_{office.database}")
    told = samira.hello()
    assert told["seq"] >= samira.cursor
    assert told["anchor"] != ours
