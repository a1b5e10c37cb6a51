"""What warmth is counted from, read from a workspace, against counting slowly and plainly."""

import datetime as dt
import math
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from sub_crm.example.making import make
from sub_crm.insight.warmth.pressure import pressures
from sub_crm.insight.warmth.reading import read_basis
from sub_crm.insight.warmth.standing import Standing
from sub_crm.queries import pressure
from sub_crm.queries import warmth as asked
from sub_crm.store.keys import new_key
from sub_crm.store.reader import Reader
from sub_crm.store.store import Store, create
from sub_crm.values.counted import day_of
from sub_crm.values.ids import Id
from sub_crm.values.kinds import (
    WEIGHT_OF,
    Compartment,
    ContactKind,
    ContactStatus,
    Initiative,
    IssueStatus,
)
from sub_crm.values.vague_date import VagueDate
from tests import factories as a

TODAY = dt.date(2026, 11, 24)
DAYS = [TODAY - dt.timedelta(ago) for ago in (0, 30, 90, 200, 400)]


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    store = make(tmp_path_factory.mktemp("warmth") / "voorbeeld.db", today=TODAY)
    reader = store.reader()
    yield reader
    reader.close()
    store.close()


# A second opinion: from the records themselves, with dates and sets, as it is told in words.


@dataclass(frozen=True, slots=True)
class Held:
    happened_on: VagueDate
    kind: ContactKind
    initiative: Initiative | None


def _plainly(reader: Reader, one: Standing, day: dt.date, paused: set[dt.date]) -> int | None:
    """Return the total of somebody in office, None while they are new."""
    assert one.holder
    since = VagueDate(reader.value("SELECT since FROM tenures WHERE id = :id", id=one.holder.id))
    found = reader.rows(
        Held,
        "SELECT DISTINCT c.happened_on, c.kind, c.initiative FROM contact_moments c"
        " JOIN participants p ON p.contact_moment_id = c.id WHERE p.person_id = :person"
        " AND c.status = 'held' AND c.compartment = 'relation'",
        person=one.holder.person_id,
    )
    days = {held: held.happened_on.middle for held in found}
    held = {
        moment: middle
        for moment, middle in days.items()
        if middle and middle <= day and (since.first is None or middle >= since.first)
    }
    in_office = (day - since.middle).days if since.middle else 10_000
    start = _count_from(reader, one, day)
    known = min(in_office, (day - start).days) if start else in_office
    weights = {moment: WEIGHT_OF[moment.kind] / 100 for moment in held}
    if known <= one.rhythm and not any(weights.values()):
        return None
    year = [day - dt.timedelta(n) for n in range(min(365, max(in_office, 0)))]
    window = max(one.rhythm, sum(each not in paused for each in year))

    def age(then: dt.date) -> int:
        between = (then + dt.timedelta(n) for n in range(1, (day - then).days + 1))
        return sum(each not in paused for each in between)

    inside = {moment: middle for moment, middle in held.items() if age(middle) < window}
    heaviest: dict[tuple[int, int], float] = {}
    theirs = set()
    for moment, middle in inside.items():
        week = middle.isocalendar()[:2]
        heaviest[week] = max(heaviest.get(week, 0.0), weights[moment])
        if weights[moment] and moment.initiative in (Initiative.THEM, Initiative.JOINT):
            theirs.add(week)
    resets = [
        age(max(middle, start or middle))
        for moment, middle in held.items()
        if weights[moment] >= 0.5
    ]
    expected = max(1.0, window / one.rhythm)
    missed = max(0.0, min(resets) / one.rhythm - 1) if resets else math.inf
    points = 40 * 2**-missed + 25 * min(1, sum(heaviest.values()) / expected)
    points += 15 * min(1, len(theirs) / max(1, expected / 3)) + 20 * max(
        heaviest.values(), default=0
    )
    return math.floor(points + 0.5)


def _count_from(reader: Reader, one: Standing, day: dt.date) -> dt.date | None:
    """Return the day from which silence counts, by the agreements with whom it concerns."""
    for column, of in (("position_id", one.seat.id), ("organisation_id", one.seat.organisation_id)):
        text = reader.value(
            f"SELECT count_from FROM cadences WHERE {column} = :of AND agreed_on <= :day"
            " ORDER BY agreed_on DESC, id DESC",
            of=of,
            day=day.isoformat(),
        )
        if text:
            return VagueDate(text).first
    return None


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_everybody_in_office_is_as_warm_as_counting_plainly_says(example: Reader, day: dt.date):
    paused = {
        row.first_day + dt.timedelta(n)
        for row in asked.pauses(example)
        for n in range((row.last_day - row.first_day).days + 1)
    }
    standings = read_basis(example, begin=day, until=day).on(day)
    seen = {"warm": 0, "new": 0, "vacant": 0, "braked": 0}
    for one in standings[:: 1 if day == TODAY else 5]:
        if one.holder is None:
            seen["vacant"] += 1
            continue
        total = _plainly(example, one, day, paused)
        seen["warm" if one.warmth else "new"] += 1
        if one.warmth and one.warmth.strained:
            seen["braked"] += 1
            assert one.warmth.total == min(total or 0, 59)
        else:
            assert (one.warmth and one.warmth.total) == total, (one, day)
    assert seen["warm"] > 10
    assert day != TODAY or all(seen.values()), "the example has something of everything"


