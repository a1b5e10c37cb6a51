"""A replica gets what its person may see, loses what they may no longer see, and misses nothing."""

import hashlib
import json
from typing import Any

import pytest

from sub_crm.models.columns import Blob, Flag
from sub_crm.models.synced import synced_tables, wire_columns
from tests.server.office import Device, Office, edit, fresh, new

CONFIDENTIAL = {"confidentiality": "confidential"}


def test_a_first_pull_has_everything_but_what_was_deleted(office: Office):
    samira, joris = office.hire(), office.hire()
    kept, gone = samira.make("person", surname="A"), samira.make("person", surname="B")
    samira.push(edit("person", gone, 1, deleted=True))
    joris.pull()
    assert joris.rows["person"].keys() == {kept}
    samira.push(edit("person", kept, 1, deleted=True))
    joris.pull()
    assert joris.rows["person"][kept]["deleted"] is True


def test_pages_end_where_the_cursor_says(office: Office):
    samira, joris = office.hire(), office.hire()
    made = {samira.make("person", surname=str(n)) for n in range(10)}
    pages = 0
    while True:
        parts = joris.page(3)
        pages += 1
        assert len(parts.get("person", {"rows": []})["rows"]) <= 3
        if not parts["head"]["more"]:
            break
    assert joris.rows["person"].keys() == made
    assert pages >= 4
    assert joris.cursor == office.admin.execute("SELECT seq FROM sync.log_head").fetchone()[0]  # type: ignore[index]


def test_nothing_new_is_an_empty_page(office: Office):
    samira = office.hire()
    samira.make("person", surname="A")
    samira.pull()
    assert samira.pull().keys() == {"head"}


def test_head_and_page_name_the_same_hash(office: Office):
    samira = office.hire()
    samira.make("person", surname="A")
    head = samira.call("SELECT api.head()")
    parts = samira.pull()
    hello = samira.hello()
    assert parts["head"]["hash"] == head["hash"] == hello["hash"] == hello["anchor"]
    assert parts["head"]["cursor"] == head["seq"] == hello["seq"]


def test_a_cursor_beyond_the_log_is_told(office: Office):
    samira = office.hire()
    samira.cursor = 10_000
    with pytest.raises(Exception, match="beyond the log"):
        samira.pull()


# What becomes hidden leaves; what becomes visible comes, with all that belongs to it.


def talk(device: Device, organisation: str, **said: Any) -> tuple[str, str]:
    moment, part = fresh(), fresh()
    outcomes = device.push(
        new("contact_moment", id=moment, happened_on="2026-11-24", kind="conversation", **said),
        new("participant", id=part, contact_moment_id=moment, organisation_id=organisation),
    )
    assert outcomes == [["ok", 1], ["ok", 1]]
    return moment, part


def town(device: Device, name: str = "Zeist") -> str:
    return device.make("organisation", name=name, short_name=name, kind="municipality")


def hold(lead: Device, office: Office, device: Device, organisation: str, **said: Any) -> str:
    user = office.user_id(device)
    return lead.make("assignment", user_id=user, organisation_id=organisation, **said)


def test_a_record_that_becomes_confidential_leaves_who_saw_it(office: Office):
    samira, joris, lead = office.hire(), office.hire(), office.hire("team_lead")
    moment, part = talk(samira, town(samira))
    assert joris.sees("contact_moment", moment)
    assert joris.sees("participant", part)
    samira.push(edit("contact_moment", moment, 1, **CONFIDENTIAL))
    parts = joris.pull()
    assert parts["evict"] == [["contact_moment", moment]]
    assert moment not in joris.rows["contact_moment"]
    assert lead.sees("contact_moment", moment)
    assert "evict" not in lead.pull()


def test_and_comes_back_with_its_parts_when_it_is_no_longer(office: Office):
    samira, joris = office.hire(), office.hire()
    moment, part = talk(samira, town(samira), **CONFIDENTIAL)
    assert not joris.sees("contact_moment", moment)
    assert not joris.sees("participant", part)
    samira.push(edit("contact_moment", moment, 1, confidentiality="internal"))
    assert joris.sees("contact_moment", moment)
    assert joris.sees("participant", part)
    assert joris.rows["participant"][part]["ver"] == 1


