"""What one may no longer see goes; what must be erased leaves no trace; unsent words are kept."""

import json

import pytest

from sub_crm.models import (
    ContactMoment,
    Issue,
    IssueStance,
    Organisation,
    Participant,
    Person,
)
from sub_crm.store.file import Connection
from sub_crm.store.search_index import FULL_TEXT
from sub_crm.sync import forgetting
from sub_crm.sync.service import Service
from sub_crm.values.ids import new_id
from sub_crm.values.kinds import Compartment, Confidentiality, ContactKind, OrganisationKind
from sub_crm.values.vague_date import VagueDate
from tests.sync.laptops import NOW, Laptop, Team

SECRET = "zwijgzaamheidswoord"


@pytest.fixture
def pair(team: Team) -> tuple[Laptop, Laptop]:
    return team.hire(), team.hire()


def talk(laptop: Laptop, **said: object) -> bytes:
    return laptop.add(
        ContactMoment(
            happened_on=VagueDate("2026-11-03"), kind=ContactKind.PHONE_CALL, summary=SECRET, **said
        )
    )


def everything_in(connection: Connection) -> bytes:
    """Every value of every table, those of the full-text index too, as bytes."""
    names = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if name not in FULL_TEXT
    ]
    return b"".join(
        value if isinstance(value, bytes) else str(value).lower().encode()
        for name in names
        for row in connection.execute(f'SELECT * FROM "{name}"')
        for value in row
    )


def test_what_becomes_confidential_leaves_who_may_not_see_it(pair: tuple[Laptop, Laptop]):
    samira, pieter = pair
    moment, person = talk(samira), samira.add(Person(surname="Kramer"))
    part = samira.add(Participant(contact_moment_id=moment, person_id=person))
    samira.sync(), pieter.sync()
    assert pieter.value(Participant, part, "id") == part
    samira.edit(ContactMoment, moment, confidentiality=Confidentiality.CONFIDENTIAL)
    samira.sync()
    done = pieter.sync()
    assert {("contact_moment", moment), ("participant", part)} <= done.records
    assert pieter.value(ContactMoment, moment, "id") is None
    assert pieter.value(Participant, part, "id") is None
    assert done.evicted
    pieter.replica.scrub()
    assert SECRET.encode() not in everything_in(pieter.connection)
    samira.edit(ContactMoment, moment, confidentiality=Confidentiality.INTERNAL)
    samira.sync(), pieter.sync()
    assert pieter.value(ContactMoment, moment, "summary") == SECRET
    assert pieter.value(Participant, part, "id") == part


def test_words_entered_in_what_was_taken_away_are_kept_apart(pair: tuple[Laptop, Laptop]):
    samira, pieter = pair
    moment = talk(samira)
    samira.sync(), pieter.sync()
    samira.edit(ContactMoment, moment, compartment=Compartment.SUPERVISION)
    pieter.edit(ContactMoment, moment, note="hij belt morgen terug")
    samira.sync(), pieter.sync()
    assert pieter.value(ContactMoment, moment, "id") is None
    assert pieter.waiting() == []
    [(detail,)] = pieter.connection.execute(
        "SELECT detail FROM sync_event WHERE kind = ?", (forgetting.EVICTED_WORDS,)
    )
    assert json.loads(detail)["words"] == {"note": "hij belt morgen terug"}
    stubs = pieter.connection.execute("SELECT kind FROM stub").fetchall()
    assert stubs == []  # nobody's organisation took part


def test_what_is_entered_after_the_newest_changes_were_taken_away_is_sent(
    pair: tuple[Laptop, Laptop],
):
    samira, pieter = pair
    person, moment = samira.add(Person(surname="Kramer")), talk(samira)
    samira.sync(), pieter.sync()
    for number in range(3):
        pieter.edit(ContactMoment, moment, place=f"kamer {number}")
    pieter.sync(), samira.sync()
    samira.edit(ContactMoment, moment, confidentiality=Confidentiality.CONFIDENTIAL)
    samira.sync()

    def reached(where: str) -> None:
        if where == "applied" and pieter.value(ContactMoment, moment, "id") is None:
            pieter.edit(Person, person, note="belt graag")

    pieter.sync(reached), samira.sync()
    assert samira.value(Person, person, "note") == "belt graag"