def test_many_days_are_judged_from_one_reading(example: Reader):
    whole = read_basis(example, begin=DAYS[-1], until=TODAY)
    for day in DAYS:
        assert whole.on(day) == read_basis(example, begin=day, until=day).on(day)


def test_one_organisation_or_person_is_judged_as_among_all(example: Reader):
    everybody = read_basis(example, begin=TODAY, until=TODAY).on(TODAY)
    zeist = next(one.seat.organisation_id for one in everybody if one.warmth)
    person = next(one.holder.person_id for one in everybody if one.holder and one.warmth)
    there = read_basis(example, begin=TODAY, until=TODAY, organisation=zeist).on(TODAY)
    assert there == [one for one in everybody if one.seat.organisation_id == zeist]
    theirs = read_basis(example, begin=TODAY, until=TODAY, person=person).on(TODAY)
    held = [one for one in theirs if one.holder]
    assert held == [one for one in everybody if one.holder and one.holder.person_id == person]


# Dates that are hard.


@dataclass(frozen=True, slots=True)
class Office:
    store: Store
    person: Id

    def spoken(self, *dates: str, **given: object) -> None:
        with closing(self.store.writer()) as writer, writer.act("log", now=a.NOW) as act:
            for text in dates:
                moment = a.contact_moment(act.session, happened_on=VagueDate(text), **given)
                a.participant(act.session, contact_moment_id=moment.id, person_id=self.person)

    def days(self, until: dt.date = TODAY) -> list[str]:
        """Return the days that the moments count on."""
        reader = self.store.reader()
        rows = asked.moments(
            reader,
            begin=until,
            until=until,
            since=dt.date(1, 1, 1),
            resetting=list(ContactKind),
        )
        reader.close()
        found = [day_of(moment) for moments in rows.values() for moment in moments]
        return sorted(dt.date.fromordinal(day).isoformat() for day in found)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    store = create(tmp_path / "werkruimte.db", new_key())
    with closing(store.writer()) as writer, writer.act("settle", now=a.NOW) as act:
        person = a.tenure(act.session, since=VagueDate("2020")).person_id
    yield Office(store, person)
    store.close()


def test_a_vague_date_counts_in_the_middle_of_its_period(office: Office):
    office.spoken("2026-10", "2026-34", "2025", "2024-02", "2026-11-03")
    expected = ["2024-02-15", "2025-07-02", "2026-05-16", "2026-10-16", "2026-11-03"]
    assert office.days() == expected
    assert expected == sorted(
        str(VagueDate(text).middle)
        for text in ("2026-10", "2026-34", "2025", "2024-02", "2026-11-03")
    )


def test_unknown_dates_and_those_ahead_are_not_counted(office: Office):
    office.spoken("XXXX-XX-XX", "2026-12-01", "2027")
    assert office.days() == []


def test_a_night_in_which_the_clock_turns_is_of_its_own_day(office: Office):
    """Half past two comes twice in one of these nights and never in the other."""
    office.spoken("2026-10-25T02:30", "2026-10-24T23:59", "2026-03-29T02:30", "2026-03-29T00:00")
    assert office.days() == ["2026-03-29", "2026-03-29", "2026-10-24", "2026-10-25"]


def test_only_what_was_held_in_the_relation_counts(office: Office):
    office.spoken("2026-11-01", status=ContactStatus.PLANNED)
    office.spoken("2026-11-02", status=ContactStatus.NOT_REACHED)
    office.spoken("2026-11-03", compartment=Compartment.SUPERVISION)
    office.spoken("2026-11-04", deleted=True)
    office.spoken("2026-11-05")
    assert office.days() == ["2026-11-05"]


def test_the_last_real_contact_is_found_however_long_ago(office: Office):
    office.spoken("2021-05-01", "2021-06-01")
    office.spoken("2022-01-01", kind=ContactKind.EMAIL)
    reader = office.store.reader()
    [one] = read_basis(reader, begin=TODAY, until=TODAY).on(TODAY)
    reader.close()
    assert one.warmth
    assert one.warmth.silent == (TODAY - dt.date(2021, 6, 1)).days


# What plays.


def test_pressure_counts_open_dossiers_and_late_promises(tmp_path: Path):
    store = create(tmp_path / "werkruimte.db", new_key())
    with closing(store.writer()) as writer, writer.act("settle", now=a.NOW) as act:
        session = act.session
        zeist = a.organisation(session).id
        for urgency, due, given in (
            (3, "2026-11-23", {}),
            (2, "2026-11-24", {}),
            (1, "2026-11", {"status": IssueStatus.WAITING}),
            (3, "2026-01-01", {"status": IssueStatus.CLOSED, "closed": VagueDate("2026-06-01")}),
            (2, "2026-01-01", {"status": IssueStatus.OFF_THE_TABLE}),
        ):
            issue = a.issue(session, urgency=urgency, **given).id
            a.issue_stance(session, issue_id=issue, organisation_id=zeist)
            a.follow_up(session, issue_id=issue, due=VagueDate(due))
    reader = store.reader()
    dossiers, dues = pressure.dossiers(reader), pressure.dues(reader)
    reader.close()
    store.close()

    def total(day: dt.date) -> int:
        return pressures(dossiers, dues, day)[zeist].total

    assert total(TODAY) == 2 * 3 + 2 + 1
    assert total(TODAY + dt.timedelta(7)) == 2 * (3 + 2 + 1)
    assert total(dt.date(2026, 5, 31)) == 3 + 2 + 1 + 2 * 3
    assert total(dt.date(2026, 6, 1)) == 3 + 2 + 1
