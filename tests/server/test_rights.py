"""The matrix "Who may what", by role, mark and act: to read, to change, to make."""

import itertools
from dataclasses import dataclass
from typing import Any

import psycopg
import pytest

from tests.server.office import Device, Office, edit, fresh, new

ROLES = ("account_manager", "team_lead", "supervisor", "data_steward", "privacy_officer")
MARKS = tuple(
    itertools.product(
        ("relation", "supervision"), ("public", "internal", "confidential", "personal")
    )
)
Mark = tuple[str, str]

OPEN: set[Mark] = {("relation", "public"), ("relation", "internal")}
CONFIDENTIAL: set[Mark] = {("relation", "confidential")}
PERSONAL: set[Mark] = {("relation", "personal"), ("supervision", "personal")}
SUPERVISION: set[Mark] = {
    ("supervision", "public"),
    ("supervision", "internal"),
    ("supervision", "confidential"),
}

READS_OF_OTHERS = {
    "account_manager": OPEN,
    "team_lead": OPEN | CONFIDENTIAL,
    "supervisor": OPEN | SUPERVISION,
    "data_steward": OPEN,
    "privacy_officer": OPEN,
}
CHANGES_OF_OTHERS = {
    "account_manager": OPEN,
    "team_lead": OPEN | CONFIDENTIAL,
    "supervisor": SUPERVISION,
    "data_steward": OPEN,
    "privacy_officer": set[Mark](),
}
MAKES = {
    "account_manager": OPEN | CONFIDENTIAL | PERSONAL | SUPERVISION,
    "team_lead": OPEN | CONFIDENTIAL | PERSONAL | SUPERVISION,
    "supervisor": CONFIDENTIAL | PERSONAL | SUPERVISION,
    "data_steward": OPEN | PERSONAL,
    "privacy_officer": PERSONAL,
}
"""Who makes a record is its author. An account manager may move a talk of their own to supervision,
which takes it out of everybody's sight but the supervisors' and theirs."""

SUBJECTS = {
    "contact_moment": {"happened_on": "2026-11-24", "kind": "conversation"},
    "follow_up": {"title": "Bellen"},
    "issue": {"title": "Opschaling"},
    "person": {"surname": "Kramer"},
    "decision": {"text": "Doen", "decided_on": "2026"},
}


@dataclass(slots=True)
class Team:
    office: Office
    people: dict[str, Device]
    author: Device
    """An account manager whose records the others look at."""
    organisation: str
    written: dict[tuple[str, Mark], str]


@pytest.fixture(scope="module")
def team(shared: Office) -> Team:
    author = shared.hire()
    people = {role: shared.hire(role) for role in ROLES}
    organisation = author.make("organisation", name="Z", short_name="Z", kind="municipality")
    written = {}
    for (subject, said), mark in itertools.product(SUBJECTS.items(), MARKS):
        compartment, confidentiality = mark
        written[subject, mark] = author.make(
            subject, compartment=compartment, confidentiality=confidentiality, **said
        )
    for device in people.values():
        device.pull()
    return Team(shared, people, author, organisation, written)


CASES = list(itertools.product(ROLES, MARKS, SUBJECTS))


@pytest.mark.parametrize(("role", "mark", "subject"), CASES)
def test_what_a_role_reads_and_changes_of_a_colleague(
    team: Team, role: str, mark: Mark, subject: str
):
    record, device = team.written[subject, mark], team.people[role]
    reads = mark in READS_OF_OTHERS[role]
    assert (record in device.rows.get(subject, {})) == reads
    # an author moves on, so the version that was read is asked for anew
    version = team.office.admin.execute(
        f"SELECT ver FROM crm.{subject} WHERE id = %s", (record,)
    ).fetchone()
    assert version is not None
    field = "summary" if subject == "contact_moment" else next(iter(SUBJECTS[subject]))
    (outcome,) = device.push(edit(subject, record, version[0], **{field: f"door {role}"}))
    if mark in CHANGES_OF_OTHERS[role]:
        assert outcome == ["ok", version[0] + 1]
    else:
        assert outcome == ["refused", "42501", ""]


@pytest.mark.parametrize(("role", "mark", "subject"), CASES)
def test_what_a_role_makes(team: Team, role: str, mark: Mark, subject: str):
    compartment, confidentiality = mark
    device, said = team.people[role], SUBJECTS[subject]
    marks = {"compartment": compartment, "confidentiality": confidentiality}
    op = new(subject, **said, **marks)
    (outcome,) = device.push(op)
    if mark not in MAKES[role]:
        assert outcome == ["refused", "42501", ""]
        return
    assert outcome == ["ok", 1]
    assert device.sees(subject, op["id"])
    assert device.push(edit(subject, op["id"], 1, deleted=True)) == [["ok", 2]]


