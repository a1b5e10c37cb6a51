"""What is measured is a workspace like any other, and the same every time."""

from pathlib import Path

import pytest

from sub_crm.bench import stores
from sub_crm.bench.town import Size
from sub_crm.store import rollups, search_index
from sub_crm.store.file import connect
from sub_crm.store.keys import EXAMPLE_KEY
from tests.bench.conftest import TINY
from tests.store.looking import RECORD_TABLES


@pytest.fixture
def connection(tiny: Path):
    opened = connect(tiny, EXAMPLE_KEY)
    yield opened
    opened.close()


def count(connection, what: str) -> int:
    found: int
    [(found,)] = connection.execute(f"SELECT count(*) FROM {what}")
    return found


def test_two_runs_make_the_same(tiny: Path, tmp_path: Path):
    again = tmp_path / "nogmaals.db"
    stores.make(again, TINY).close()
    assert stores.content_hash(again) == stores.content_hash(tiny)


def test_another_seed_makes_another_workspace(tiny: Path, tmp_path: Path):
    other = tmp_path / "anders.db"
    stores.make(other, TINY, seed=43).close()
    assert stores.content_hash(other) != stores.content_hash(tiny)


def test_there_is_as_much_of_everything_as_was_asked(connection):
    asked = {"organisation": 12, "person": 60, "contact_moment": 2_000, "issue": 40}
    assert {table: count(connection, table) for table in asked} == asked
    assert 2_000 <= count(connection, "participant") <= 2_000 * 3
    assert 2_000 * 0.15 <= count(connection, "follow_up") <= 2_000 * 0.25
    assert count(connection, "follow_up WHERE status = 'open'") > 0


def test_references_lead_somewhere(connection):
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_triggers_and_indexes_are_those_of_every_store(connection, tmp_path: Path):
    plain = stores.make(tmp_path / "leeg.db", Size(1, 1, 0, 0))
    plain.close()
    asked = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY 1, 2"
    other = connect(plain.path, EXAMPLE_KEY)
    assert connection.execute(asked).fetchall() == other.execute(asked).fetchall()
    other.close()


def test_the_index_is_what_filling_it_anew_gives(connection):
    ranks = "SELECT srank, contact_id FROM contact_rank ORDER BY srank"
    terms = "SELECT term, doc, col FROM words ORDER BY 1, 2, 3"
    connection.execute(
        "CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'contact_index', 'instance')"
    )
    before = connection.execute(ranks).fetchall(), connection.execute(terms).fetchall()
    connection.execute("BEGIN")
    search_index.rebuild(connection)
    after = connection.execute(ranks).fetchall(), connection.execute(terms).fetchall()
    connection.execute("ROLLBACK")
    assert before[0]
    assert before == after


def test_participants_stand_at_the_moment_of_their_contact(connection):
    apart = "participant p JOIN contact_moment c ON c.id = p.contact_moment_id"
    assert count(connection, f"{apart} WHERE p.sorts_at IS NOT c.sorts_at") == 0


def test_what_is_counted_beforehand_is_what_counting_gives(connection):
    assert count(connection, "contact_month") > 0
    [(faults,)] = connection.execute(rollups.FAULTS)
    assert faults == 0


def test_the_journal_knows_every_record_once(connection):
    records = sum(count(connection, table) for table in RECORD_TABLES)
    assert count(connection, "change") == records
    assert count(connection, "(SELECT DISTINCT record_id FROM change)") == records
    assert count(connection, "change WHERE act_id NOT IN (SELECT id FROM act)") == 0


def test_a_store_is_kept_for_the_next_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(stores, "SIZES", {"S": Size(2, 3, 5, 1)})
    told: list[str] = []
    first = stores.kept_store(tmp_path, "S", told.append)
    made = first.stat().st_mtime_ns
    assert told
    assert stores.kept_store(tmp_path, "S", told.append) == first
    assert first.stat().st_mtime_ns == made


def test_what_is_written_in_a_copy_leaves_the_original_alone(tiny: Path):
    before = stores.content_hash(tiny)
    with stores.copied(tiny) as copy:
        opened = connect(copy, EXAMPLE_KEY)
        opened.execute("UPDATE organisation SET note = 'anders'")
        opened.close()
        assert stores.content_hash(copy) != before
    assert not copy.exists()
    assert stores.content_hash(tiny) == before


def test_without_encryption_it_holds_the_same(tiny: Path):
    from sub_crm.bench.encryption_lines import open_plain

    with stores.decrypted(tiny) as plain:
        assert plain.read_bytes().startswith(b"SQLite format 3")
        opened = open_plain(plain)
        assert count(opened, "contact_moment") == 2_000
        assert count(opened, "contact_index") == 2_000
        opened.close()
