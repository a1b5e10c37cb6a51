"""Tests of days and vague dates as people say them."""

import datetime as dt
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sub_crm.i18n import dates, set_language
from sub_crm.values.reading_dates import read_dutch
from sub_crm.values.vague_date import VagueDate

TODAY = dt.date(2026, 11, 24)
DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2150, 1, 1))
YEARS = st.integers(1950, 2150)
VAGUE_DATES = st.one_of(
    DAYS.map(VagueDate.on),
    st.builds(dt.datetime.combine, DAYS, st.times()).map(VagueDate.at),
    st.builds(VagueDate.month, YEARS, st.integers(1, 12)),
    st.builds(VagueDate.quarter, YEARS, st.integers(1, 4)),
    YEARS.map(VagueDate.year),
    st.just(VagueDate.UNKNOWN),
)


@pytest.fixture(autouse=True)
def dutch_again() -> Iterator[None]:
    yield
    set_language("nl")


@pytest.mark.parametrize(
    ("text", "dutch", "english"),
    [
        ("2026-11-23", "ma 23 nov", "Mon 23 Nov"),
        ("2025-11-23", "zo 23 nov 2025", "Sun 23 Nov 2025"),
        ("2026-11-23T14:20", "ma 23 nov, 14:20", "Mon 23 Nov, 14:20"),
        ("2026-03-01T00:00", "zo 1 mrt, 00:00", "Sun 1 Mar, 00:00"),
        ("2022-03", "maart 2022", "March 2022"),
        ("2023-34", "Q2 2023", "Q2 2023"),
        ("2023-36", "Q4 2023", "Q4 2023"),
        ("2022", "2022", "2022"),
        ("XXXX-XX-XX", "datum onbekend", "date unknown"),
    ],
)
def test_a_date_is_told_as_exactly_as_it_is_known(text: str, dutch: str, english: str) -> None:
    assert dates.vague(VagueDate(text), TODAY) == dutch
    set_language("en")
    assert dates.vague(VagueDate(text), TODAY) == english


@pytest.mark.parametrize("code", ["nl", "en"])
@given(date=VAGUE_DATES, today=DAYS)
def test_what_is_told_can_be_typed_and_means_the_same(
    code: str, date: VagueDate, today: dt.date
) -> None:
    set_language(code)
    assert read_dutch(dates.vague(date, today), today) == date


def test_a_day_in_full() -> None:
    assert dates.long_day(dt.date(2026, 11, 23)) == "maandag 23 november"
    set_language("en")
    assert dates.long_day(dt.date(2026, 11, 23)) == "Monday 23 November"


@pytest.mark.parametrize(
    ("away", "dutch", "english"),
    [
        (-140, "140 dagen geleden", "140 days ago"),
        (-3, "3 dagen geleden", "3 days ago"),
        (-1, "gisteren", "yesterday"),
        (0, "vandaag", "today"),
        (1, "morgen", "tomorrow"),
        (2, "over 2 dagen", "in 2 days"),
    ],
)
def test_how_far_a_day_is_from_today(away: int, dutch: str, english: str) -> None:
    day = TODAY + dt.timedelta(away)
    assert dates.ago(day, TODAY) == dutch
    set_language("en")
    assert dates.ago(day, TODAY) == english


@pytest.mark.parametrize(
    ("late", "dutch", "english"),
    [
        (3, "3 dagen te laat", "3 days overdue"),
        (1, "1 dag te laat", "1 day overdue"),
        (0, "", ""),
        (-1, "", ""),
    ],
)
def test_how_late_a_day_is(late: int, dutch: str, english: str) -> None:
    day = TODAY - dt.timedelta(late)
    assert dates.overdue(day, TODAY) == dutch
    set_language("en")
    assert dates.overdue(day, TODAY) == english


def test_months_above_and_under_what_happened_in_them() -> None:
    assert dates.month_heading(2026, 11) == "November 2026"
    assert dates.month_heading(2026, 3) == "Maart 2026"
    assert "".join(map(dates.month_letter, range(1, 13))) == "JFMAMJJASOND"
    assert " ".join(map(dates.month_short, range(1, 13))) == (
        "jan feb mrt apr mei jun jul aug sep okt nov dec"
    )


def test_english_months_have_capitals() -> None:
    set_language("en")
    assert dates.month_heading(2026, 3) == "March 2026"
    assert " ".join(map(dates.month_short, range(1, 13))) == (
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
    )
