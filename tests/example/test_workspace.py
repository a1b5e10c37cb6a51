"""The example workspace: whole, plausible, the same every time, and recognisably invented."""

import datetime as dt
import itertools
from collections import Counter, defaultdict
from functools import cache
from typing import Any

import pytest
from sqlalchemy import create_engine, event, insert, text

from sub_crm.commands.registers import register_rows
from sub_crm.example.colleagues import CURRENT_USER
from sub_crm.example.workspace import ORDER, build
from sub_crm.models import Base
from sub_crm.values.kinds import (
    COUNTS_AS_CONTACT,
    WEIGHT_OF,
    Compartment,
    ContactKind,
    ContactPointKind,
    ContactStatus,
    FollowUpStatus,
    OrganisationKind,
    TenureKind,
)
from sub_crm.values.vague_date import Precision

TODAY = dt.date(2026, 11, 23)
Row = dict[str, Any]
Rows = dict[str, list[Row]]


@cache
def workspace() -> Rows:
    return build(TODAY)


def relations() -> dict[bytes, str]:
    kinds = (OrganisationKind.MUNICIPALITY, OrganisationKind.WATER_BOARD)
    return {
        row["id"]: row["short_name"] for row in workspace()["organisation"] if row["kind"] in kinds
    }


def invented_moments() -> list[Row]:
    """Those that the example makes up; of the source document's nobody knows day or writer."""
    facts = {row["id"] for row in register_rows()["contact_moment"]}
    return [row for row in workspace()["contact_moment"] if row["id"] not in facts]


def last_contacts() -> dict[str, int]:
    """Days since the last talk that counts, by organisation."""
    names, moments = relations(), {row["id"]: row for row in workspace()["contact_moment"]}
    days: dict[str, int] = {}
    for row in workspace()["participant"]:
        moment, name = moments[row["contact_moment_id"]], names.get(row["organisation_id"], "")
        day = moment["happened_on"].first
        counts = WEIGHT_OF[moment["kind"]] >= COUNTS_AS_CONTACT
        if day and counts and moment["status"] == ContactStatus.HELD:
            days[name] = min(days.get(name, 9999), (TODAY - day).days)
    return days


def test_every_table_takes_the_rows_in_the_order_given() -> None:
    engine = create_engine("sqlite://")
    event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA foreign_keys = ON"))
    Base.metadata.create_all(engine)
    with engine.begin() as connection:
        for name, rows in workspace().items():
            connection.execute(insert(Base.metadata.tables[name]), rows)
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
        stored = connection.execute(text("SELECT count(*) FROM contact_moment")).scalar_one()
    engine.dispose()
    assert stored == len(workspace()["contact_moment"])


def test_all_rows_of_a_table_have_the_same_columns() -> None:
    assert list(workspace()) == list(ORDER)
    for rows in workspace().values():
        assert len({frozenset(row) for row in rows}) == 1


def test_two_builds_are_equal_and_another_seed_differs() -> None:
    assert build(TODAY) == workspace()
    assert build(TODAY, seed=27) != workspace()


@pytest.mark.parametrize(
    "today", [dt.date(2024, 2, 29), dt.date(2025, 8, 3), dt.date(2027, 1, 1), dt.date(2031, 12, 28)]
)
def test_the_example_can_be_made_on_any_day(today: dt.date) -> None:
    rows = build(today)
    held = [row for row in rows["contact_moment"] if row["status"] == ContactStatus.HELD]
    assert 900 <= len(held) <= 1400
    assert all((row["happened_on"].first or today) <= today for row in held)


def test_all_56_facts_of_the_source_document_are_there() -> None:
    assert len({row["code"] for row in workspace()["source_record"]}) == 56


