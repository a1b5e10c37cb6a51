"""Tests of dates as exactly as they are known."""

import datetime as dt
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sub_crm.values.vague_date import Precision, VagueDate, first_day_sql, last_day_sql

YEARS = st.integers(1, 9999)
VAGUE_DATES = st.one_of(
    st.dates().map(VagueDate.on),
    st.datetimes().map(VagueDate.at),
    st.builds(VagueDate.month, YEARS, st.integers(1, 12)),
    st.builds(VagueDate.quarter, YEARS, st.integers(1, 4)),
    YEARS.map(VagueDate.year),
    st.just(VagueDate.UNKNOWN),
)


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2026-11-24T14:20", Precision.MINUTE, "2026-11-24", "2026-11-24"),
        ("2026-11-24", Precision.DAY, "2026-11-24", "2026-11-24"),
        ("2022-03", Precision.MONTH, "2022-03-01", "2022-03-31"),
        ("2024-02", Precision.MONTH, "2024-02-01", "2024-02-29"),
        ("1900-02", Precision.MONTH, "1900-02-01", "1900-02-28"),
        ("2022-33", Precision.QUARTER, "2022-01-01", "2022-03-31"),
        ("2022-34", Precision.QUARTER, "2022-04-01", "2022-06-30"),
        ("2022-35", Precision.QUARTER, "2022-07-01", "2022-09-30"),
        ("2022-36", Precision.QUARTER, "2022-10-01", "2022-12-31"),
        ("9999-12", Precision.MONTH, "9999-12-01", "9999-12-31"),
        ("2022", Precision.YEAR, "2022-01-01", "2022-12-31"),
    ],
)
def test_a_text_says_how_exactly_it_is_known_and_which_days_it_spans(
    text: str, precision: Precision, first: str, last: str
) -> None:
    known = VagueDate.parse(text)
    assert known.precision is precision
    assert (known.first, known.last) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


def test_an_unknown_date_is_a_value_without_days() -> None:
    unknown = VagueDate.parse("XXXX-XX-XX")
    assert unknown == VagueDate.UNKNOWN
    assert unknown.precision is Precision.UNKNOWN
    assert (unknown.first, unknown.last, unknown.middle, unknown.time) == (None,) * 4


NO_DATES = [
    *("", "22", "0000", "XXXX", "２０２２", "2022\n", " 2022", "vandaag"),
    *("2022-3", "2022-13", "2022-00", "2022-32", "2022-37"),
    *("2023-02-29", "2022-34-01", "24-11-2026", "2026-11-00"),
    *("2026-11-24T24:00", "2026-11-24 14:20", "2026-11-24T14:20:05", "2026-11-24T14:20Z"),
]


@pytest.mark.parametrize("text", NO_DATES)
def test_text_that_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"EDTF|day|month|hour|year"):
        VagueDate.parse(text)


def test_dates_are_made_from_what_is_known() -> None:
    assert VagueDate.on(dt.date(2026, 11, 24)).text == "2026-11-24"
    assert VagueDate.at(dt.datetime.fromisoformat("2026-11-24T14:20:59")).text == "2026-11-24T14:20"
    assert VagueDate.month(2022, 3).text == "2022-03"
    assert VagueDate.quarter(2022, 2).text == "2022-34"
    assert VagueDate.year(2022).text == "2022"


def test_a_time_with_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        VagueDate.at(dt.datetime(2026, 11, 24, 14, 20, tzinfo=dt.UTC))


def test_a_month_is_never_taken_for_a_quarter_nor_a_quarter_for_a_month() -> None:
    with pytest.raises(ValueError, match="no month 33"):
        VagueDate.month(2022, 33)
    with pytest.raises(ValueError, match="no quarter 5"):
        VagueDate.quarter(2022, 5)


def test_a_minute_knows_its_time_and_a_day_does_not() -> None:
    assert VagueDate("2026-11-24T14:20").time == dt.time(14, 20)
    assert VagueDate("2026-11-24").time is None


def test_the_middle_of_a_period_is_the_day_to_count_with() -> None:
    assert VagueDate("2022-03").middle == dt.date(2022, 3, 16)
    assert VagueDate("2022").middle == dt.date(2022, 7, 2)
    assert VagueDate("2026-11-24T14:20").middle == dt.date(2026, 11, 24)


def test_dates_stand_in_order_with_unknown_first_and_coarser_before_finer() -> None:
    ordered = [
        "XXXX-XX-XX",
        "2021-12-31",
        "2022",
        "2022-33",
        "2022-01",
        "2022-01-01",
        "2022-01-01T09:00",
    ]
    ordered += ["2022-01-01T14:20", "2022-01-02", "2022-34"]
    assert [date.text for date in sorted(map(VagueDate, reversed(ordered)))] == ordered


@given(VAGUE_DATES, VAGUE_DATES)
def test_of_two_different_dates_exactly_one_comes_first(one: VagueDate, other: VagueDate) -> None:
    assert (one < other) + (other < one) + (one == other) == 1


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ("2021", "2022-01", True),
        ("2022", "2022-03", False),
        ("2022-03", "2022", False),
        ("2022-03-31", "2022-34", True),
        ("2022-03-01T09:00", "2022-03-01T14:20", True),
        ("2022-03-01", "2022-03-01T14:20", False),
        ("XXXX-XX-XX", "2022", False),
        ("2022", "XXXX-XX-XX", False),
    ],
)
def test_only_a_period_that_is_wholly_over_is_surely_before(
    one: str, other: str, before: bool
) -> None:
    assert VagueDate(one).surely_before(VagueDate(other)) is before


@given(VAGUE_DATES, VAGUE_DATES)
def test_two_dates_overlap_unless_one_is_surely_before_the_other(
    one: VagueDate, other: VagueDate
) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    assert one.overlaps(other) + one.surely_before(other) + other.surely_before(one) == 1


@pytest.fixture(scope="module")
def records() -> sqlite3.Connection:
    """A table that keeps the days of its dates, as the real tables do."""
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE TABLE held (at TEXT,"
        f" first TEXT GENERATED ALWAYS AS ({first_day_sql('at')}) STORED,"
        f" last TEXT GENERATED ALWAYS AS ({last_day_sql('at')}) STORED) STRICT"
    )
    return connection


def _days_in_sql(records: sqlite3.Connection, text: str | None) -> tuple[str | None, str | None]:
    records.execute("DELETE FROM held")
    records.execute("INSERT INTO held (at) VALUES (?)", (text,))
    first, last = records.execute("SELECT first, last FROM held").fetchone()
    return first, last


def _days_in_python(date: VagueDate) -> tuple[str | None, str | None]:
    first, last = date.first, date.last
    return (first.isoformat(), last.isoformat()) if first and last else (None, None)


@given(date=VAGUE_DATES)
def test_the_database_and_the_program_agree_on_the_days(
    records: sqlite3.Connection, date: VagueDate
) -> None:
    assert _days_in_sql(records, date.text) == _days_in_python(date)


def test_the_database_agrees_on_every_month_of_leap_and_other_years(
    records: sqlite3.Connection,
) -> None:
    for year in (1, 1900, 2000, 2023, 2024, 2100, 9999):
        for month in range(1, 13):
            date = VagueDate.month(year, month)
            assert _days_in_sql(records, date.text) == _days_in_python(date)


def test_a_date_that_does_not_apply_has_no_days_in_the_database(
    records: sqlite3.Connection,
) -> None:
    assert _days_in_sql(records, None) == (None, None)