# Of other people's records only some may change the marks.


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(
    ("before", "after", "who"),
    [
        ("internal", "public", {"team_lead"}),
        ("internal", "confidential", {"team_lead"}),
        ("confidential", "internal", {"team_lead"}),
        ("internal", "personal", set()),
    ],
)
def test_who_changes_the_marking_of_a_colleagues_record(
    team: Team, role: str, before: str, after: str, who: set[str]
):
    record = team.author.make("issue", title="Merk", confidentiality=before)
    (outcome,) = team.people[role].push(edit("issue", record, 1, confidentiality=after))
    assert (outcome[0] == "ok") == (role in who)


@pytest.mark.parametrize("role", ROLES)
def test_nobody_moves_a_colleagues_record_to_supervision(team: Team, role: str):
    record = team.author.make("issue", title="Merk")
    outcome = team.people[role].push(edit("issue", record, 1, compartment="supervision"))
    assert outcome == [["refused", "42501", ""]]


def test_an_author_moves_their_own(team: Team):
    record = team.author.make("issue", title="Merk")
    assert team.author.push(edit("issue", record, 1, compartment="supervision")) == [["ok", 2]]
    assert team.people["supervisor"].sees("issue", record)
    assert not team.people["account_manager"].sees("issue", record)


# Registers, accounts, assignments, parts, logs.


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("theme", {"name_nl": "x", "name_en": "x"}),
        ("programme_line", {"name": "x", "sort_order": 1}),
        ("source_record", {"kind": "x", "title": "x", "facts": "{}", "quote": "x"}),
        ("election", {"kind": "council", "held_on": "2026"}),
        ("warmth_setting", {"name": "warm", "value": 75, "holds_from": "2026-11-24"}),
    ],
)
def test_registers_are_kept_by_the_data_steward(
    team: Team, role: str, table: str, said: dict[str, Any]
):
    code = {} if table in ("election", "warmth_setting") else {"code": fresh()}
    (outcome,) = team.people[role].push(new(table, **said, **code))
    assert (outcome[0] == "ok") == (role == "data_steward")


@pytest.mark.parametrize("role", ROLES)
def test_a_number_of_warmth_is_changed_by_the_data_steward_and_read_by_all(team: Team, role: str):
    said = {"name": "cool", "value": 21, "holds_from": "2026-11-24"}
    number = team.people["data_steward"].make("warmth_setting", **said)
    device = team.people[role]
    assert device.sees("warmth_setting", number)
    (outcome,) = device.push(edit("warmth_setting", number, 1, value=22))
    assert (outcome[0] == "ok") == (role == "data_steward")


@pytest.mark.parametrize("role", ROLES)
def test_who_holds_what_is_decided_by_lead_and_steward(team: Team, role: str):
    device = team.people[role]
    mine = team.office.user_id(device)
    op = new("assignment", user_id=mine, organisation_id=team.organisation, until="1999")
    assert (device.push(op)[0][0] == "ok") == (role in ("team_lead", "data_steward"))


@pytest.mark.parametrize("role", ROLES)
def test_accounts_are_the_data_stewards(team: Team, role: str):
    device, author = team.people[role], team.office.user_id(team.author)
    team.author.pull()
    version = team.author.rows["app_user"][author]["ver"]
    may = role == "data_steward"
    outcomes = device.push(
        new("app_user", name="Nieuw"),
        edit("app_user", author, version, job_title=f"Chef {role}"),
    )
    assert [outcome[0] == "ok" for outcome in outcomes] == [may, may]


RAISES = [{"role": "data_steward"}, {"login": "postgres"}, {"active": False}]
ROLE_GIVEN_BY_STEWARD = ("data_steward", RAISES[0]), ("data_steward", RAISES[2])


@pytest.mark.parametrize(
    ("role", "said"),
    [case for case in itertools.product(ROLES, RAISES) if case not in ROLE_GIVEN_BY_STEWARD],
)
def test_nobody_raises_themselves(team: Team, role: str, said: dict[str, object]):
    device = team.people[role]
    mine = team.office.user_id(device)
    device.pull()
    version = device.rows["app_user"][mine]["ver"]
    assert device.push(edit("app_user", mine, version, **said)) == [["refused", "42501", ""]]
    assert device.push(edit("app_user", mine, version, job_title="Adviseur"))[0][0] == "ok"


