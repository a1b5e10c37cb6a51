"""Reminders come once and on time: over midnight, in summer and winter nights, after any jump."""

import datetime as dt
from collections.abc import Iterable
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sub_crm.insight.reminders import MOST_TOLD, Due, Plan, Reminder, Sort, plan
from sub_crm.queries.follow_ups import FollowUpRow
from sub_crm.queries.today import AgendaRow
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ContactKind, FollowUpStatus
from sub_crm.values.vague_date import VagueDate

HERE = ZoneInfo("Europe/Amsterdam")
SECRET = b"s" * 16


def follow_up(due: str, *, id: Id = b"f" * 16, title: str = "Cijfers sturen") -> FollowUpRow:
    date = VagueDate(due)
    return FollowUpRow(
        id=id,
        title=title,
        due=date,
        due_last=date.last,
        promise_by=None,
        status=FollowUpStatus.OPEN,
        owner_id=None,
        owner=None,
        organisation_id=None,
        organisation="Zeist",
        person_id=None,
        person=None,
        position_id=None,
        position=None,
        issue_id=None,
        issue=None,
        origin_kind=None,
    )


def contact(on: str, *, id: Id = b"c" * 16) -> AgendaRow:
    return AgendaRow(
        id=id,
        happened_on=VagueDate(on),
        kind=ContactKind.PHONE_CALL,
        summary="Kennismaking",
        place="",
        organisation_id=None,
        organisation="Zeist",
    )


def here(text: str, *, second: bool = False) -> dt.datetime:
    """A civil time; `second` for the later of an hour that comes twice."""
    civil = dt.datetime.fromisoformat(text).replace(tzinfo=HERE, fold=int(second))
    return civil.astimezone(dt.UTC)


def of(*follow_ups: str, agenda: Iterable[str] = ()) -> Due:
    return Due([follow_up(each) for each in follow_ups], [contact(each) for each in agenda])


class Clock:
    """Looks at what is due again and again, and remembers what was told."""

    def __init__(self, due: Due) -> None:
        self.due, self.told = due, tuple[str, ...]()

    def look(self, now: dt.datetime) -> list[Sort]:
        found = plan(self.due, now, self.told, secret=SECRET)
        self.told = found.told
        return [each.sort for each in found.tell]


def told_at(due: Due, now: str) -> tuple[Reminder, ...]:
    return plan(due, here(now), (), secret=SECRET).tell


def after_morning(due: Due, now: str) -> Plan:
    """What is planned at a time of which the morning was told already."""
    morning = plan(due, here(f"{now[:10]}T08:30"), (), secret=SECRET).told
    return plan(due, here(now), morning, secret=SECRET)


def test_a_follow_up_with_a_time_is_told_at_that_time():
    clock = Clock(of("2026-11-24T14:00"))
    assert clock.look(here("2026-11-24T08:31")) == [Sort.DAY]
    assert clock.look(here("2026-11-24T13:59:59")) == []
    assert clock.look(here("2026-11-24T14:00")) == [Sort.FOLLOW_UP]
    assert clock.look(here("2026-11-24T14:01")) == []


def test_a_reminder_says_what_it_is_about_and_when():
    [reminder] = after_morning(of("2026-11-24T14:00"), "2026-11-24T14:00").tell
    assert reminder == Reminder(
        Sort.FOLLOW_UP, "Cijfers sturen", "Zeist", time=dt.time(14), today=0
    )


def test_a_planned_contact_is_told_ten_minutes_before_and_not_once_it_began():
    due = of(agenda=["2026-11-24T14:20"])
    assert after_morning(due, "2026-11-24T14:09:59").tell == ()
    [reminder] = after_morning(due, "2026-11-24T14:10").tell
    assert (reminder.sort, reminder.minutes, reminder.time) == (Sort.CONTACT, 10, dt.time(14, 20))
    [late] = after_morning(due, "2026-11-24T14:17:30").tell
    assert late.minutes == 3
    assert after_morning(due, "2026-11-24T14:20").tell == ()


def test_what_has_no_time_is_told_in_the_morning_only():
    clock = Clock(of("2026-11-24", "2026-11-23", "2026-11"))
    assert clock.look(here("2026-11-24T08:29")) == []
    assert clock.look(here("2026-11-24T08:30")) == [Sort.DAY]
    assert clock.look(here("2026-11-24T23:59")) == []


def test_the_morning_counts_what_is_for_today_and_what_is_too_late():
    due = of("2026-11-24", "2026-11-24T09:00", "2026-11-23", "2026-11-30")
    [reminder] = told_at(due, "2026-11-24T08:45")
    assert (reminder.sort, reminder.today, reminder.overdue) == (Sort.DAY, 2, 1)


def test_a_morning_without_anything_is_silent_for_the_rest_of_the_day():
    clock = Clock(of("2026-11-25"))
    assert clock.look(here("2026-11-24T09:00")) == []
    clock.due = of("2026-11-24")
    assert clock.look(here("2026-11-24T11:00")) == []
    assert clock.look(here("2026-11-25T09:00")) == [Sort.DAY]


def test_whoever_opens_the_program_at_night_hears_of_the_day_in_the_morning():
    found = plan(of("2026-11-24"), here("2026-11-24T01:00"), (), secret=SECRET)
    assert found.tell == ()
    assert found.again == here("2026-11-24T08:30")


# over midnight


