"""A career as bars over the years, and the days of its rhythm."""

import datetime as dt
from dataclasses import dataclass

import pytest

from sub_crm.insight.career import (
    State,
    as_year,
    axis_of,
    bar_of,
    state_of,
)
from sub_crm.insight.person_rhythm import oldest_within, rule_of
from sub_crm.insight.rhythm import RhythmStatus, rhythm_of
from sub_crm.values.kinds import RHYTHM_DAYS
from sub_crm.values.vague_date import VagueDate

TODAY = dt.date(2026, 11, 24)


@dataclass(frozen=True)
class Term:
    since: VagueDate
    until: VagueDate | None = None


@dataclass(frozen=True)
class Recess:
    first_day: dt.date
    last_day: dt.date


def term(since: str, until: str = "") -> Term:
    return Term(VagueDate(since), VagueDate(until) if until else None)


@pytest.mark.parametrize(
    ("one", "state"),
    [
        (term("2022-06"), State.RUNNING),
        (term("2022-06", "2026-11-30"), State.ENDING),
        (term("2022-06", "2026-11-24"), State.ENDING),
        (term("2018", "2022-05"), State.OVER),
        (term("2018", "XXXX-XX-XX"), State.OVER),
        (term("2027-01-01"), State.INTENDED),
        (term("XXXX-XX-XX"), State.RUNNING),
    ],
)
def test_a_term_is_over_running_ending_or_yet_to_come(one: Term, state: State) -> None:
    assert state_of(one, TODAY) is state


def test_the_axis_runs_from_the_first_term_to_sixteen_months_from_now() -> None:
    axis = axis_of([term("2014-03"), term("2022-06")], [VagueDate("2018-03-21")], TODAY)
    assert axis.first == 2014
    assert axis.last == pytest.approx(as_year(TODAY) + 16 / 12)
    assert list(axis.ticks) == [2014, 2016, 2018, 2020, 2022, 2024, 2026, 2028]
    assert len(axis.elections) == 1


def test_the_axis_is_at_least_six_years_and_shows_a_term_that_is_far_ahead() -> None:
    assert axis_of([], [], TODAY).last - axis_of([], [], TODAY).first == pytest.approx(6)
    short = axis_of([term("2026-06")], [], TODAY)
    assert short.last - short.first == pytest.approx(6)
    ahead = axis_of([term("2029-01")], [], TODAY)
    assert ahead.last > 2030


def test_years_of_a_long_career_are_written_further_apart() -> None:
    ticks = axis_of([term("1990")], [], TODAY).ticks
    assert len(ticks) <= 10
    assert all(year % 2 == 0 for year in ticks)


def test_a_beginning_that_is_not_known_to_the_month_fades_in() -> None:
    terms = [term("2014"), term("2017-35"), term("2022-06"), term("XXXX-XX-XX")]
    axis = axis_of(terms, [], TODAY)
    assert [bar_of(one, axis, TODAY).vague for one in terms] == [True, True, False, True]
    assert bar_of(terms[3], axis, TODAY).start == axis.first


def test_bars_end_where_the_term_ends_or_today() -> None:
    terms = [term("2018", "2022-05-31"), term("2022-06"), term("2027-01-01")]
    axis = axis_of(terms, [], TODAY)
    over, running, intended = (bar_of(one, axis, TODAY) for one in terms)
    assert over.end == pytest.approx(2022.41, abs=0.01)
    assert running.end == axis.today
    assert intended.start < intended.end <= axis.last


@pytest.mark.parametrize("agreed", [1, 30, 42, 90, 180])
def test_the_days_for_the_store_say_the_same_as_the_rhythm(agreed: int) -> None:
    pauses = [Recess(dt.date(2026, 7, 11), dt.date(2026, 8, 23))]
    rule = rule_of(RHYTHM_DAYS, [agreed], pauses, TODAY)
    over, nearly = rule.limits[agreed]
    for back in range(400):
        day = TODAY - dt.timedelta(back)
        judged = rhythm_of(day, agreed=agreed, pauses=pauses, today=TODAY).status
        said = (
            RhythmStatus.OVER
            if day < over
            else RhythmStatus.NEARLY
            if day < nearly
            else RhythmStatus.ON
        )
        assert said is judged, day


def test_a_pause_without_end_does_not_keep_anybody_waiting() -> None:
    always = [Recess(dt.date(1900, 1, 1), dt.date(2100, 1, 1))]
    assert oldest_within(42, TODAY, always) < dt.date(2017, 1, 1)
