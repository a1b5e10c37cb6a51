"""What one person pushes, another pulls; what cannot be kept is told, and nothing is lost."""

import contextlib
import itertools
import json
import uuid
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from sub_crm.store.file import SCHEMA
from tests.server.office import Device, Office, edit, fresh, new


def test_what_one_pushes_another_pulls(office: Office):
    samira, joris = office.hire(), office.hire()
    person = samira.make("person", surname="Kramer", first_name="Ada")
    joris.pull()
    row = joris.rows["person"][person]
    assert (row["surname"], row["first_name"], row["ver"]) == ("Kramer", "Ada", 1)
    assert row["created_by"] == office.user_id(samira)
    assert joris.push(edit("person", person, 1, first_name="Ida")) == [["ok", 2]]
    samira.pull()
    row = samira.rows["person"][person]
    assert (row["surname"], row["first_name"], row["ver"]) == ("Kramer", "Ida", 2)
    assert row["updated_by"] == office.user_id(joris)


def test_who_edits_an_older_version_is_told_so(office: Office):
    samira, joris = office.hire(), office.hire()
    person = samira.make("person", surname="Kramer")
    assert joris.push(edit("person", person, 1, surname="Cramer")) == [["ok", 2]]
    assert samira.push(edit("person", person, 1, note="nieuw")) == [["stale", 2]]
    assert joris.push(new("person", id=person, surname="Nog eens")) == [["stale", 2]]


def test_only_the_fields_that_were_said_change(office: Office):
    samira = office.hire()
    person = samira.make("person", surname="Kramer", note="oud", salutation="female")
    samira.push(edit("person", person, 1, note="nieuw"))
    samira.pull()
    row = samira.rows["person"][person]
    assert (row["surname"], row["note"], row["salutation"]) == ("Kramer", "nieuw", "female")


def test_what_becomes_nothing_is_nothing(office: Office):
    samira = office.hire()
    task = samira.make("follow_up", title="Bellen", due="2026-12")
    assert samira.push(edit("follow_up", task, 1, due=None)) == [["ok", 2]]
    samira.pull()
    assert samira.rows["follow_up"][task]["due"] is None


def test_a_batch_may_name_children_before_their_parents(office: Office):
    samira = office.hire()
    moment, organisation = fresh(), fresh()
    outcomes = samira.push(
        new("participant", contact_moment_id=moment, organisation_id=organisation),
        new("contact_moment", id=moment, happened_on="2026-11-24", kind="conversation"),
        new("organisation", id=organisation, name="Z", short_name="Z", kind="municipality"),
    )
    assert outcomes == [["ok", 1]] * 3


def test_a_record_may_refer_to_another_of_its_own_kind_in_the_same_batch(office: Office):
    samira = office.hire()
    old, merged = fresh(), fresh()
    named = {"name": "V", "short_name": "V", "kind": "municipality"}
    outcomes = samira.push(
        new("organisation", id=old, merged_into_id=merged, **named),
        new("organisation", id=merged, **named),
    )
    assert outcomes == [["ok", 1]] * 2


def test_who_says_what_is_so_already_changes_nothing(office: Office):
    samira, joris = office.hire(), office.hire()
    person = samira.make("person", surname="Kramer")
    before = office.admin.execute("SELECT seq, ver, updated_by FROM crm.person").fetchone()
    assert joris.push(edit("person", person, 1, surname="Kramer")) == [["ok", 1]]
    assert joris.push(edit("person", person, 1)) == [["ok", 1]]
    assert office.admin.execute("SELECT seq, ver, updated_by FROM crm.person").fetchone() == before


# Authorship.


def test_who_and_when_come_from_the_server(office: Office):
    samira = office.hire()
    person = samira.make("person", surname="Kramer")
    samira.pull()
    row = samira.rows["person"][person]
    assert row["created_on"] == samira.id
    assert row["updated_by"] is row["updated_at"] is None
    kept = office.admin.execute("SELECT created_at, client_time FROM crm.person").fetchone()
    assert kept is not None
    assert kept[0] > kept[1] == 1_700_000_000_000_000


