"""What a line of the relation map says, and which tint it deserves."""

import datetime as dt
from dataclasses import dataclass, replace

import pytest

from sub_crm.insight.relations.lines import Group, Line, lines, month_after, months_until
from sub_crm.insight.relations.scales import PER_MONTH, PER_YEAR, PRESSURE, SILENCE
from sub_crm.insight.rhythm import RhythmStatus
from sub_crm.queries.organisations import OrganisationRow
from sub_crm.queries.relations import BeforeRow, MonthRow
from sub_crm.values.ids import key_id
from sub_crm.values.kinds import OrganisationKind
from sub_crm.values.vague_date import VagueDate

TODAY = dt.date(2026, 11, 24)
ID = key_id("organisation", "zeist")


@dataclass(frozen=True, slots=True)
class Recess:
    first_day: dt.date
    last_day: dt.date


def _organisation(name: str = "Zeist", **given: object) -> OrganisationRow:
    row = OrganisationRow(
        id=key_id("organisation", name.casefold()),
        name=f"Gemeente {name}",
        short_name=name,
        kind=OrganisationKind.MUNICIPALITY,
        abbreviation="ZEI",
        hue=1,
        holder_id=None,
        holder=None,
        mine=False,
        rhythm_days=30,
        count_from=None,
        last_contact=None,
        open_follow_ups=0,
        open_issues=0,
    )
    return replace(row, **given)  # type: ignore[arg-type]


def _month(month: str, contacts: int, last: int | None) -> MonthRow:
    year, number = map(int, month.split("-"))
    return MonthRow(ID, month, contacts, dt.date(year, number, last) if last else None)


def _line(
    *counted: MonthRow,
    before: dt.date | None = None,
    months: int = 3,
    pauses: tuple[Recess, ...] = (),
    **given: object,
) -> Line:
    [made] = lines(
        [_organisation(**given)],  # type: ignore[arg-type]
        counted,
        [BeforeRow(ID, before)],
        months=months_until(TODAY, months),
        pauses=pauses,
        today=TODAY,
    )
    return made


def _silent(line: Line) -> list[bool]:
    return [line.was_silent(place) for place in range(len(line.counts))]


def test_the_months_of_a_period_end_with_the_running_one() -> None:
    assert months_until(dt.date(2026, 2, 28), 4) == (
        dt.date(2025, 11, 1),
        dt.date(2025, 12, 1),
        dt.date(2026, 1, 1),
        dt.date(2026, 2, 1),
    )
    assert len(months_until(TODAY, 60)) == 60


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_is_followed_by_the_first_of_the_next(month: int) -> None:
    following = month_after(dt.date(2024, month, 1))
    assert (following.day, following.month) == (1, month % 12 + 1)


def test_tints_of_a_month_have_fixed_bins() -> None:
    steps = [PER_MONTH.step(count) for count in range(9)]
    assert steps == [0, 1, 2, 3, 4, 5, 5, 6, 6]
    assert PER_MONTH.labels() == ("0", "1", "2", "3", "4", "5-6", "7+")


def test_tints_of_a_year_have_fixed_bins() -> None:
    edges = (0, 1, 6, 7, 13, 14, 20, 21, 27, 28, 34, 35, 400)
    assert [PER_YEAR.step(n) for n in edges] == [0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6]
    assert PER_YEAR.labels() == ("0", "1-6", "7-13", "14-20", "21-27", "28-34", "35+")


def test_days_and_pressure_have_fixed_bins_too() -> None:
    assert SILENCE.labels() == ("0-7", "8-14", "15-30", "31-60", "61-90", "91-180", "181+")
    assert PRESSURE.labels() == ("0", "1-2", "3-5", "6-9", "10+")
    assert [PRESSURE.step(n) for n in (0, 1, 2, 3, 5, 6, 9, 10, 99)] == [0, 2, 2, 3, 3, 5, 5, 6, 6]


def test_a_month_counts_as_silent_when_it_ended_so() -> None:
    line = _line(_month("2026-09", 1, 20), months=3, before=dt.date(2026, 8, 1))
    assert line.counts == (1, 0, 0)
    # on 30 September 10 days, on 31 October 41, today 65
    assert _silent(line) == [False, True, True]


def test_exactly_the_agreed_number_of_days_is_not_too_long() -> None:
    spoken = _month("2026-10", 1, 1)
    assert _silent(_line(spoken, months=2, rhythm_days=30))[0] is False
    assert _silent(_line(spoken, months=2, rhythm_days=29))[0] is True


def test_the_running_month_is_judged_today_and_not_at_its_end() -> None:
    line = _line(_month("2026-10", 1, 30), months=2, rhythm_days=28)
    assert _silent(line) == [False, False], "on 30 November it would be 31 days"


def test_mail_counts_and_does_not_break_the_silence() -> None:
    line = _line(_month("2026-10", 3, None), before=dt.date(2026, 8, 20), months=2)
    assert line.counts == (3, 0)
    assert _silent(line) == [True, True]


def test_a_filter_on_kinds_changes_the_counts_and_not_the_silence() -> None:
    line = _line(_month("2026-11", 0, 20), before=dt.date(2026, 1, 1), months=1)
    assert line.counts == (0,)
    assert _silent(line) == [False]


def test_days_of_a_recess_are_no_silence() -> None:
    recess = Recess(dt.date(2026, 10, 1), dt.date(2026, 10, 31))
    spoken = _month("2026-09", 1, 20)
    assert _silent(_line(spoken, pauses=(recess,))) == [False, False, True]


def test_silence_before_the_day_to_count_from_does_not_count() -> None:
    line = _line(before=dt.date(2020, 1, 1), count_from=VagueDate("2026-09-10"))
    assert _silent(line) == [False, True, True]


def test_an_organisation_that_was_never_spoken_with_has_no_silence_yet() -> None:
    line = _line()
    assert line.statuses == (RhythmStatus.NEVER,) * 3
    assert line.rhythm.silent is None


def test_the_last_month_says_the_same_as_the_rhythm_of_today() -> None:
    last = dt.date(2026, 10, 26)
    for agreed in (20, 29, 30, 36, 37, 90):
        line = _line(before=last, months=1, last_contact=last, rhythm_days=agreed)
        assert line.statuses[-1] is line.rhythm.status


def test_municipalities_come_before_water_boards_and_others_each_by_name() -> None:
    kinds = {
        "Rijnland": OrganisationKind.WATER_BOARD,
        "zeist": OrganisationKind.MUNICIPALITY,
        "Rijk": OrganisationKind.NATIONAL,
        "Baarn": OrganisationKind.MUNICIPALITY,
    }
    rows = [_organisation(name, kind=kind) for name, kind in kinds.items()]
    made = lines(rows, [], [], months=months_until(TODAY, 1), pauses=(), today=TODAY)
    assert [one.organisation.short_name for one in made] == ["Baarn", "zeist", "Rijnland", "Rijk"]
    assert [one.group for one in made][1:] == [*Group]
