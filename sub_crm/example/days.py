"""Days of work: which days an office is open, and the long summer recess."""

import datetime as dt
import random

_ONE = dt.timedelta(days=1)


def is_workday(day: dt.date) -> bool:
    """Is the office open? Not at weekends, nor between Christmas and New Year's Day."""
    return day.weekday() < 5 and (day.month, day.day) != (1, 1) and (day.month, day.day) < (12, 25)


def workday(day: dt.date, *, forward: bool = False) -> dt.date:
    """Return the day itself when it is a day of work, else the nearest before (or after) it."""
    while not is_workday(day):
        day = day + _ONE if forward else day - _ONE
    return day


def recess(year: int) -> tuple[dt.date, dt.date]:
    """Return the first and last day of the summer holidays in the middle of the country.

    >>> recess(2026)
    (datetime.date(2026, 7, 18), datetime.date(2026, 8, 30))
    """
    first = dt.date(year, 7, 13)
    while first.weekday() != 5:
        first += _ONE
    return first, first + dt.timedelta(days=43)


def drawn_day(draw: random.Random, first: dt.date, last: dt.date) -> dt.date:
    """Draw a day of work in a span; in the recess only one in five is kept."""
    for _ in range(50):
        day = workday(first + dt.timedelta(days=draw.randint(0, max(0, (last - first).days))))
        begin, end = recess(day.year)
        if first <= day and (not begin <= day <= end or draw.random() < 0.2):
            return day
    return workday(last)