@pytest.mark.parametrize(
    "said",
    [
        {"created_by": str(uuid.UUID(int=7))},
        {"created_at": 1},
        {"updated_by": str(uuid.UUID(int=7))},
        {"ver": 9},
        {"seq": 9},
        {"client_time": 9},
    ],
    ids=lambda said: next(iter(said)),
)
def test_no_stamp_can_be_sent_along(shared: Office, said: dict[str, Any]):
    samira = shared.hire()
    person = samira.make("person", surname="Kramer")
    refused = ["refused", "42703", ""]
    assert samira.push(new("person", surname="K", **said), edit("person", person, 1, **said)) == [
        refused,
        refused,
    ]


# The same batch twice, batches out of order, devices of others.


def test_a_batch_sent_again_is_not_done_again(office: Office):
    samira = office.hire()
    op = new("person", surname="Kramer")
    first = samira.push(op)
    samira.batch, samira.op = 0, 0
    assert samira.push(op) == first
    assert office.admin.execute("SELECT count(*) FROM crm.person").fetchone() == (1,)
    assert office.admin.execute("SELECT count(*) FROM sync.change_log").fetchone() == (2,)


def test_another_batch_under_the_same_number_is_refused(office: Office):
    samira = office.hire()
    samira.make("person", surname="Kramer")
    samira.batch, samira.op = 0, 0
    assert state_of(lambda: samira.make("person", surname="Anders")) == "SC006"


@pytest.mark.parametrize(("batch", "op"), [(2, 1), (1, 2), (0, 0), (5, 5)])
def test_a_gap_in_the_numbers_is_told(shared: Office, batch: int, op: int):
    samira = shared.hire()
    samira.make("person", surname="Kramer")
    samira.batch, samira.op = batch, op
    with pytest.raises(psycopg.Error) as failed:
        samira.make("person", surname="Later")
    assert failed.value.sqlstate in ("SC005", "SC006")
    if failed.value.sqlstate == "SC005":
        detail = json.loads(failed.value.diag.message_detail or "")
        assert detail == {"last_batch": 1, "last_op": 1}


def test_a_new_epoch_numbers_anew_and_an_old_one_is_over(office: Office):
    samira = office.hire()
    samira.make("person", surname="Kramer")
    copy = Device(samira.connection, samira.id, epoch=2)
    assert copy.hello()["last_batch"] == 0
    copy.make("person", surname="Later")
    assert state_of(samira.hello) == "SC004"
    samira.batch, samira.op = 1, 1
    assert state_of(lambda: samira.make("person", surname="Nog een")) == "SC004"


def test_nobody_pushes_on_the_device_of_another(office: Office):
    samira, joris = office.hire(), office.hire()
    joris.id = samira.id
    assert state_of(joris.hello) == "SC002"
    assert state_of(lambda: joris.make("person", surname="K")) == "SC002"
    assert state_of(joris.pull) == "SC002"


def test_a_retired_device_is_told_to_wipe_and_gets_nothing(office: Office):
    samira = office.hire()
    samira.call("SELECT api.retire_device(%s)", samira.id)
    assert samira.hello()["wipe"] is True
    assert state_of(samira.pull) == "SC003"
    assert state_of(lambda: samira.make("person", surname="K")) == "SC003"


@pytest.mark.parametrize("schema", [SCHEMA - 2, SCHEMA + 1, 99])
def test_a_schema_that_is_not_served_is_told(shared: Office, schema: int):
    samira = shared.hire()
    assert samira.hello(schema)["schema"] == [SCHEMA - 1, SCHEMA]
    assert state_of(samira.pull) == "SC007"


def test_a_closed_account_can_do_nothing_in_an_open_session(office: Office):
    samira = office.hire()
    office.admin.execute("UPDATE crm.app_user SET active = false")
    for attempt in (samira.hello, samira.pull, lambda: samira.make("person", surname="K")):
        assert state_of(attempt) == "SC001"