def test_nobody_is_told_to_forget_what_they_never_saw(office: Office):
    samira, joris = office.hire(), office.hire()
    moment, _ = talk(samira, town(samira), **CONFIDENTIAL)
    samira.push(edit("contact_moment", moment, 1, confidentiality="personal"))
    assert "evict" not in joris.pull()
    assert office.admin.execute("SELECT count(*) FROM sync.eviction").fetchone() == (0,)


def test_who_holds_an_organisation_gets_what_is_confidential_about_it(office: Office):
    lead, samira, joris = office.hire("team_lead"), office.hire(), office.hire()
    zeist, lopik = town(lead), town(lead, "Lopik")
    hold(lead, office, joris, zeist)
    about_zeist, _ = talk(samira, zeist, **CONFIDENTIAL)
    about_lopik, _ = talk(samira, lopik, **CONFIDENTIAL)
    assert joris.sees("contact_moment", about_zeist)
    assert not joris.sees("contact_moment", about_lopik)


def test_a_confidential_talk_follows_the_organisations_it_is_about(office: Office):
    lead, samira, joris = office.hire("team_lead"), office.hire(), office.hire()
    zeist, lopik = town(lead), town(lead, "Lopik")
    hold(lead, office, joris, zeist)
    moment, part = talk(samira, lopik, **CONFIDENTIAL)
    assert not joris.sees("contact_moment", moment)
    assert samira.push(edit("participant", part, 1, organisation_id=zeist)) == [["ok", 2]]
    assert joris.sees("contact_moment", moment)
    assert joris.sees("participant", part)
    assert joris.rows["contact_moment"][moment]["ver"] == 1
    samira.push(edit("participant", part, 2, organisation_id=lopik))
    assert joris.pull()["evict"] == [["contact_moment", moment]]


def test_an_issue_and_a_follow_up_are_about_organisations_too(office: Office):
    lead, samira, joris = office.hire("team_lead"), office.hire(), office.hire()
    zeist = town(lead)
    hold(lead, office, joris, zeist)
    issue = samira.make("issue", title="Geheim", **CONFIDENTIAL)
    task = samira.make("follow_up", title="Geheim", organisation_id=zeist, **CONFIDENTIAL)
    assert not joris.sees("issue", issue)
    assert joris.sees("follow_up", task)
    samira.make("issue_stance", issue_id=issue, organisation_id=zeist)
    assert joris.sees("issue", issue)
    samira.push(edit("follow_up", task, 1, organisation_id=None))
    assert joris.pull()["evict"] == [["follow_up", task]]


def test_rights_that_change_are_told_at_the_next_greeting(office: Office):
    lead, samira, joris = office.hire("team_lead"), office.hire(), office.hire()
    zeist = town(lead)
    moment, _ = talk(samira, zeist, **CONFIDENTIAL)
    joris.pull()
    before = joris.hello()["rights"]
    assert joris.hello()["rights"] == before
    term = hold(lead, office, joris, zeist, role="deputy", since="2020", until="2999")
    assert joris.hello()["rights"] != before
    assert moment in ids_of(joris, "contact_moment")
    joris.pull()
    assert moment not in joris.rows.get("contact_moment", {}), "its place lies before the cursor"
    rows = joris.connection.execute(
        "SELECT body FROM api.rows(%s, 1, 'contact_moment', %s::uuid[])", (joris.id, [moment])
    ).fetchall()
    assert json.loads(rows[0][0])["rows"]
    lead.push(edit("assignment", term, 1, until="2021"))
    assert joris.hello()["rights"] == before
    assert moment not in ids_of(joris, "contact_moment")


@pytest.mark.parametrize(
    ("said", "holds"),
    [
        ({}, True),
        ({"role": "deputy"}, True),
        ({"role": "dossier_holder"}, False),
        ({"since": "2020", "until": "2021-06"}, False),
        ({"since": "9000"}, False),
        ({"since": "XXXX-XX-XX"}, False),
        ({"until": "XXXX-XX-XX"}, False),
        ({"until": "9999-36"}, True),
        ({"since": "2020-34"}, True),
        ({"since": "2020-02-29T10:00"}, True),
        ({"deleted": True}, False),
    ],
)
def test_a_holder_holds_for_the_time_of_the_term(shared: Office, said: dict[str, Any], holds: bool):
    lead, joris = shared.hire("team_lead"), shared.hire()
    hold(lead, shared, joris, town(lead), **said)
    found = shared.admin.execute(
        "SELECT cardinality(held) FROM sync.viewer WHERE id = %s", (shared.user_id(joris),)
    ).fetchone()
    assert found == (int(holds),)


