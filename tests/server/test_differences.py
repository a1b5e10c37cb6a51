"""A difference is seen by the two who wrote, and by others only while they may see its record."""

import pytest

from tests.server.office import Device, Office, edit, new

SAID = {"was": '""', "stands": '"een"', "kept": '"twee"', "field": "note"}


def differ(device: Device, table: str, record: str, stands_by: str, **marks: str) -> str:
    said = {**SAID, **marks, "table_name": table, "record_id": record, "stands_by": stands_by}
    return device.make("difference", **said)


@pytest.fixture
def three(office: Office) -> tuple[Device, Device, Device]:
    return office.hire(), office.hire(), office.hire()


@pytest.mark.parametrize(
    ("marks", "third_sees"),
    [
        ({}, True),
        ({"confidentiality": "confidential"}, False),
        ({"confidentiality": "personal"}, False),
        ({"compartment": "supervision"}, False),
    ],
)
def test_both_who_wrote_see_it_and_others_as_its_marks_say(
    office: Office, three: tuple[Device, Device, Device], marks: dict[str, str], third_sees: bool
):
    samira, pieter, third = three
    person = samira.make("person", surname="Kramer")
    difference = differ(samira, "person", person, office.user_id(pieter), **marks)
    assert samira.sees("difference", difference)
    assert pieter.sees("difference", difference)
    assert third.sees("difference", difference) is third_sees
    chosen = third.push(edit("difference", difference, 1, choice="kept"))[0][0]
    assert chosen == ("ok" if third_sees else "refused")


def test_it_becomes_as_secret_as_its_record_and_never_less(
    office: Office, three: tuple[Device, Device, Device]
):
    samira, pieter, third = three
    issue = samira.make("issue", title="dossier")
    organisation = samira.make("organisation", name="Z", short_name="Z", kind="municipality")
    stance = samira.make("issue_stance", issue_id=issue, organisation_id=organisation)
    of_whole = differ(samira, "issue", issue, office.user_id(pieter))
    of_part = differ(samira, "issue_stance", stance, office.user_id(pieter))
    assert third.sees("difference", of_whole)
    assert third.sees("difference", of_part)
    for mark in ("confidential", "internal"):
        samira.pull()
        version = samira.rows["issue"][issue]["ver"]
        assert samira.push(edit("issue", issue, version, confidentiality=mark))[0][0] == "ok"
        assert not third.sees("difference", of_whole), mark
        assert not third.sees("difference", of_part), mark
        assert pieter.sees("difference", of_part), mark


def test_it_is_erased_with_its_record(office: Office, three: tuple[Device, Device, Device]):
    samira, pieter, _ = three
    person = samira.make("person", surname="Kramer")
    difference = differ(samira, "person", person, office.user_id(pieter), kept='"zwijgwoord"')
    officer = office.hire("privacy_officer")
    officer.call("SELECT api.purge('person', %s, 'verzoek')", person)
    assert not pieter.sees("difference", difference)
    [(left,)] = office.admin.execute(
        "SELECT count(*) FROM sync.change_payload WHERE payload LIKE '%%zwijgwoord%%'"
    ).fetchall()
    assert left == 0


def test_nobody_says_that_another_wrote_it(office: Office, three: tuple[Device, Device, Device]):
    samira, pieter, third = three
    person = samira.make("person", surname="Kramer")
    op = new("difference", **SAID, table_name="person", record_id=person)
    op["set"]["created_by"] = office.user_id(pieter)
    assert third.push(op)[0][0] == "refused"
