"""What somebody types about a rhythm: a number of days, and the day from which silence counts."""

import datetime as dt

from sub_crm.values.reading_dates import read_dutch
from sub_crm.values.vague_date import VagueDate

LONGEST = 3650

TODAY, ALWAYS, DAY = "today", "always", "day"
"""From when silence counts: from today on, from always, or from a day that is typed."""


def read_days(text: str) -> int | None:
    """Return a rhythm in days; None where it is no whole number or no rhythm.

    >>> read_days(" 42 dagen "), read_days("0"), read_days("zes weken")
    (42, None, None)
    """
    digits = text.casefold().strip().removesuffix("dagen").removesuffix("days").strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) < 6):
        return None
    return int(digits) if 1 <= int(digits) <= LONGEST else None


def read_start(choice: str, typed: str, today: dt.date) -> VagueDate | None:
    """Return the day from which silence counts, None for always; ValueError for no such day."""
    if choice == ALWAYS:
        return None
    if choice == TODAY:
        return VagueDate.on(today)
    day = read_dutch(typed, today)
    if day is None or day.first is None:
        raise ValueError(typed)
    return day