# Supervision: that it took place, and no more.


def test_supervision_is_a_month_and_an_organisation_to_others(office: Office):
    inspector, samira = office.hire("supervisor"), office.hire()
    zeist = town(samira)
    moment, part = talk(inspector, zeist, compartment="supervision", summary="Oordeel")
    assert not samira.sees("contact_moment", moment)
    assert not samira.sees("participant", part)
    assert samira.stubs == {("talk", "2026-11", zeist)}
    inspector.push(edit("contact_moment", moment, 1, happened_on="2026-10"))
    samira.pull()
    assert samira.stubs == {("talk", "2026-10", zeist)}
    inspector.push(edit("contact_moment", moment, 2, deleted=True))
    samira.pull()
    assert samira.stubs == set()


def test_a_personal_or_planned_supervision_talk_leaves_no_stub(office: Office):
    inspector, samira = office.hire("supervisor"), office.hire()
    zeist = town(samira)
    talk(inspector, zeist, compartment="supervision", confidentiality="personal")
    talk(inspector, zeist, compartment="supervision", status="planned")
    samira.pull()
    assert samira.stubs == set()


def test_the_role_that_tells_of_supervision_cannot_read_what_was_said(office: Office):
    inspector = office.hire("supervisor")
    talk(inspector, town(office.hire()), compartment="supervision", summary="Oordeel")
    with office.admin.transaction(force_rollback=True):
        office.admin.execute("SET LOCAL ROLE crm_stub")
        assert office.admin.execute("SELECT count(id) FROM crm.contact_moment").fetchone() == (1,)
        with pytest.raises(Exception, match="permission denied"):
            office.admin.execute("SELECT summary FROM crm.contact_moment")


# Equality is proven: each side sums up its own rows.


def test_the_sums_of_both_sides_agree_and_a_difference_shows(office: Office):
    samira, joris = office.hire(), office.hire()
    zeist = town(samira)
    for n in range(20):
        samira.make("person", surname=f"Ö’Brien {n}\n\t|-", incomplete=bool(n % 2))
    talk(samira, zeist, mood=3, **CONFIDENTIAL)
    gone = samira.make("person", surname="Weg")
    samira.push(edit("person", gone, 1, deleted=True))
    for device in (samira, joris):
        device.pull()
        assert sums(device) == served(device)
    changed = next(iter(joris.rows["person"].values()))
    changed["note"] += "!"
    assert sums(joris) != served(joris)
    bucket = int(changed["id"][-2:], 16)
    kept = joris.call("SELECT api.keys(%s, 1, '{person}', %s)", joris.id, [bucket])
    assert [changed["id"], 1] in kept["tables"]["person"]


def ids_of(device: Device, table: str) -> set[str]:
    answer = device.call("SELECT api.keys(%s, 1, %s)", device.id, [table])
    return {key for key, _ in answer["tables"].get(table, [])}


def served(device: Device) -> dict[str, dict[int, tuple[int, int]]]:
    answer = device.call("SELECT api.digest(%s, 1)", device.id)
    return {
        table: {bucket: (count, int(total)) for bucket, count, total in buckets}
        for table, buckets in answer["tables"].items()
    }


def sums(device: Device) -> dict[str, dict[int, tuple[int, int]]]:
    """Sum up the rows of the replica as docs/sync-protocol.md says."""
    found: dict[str, dict[int, tuple[int, int]]] = {}
    for table in synced_tables():
        for row in device.rows.get(table.name, {}).values():
            if row["deleted"]:
                continue
            text = str(row["ver"])
            for column in wire_columns(table):
                text += measured(row[column.name], column.type)
            digest = hashlib.sha256(text.encode()).digest()[:8]
            bucket = int(row["id"][-2:], 16)
            count, total = found.setdefault(table.name, {}).get(bucket, (0, 0))
            signed = int.from_bytes(digest, "big", signed=True)
            found[table.name][bucket] = (count + 1, total + signed)
    return found


def measured(value: Any, kind: object) -> str:
    if value is None:
        return "-"
    if isinstance(kind, Blob):
        value = value.replace("-", "")
    elif isinstance(kind, Flag):
        value = int(value)
    return f"|{len(str(value).encode())}:{value}"
