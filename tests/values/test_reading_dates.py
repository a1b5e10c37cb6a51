"""Tests of what someone types in a date field."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sub_crm.values.reading_dates import read_dutch
from sub_crm.values.vague_date import VagueDate

TUESDAY = dt.date(2026, 11, 24)

TYPED = {
    "24-11-2026": "2026-11-24",
    "24-11-26": "2026-11-24",
    "1-3-98": "1998-03-01",
    "24/11": "2026-11-24",
    "3.1": "2027-01-03",
    "30-6": "2026-06-30",
    "24 nov": "2026-11-24",
    "24nov": "2026-11-24",
    "24 NOV. 2026": "2026-11-24",
    "  24   november 2026 ": "2026-11-24",
    "24 november 2026 14:20": "2026-11-24T14:20",
    "24 november om 14.20 uur": "2026-11-24T14:20",
    "24-11-2026 9u05": "2026-11-24T09:05",
    "24-11-2026 14u": "2026-11-24T14:00",
    "24 nov 14 uur": "2026-11-24T14:00",
    "di 24 nov, 14:20": "2026-11-24T14:20",
    "dinsdag 24 november": "2026-11-24",
    "ma 24 nov": "2025-11-24",
    "ma 5 jan": "2026-01-05",
    "29 feb": "2028-02-29",
    "3e mei 2025": "2025-05-03",
    "2022-03-05": "2022-03-05",
    "2022/3/5": "2022-03-05",
    "2022-03-05t14:20": "2022-03-05T14:20",
    "maart 2022": "2022-03",
    "mrt 2022": "2022-03",
    "Mrt. 2022": "2022-03",
    "maart": "2027-03",
    "3-2022": "2022-03",
    "2022-03": "2022-03",
    "Q2 2023": "2023-34",
    "K2 2023": "2023-34",
    "2023-Q2": "2023-34",
    "2e kwartaal 2023": "2023-34",
    "kwartaal 4 2023": "2023-36",
    "Q4": "2026-36",
    "2022": "2022",
    "vandaag": "2026-11-24",
    "vandaag 9:30": "2026-11-24T09:30",
    "morgen": "2026-11-25",
    "overmorgen": "2026-11-26",
    "gisteren": "2026-11-23",
    "eergisteren": "2026-11-22",
    "Vrijdag": "2026-11-27",
    "vr": "2026-11-27",
    "vrijdag om 10:00": "2026-11-27T10:00",
    "dinsdag": "2026-12-01",
    "maandag": "2026-11-30",
    "onbekend": "XXXX-XX-XX",
    "Datum onbekend": "XXXX-XX-XX",
    "march 2022": "2022-03",
    "March 5, 2022": "2022-03-05",
    "5 march 2022 at 14:20": "2022-03-05T14:20",
    "2nd quarter 2023": "2023-34",
    "today": "2026-11-24",
    "tomorrow": "2026-11-25",
    "yesterday": "2026-11-23",
    "friday": "2026-11-27",
    "tuesday": "2026-12-01",
    "unknown": "XXXX-XX-XX",
    "": None,
    "zomer 2022": None,
    "november 24": None,
    "31-11-2026": None,
    "29 feb 2026": None,
    "zondag 24 november": None,
    "11/24/2026": None,
    "24-11/2026": None,
    "24 nov 25:00": None,
    "maart 2022 14:20": None,
    "woensdag 24 november 2026": None,
    "Q5 2023": None,
    "33": None,
    "ergens in de lente": None,
}


@pytest.mark.parametrize(("typed", "meant"), TYPED.items())
def test_a_date_is_read_as_it_is_typed(typed: str, meant: str | None) -> None:
    assert read_dutch(typed, TUESDAY) == (VagueDate(meant) if meant else None)


def test_on_friday_friday_is_next_week() -> None:
    assert read_dutch("vrijdag", dt.date(2026, 11, 27)) == VagueDate("2026-12-04")


@given(st.dates(dt.date(1950, 1, 1), dt.date(2150, 1, 1)), st.text())
def test_no_text_ever_breaks_the_field(today: dt.date, typed: str) -> None:
    read = read_dutch(typed, today)
    assert read is None or isinstance(read, VagueDate)


@given(st.dates(dt.date(1950, 1, 1), dt.date(2150, 1, 1)), st.integers(-180, 180))
def test_a_day_without_year_is_the_nearest_one(today: dt.date, away: int) -> None:
    day = today + dt.timedelta(away)
    if (day.month, day.day) != (2, 29):
        assert read_dutch(f"{day.day}-{day.month}", today) == VagueDate.on(day)