def test_an_erased_person_leaves_no_trace(team: Team, pair: tuple[Laptop, Laptop]):
    samira, pieter = pair
    moment = talk(samira)
    samira.sync(), pieter.sync()
    pieter.edit(ContactMoment, moment, note=f"ook {SECRET}")
    with pieter.store.writer().act("draft", now=NOW) as act:
        act.session.connection().exec_driver_sql(
            "INSERT INTO draft (id, kind, body, started_at, kept_at)"
            " VALUES (?, 'contact', ?, 0, 0)",
            (new_id(), json.dumps({"about": moment.hex(), "text": SECRET})),
        )
    samira.edit(ContactMoment, moment, note=f"botst met {SECRET}")
    samira.sync(), pieter.sync(), samira.sync()
    assert len(samira.differences()) == 1
    officer = team.office.hire("privacy_officer")
    officer.call("SELECT api.purge('contact_moment', %s, 'verzoek')", moment.hex())
    for laptop in (samira, pieter):
        assert SECRET.encode() in everything_in(laptop.connection)
        assert laptop.sync().purged
        laptop.replica.scrub()
        assert SECRET.encode() not in everything_in(laptop.connection)
        assert moment.hex().encode() not in everything_in(laptop.connection)
        laptop.replica.confirm_purges()
    waits_for = officer.call("SELECT api.purge_status()")
    devices = {laptop.store.identity.device_id.hex() for laptop in (samira, pieter)}
    still = {each["device"].replace("-", "") for each in waits_for if each["open"]}
    assert still, "a device that never confirmed is told"
    assert not devices & still


def test_records_are_never_removed_otherwise(pair: tuple[Laptop, Laptop]):
    samira, _ = pair
    person = samira.add(Person(surname="Kramer"))
    with pytest.raises(Exception, match="never removed"):
        samira.connection.execute("DELETE FROM person WHERE id = ?", (person,))
    with forgetting._forgetting(samira.connection):
        pass
    with pytest.raises(Exception, match="never removed"):
        samira.connection.execute("DELETE FROM person WHERE id = ?", (person,))


@pytest.mark.parametrize(
    ("marks", "seen_by_pieter"),
    [
        ({"confidentiality": Confidentiality.INTERNAL}, True),
        ({"confidentiality": Confidentiality.CONFIDENTIAL}, False),
        ({"compartment": Compartment.SUPERVISION}, False),
    ],
)
def test_a_difference_about_a_part_is_as_secret_as_the_whole(
    team: Team, marks: dict[str, object], seen_by_pieter: bool
):
    samira = team.hire()
    lead = team.laptop(team.office.device(next(iter(team.office.passwords))))
    pieter = team.hire()
    where = samira.add(
        Organisation(name="Zeist", short_name="Zeist", kind=OrganisationKind.MUNICIPALITY)
    )
    issue = samira.add(Issue(title="dossier", **marks))
    stance = samira.add(IssueStance(issue_id=issue, organisation_id=where))
    samira.sync(), lead.sync(), pieter.sync()
    samira.edit(IssueStance, stance, reason="zegt de burgemeester")
    lead.edit(IssueStance, stance, reason=SECRET)
    samira.sync(), lead.sync(), samira.sync(), pieter.sync()
    assert len(samira.differences()) == len(lead.differences()) == 1
    assert bool(pieter.differences()) is seen_by_pieter
    assert (SECRET.encode() in everything_in(pieter.connection)) is seen_by_pieter


def test_what_was_erased_before_a_kill_is_scrubbed_before_it_is_confirmed(
    team: Team, pair: tuple[Laptop, Laptop]
):
    samira, _ = pair
    moment = talk(samira)
    samira.sync()
    officer = team.office.hire("privacy_officer")
    officer.call("SELECT api.purge('contact_moment', %s, 'verzoek')", moment.hex())

    def die(where: str) -> None:
        if where == "applied":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        samira.sync(die)
    confirmed: list[bool] = []
    link = samira.link
    service = Service(
        samira.store,
        lambda: link,
        lambda _: None,
        after_purge=lambda: confirmed.append(
            SECRET.encode() not in everything_in(samira.connection)
        ),
    )
    service._synchronise(samira.connection)
    service.stop()
    assert confirmed == [True]
