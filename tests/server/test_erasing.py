"""A purge beats everything, for ever: on the server, in the history, on every device."""

import json
import subprocess
from pathlib import Path

import pytest

from sub_crm.server import chain, purging
from tests.server import postgres
from tests.server.office import Device, Office, edit, fresh, new

MARKER = "Zwaluwstaartverbinding"


@pytest.fixture
def known(office: Office) -> dict[str, str]:
    """A person in everything that there is, with a marker in every word about them."""
    samira = office.hire(login="samira")
    organisation = samira.make("organisation", name="Z", short_name="Z", kind="municipality")
    position = samira.make(
        "position",
        organisation_id=organisation,
        type="mayor",
        title="Burgemeester",
        level="political",
        tier="core",
    )
    person = samira.make("person", surname=MARKER, note=MARKER)
    samira.push(edit("person", person, 1, note=f"{MARKER} 2"))
    point = samira.make("contact_point", person_id=person, kind="email", value=f"{MARKER}@x.nl")
    tenure = samira.make("tenure", person_id=person, position_id=position, since="2022")
    successor = samira.make("person", surname="Anders")
    next_tenure = samira.make(
        "tenure", person_id=successor, position_id=position, since="2024", predecessor_id=tenure
    )
    moment = samira.make("contact_moment", happened_on="2026", kind="conversation")
    with_organisation = samira.make(
        "participant", contact_moment_id=moment, person_id=person, organisation_id=organisation
    )
    alone = samira.make("participant", contact_moment_id=moment, person_id=person)
    task = samira.make("follow_up", title="Bellen", person_id=person)
    return {
        name: record
        for name, record in locals().items()
        if isinstance(record, str) and name != "office"
    }


def erase(office: Office, person: str) -> None:
    officer = office.hire("privacy_officer")
    officer.call("SELECT api.purge('person', %s, 'verzoek 12')", person)


def test_a_person_and_what_is_only_theirs_is_gone(office: Office, known: dict[str, str]):
    joris = office.hire()
    joris.pull()
    erase(office, known["person"])
    purged = {tuple(entry[1:]) for entry in joris.pull()["purge"]}
    assert purged == {
        ("person", known["person"]),
        ("contact_point", known["point"]),
        ("tenure", known["tenure"]),
        ("participant", known["alone"]),
    }
    assert joris.rows["participant"][known["with_organisation"]]["person_id"] is None
    assert joris.rows["follow_up"][known["task"]]["person_id"] is None
    assert joris.rows["tenure"][known["next_tenure"]]["predecessor_id"] is None
    assert known["moment"] in joris.rows["contact_moment"], "that we spoke is still counted"


def test_no_word_of_them_is_left_in_a_dump(office: Office, known: dict[str, str], tmp_path: Path):
    dump = postgres.tool("pg_dump")
    given = ["--host", "127.0.0.1", "--port", str(office.cluster.port), "--username", "postgres"]
    environment = {"PGPASSWORD": office.cluster.password, "PATH": "/usr/bin:/bin"}

    def dumped() -> str:
        command = [str(dump), *given, "--dbname", office.database]
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, check=True
        ).stdout

    assert MARKER in dumped()
    erase(office, known["person"])
    assert MARKER not in dumped()


def test_the_chain_still_holds(office: Office, known: dict[str, str]):
    erase(office, known["person"])
    assert chain.verify(office.admin) == []


def test_an_old_edit_does_not_bring_them_back(office: Office, known: dict[str, str]):
    samira = office.device("samira")
    erase(office, known["person"])
    person = known["person"]
    assert samira.push(edit("person", person, 2, note="x")) == [["refused", "42501", ""]]
    assert samira.push(new("person", id=person, surname="Terug")) == [["refused", "42501", ""]]


def test_who_still_holds_them_is_known_until_they_confirm(office: Office, known: dict[str, str]):
    joris = office.hire()
    joris.pull()
    officer = office.hire("privacy_officer")
    officer.call("SELECT api.purge('person', %s, 'verzoek 12')", known["person"])

    def open_for(device: str) -> int:
        status = officer.call("SELECT api.purge_status()")
        return next(int(row["open"]) for row in status if row["device"] == device)

    assert open_for(joris.id) == 4
    joris.pull()
    joris.call("SELECT api.acknowledge_purges(%s, 1, %s)", joris.id, joris.cursor)
    assert open_for(joris.id) == 0
    listed = joris.call("SELECT api.purges()")
    assert len(json.loads(json.dumps(listed))) == 4


def preview(office: Office, officer: Device, person: str) -> dict[str, dict[str, int]]:
    return dict(officer.call("SELECT api.purge_preview('person', %s)", person))