def test_a_batch_has_bounds(office: Office):
    samira = office.hire()
    many = [json.dumps(new("person", surname="K"))] * 2001
    assert state_of(lambda: samira.push_texts(many)) == "SC008"
    assert state_of(lambda: samira.push_texts([])) == "SC008"


# One bad row never blocks the queue, and is never dropped.

GOOD = ["ok", 1]
POISON = {
    "a NUL": ('{"t":"person","id":"%s","set":{"surname":"a\\u0000b"}}', "22P05"),
    "half a surrogate": ('{"t":"person","id":"%s","set":{"surname":"\\ud800"}}', "22P02"),
    "no JSON": ("hallo", "22P02"),
    "nothing": ("", "22P02"),
    "a list": ("[]", "22023"),
    "very deep": ('{"t":"person","id":"%s","set":' + "[" * 60_000 + "]" * 60_000 + "}", "54001"),
    "too large": (
        '{"t":"person","id":"%s","set":{"surname":"' + "a" * 1_100_000 + '"}}',
        "54000",
    ),
    "no table": ('{"id":"%s","set":{}}', "22023"),
    "an unknown table": ('{"t":"pg_authid","id":"%s","set":{}}', "22023"),
    "no id": ('{"t":"person","set":{"surname":"K"}}', "22023"),
    "an id that is none": ('{"t":"person","id":"x","set":{"surname":"K"}}', "22P02"),
    "an unknown column": ('{"t":"person","id":"%s","set":{"surname":"K","x":1}}', "42703"),
    "a base below nothing": ('{"t":"person","id":"%s","base":-1,"set":{}}', "22023"),
    "an endless number": ('{"t":"issue","id":"%s","set":{"title":"a","urgency":1e400}}', "22003"),
    "a number too large": (
        '{"t":"issue","id":"%s","set":{"title":"a","urgency":99999999999999999999}}',
        "22003",
    ),
    "text for a number": ('{"t":"issue","id":"%s","set":{"title":"a","urgency":"veel"}}', "22P02"),
    "a word that is none": ('{"t":"person","id":"%s","set":{"surname":"K","kind":"x"}}', "23514"),
    "nothing where something must be": ('{"t":"person","id":"%s","set":{"surname":null}}', "23502"),
    "no surname": ('{"t":"person","id":"%s","set":{}}', "23502"),
    "a day that is none": (
        '{"t":"follow_up","id":"%s","set":{"title":"a","due":"2026-02-31"}}',
        "22008",
    ),
    "a date that is none": (
        '{"t":"follow_up","id":"%s","set":{"title":"a","due":"morgen"}}',
        "23514",
    ),
    "a reference to nothing": (
        '{"t":"follow_up","id":"%s","set":{"title":"a","person_id":'
        '"00000000-0000-7000-8000-000000000001"}}',
        "42501",
    ),
    "a mood of nine": (
        '{"t":"contact_moment","id":"%s","set":{"happened_on":"2026","kind":"email","mood":9}}',
        "23514",
    ),
}


@pytest.mark.parametrize("name", POISON)
def test_a_poisoned_operation_stands_aside_alone(shared: Office, name: str):
    samira = shared.hire()
    text, state = POISON[name]
    poison = text % fresh() if "%s" in text else text
    good = [json.dumps(new("person", surname=f"K{n}")) for n in range(4)]
    outcomes = samira.push_texts([*good[:2], poison, *good[2:]])
    assert [outcome[:2] for outcome in outcomes] == [GOOD, GOOD, ["refused", state], GOOD, GOOD]
    assert samira.push(new("person", surname="Daarna")) == [GOOD]


def test_the_constraint_that_refused_is_named(office: Office):
    samira = office.hire()
    outcomes = samira.push(new("person", surname="K", kind="x"), new("person", first_name="Ada"))
    assert outcomes == [["refused", "23514", "kind_known"], ["refused", "23502", "surname"]]


