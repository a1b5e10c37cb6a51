"""What someone types in a date field, Dutch or English, read as exactly as it is meant."""

import datetime as dt
import re

from sub_crm.values.calendar_words import MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from sub_crm.values.vague_date import VagueDate

_DAYS_FROM_TODAY = {
    "eergisteren": -2,
    "gisteren": -1,
    "yesterday": -1,
    "vandaag": 0,
    "today": 0,
    "morgen": 1,
    "tomorrow": 1,
    "overmorgen": 2,
}
_UNKNOWN = {"onbekend", "datum onbekend", "unknown", "date unknown"}
_MONTHS = MONTHS | {"mar": 3}
_WEEKDAYS = WEEKDAYS | SHORT_WEEKDAYS | {"tues": 1, "thurs": 3}

_DAY = r"(?P<day>\d{1,2})(?:e|ste|de|st|nd|rd|th)?"
_NAME = r"(?P<month>[a-z]+)\.?"
_NUMBER = r"(?P<month>\d{1,2})"
_YEAR = r"(?P<year>\d{4})"
_SHORT_YEAR = r"(?P<year>\d{4}|\d{2})"
_QUARTER = r"(?P<quarter>[1-4])"
_FORMS = tuple(
    re.compile(form, re.ASCII)
    for form in (
        rf"(?:[qk]|kwartaal |quarter ){_QUARTER}(?:[- ]{_YEAR})?",
        rf"{_YEAR}[- ][qk]{_QUARTER}",
        rf"{_QUARTER}(?:e|st|nd|rd|th) (?:kwartaal|quarter)(?: {_YEAR})?",
        rf"{_DAY}([-/. ]){_NUMBER}(?:\2{_SHORT_YEAR})?",
        rf"{_DAY}[- ]?{_NAME}(?:[- ]{_YEAR})?",
        # "nov 24" could be a day or a year, so the month stands in front only where a year follows
        rf"{_NAME} {_DAY} {_YEAR}",
        rf"{_YEAR}[-/. ]{_NUMBER}[-/. ]{_DAY}",
        rf"{_NAME}(?:[- ]{_YEAR})?",
        rf"{_NUMBER}[-/]{_YEAR}",
    )
)
_TIME = re.compile(
    r"(?P<day>.+?) (?:om |at )?(?P<hour>\d{1,2})(?:[:.u](?P<minute>\d{2})(?: ?uur| ?u)?| ?uur|u)"
)
_WEEKDAY_FIRST = re.compile(r"(?P<weekday>[a-z]+)\.? (?P<day>.*\d.*)")


def read_dutch(text: str, today: dt.date) -> VagueDate | None:
    """Return the date that was meant; None when it cannot be read or could mean two things.

    Without a year it is the one nearest to today, unless the weekday beside it says another.
    """
    written = " ".join(text.casefold().replace(",", " ").split())
    if written in _UNKNOWN:
        return VagueDate.UNKNOWN
    try:
        return VagueDate(text.strip().upper())
    except ValueError:
        return _day_and_time(written, today) or _date(written, today)


def _day_and_time(written: str, today: dt.date) -> VagueDate | None:
    found = _TIME.fullmatch(written)
    day = _exact_day(_date(found["day"], today)) if found else None
    if found is None or day is None:
        return None
    try:
        time = dt.time(int(found["hour"]), int(found["minute"] or 0))
    except ValueError:
        return None
    return VagueDate.at(dt.datetime.combine(day, time))


def _date(written: str, today: dt.date) -> VagueDate | None:
    if written in _DAYS_FROM_TODAY:
        return VagueDate.on(today + dt.timedelta(_DAYS_FROM_TODAY[written]))
    if written.removesuffix(".") in _WEEKDAYS:
        ahead = (_WEEKDAYS[written.removesuffix(".")] - today.weekday() - 1) % 7 + 1
        return VagueDate.on(today + dt.timedelta(ahead))
    found = _WEEKDAY_FIRST.fullmatch(written)
    if found and found["weekday"] in _WEEKDAYS:
        return _on_weekday(found["day"], _WEEKDAYS[found["weekday"]], today)
    return _nearest(written, today)


def _on_weekday(written: str, weekday: int, today: dt.date) -> VagueDate | None:
    """Return the day on its weekday, with a year only guessed within one year of today."""
    readings = [date for date in _readings(written, today) if _weekday(date) == weekday]
    if len(readings) > 1 and _distance(readings[0], today) > 366:
        return None
    return readings[0] if readings else None


def _nearest(written: str, today: dt.date) -> VagueDate | None:
    readings = _readings(written, today)
    return readings[0] if readings else None


def _readings(written: str, today: dt.date) -> list[VagueDate]:
    """Return what the text can mean, the nearest to today first."""
    for form in _FORMS:
        if found := form.fullmatch(written):
            meant = (_built(found.groupdict(), year) for year in _years(found["year"], today))
            return sorted(filter(None, meant), key=lambda date: _distance(date, today))
    return []


def _years(written: str | None, today: dt.date) -> list[int]:
    if written is None:
        # eight years: the distance between two leap days around 1900 and 2100
        return [today.year + offset for offset in range(-8, 9)]
    if len(written) == 4:
        return [int(written)]
    # two digits mean the century that keeps it at most twenty years ahead
    latest = today.year + 20
    return [latest - (latest - int(written)) % 100]


def _built(parts: dict[str, str | None], year: int) -> VagueDate | None:
    try:
        if quarter := parts.get("quarter"):
            return VagueDate.quarter(year, int(quarter))
        month = _month(parts.get("month") or "")
        if day := parts.get("day"):
            return VagueDate.on(dt.date(year, month, int(day)))
        return VagueDate.month(year, month)
    except ValueError:
        return None


def _month(written: str) -> int:
    return int(written) if written.isdecimal() else _MONTHS.get(written, 0)


def _distance(date: VagueDate, today: dt.date) -> int:
    return abs(((date.middle or today) - today).days)


def _exact_day(date: VagueDate | None) -> dt.date | None:
    return date.first if date and date.first == date.last and date.time is None else None


def _weekday(date: VagueDate) -> int | None:
    day = _exact_day(date)
    return day.weekday() if day else None