def test_each_relation_has_one_counterpart_seats_an_account_manager_and_talks() -> None:
    rows, bodies = workspace(), set(relations())
    counterparts = Counter(
        row["organisation_id"] for row in rows["position"] if row["is_counterpart"]
    )
    assert counterparts == dict.fromkeys(bodies, 1)
    held = Counter(
        row["organisation_id"]
        for row in rows["assignment"]
        if row["role"] == "account_manager" and row["until"] is None
    )
    assert {body: held[body] for body in bodies} == dict.fromkeys(bodies, 1)
    spoken_to = {row["organisation_id"] for row in rows["participant"]}
    assert bodies <= spoken_to


def test_no_two_people_surely_hold_a_seat_together_in_the_ordinary_way() -> None:
    by_seat: dict[bytes, list[Row]] = defaultdict(list)
    for row in workspace()["tenure"]:
        if row["kind"] == TenureKind.ORDINARY:
            by_seat[row["position_id"]].append(row)
    for terms in by_seat.values():
        for former, latter in itertools.pairwise(terms):
            assert former["until"], "the former holder has left"
            left, came = former["until"].first, latter["since"].last
            assert came is None or left <= came


def test_the_history_of_seats_shows_every_way_to_hold_or_leave_one() -> None:
    tenures = workspace()["tenure"]
    assert {row["kind"] for row in tenures} == set(TenureKind)
    assert {row["since"].precision for row in tenures} == set(Precision) - {Precision.MINUTE}
    assert all(row["since"].first is None or row["since"].first <= TODAY for row in tenures)
    assert any(row["predecessor_id"] for row in tenures)
    careers = Counter(row["person_id"] for row in tenures)
    assert sum(count > 1 for count in careers.values()) >= 4


def test_some_seats_are_vacant_since_a_known_day() -> None:
    filled = {row["position_id"] for row in workspace()["tenure"] if row["until"] is None}
    left = {
        row["position_id"]
        for row in workspace()["tenure"]
        if row["until"] and row["until"].last <= TODAY
    }
    assert len(left - filled) >= 7


def test_every_talk_is_with_an_organisation_and_by_one_of_us() -> None:
    bodies: set[bytes] = set()
    colleagues: set[bytes] = set()
    for row in workspace()["participant"]:
        (bodies if row["organisation_id"] else colleagues).add(row["contact_moment_id"])
    assert {row["id"] for row in workspace()["contact_moment"]} == bodies
    assert {row["id"] for row in invented_moments()} == colleagues


def test_who_takes_part_held_that_seat_on_that_day() -> None:
    terms: dict[tuple[bytes, bytes], list[Row]] = defaultdict(list)
    for row in workspace()["tenure"]:
        terms[row["person_id"], row["position_id"]].append(row)
    moments = {row["id"]: row["happened_on"] for row in workspace()["contact_moment"]}
    for row in workspace()["participant"]:
        if row["position_id"]:
            term, when = (
                terms[row["person_id"], row["position_id"]][0],
                moments[row["contact_moment_id"]],
            )
            assert not when.surely_before(term["since"])
            assert term["until"] is None or not term["until"].surely_before(when)


def test_planned_talks_lie_ahead_and_held_ones_behind() -> None:
    for row in invented_moments():
        when = row["happened_on"]
        if row["status"] == ContactStatus.PLANNED:
            assert when.last >= TODAY
        else:
            assert when.first is None or when.first <= TODAY
        assert row["created_at"].date() <= TODAY


def test_talks_are_on_working_days_in_office_hours() -> None:
    for row in workspace()["contact_moment"]:
        when = row["happened_on"]
        if when.precision in (Precision.DAY, Precision.MINUTE):
            assert when.first.weekday() < 5
        if when.time:
            assert dt.time(9) <= when.time < dt.time(17)


def test_rows_of_a_guarded_talk_bear_its_marks() -> None:
    moments = {row["id"]: row for row in workspace()["contact_moment"]}
    for table in ("participant", "contact_issue", "contact_theme"):
        for row in workspace()[table]:
            moment = moments[row["contact_moment_id"]]
            for mark in ("confidentiality", "compartment"):
                assert row[mark] == moment[mark]


