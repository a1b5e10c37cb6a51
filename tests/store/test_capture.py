"""Whatever way a record is written, the journal tells what changed, and only that."""

import pytest
import sqlcipher3.dbapi2 as engine
from sqlalchemy import text, update

from sub_crm.models import ContactMoment, FollowUp, Organisation
from sub_crm.store.file import Connection
from sub_crm.store.writer import Writer
from sub_crm.values.ids import Id, new_id
from sub_crm.values.kinds import FollowUpStatus
from sub_crm.values.vague_date import VagueDate
from tests import factories as make
from tests.store.looking import RECORD_TABLES, Entry, journal


@pytest.fixture
def moment(writer: Writer) -> Id:
    with writer.act("log", now=make.NOW) as act:
        return make.contact_moment(act.session, summary="Eerst", place="Zeist").id


# Every way of writing.


def test_a_change_through_a_model_is_in_the_journal(writer: Writer, raw: Connection, moment: Id):
    with writer.act("edit", now=make.NOW) as act:
        act.session.get_one(ContactMoment, moment).summary = "Toen"
    told = Entry("contact_moment", moment, {"summary": "Eerst"}, {"summary": "Toen"})
    assert journal(raw)[-1] == told
    assert act.changes.records == {("contact_moment", moment)}


def test_a_change_of_many_at_once_is_told_for_each(writer: Writer, raw: Connection):
    with writer.act("add", now=make.NOW) as act:
        made = {make.follow_up(act.session, title=f"Taak {n}").id for n in range(20)}
    with writer.act("complete", now=make.NOW) as act:
        act.session.execute(update(FollowUp).values(status=FollowUpStatus.DONE))
    told = journal(raw)[20:]
    assert {entry.record for entry in told} == made
    assert all(entry.after == {"status": "done"} for entry in told)
    assert len(act.changes.records) == 20


def test_a_change_in_plain_sql_is_in_the_journal(writer: Writer, raw: Connection, moment: Id):
    with writer.act("edit", now=make.NOW) as act:
        act.session.execute(text("UPDATE contact_moment SET note = note || 'erbij'"))
    assert journal(raw)[-1] == Entry("contact_moment", moment, {"note": ""}, {"note": "erbij"})


def test_a_change_past_the_program_is_in_the_journal(raw: Connection, moment: Id):
    raw.execute("UPDATE contact_moment SET mood = 4")
    assert journal(raw)[-1] == Entry("contact_moment", moment, {}, {"mood": 4})


def test_insert_or_replace_of_something_new_is_in_the_journal(writer: Writer, raw: Connection):
    new = new_id()
    with writer.act("add", now=make.NOW) as act:
        sql = (
            "INSERT OR REPLACE INTO theme (id, code, name_nl, name_en) VALUES (:id, 'w', 'W', 'H')"
        )
        act.session.execute(text(sql), {"id": new})
    assert journal(raw) == [Entry("theme", new, None, None)]


@pytest.mark.parametrize("verb", ["INSERT OR REPLACE", "REPLACE"])
def test_replacing_a_record_in_secret_is_refused(
    raw: Connection, writer: Writer, moment: Id, verb: str
):
    with pytest.raises(engine.IntegrityError, match="never removed"):
        raw.execute(
            f"{verb} INTO contact_moment (id, kind, happened_on) VALUES (?, 'email', '2026')",
            (moment,),
        )
    assert raw.execute("SELECT kind FROM contact_moment").fetchone() == ("conversation",)


@pytest.mark.parametrize("table", [name for name in sorted(RECORD_TABLES) if hasattr(make, name)])
def test_no_record_is_removed_or_gets_another_id(writer: Writer, raw: Connection, table: str):
    with writer.act("add", now=make.NOW) as act:
        record = getattr(make, table)(act.session).id
    with pytest.raises(engine.IntegrityError, match="never removed"):
        raw.execute(f"DELETE FROM {table} WHERE id = ?", (record,))
    with pytest.raises(engine.IntegrityError, match="an id never changes"):
        raw.execute(f"UPDATE {table} SET id = ? WHERE id = ?", (new_id(), record))
    assert raw.execute(f"SELECT count(*) FROM {table} WHERE id = ?", (record,)).fetchone() == (1,)


# What the journal holds.


def test_a_new_record_needs_no_payload(raw: Connection, moment: Id):
    assert journal(raw) == [Entry("contact_moment", moment, None, None)]


def test_only_what_changed_is_kept(writer: Writer, raw: Connection, moment: Id):
    with writer.act("edit", now=make.NOW) as act:
        changed = act.session.get_one(ContactMoment, moment)
        changed.summary, changed.place, changed.mood = "Toen", "Zeist", 3
    told = Entry("contact_moment", moment, {"summary": "Eerst"}, {"summary": "Toen", "mood": 3})
    assert journal(raw)[-1] == told