def test_a_preview_tells_what_an_erasure_does_and_does_nothing(
    office: Office, known: dict[str, str]
):
    officer = office.hire("privacy_officer")
    before = officer.call("SELECT api.head()")
    told = preview(office, officer, known["person"])
    assert told == {
        "erased": {"person": 1, "contact_point": 1, "tenure": 1, "participant": 1},
        "stays": {"participant": 1, "follow_up": 1, "tenure": 1},
    }
    assert officer.call("SELECT api.head()") == before
    assert officer.call("SELECT api.purges()") == []
    assert chain.verify(office.admin) == []
    officer.pull()
    assert officer.sees("person", known["person"])
    officer.call("SELECT api.purge('person', %s, 'verzoek 12')", known["person"])
    erased: dict[str, int] = {}
    for _, table, _id in officer.call("SELECT api.purges()"):
        erased[table] = erased.get(table, 0) + 1
    assert erased == told["erased"]


def test_of_what_the_officer_may_not_see_a_preview_counts_nothing(
    office: Office, known: dict[str, str]
):
    samira, officer = office.device("samira"), office.hire("privacy_officer")
    before = preview(office, officer, known["person"])
    for mark in ("personal", "confidential"):
        moment = samira.make(
            "contact_moment", happened_on="2026", kind="conversation", confidentiality=mark
        )
        samira.make("participant", contact_moment_id=moment, person_id=known["person"])
        samira.make("follow_up", title="x", person_id=known["person"], confidentiality=mark)
    assert preview(office, officer, known["person"]) == before
    hidden = samira.make("person", surname="Verborgen", confidentiality="personal")
    for unseen in (hidden, fresh()):
        with pytest.raises(Exception, match="refused"):
            preview(office, officer, unseen)


def test_deleted_people_are_found_as_far_as_they_may_be_seen(office: Office):
    samira, officer = office.hire(), office.hire("privacy_officer")
    gone = samira.make("person", initials="A.", surname="Weg")
    hidden = samira.make("person", surname="Verborgen", confidentiality="personal")
    samira.make("person", surname="Blijft")
    samira.push(edit("person", gone, 1, deleted=True), edit("person", hidden, 1, deleted=True))
    assert officer.call("SELECT api.deleted_people()") == [[gone, "A.", "", "", "Weg"]]
    told = preview(office, officer, gone)
    assert told == {"erased": {"person": 1}, "stays": {}}


def test_each_erasure_is_told_without_whom_it_was_about(office: Office, known: dict[str, str]):
    officer = office.hire("privacy_officer", login="fg")
    for person, reason in ((known["person"], "verzoek 12"), (known["successor"], "verzoek 13")):
        officer.call("SELECT api.purge('person', %s, %s)", person, reason)
    newest, first = officer.call("SELECT api.erasures()")
    assert (first["by"], first["reason"], first["records"]) == ("Fg", "verzoek 12", 4)
    assert (newest["reason"], newest["records"]) == ("verzoek 13", 2)
    assert newest["until"] > first["until"]
    assert MARKER not in json.dumps([newest, first])
    mine = next(
        row for row in officer.call("SELECT api.purge_status()") if row["device"] == officer.id
    )
    assert (mine["login"], mine["owner"], mine["active"]) == ("fg", "Fg", True)


def test_a_list_of_erasures_is_done_again_after_a_restore(office: Office, known: dict[str, str]):
    person = known["person"]
    with office.admin.transaction(force_rollback=True):
        assert purging.erase(office.admin, purging.Erasure("person", person, "verzoek 12")) == 4
        kept = "\n".join(erasure.line() for erasure in purging.listed(office.admin))
    again = purging.read_lines(kept)
    assert sum(purging.erase(office.admin, erasure) for erasure in again) == 4
    assert office.admin.execute("SELECT count(*) FROM crm.person").fetchone() == (1,)
    assert sum(purging.erase(office.admin, erasure) for erasure in again) == 0
    assert chain.verify(office.admin) == []


@pytest.mark.parametrize(
    "line",
    [
        "person",
        "person\tx\treden",
        "app_user\t00000000-0000-7000-8000-000000000001\treden",
        "pg_class\t00000000-0000-7000-8000-000000000001\treden",
        "person\t00000000-0000-7000-8000-000000000001\t ",
    ],
)
def test_a_line_that_is_no_erasure_is_said_to_be_none(line: str):
    with pytest.raises(purging.PurgeProblem):
        purging.read_lines(line)


@pytest.mark.parametrize("table", ["app_user", "organisation", "pg_class", "nonsense"])
def test_what_is_no_personal_record_is_not_purged(office: Office, table: str):
    officer = office.hire("privacy_officer")
    with pytest.raises(Exception, match="refused"):
        officer.call("SELECT api.purge(%s, gen_random_uuid(), 'x')", table)
