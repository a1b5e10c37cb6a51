"""The history of a record, as the journal and the rules of who may see what give it."""

import datetime as dt
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sub_crm.insight.history.versions import Version
from sub_crm.orders.contacts import Attendee, SetAttendees, SetContactIssues
from sub_crm.orders.follow_ups import CompleteFollowUps
from sub_crm.orders.history import RestoreRecord
from sub_crm.orders.records import Edit, Remove
from sub_crm.queries.acts import ActRow, last_acts
from sub_crm.queries.history import history_of, names_of
from sub_crm.ui.record_history.reading import HistoryRows, read_history, read_past
from sub_crm.values.kinds import Confidentiality
from sub_crm.values.vague_date import VagueDate
from tests import factories as make
from tests.history_world import Past

TODAY = dt.date(2026, 11, 24)


@pytest.fixture
def past(tmp_path: Path) -> Iterator[Past]:
    made = Past(tmp_path)
    yield made
    made.reader.close()
    made.close()
    made.store.close()


def edit(past: Past, field: str, value: object) -> Edit:
    return Edit(table="contact_moment", id=past.town.talk, field=field, value=value)


def read(past: Past) -> HistoryRows:
    rows = read_history(past.reader, "contact_moment", past.town.talk, today=TODAY)
    assert rows is not None
    return rows


def told(past: Past) -> list[str]:
    return [version.what for version in read(past).versions]


def newest(past: Past) -> Version:
    return read(past).versions[0]


def acts(past: Past) -> dict[int, ActRow]:
    return {row.id: row for row in last_acts(past.reader, user=past.me)}


def test_each_change_is_a_version_with_who_and_what_the_newest_first(past: Past):
    past.on(3, edit(past, "mood", 3))
    past.on(4, edit(past, "mood", 4), by=past.town.colleague)
    found = read(past).versions
    assert [version.what for version in found] == [
        "sfeer van 3 naar 4",
        "sfeer",
        "contactmoment gemaakt",
    ]
    assert [version.user for version in found[:2]] == ["Joris Kok", "Samira el Idrissi"]


def test_values_read_as_people_write_them(past: Past):
    past.on(3, edit(past, "kind", "phone_call"))
    past.on(3, edit(past, "happened_on", "2026-11-02T10:00"))
    dated, kind = (version.edits[0] for version in read(past).versions[:2])
    assert (kind.before, kind.after) == ("Gesprek", "Telefoongesprek")
    assert (dated.before, dated.after) == ("di 10 nov", "ma 2 nov, 10:00")


def test_an_owner_is_told_by_name(past: Past):
    order = Edit(table="issue", id=past.town.heat, field="owner_id", value=past.town.colleague)
    past.on(3, order)
    rows = read_history(past.reader, "issue", past.town.heat, today=TODAY)
    assert rows
    assert rows.versions[0].edits[0].after == "Joris Kok"


def test_a_participant_who_came_and_one_who_went_are_told_by_name(past: Past):
    guest = Attendee(person_id=past.town.jansen)
    past.on(3, SetAttendees(contact_moment_id=past.town.talk, attendees=(guest,)))
    assert newest(past).what.startswith(
        "deelnemer A. de Vries verwijderd, deelnemer Jansen toegevoegd"
    )


def test_an_undone_addition_is_told_as_taken_back(past: Past):
    issues = (past.town.housing, past.town.heat)
    act = past.on(3, SetContactIssues(contact_moment_id=past.town.talk, issue_ids=issues))
    past.undo(act)
    assert told(past)[:2] == [
        "teruggedraaid: dossier Warmtenet Zuid verwijderd",
        "dossier Warmtenet Zuid toegevoegd",
    ]


def test_what_a_colleague_wrote_in_private_has_no_history(past: Past):
    def put(session: object) -> bytes:
        private = Confidentiality.PERSONAL
        made = make.contact_moment(session, summary="Vertrouwd", confidentiality=private)  # type: ignore[arg-type]
        return made.id

    moment = past.given(3, put, by=past.town.colleague)
    assert history_of(past.reader, "contact_moment", moment) == []
    assert names_of(past.reader, [("contact_moment", moment)]) == {}


def test_a_hidden_dossier_is_named_afgeschermd_where_it_was_linked(past: Past):
    def put(session: object) -> bytes:
        made = make.issue(session, title="Geheim", confidentiality=Confidentiality.PERSONAL)  # type: ignore[arg-type]
        return made.id

    secret = past.given(3, put, by=past.town.colleague)
    order = Edit(table="follow_up", id=past.town.figures, field="title", value="Bellen")
    past.on(4, order)

    def link(session: object) -> None:
        from sub_crm.models import FollowUp

        session.get_one(FollowUp, past.town.figures).issue_id = secret  # type: ignore[attr-defined]

    past.given(5, link)
    rows = read_history(past.reader, "follow_up", past.town.figures, today=TODAY)
    assert rows
    assert rows.versions[0].edits[0].after == "afgeschermd"


