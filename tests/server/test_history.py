"""The history only grows, is chained, and shows every edit made behind the program's back."""

import psycopg
import pytest

from sub_crm.server import chain
from tests.server.office import Office, edit


@pytest.fixture(scope="module")
def written(shared: Office) -> Office:
    """Some history: made, changed, deleted, made confidential. Tests leave it as it was."""
    samira = shared.hire()
    for n in range(5):
        person = samira.make("person", surname=f"K{n}")
        samira.push(edit("person", person, 1, note="oud", first_name="Ada"))
        samira.push(edit("person", person, 2, note="nieuw"))
    samira.push(edit("person", person, 3, confidentiality="confidential", deleted=True))
    return shared


def test_a_change_is_kept_with_who_when_and_what(written: Office):
    rows = written.admin.execute(
        "SELECT l.verb, l.ver, p.payload::json, l.user_id IS NOT NULL, l.device_id IS NOT NULL,"
        " l.batch FROM sync.change_log l JOIN sync.change_payload p USING (seq)"
        " WHERE l.table_name = 'person' ORDER BY seq LIMIT 3"
    ).fetchall()
    assert [(verb, ver, who, where, batch) for verb, ver, _, who, where, batch in rows] == [
        ("insert", 1, True, True, 1),
        ("update", 2, True, True, 2),
        ("update", 3, True, True, 3),
    ]
    assert rows[0][2]["after"]["surname"] == "K0"
    assert rows[1][2] == {
        "before": {"note": "", "first_name": ""},
        "after": {"note": "oud", "first_name": "Ada"},
    }
    assert rows[2][2] == {"before": {"note": "oud"}, "after": {"note": "nieuw"}}


def test_what_was_written_verifies(written: Office):
    assert chain.verify(written.admin) == []


EDITS = {
    "another author": "UPDATE sync.change_log SET user_id = gen_random_uuid() WHERE seq = 3",
    "another time": "UPDATE sync.change_log SET at = at - 1 WHERE seq = 3",
    "another device": "UPDATE sync.change_log SET device_id = NULL WHERE seq = 3",
    "another record": "UPDATE sync.change_log SET record_id = gen_random_uuid() WHERE seq = 3",
    "another table": "UPDATE sync.change_log SET table_name = 'issue' WHERE seq = 3",
    "another version": "UPDATE sync.change_log SET ver = ver + 1 WHERE seq = 3",
    "another verb": "UPDATE sync.change_log SET verb = 'touch' WHERE seq = 3",
    "another batch": "UPDATE sync.change_log SET batch = 99 WHERE seq = 3",
    "another digest": "UPDATE sync.change_log SET payload_digest = sha256('x') WHERE seq = 3",
    "another hash": "UPDATE sync.change_log SET hash = sha256('x') WHERE seq = 3",
    "another text": "UPDATE sync.change_payload SET payload = replace(payload, 'K', 'J')",
    "another salt": "UPDATE sync.change_payload SET salt = uuid_send(gen_random_uuid())",
    "a row less in the middle": "DELETE FROM sync.change_log WHERE seq = 4",
    "a row less at the start": "DELETE FROM sync.change_log WHERE seq = 1",
    "a row less at the end": (
        "DELETE FROM sync.change_log WHERE seq = (SELECT max(seq) FROM sync.change_log)"
    ),
    "two rows swapped": (
        "UPDATE sync.change_log SET seq = CASE seq WHEN 3 THEN 1004 ELSE 1003 END"
        " WHERE seq IN (3, 4); UPDATE sync.change_log SET seq = seq - 1000 WHERE seq > 1000"
    ),
    "a row more": (
        "INSERT INTO sync.change_log SELECT seq + 100, at, user_id, device_id, batch, table_name,"
        " record_id, ver, verb, payload_digest, hash FROM sync.change_log WHERE seq = 3"
    ),
    "another head": "UPDATE sync.log_head SET hash = sha256('x')",
    "a record changed past the log": "UPDATE crm.person SET ver = ver + 1, surname = 'Anders'",
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_behind_our_back_is_found(written: Office, name: str):
    with written.admin.transaction(force_rollback=True):
        written.admin.execute("SET LOCAL session_replication_role = replica")
        written.admin.execute(EDITS[name])
        assert chain.verify(written.admin)
    assert chain.verify(written.admin) == []


def test_who_recomputes_the_whole_chain_does_not_get_past_a_client(written: Office):
    samira = written.device(next(iter(written.passwords)))
    samira.pull()
    anchor = samira.hello()["anchor"]
    with written.admin.transaction(force_rollback=True):
        written.admin.execute("SET LOCAL session_replication_role = replica")
        written.admin.execute("UPDATE sync.change_log SET at = at - 1 WHERE seq = 3")
        written.admin.execute(
            "WITH RECURSIVE again AS (SELECT l.seq, sha256(sync.entry(l)) AS hash"
            " FROM sync.change_log l WHERE seq = 1 UNION ALL"
            " SELECT l.seq, sha256(a.hash || sync.entry(l)) FROM again a"
            " JOIN sync.change_log l ON l.seq = a.seq + 1)"
            " UPDATE sync.change_log l SET hash = again.hash FROM again WHERE again.seq = l.seq"
        )
        written.admin.execute(
            "UPDATE sync.log_head h SET hash = l.hash FROM sync.change_log l WHERE l.seq = h.seq"
        )
        assert chain.verify(written.admin) == [], "the server itself cannot know"
        now = written.admin.execute(
            "SELECT encode(hash, 'hex') FROM sync.change_log WHERE seq = %s", (samira.cursor,)
        ).fetchone()
        assert now != (anchor,)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sync.change_log SET at = 0",
        "DELETE FROM sync.change_log",
        "TRUNCATE sync.change_log CASCADE",
        "UPDATE sync.change_payload SET payload = ''",
        "TRUNCATE sync.change_payload",
        "DELETE FROM sync.read_log",
        "DELETE FROM crm.person",
        "TRUNCATE crm.person CASCADE",
    ],
)
@pytest.mark.parametrize("role", ["postgres", "crm_owner", "crm_api", "crm_system"])
def test_not_even_the_owner_takes_history_away_by_a_slip(
    written: Office, statement: str, role: str
):
    count = "SELECT (SELECT count(*) FROM sync.change_log), (SELECT count(*) FROM crm.person)"
    before = written.admin.execute(count).fetchone()
    with written.admin.transaction(force_rollback=True):
        written.admin.execute(
            "INSERT INTO sync.read_log (at, user_id, what, records)"
            " VALUES (1, gen_random_uuid(), 'x', 1)"
        )
        if role != "postgres":
            written.admin.execute(f"SET LOCAL ROLE {role}")
        if role == "crm_system" and statement == "DELETE FROM crm.person":
            return  # what erasing is done with
        if role == "crm_owner" and not statement.startswith("TRUNCATE"):
            assert written.admin.execute(statement).rowcount == 0, "the owner sees no rows"
            return
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            written.admin.execute(statement)
    assert written.admin.execute(count).fetchone() == before


def test_erasing_leaves_the_chain_whole(written: Office):
    officer = written.hire("privacy_officer")
    found = written.admin.execute("SELECT id FROM crm.person WHERE surname = 'K2'").fetchone()
    assert found is not None
    erased = officer.call("SELECT api.erase_history(%s)", found[0])
    assert erased == 3
    assert chain.verify(written.admin) == []