@pytest.mark.parametrize("role", ROLES)
def test_a_part_is_added_by_who_may_change_the_whole(team: Team, role: str):
    moments = {mark: team.written["contact_moment", mark] for mark in MARKS}
    may = {
        mark
        for mark, moment in moments.items()
        if team.people[role].push(
            new("participant", contact_moment_id=moment, organisation_id=team.organisation)
        )[0][0]
        == "ok"
    }
    assert may == CHANGES_OF_OTHERS[role]


@pytest.mark.parametrize("role", ROLES)
def test_the_export_log_is_read_by_its_author_and_the_privacy_officer(team: Team, role: str):
    device = team.people[role]
    said = dict.fromkeys(("subject", "conditions", "columns", "format", "level", "file_name"), "x")
    said |= {"exported_at": 1, "records": 1, "people": 1}  # type: ignore[dict-item]
    other = team.office.user_id(team.author)
    refused = ["refused", "42501", ""]
    assert device.push(new("export_log", user_id=other, **said)) == [refused]
    mine = device.make("export_log", user_id=team.office.user_id(device), **said)
    assert device.push(edit("export_log", mine, 1, problem="vol")) == [["ok", 2]]
    assert device.push(edit("export_log", mine, 2, people=0)) == [refused]
    assert device.sees("export_log", mine)
    assert team.people["privacy_officer"].sees("export_log", mine)
    assert not team.author.sees("export_log", mine)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(
    "call",
    [
        "api.purge('person', gen_random_uuid(), 'verzoek')",
        "api.erase_history(gen_random_uuid())",
        "api.purge_status()",
        "api.erasures()",
        "api.deleted_people()",
        "api.access_report()",
    ],
)
def test_erasing_and_reports_are_the_privacy_officers(team: Team, role: str, call: str):
    assert allowed(team.people[role], call) == (role == "privacy_officer")


@pytest.mark.parametrize("role", ROLES)
def test_grants_are_the_data_stewards(team: Team, role: str):
    author = team.office.user_id(team.author)
    call = f"api.give_grant('{author}', 'supervision', NULL, 'waarneming', '2999-01-01')"
    assert allowed(team.people[role], call) == (role == "data_steward")


def allowed(device: Device, call: str) -> bool:
    try:
        device.connection.execute(f"SELECT {call}")
    except psycopg.errors.InsufficientPrivilege:
        return False
    return True


# Granted by name.


def test_supervision_is_read_by_the_team_lead_it_was_granted_to(team: Team):
    lead, steward = team.people["team_lead"], team.office.hire("data_steward")
    record = team.written["issue", ("supervision", "internal")]
    assert not lead.sees("issue", record)
    before = lead.hello()["rights"]
    grant = steward.call(
        "SELECT api.give_grant(%s, 'supervision', NULL, 'waarneming', '2999-01-01')",
        team.office.user_id(lead),
    )
    assert lead.hello()["rights"] != before
    assert record in keys(lead, "issue")
    assert lead.push(edit("issue", record, 1, title="x"))[0][0] != "ok"
    personal = team.written["issue", ("supervision", "personal")]
    assert personal not in keys(lead, "issue")
    steward.call("SELECT api.end_grant(%s)", grant)
    assert record not in keys(lead, "issue")


def test_a_case_opens_one_record_to_the_privacy_officer_and_is_logged(team: Team):
    officer, steward = team.people["privacy_officer"], team.office.hire("data_steward")
    record = team.written["issue", ("relation", "confidential")]
    other = team.written["issue", ("supervision", "internal")]
    grant = steward.call(
        "SELECT api.give_grant(%s, 'case', %s, 'inzageverzoek', '2999-01-01')",
        team.office.user_id(officer),
        record,
    )
    seen = keys(officer, "issue")
    assert record in seen
    assert other not in seen
    officer.connection.execute(
        "SELECT * FROM api.rows(%s, 1, 'issue', %s::uuid[])", (officer.id, [record])
    )
    report = officer.call("SELECT api.access_report()")
    assert report[-1]["record_ids"] == [record]
    assert report[-1]["what"] == "rows"
    steward.call("SELECT api.end_grant(%s)", grant)
    assert record not in keys(officer, "issue")


def keys(device: Device, table: str) -> set[str]:
    answer = device.call("SELECT api.keys(%s, 1, %s)", device.id, [table])
    return {key for key, _ in answer["tables"].get(table, [])}