def test_a_private_part_of_a_colleague_stays_out_of_a_shared_history(past: Past):
    def put(session: object) -> None:
        make.contact_point(
            session,  # type: ignore[arg-type]
            person_id=past.town.anna,
            value="geheim@example.org",
            confidentiality=Confidentiality.PERSONAL,
        )

    past.given(3, put, by=past.town.colleague)
    rows = read_history(past.reader, "person", past.town.anna, today=TODAY)
    assert rows
    assert all("geheim" not in version.what for version in rows.versions)


def test_the_history_of_a_table_without_one_is_refused(past: Past):
    with pytest.raises(KeyError):
        history_of(past.reader, "participant", past.town.talk)


def test_a_record_can_be_seen_as_it_was_at_the_end_of_a_day(past: Past):
    past.on(3, edit(past, "note", "Eerste verslag"))
    past.on(5, edit(past, "note", "Tweede verslag"))
    guest = Attendee(person_id=past.town.jansen)
    past.on(6, SetAttendees(contact_moment_id=past.town.talk, attendees=(guest,)))
    day = VagueDate("2026-11-04")
    rows = read_past(past.reader, "contact_moment", past.town.talk, day, today=TODAY)
    assert rows
    assert rows.existed
    assert ("Verslag", "Eerste verslag") in rows.fields
    assert ("Deelnemer", "A. de Vries") in rows.fields
    assert ("Deelnemer", "Jansen") not in rows.fields


def test_before_it_was_made_a_record_did_not_exist(past: Past):
    day = VagueDate("2026-10-30")
    rows = read_past(past.reader, "contact_moment", past.town.talk, day, today=TODAY)
    assert rows
    assert not rows.existed


def test_an_act_on_many_records_is_listed_once_with_their_number(past: Past):
    both = (past.town.figures, past.town.invitation)
    act = past.on(3, CompleteFollowUps(ids=both))
    assert acts(past)[act].records == 2
    assert list(acts(past)) == [act]


def test_an_act_under_later_work_on_the_same_field_is_blocked(past: Past):
    first = past.on(3, edit(past, "note", "Een"))
    second = past.on(4, edit(past, "note", "Twee"))
    other = past.on(5, edit(past, "mood", 4))
    assert [acts(past)[act].blocked for act in (first, second, other)] == [True, False, False]
    past.undo(second)
    assert not acts(past)[first].blocked


def test_making_something_is_blocked_once_it_was_worked_on(past: Past):
    made = past.on(3, Remove(table="follow_up", ids=(past.town.figures,)))
    assert not acts(past)[made].blocked
    guest = Attendee(new_name="mevrouw Smit")
    added = past.on(4, SetAttendees(contact_moment_id=past.town.talk, attendees=(guest,)))
    smit = past.reader.value("SELECT id FROM people WHERE surname = 'Smit'")
    past.on(5, Edit(table="person", id=smit, field="note", value="Belt graag"))
    assert acts(past)[added].blocked


def test_undo_redo_and_undo_again_is_undone(past: Past):
    act = past.on(3, edit(past, "note", "Een"))
    undo = past.undo(act)
    assert acts(past)[act].undone
    redo = past.undo(undo)
    assert not acts(past)[act].undone
    assert acts(past)[act].newest == redo
    again = past.undo(redo)
    assert acts(past)[act].undone
    assert acts(past)[act].newest == again


def test_colleagues_and_the_start_are_not_among_my_acts(past: Past):
    past.on(3, edit(past, "note", "Van Joris"), by=past.town.colleague)
    assert acts(past) == {}


def test_a_restored_record_counts_as_one_more_version(past: Past):
    past.on(3, edit(past, "note", "Een"))
    act = past.on(4, edit(past, "note", "Twee"))
    change = past.reader.value("SELECT id FROM change WHERE act_id = :act", act=act)
    past.on(5, RestoreRecord(table="contact_moment", id=past.town.talk, before_change=change))
    assert newest(past).edits[0].after == "Een"
    assert len(told(past)) == 4


@pytest.mark.bench
def test_five_thousand_changes_among_a_hundred_thousand_are_read_at_once(past: Past):
    def fill(session: object) -> None:
        connection = session.connection()  # type: ignore[attr-defined]
        connection.exec_driver_sql(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)"
            " INSERT INTO change (act_id, table_name, record_id, before, after)"
            " SELECT 1, 'contact_moment', CASE WHEN i % 20 = 0 THEN :talk ELSE randomblob(16) END,"
            " json_object('mood', 1 + i % 5), json_object('mood', 1 + (i + 1) % 5) FROM n",
            {"talk": past.town.talk},
        )

    past.given(3, fill)
    history_of(past.reader, "contact_moment", past.town.talk)
    best = min(_timed(past) for _try in range(5))
    assert best <= 0.05


def _timed(past: Past) -> float:
    begun = time.perf_counter()
    found = history_of(past.reader, "contact_moment", past.town.talk)
    assert len(found) == 500
    return time.perf_counter() - begun
