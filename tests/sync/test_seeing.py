"""What a user is told of synchronising, and what they decide about it, against a real server."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from sub_crm.i18n.fields import RECORDS
from sub_crm.models import AppUser, ContactMoment, Difference, FollowUp, Participant, Person
from sub_crm.models.synced import synced_tables
from sub_crm.orders import Refused
from sub_crm.orders.sync import (
    Chosen,
    DiscardRefused,
    PutWordsAway,
    RetryRefused,
    SettleDifferences,
)
from sub_crm.queries import differences, sync, unsent, waiting
from sub_crm.queries.acts import acts_since, last_acts
from sub_crm.queries.refused import RefusedRow, refused_changes
from sub_crm.queries.waiting import Deed, WaitingRow, Work
from sub_crm.store.reader import Reader
from sub_crm.ui.differences.reading import read_review
from sub_crm.ui.record_history.reading import read_history
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ContactKind, DifferenceChoice
from sub_crm.values.vague_date import VagueDate
from tests.sync.laptops import NOW, Laptop, Team


@pytest.fixture
def pair(team: Team) -> tuple[Laptop, Laptop]:
    return team.hire(), team.hire()


@contextmanager
def reading(laptop: Laptop) -> Iterator[Reader]:
    reader = laptop.store.reader()
    yield reader
    reader.close()


def work(laptop: Laptop) -> Work:
    with reading(laptop) as reader:
        return waiting.work(reader, me=laptop.me)


def waits(laptop: Laptop) -> list[WaitingRow]:
    with reading(laptop) as reader:
        return waiting.waiting_changes(reader)


def refused(laptop: Laptop) -> list[RefusedRow]:
    with reading(laptop) as reader:
        return refused_changes(reader)


def open_ones(laptop: Laptop) -> list[differences.DifferenceRow]:
    with reading(laptop) as reader:
        return differences.open_differences(reader, me=laptop.me)


def call(laptop: Laptop) -> tuple[Id, Id]:
    """Log a call with somebody new."""
    person = laptop.add(Person(surname="Kramer"))
    moment = laptop.add(
        ContactMoment(
            kind=ContactKind.PHONE_CALL, summary="Capaciteit", happened_on=VagueDate("2026-11-24")
        )
    )
    laptop.add(Participant(contact_moment_id=moment, person_id=person))
    return person, moment


def test_every_table_that_is_shared_can_wait_and_has_a_word():
    assert {table.name for table in synced_tables()} == set(unsent.SHARED) == set(RECORDS)


# What waits.


def test_what_waits_is_told_per_record_with_its_parts(pair: tuple[Laptop, Laptop]):
    samira, _ = pair
    person, moment = call(samira)
    assert work(samira) == Work(waiting=2)
    one, two = waits(samira)
    assert (one.table, one.id, one.deed) == ("person", person, Deed.NEW)
    assert (two.table, two.id, two.deed) == ("contact_moment", moment, Deed.NEW)
    assert (two.named.kind, two.named.whom) == (ContactKind.PHONE_CALL, "Kramer")
    assert two.parts == ("participant",)
    assert two.at == 1795510800_000_000
    samira.sync()
    assert work(samira) == Work()
    assert waits(samira) == []


def test_an_edit_tells_its_fields_whether_the_outbox_knows_of_it_or_not(
    pair: tuple[Laptop, Laptop],
):
    samira, _ = pair
    person, _ = call(samira)
    samira.sync()
    samira.edit(Person, person, note="verhuisd")
    [row] = waits(samira)
    assert (row.deed, row.fields) == (Deed.EDITED, ("note",))
    fold(samira)
    samira.edit(Person, person, salutation="Beste")
    [row] = waits(samira)
    assert (row.deed, row.fields) == (Deed.EDITED, ("note", "salutation"))
    samira.edit(Person, person, deleted=True)
    assert [row.deed for row in waits(samira)] == [Deed.DELETED]


def fold(laptop: Laptop) -> None:
    from sub_crm.sync import outbox
    from sub_crm.sync import state as states
    from sub_crm.sync.applying import transaction

    with transaction(laptop.connection):
        state = states.load(laptop.connection)
        outbox.fold(laptop.connection, state)
        state.save(laptop.connection)


def test_what_came_from_a_colleague_does_not_wait(pair: tuple[Laptop, Laptop]):
    samira, pieter = pair
    call(samira)
    samira.sync(), pieter.sync()
    assert work(pieter) == Work()


def test_what_was_made_and_taken_away_before_it_was_sent_is_no_news(pair: tuple[Laptop, Laptop]):
    samira, _ = pair
    person = samira.add(Person(surname="Vergissing"))
    samira.edit(Person, person, deleted=True)
    assert work(samira) == Work()
    assert waits(samira) == []


# What was refused.


def test_what_the_server_refuses_is_apart_and_blocks_nothing(team: Team):
    samira = team.hire()
    colleague = samira.add(AppUser(name="Niet aangenomen", active=True))
    person = samira.add(Person(surname="Terpstra"))
    done = samira.sync()
    assert (done.sent, done.refused) == (1, 1)
    assert work(samira) == Work(refused=1)
    [row] = refused(samira)
    assert (row.id, row.code, row.keys) == (colleague, "42501", (("app_user", colleague),))
    assert samira.value(Person, person, "ver") == 1


def test_a_refused_record_is_apart_and_edited_again_it_waits(team: Team):
    samira = team.hire()
    person = samira.add(Person(surname="Terpstra", note="x"))
    samira.sync()
    samira.edit(Person, person, note="y")
    fold(samira)
    say_refused(samira, person, "23514", "ck_person_kind_known")
    assert work(samira) == Work(refused=1)
    [row] = refused(samira)
    assert (row.table, row.code, row.about) == ("person", "23514", "ck_person_kind_known")
    assert (row.is_new, row.fields) == (False, ("note",))
    samira.edit(Person, person, note="z")
    assert work(samira) == Work(waiting=1)
    assert refused(samira) == []


def say_refused(laptop: Laptop, person: Id, code: str, about: str = "") -> None:
    laptop.connection.execute(
        "UPDATE unsent SET refused = ?, about = ?, refused_at = 5 WHERE record_id = ?",
        (code, about, person),
    )


def test_discarding_puts_back_what_the_server_has_and_undo_offers_it_again(
    pair: tuple[Laptop, Laptop],
):
    samira, pieter = pair
    person = samira.add(Person(surname="Terpstra", note="oud"))
    samira.sync(), pieter.sync()
    samira.edit(Person, person, note="nieuw")
    fold(samira)
    say_refused(samira, person, "42501")
    [row] = refused(samira)
    samira.do(DiscardRefused(keys=row.keys))
    assert samira.value(Person, person, "note") == "oud"
    samira.sync()
    assert work(samira) == Work()
    assert samira.waiting() == []
    samira.undo_last()
    assert samira.value(Person, person, "note") == "nieuw"
    samira.sync(), pieter.sync()
    assert pieter.value(Person, person, "note") == "nieuw"


def test_a_new_record_that_was_refused_is_gone_once_it_is_discarded(team: Team):
    samira = team.hire()
    person = samira.add(Person(surname="Terpstra"))
    fold(samira)
    say_refused(samira, person, "42501")
    [row] = refused(samira)
    assert row.is_new
    samira.do(DiscardRefused(keys=row.keys))
    assert samira.value(Person, person, "deleted") == 1
    assert work(samira) == Work()


def test_what_was_sent_meanwhile_cannot_be_discarded(team: Team):
    samira = team.hire()
    person = samira.add(Person(surname="Terpstra"))
    with pytest.raises(Refused, match="intussen al verzonden"):
        samira.do(DiscardRefused(keys=(("person", person),)))


def test_a_refused_record_can_be_offered_again(pair: tuple[Laptop, Laptop]):
    samira, pieter = pair
    person = samira.add(Person(surname="Terpstra"))
    fold(samira)
    say_refused(samira, person, "42501")
    samira.sync()
    assert work(samira) == Work(refused=1)
    samira.do(RetryRefused(keys=(("person", person),)))
    samira.sync(), pieter.sync()
    assert work(samira) == Work()
    assert pieter.value(Person, person, "surname") == "Terpstra"


# Differences.


@pytest.fixture
def differing(pair: tuple[Laptop, Laptop]) -> Id:
    """A person of whom Samira's note stands, and Pieter's is kept."""
    samira, pieter = pair
    person = samira.add(Person(surname="Kramer", note="belt graag"))
    samira.sync(), pieter.sync()
    samira.edit(Person, person, note="belt graag, in Zeist")
    pieter.edit(Person, person, note="belt graag na vijven", salutation="Beste Anna")
    samira.sync(), pieter.sync(), samira.sync()
    return person


def test_both_see_the_difference_and_who_said_what(pair: tuple[Laptop, Laptop], differing: Id):
    samira, pieter = pair
    for laptop in pair:
        [row] = open_ones(laptop)
        assert (row.table_name, row.record_id, row.field) == ("person", differing, "note")
        said = [json.loads(each) for each in (row.was, row.stands, row.kept)]
        assert said == ["belt graag", "belt graag, in Zeist", "belt graag na vijven"]
        assert (row.stands_by, row.kept_by) == (samira.me, pieter.me)
        assert work(laptop).differences == 1
        with reading(laptop) as reader:
            assert set(differences.said_when(reader, row)) >= {laptop.me}
            assert row.act is not None
            whole = differences.wholes_of(reader, [("person", differing)])
            assert whole == {("person", differing): ("person", differing)}


@pytest.mark.parametrize(
    ("choice", "text", "note"),
    [
        (DifferenceChoice.STANDS, "", "belt graag, in Zeist"),
        (DifferenceChoice.KEPT, "", "belt graag na vijven"),
        (DifferenceChoice.BOTH, "belt graag na vijven, in Zeist", "belt graag na vijven, in Zeist"),
    ],
)
def test_what_is_chosen_reaches_both_and_is_one_act(
    pair: tuple[Laptop, Laptop], differing: Id, choice: DifferenceChoice, text: str, note: str
):
    samira, pieter = pair
    [row] = open_ones(samira)
    samira.do(SettleDifferences(choices=(Chosen(row.id, choice, text),)))
    assert open_ones(samira) == []
    samira.sync(), pieter.sync()
    assert open_ones(pieter) == []
    assert pieter.value(Person, differing, "note") == note
    assert samira.content() == pieter.content()
    with reading(pieter) as reader:
        [settled] = differences.settled(reader, [row.id])
        assert (settled.choice, settled.by) == (choice, samira.me)
    samira.undo_last()
    samira.sync(), pieter.sync()
    assert [one.id for one in open_ones(pieter)] == [row.id]
    assert pieter.value(Person, differing, "note") == "belt graag, in Zeist"


def test_what_was_edited_since_stays_where_the_choice_is_what_stands(
    pair: tuple[Laptop, Laptop], differing: Id
):
    samira, _ = pair
    samira.edit(Person, differing, note="iets anders")
    [row] = open_ones(samira)
    samira.do(SettleDifferences(choices=(Chosen(row.id, DifferenceChoice.STANDS),)))
    assert samira.value(Person, differing, "note") == "iets anders"


def test_nobody_settles_a_difference_twice(pair: tuple[Laptop, Laptop], differing: Id):
    samira, _ = pair
    [row] = open_ones(samira)
    chosen = Chosen(row.id, DifferenceChoice.STANDS)
    samira.do(SettleDifferences(choices=(chosen,)))
    with pytest.raises(Refused, match="intussen nagekeken"):
        samira.do(SettleDifferences(choices=(chosen,)))


def test_a_name_that_is_chosen_is_printed_anew(pair: tuple[Laptop, Laptop]):
    samira, pieter = pair
    person = samira.add(Person(surname="Kramer"))
    samira.sync(), pieter.sync()
    samira.edit(Person, person, surname="Cramer")
    pieter.edit(Person, person, surname="Krämer")
    samira.sync(), pieter.sync(), samira.sync()
    [row] = open_ones(samira)
    samira.do(SettleDifferences(choices=(Chosen(row.id, DifferenceChoice.KEPT),)))
    assert samira.value(Person, person, "surname") == "Krämer"
    assert samira.value(Person, person, "print_name") == "Krämer"


@pytest.mark.parametrize("deletes_first", [True, False])
def test_who_deleted_and_who_edited_choose_again(pair: tuple[Laptop, Laptop], deletes_first: bool):
    samira, pieter = pair
    task = samira.add(FollowUp(title="Terugbellen", note=""))
    samira.sync(), pieter.sync()
    deleter, editor = (samira, pieter) if deletes_first else (pieter, samira)
    deleter.edit(FollowUp, task, deleted=True)
    editor.edit(FollowUp, task, note="nog niet gedaan")
    samira.sync(), pieter.sync(), samira.sync()
    [row] = open_ones(samira)
    assert row.field == "deleted"
    gone = DifferenceChoice.STANDS if json.loads(row.stands) else DifferenceChoice.KEPT
    samira.do(SettleDifferences(choices=(Chosen(row.id, gone),)))
    samira.sync(), pieter.sync()
    assert pieter.value(FollowUp, task, "deleted") == 1
    samira.undo_last()
    samira.sync(), pieter.sync()
    assert pieter.value(FollowUp, task, "deleted") == 0
    stays = {DifferenceChoice.STANDS, DifferenceChoice.KEPT} - {gone}
    samira.do(SettleDifferences(choices=(Chosen(row.id, *stays),)))
    assert samira.value(FollowUp, task, "deleted") == 0
    assert samira.value(FollowUp, task, "note") == "nog niet gedaan"


def test_a_written_text_must_fit_its_field(pair: tuple[Laptop, Laptop]):
    samira, pieter = pair
    task = samira.add(FollowUp(title="Bellen"))
    samira.sync(), pieter.sync()
    samira.edit(FollowUp, task, title="Bellen met Lopik")
    pieter.edit(FollowUp, task, title="Mailen")
    samira.sync(), pieter.sync(), samira.sync()
    [row] = open_ones(samira)
    with pytest.raises(Refused) as problem:
        samira.do(SettleDifferences(choices=(Chosen(row.id, DifferenceChoice.BOTH, "  "),)))
    assert list(problem.value.problems) == [row.id.hex()]


def test_a_difference_about_what_this_program_does_not_know_changes_nothing(
    pair: tuple[Laptop, Laptop], differing: Id
):
    samira, _ = pair
    [row] = open_ones(samira)
    for wrong in ({"field": "ver"}, {"field": "note = note --"}, {"table_name": "fact"}):
        samira.edit(Difference, row.id, **wrong)
        with pytest.raises(Refused, match="kent dit gegeven niet"):
            samira.do(SettleDifferences(choices=(Chosen(row.id, DifferenceChoice.KEPT),)))
        samira.undo_last()


# Words that were kept, and acts.


def test_words_of_a_record_out_of_sight_are_shown_until_they_are_put_away(team: Team):
    samira = team.hire()
    samira.connection.execute(
        "INSERT INTO sync_event (at, kind, count, detail) VALUES (1, 'evicted_words', 1, '{}')"
    )
    with reading(samira) as reader:
        [event] = sync.evicted_words(reader)
        assert work(samira).evicted == 1
        samira.do(PutWordsAway(event=event.id))
        assert sync.evicted_words(reader) == []
        assert work(samira).evicted == 0
        samira.do(PutWordsAway(event=event.id, away=False))
        assert sync.evicted_words(reader) == [event]


def test_what_came_in_is_no_act_of_the_user_not_even_from_their_other_laptop(team: Team):
    samira = team.hire()
    login = next(iter(team.office.passwords))
    other = team.laptop(team.office.device(login))
    assert samira.me == other.me
    person = samira.add(Person(surname="Kramer"))
    samira.sync(), other.sync()
    with reading(other) as reader:
        assert sync.ReceivedRow("person", person) in sync.received_since(reader, 0)
        assert last_acts(reader, user=other.me) == []
        assert acts_since(reader, 0) == []
    with reading(samira) as reader:
        assert [act.name for act in last_acts(reader, user=samira.me)] == ["Kramer"]


def test_history_tells_what_came_from_a_colleague_as_theirs(pair: tuple[Laptop, Laptop]):
    samira, pieter = pair
    pieter.edit(AppUser, pieter.me, name="Pieter Bos")
    person = samira.add(Person(surname="Kramer"))
    samira.sync(), pieter.sync(), samira.sync()
    pieter.edit(Person, person, note="verhuisd")
    pieter.sync(), samira.sync()
    with reading(samira) as reader:
        rows = read_history(reader, "person", person, today=NOW.date())
    assert rows is not None
    newest, first = rows.versions
    assert (newest.user, newest.what, newest.received) == ("Pieter Bos", "notitie", True)
    assert not first.received


def test_an_act_is_not_taken_back_over_what_a_colleague_did_since(pair: tuple[Laptop, Laptop]):
    samira, pieter = pair
    person = samira.add(Person(surname="Kramer"))
    samira.sync(), pieter.sync()
    samira.edit(Person, person, note="van Samira")
    samira.sync(), pieter.sync()
    pieter.edit(Person, person, note="van Pieter")
    pieter.sync(), samira.sync()
    with reading(samira) as reader:
        newest = last_acts(reader, user=samira.me)[0]
    assert newest.blocked
    with pytest.raises(Refused):
        samira.undo_last()
    assert samira.value(Person, person, "note") == "van Pieter"


HOSTILE = [
    ("person", "note", '{"een": 1}'),
    ("person", "note", "geen JSON"),
    ("person", "note", "[" * 5_000),
    ("person", "note", "12"),
    ("person", "surname", "null"),
    ("person", "x') FROM sqlite_master --", '"x"'),
    ("person", "created_by", '"x"'),
    ("person", "bestaat_niet", '"x"'),
    ("sqlite_master", "sql", '"x"'),
    ("contact_moment", "happened_on", '"eergisteren"'),
    ("contact_moment", "kind", '"geen soort"'),
    ("contact_moment", "mood", '"blij"'),
    ("participant", "person_id", '"geen id"'),
    ("participant", "person_id", "17"),
    ("issue_stance", "stance", "9"),
    ("follow_up", "closed_at", "99999999999999999999"),
    ("person", "deleted", '"misschien"'),
]


@pytest.mark.parametrize(("table", "field", "kept"), HOSTILE)
def test_a_difference_that_somebody_made_up_can_be_looked_at_and_refused(
    team: Team, pair: tuple[Laptop, Laptop], differing: Id, table: str, field: str, kept: str
):
    """A colleague writes into the shared database with other tools than this program."""
    samira, pieter = pair
    moment = samira.add(
        ContactMoment(happened_on=VagueDate("2026-11"), kind=ContactKind.PHONE_CALL)
    )
    part = samira.add(Participant(contact_moment_id=moment, person_id=differing))
    task = samira.add(FollowUp(title="bellen"))
    samira.sync(), pieter.sync()
    about = {"person": differing, "contact_moment": moment, "participant": part, "follow_up": task}
    login = next(name for name in team.office.passwords if name.startswith("p1"))
    device = team.office.device(login)
    made = device.make(
        "difference",
        table_name=table,
        record_id=about.get(table, differing).hex(),
        field=field,
        was="null",
        stands="null",
        kept=kept,
        stands_by=samira.me.hex(),
        kept_by=pieter.me.hex(),
    )
    samira.sync()
    before = samira.content()
    with reading(samira) as reader:
        seen = read_review(reader, me=samira.me, today=NOW.date())
        assert differing in {each.id for each in seen}, "the true difference is still there"
    chosen = Chosen(bytes.fromhex(made.replace("-", "")), DifferenceChoice.KEPT)
    if (table, field, kept) in TAKEN:
        samira.do(SettleDifferences(choices=(chosen,)))
        return
    with pytest.raises(Refused):
        samira.do(SettleDifferences(choices=(chosen,)))
    assert samira.content() == before


TAKEN = {("person", "note", "12")}
"""Fits its column all the same: a number is a text too."""