def test_supervision_talks_are_in_their_compartment_and_by_another_than_the_user() -> None:
    for row in workspace()["contact_moment"]:
        supervised = row["kind"] == ContactKind.SUPERVISION_TALK
        assert supervised == (row["compartment"] == Compartment.SUPERVISION)
        assert not (supervised and row["created_by"] == CURRENT_USER)


def test_relations_are_as_warm_or_cold_as_they_are_meant_to_be() -> None:
    names = relations()
    rhythm = {
        names[row["organisation_id"]]: row["days"]
        for row in workspace()["cadence"]
        if row["organisation_id"]
    }
    silent = last_contacts()
    over = {name for name, days in rhythm.items() if silent[name] > days}
    assert {"Oudewater", "Renswoude", "Eemnes", "Nieuwegein", "Rhenen"} <= over
    assert "Lopik" not in over
    assert len(over) == 9
    nearly = {name for name, days in rhythm.items() if 0.8 * days < silent[name] <= days}
    assert {"Leusden", "Woerden", "Veenendaal"} <= nearly


def test_the_user_holds_eight_organisations_and_stands_in_for_a_colleague() -> None:
    mine = [row for row in workspace()["assignment"] if row["user_id"] == CURRENT_USER]
    now = {
        relations()[row["organisation_id"]]
        for row in mine
        if row["role"] == "account_manager" and row["until"] is None
    }
    assert now == {
        "Lopik", "Montfoort", "Oudewater", "Woerden", "IJsselstein", "Woudenberg", "Zeist",
        "De Stichtse Rijnlanden",
    }  # fmt: skip
    assert any(row["role"] == "deputy" and row["until"].last >= TODAY for row in mine)


def test_the_desk_of_the_user_has_two_things_too_late_and_four_for_today() -> None:
    due = [
        (row["due"].last - TODAY).days
        for row in workspace()["follow_up"]
        if row["owner_id"] == CURRENT_USER and row["status"] == FollowUpStatus.OPEN and row["due"]
    ]
    assert sum(days < 0 for days in due) == 2
    assert sum(days == 0 for days in due) == 4


def test_follow_ups_are_open_done_and_dropped_and_what_is_over_has_its_moment() -> None:
    rows = workspace()["follow_up"]
    counts = Counter(row["status"] for row in rows)
    assert counts[FollowUpStatus.OPEN] == 80
    talked_about = [row for row in rows if row["contact_moment_id"]]
    assert sum(row["status"] == FollowUpStatus.DONE for row in talked_about) == 250
    assert all((row["closed_at"] is None) == (row["status"] == "open") for row in rows)
    assert {row["promise_by"] for row in rows} == {None, "us", "them"}


def test_after_the_elections_only_the_users_own_aldermen_are_still_asked_about() -> None:
    """Whoever serves again elsewhere was asked about, and somebody said that they stay."""
    asked = [row for row in workspace()["follow_up"] if row["title"].startswith("Opvolger vragen")]
    assert len(asked) > 20
    assert {row["status"] for row in asked} == {FollowUpStatus.DONE}
    assert CURRENT_USER not in {row["owner_id"] for row in asked}
    assert all(row["closed_at"] for row in asked)


def test_nobody_can_be_written_to_or_called() -> None:
    people = [row for row in workspace()["contact_point"] if row["person_id"]]
    assert people
    for row in people:
        if row["kind"] == ContactPointKind.EMAIL:
            assert row["value"].isascii()
            assert row["value"].endswith(".example")
        else:
            assert row["value"].startswith(("+31300", "+31600"))
            assert len(row["value"]) == len("+31301234567")


def test_no_two_people_share_surname_and_first_initial() -> None:
    names = Counter(
        (row["name_prefix"], row["surname"], row["initials"][:1]) for row in workspace()["person"]
    )
    assert [name for name, count in names.items() if count > 1] == []