def test_many_bad_rows_among_many_good_ones_are_found(office: Office):
    samira = office.hire()
    bad = {3, 4, 77, 150, 299}
    outcomes = samira.push(
        *(new("person", surname="K", **({"kind": "x"} if n in bad else {})) for n in range(300))
    )
    assert {n for n, outcome in enumerate(outcomes) if outcome[0] == "refused"} == bad


def test_many_bad_rows_among_good_families_are_found(office: Office):
    """Where a batch is parted, parents are still done before their children."""
    samira = office.hire()
    ops, outcomes = [], []
    for n in range(40):
        moment = fresh()
        ops += [
            new("follow_up", title="Bellen", contact_moment_id=moment),
            new("contact_moment", id=moment, happened_on="2026", kind="x" if n == 17 else "email"),
        ]
        fine = ["ok", 1] if n != 17 else None
        outcomes += [fine or ["refused", "42501", ""], fine or ["refused", "23514", "kind_known"]]
    assert samira.push(*ops) == outcomes


def test_a_record_that_a_batch_names_twice_is_refused_the_second_time(office: Office):
    samira = office.hire()
    person = fresh()
    outcomes = samira.push(
        new("person", id=person, surname="Een"), new("person", id=person, surname="Twee")
    )
    assert outcomes == [["ok", 1], ["refused", "21000", ""]]


# Every class of SQLSTATE that can come up while rows are written: of the row, or of the moment.

OF_THE_ROW = ["21000", "22000", "22003", "22P02", "23502", "23505", "23514", "23P01", "42501"]
OF_THE_ROW += ["42703", "44000", "54000", "54001", "XX000", "P0001", "0A000", "2200H", "38000"]
OF_THE_MOMENT = ["40001", "40P01", "53100", "53200", "53300", "55P03", "57014", "58030", "XX001"]


@pytest.mark.parametrize("state", OF_THE_ROW)
def test_what_is_wrong_with_a_row_is_told_of_that_row(shared: Office, state: str):
    samira = shared.hire()
    with failing_on(shared, "Fout", state):
        outcomes = samira.push(*(new("person", surname=name) for name in ("Goed", "Fout", "Beter")))
    assert [outcome[:2] for outcome in outcomes] == [GOOD, ["refused", state], GOOD]


@pytest.mark.parametrize("state", OF_THE_MOMENT)
def test_what_is_wrong_with_the_moment_leaves_the_batch_for_later(shared: Office, state: str):
    samira = shared.hire()
    ops = [new("person", surname=name) for name in ("Goed", "Fout")]
    count = "SELECT count(*) FROM crm.person"
    before = shared.admin.execute(count).fetchone()
    with failing_on(shared, "Fout", state):
        assert state_of(lambda: samira.push(*ops)) == state
    assert shared.admin.execute(count).fetchone() == before
    assert samira.push(*ops) == [GOOD, GOOD]


def test_every_class_of_the_two_is_there():
    classes = {state[:2] for state in itertools.chain(OF_THE_ROW, OF_THE_MOMENT)}
    assert classes >= {"21", "22", "23", "40", "42", "44", "53", "54", "55", "57", "58", "XX"}


@contextlib.contextmanager
def failing_on(office: Office, surname: str, state: str) -> Iterator[None]:
    """Let the database fail with a SQLSTATE where a person of this name is written."""
    office.admin.execute(
        "CREATE FUNCTION crm.failing() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF NEW.surname = '{surname}' THEN RAISE EXCEPTION 'planted' USING ERRCODE = '{state}';"
        " END IF; RETURN NEW; END $$;"
        "GRANT EXECUTE ON FUNCTION crm.failing() TO crm_api;"
        "CREATE TRIGGER failing BEFORE INSERT ON crm.person"
        " FOR EACH ROW EXECUTE FUNCTION crm.failing()"
    )
    yield
    office.admin.execute("DROP FUNCTION crm.failing CASCADE")


def state_of(attempt: Any) -> str | None:
    """Return the SQLSTATE that an attempt fails with; it must fail."""
    with pytest.raises(psycopg.Error) as failed:
        attempt()
    return failed.value.sqlstate