def test_a_contact_just_after_midnight_is_told_before_it():
    [reminder] = after_morning(of(agenda=["2026-11-25T00:05"]), "2026-11-24T23:55").tell
    assert reminder.sort is Sort.CONTACT


def test_a_follow_up_just_before_midnight_is_told_also_when_the_clock_is_looked_at_after_it():
    clock = Clock(of("2026-11-24T23:59"))
    clock.look(here("2026-11-24T09:00"))
    assert clock.look(here("2026-11-25T00:00:30")) == [Sort.FOLLOW_UP]
    assert clock.look(here("2026-11-25T08:30")) == [Sort.DAY]


def test_every_day_has_its_own_morning():
    clock = Clock(of("2026-11-20"))
    mornings = [clock.look(here(f"2026-11-{day}T10:00")) for day in (24, 24, 25, 26)]
    assert mornings == [[Sort.DAY], [], [Sort.DAY], [Sort.DAY]]


# nights in which the clock is changed


def test_an_hour_that_comes_twice_is_told_the_first_time_and_once():
    clock = Clock(of("2026-10-25T02:30"))
    assert clock.look(here("2026-10-25T02:29")) == []
    assert clock.look(here("2026-10-25T02:30")) == [Sort.FOLLOW_UP]
    assert clock.look(here("2026-10-25T02:30", second=True)) == []


def test_an_hour_that_never_comes_is_told_an_hour_later():
    clock = Clock(of("2026-03-29T02:30"))
    assert clock.look(here("2026-03-29T01:59:59")) == []
    assert clock.look(here("2026-03-29T03:00")) == []
    assert clock.look(here("2026-03-29T03:30")) == [Sort.FOLLOW_UP]


def test_ten_minutes_before_a_contact_are_ten_minutes_also_over_the_change():
    due = of(agenda=["2026-03-29T03:05"])
    assert plan(due, here("2026-03-29T01:54"), (), secret=SECRET).tell == ()
    [reminder] = plan(due, here("2026-03-29T01:55"), (), secret=SECRET).tell
    assert reminder.minutes == 10


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_the_morning_after_a_change_is_at_half_past_eight_by_the_clock(day: str):
    found = plan(of(day), here(f"{day}T01:00"), (), secret=SECRET)
    assert found.again == here(f"{day}T08:30")


# clocks that jump


def test_a_computer_that_slept_tells_what_passed_a_while_ago_but_not_half_a_day():
    due = of("2026-11-24T09:00")
    assert [each.sort for each in after_morning(due, "2026-11-24T12:59").tell] == [Sort.FOLLOW_UP]
    assert after_morning(due, "2026-11-24T13:00").tell == ()


def test_a_clock_that_is_set_back_tells_nothing_again():
    clock = Clock(of("2026-11-24T14:00", agenda=["2026-11-24T14:20"]))
    told = [sort for minute in range(30) for sort in clock.look(here(f"2026-11-24T14:{minute:02}"))]
    assert sorted(told) == [Sort.CONTACT, Sort.DAY, Sort.FOLLOW_UP]
    for now in ("2026-11-24T13:55", "2026-11-24T14:00", "2026-11-24T14:12"):
        assert clock.look(here(now)) == []


def test_what_is_put_off_is_told_again_at_its_new_time():
    clock = Clock(of("2026-11-24T14:00"))
    clock.look(here("2026-11-24T14:00"))
    clock.due = of("2026-11-24T15:00")
    assert clock.look(here("2026-11-24T15:00")) == [Sort.FOLLOW_UP]


# marks


def test_marks_tell_nothing_and_differ_per_workspace():
    due, now = of("2026-11-24T14:00"), here("2026-11-24T14:00")
    ours = plan(due, now, (), secret=SECRET).told
    theirs = plan(due, now, (), secret=b"t" * 16).told
    assert not set(ours) & set(theirs)
    assert all(len(mark) == 16 and b"f".hex() * 4 not in mark for mark in ours)


def test_only_the_newest_marks_are_kept():
    before = tuple(f"{number:016x}" for number in range(MOST_TOLD))
    told = plan(of("2026-11-24T14:00"), here("2026-11-24T14:00"), before, secret=SECRET).told
    assert len(told) == MOST_TOLD
    assert told[:-2] == before[2:]


TIMES = st.integers(0, 4 * 24 * 60).map(
    lambda minutes: dt.datetime.fromisoformat("2026-03-27") + dt.timedelta(minutes=minutes)
)


@given(st.lists(TIMES, max_size=6), TIMES)
def test_whoever_looks_when_told_to_is_told_everything_once(
    times: list[dt.datetime], start: dt.datetime
):
    follow_ups = [
        follow_up(VagueDate.at(each).text, id=bytes([place]) * 16)
        for place, each in enumerate(times)
    ]
    now, told, count = start.replace(tzinfo=dt.UTC), tuple[str, ...](), 0
    end = dt.datetime(2026, 4, 2, tzinfo=dt.UTC)
    while now < end:
        found = plan(Due(follow_ups), now, told, secret=SECRET)
        assert found.again > now
        count += sum(each.sort is Sort.FOLLOW_UP for each in found.tell)
        now, told = found.again, found.told
    started = start.replace(tzinfo=dt.UTC)
    instants = [here(VagueDate.at(each).text) for each in times]
    assert count == sum(started - dt.timedelta(hours=4) < each for each in instants)