def test_what_is_written_as_it_was_is_no_change(writer: Writer, raw: Connection, moment: Id):
    with writer.act("edit", now=make.NOW) as act:
        act.session.execute(text("UPDATE contact_moment SET summary = summary, updated_at = 1"))
    assert len(journal(raw)) == 1
    assert act.changes.act is None
    assert raw.execute("SELECT verb FROM act").fetchall() == [("log",)]


def test_what_comes_from_nothing_or_goes_to_nothing_lacks_on_that_side(
    writer: Writer, raw: Connection
):
    with writer.act("add", now=make.NOW) as act:
        task = make.follow_up(act.session)
    for due in (None, VagueDate("2027-01"), VagueDate.UNKNOWN):
        with writer.act("postpone", now=make.NOW) as act:
            act.session.get_one(FollowUp, task.id).due = due
    assert [(entry.before, entry.after) for entry in journal(raw)[1:]] == [
        ({"due": "2026-11-27"}, {}),
        ({}, {"due": "2027-01"}),
        ({"due": "2027-01"}, {"due": "XXXX-XX-XX"}),
    ]


def test_ids_are_kept_in_hexadecimal(writer: Writer, raw: Connection):
    with writer.act("add", now=make.NOW) as act:
        body, task = make.organisation(act.session), make.follow_up(act.session)
    with writer.act("edit", now=make.NOW) as act:
        act.session.get_one(FollowUp, task.id).organisation_id = body.id
    assert journal(raw)[-1].after == {"organisation_id": body.id.hex().upper()}


@pytest.mark.parametrize("word", ['{"a": 1}', "null", "[]", "12", "", "é 🏛 'x' \"y\"", "a\nb"])
def test_text_stays_text_whatever_it_looks_like(
    writer: Writer, raw: Connection, moment: Id, word: str
):
    with writer.act("edit", now=make.NOW) as act:
        act.session.get_one(ContactMoment, moment).summary = word
    assert (journal(raw)[-1].after or {})["summary"] == word


def test_what_follows_by_itself_is_not_told(writer: Writer, raw: Connection, moment: Id):
    with writer.act("add", now=make.NOW) as act:
        make.participant(act.session, contact_moment_id=moment)
        make.person(act.session)
    with writer.act("edit", now=make.NOW) as act:
        act.session.get_one(ContactMoment, moment).happened_on = VagueDate("2025-03")
    assert raw.execute("SELECT sorts_at FROM participant").fetchall() == [("2025-03-01",)]
    told = [key for entry in journal(raw) for key in (entry.before or {}) | (entry.after or {})]
    assert told == ["happened_on"]


def test_who_and_when_are_in_the_act_and_not_in_the_payload(
    writer: Writer, raw: Connection, moment: Id
):
    with writer.act("edit", now=make.NOW) as act:
        act.session.get_one(ContactMoment, moment).summary = "Toen"
    stamped = raw.execute(
        "SELECT created_by, updated_by, updated_at FROM contact_moment"
    ).fetchone()
    at = int(make.NOW.timestamp() * 1_000_000)
    assert stamped == (writer.author.user_id, writer.author.user_id, at)
    assert raw.execute("SELECT verb, at, user_id FROM act").fetchall() == [
        ("log", at, writer.author.user_id),
        ("edit", at, writer.author.user_id),
    ]
    assert journal(raw)[-1].after == {"summary": "Toen"}


def test_an_act_that_fails_leaves_no_trace(writer: Writer, raw: Connection):
    with pytest.raises(ZeroDivisionError), writer.act("add", now=make.NOW) as act:
        act.session.add(Organisation(short_name=str(1 / 0)))
    assert journal(raw) == []
    assert raw.execute("SELECT count(*) FROM act").fetchone() == (0,)


# No table slips through.


def test_each_table_of_records_is_captured(raw: Connection):
    assert uncaptured_tables(raw) == set()


@pytest.mark.parametrize(
    "trigger", ["capture_new_theme", "capture_update_theme", "refuse_delete_theme"]
)
def test_a_table_that_lost_its_capture_is_noticed(raw: Connection, trigger: str):
    raw.execute(f"DROP TRIGGER {trigger}")
    assert uncaptured_tables(raw) == {"theme"}


def uncaptured_tables(connection: Connection) -> set[str]:
    """Return the tables of records of which something could change without the journal."""
    found = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    kinds = ("capture_new", "capture_update", "refuse_new_id", "refuse_delete")
    tables = connection.execute(
        "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c"
        " WHERE m.type = 'table' AND c.name = 'created_by'"
    )
    return {table for (table,) in tables if any(f"{kind}_{table}" not in found for kind in kinds)}
