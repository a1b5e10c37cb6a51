"""A date as exactly as it is known, from a minute to a year or unknown, held as one EDTF text."""

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import total_ordering
from typing import ClassVar, Self

_SHAPE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:T([0-9]{2}):([0-9]{2}))?)?)?")
_UNKNOWN = "XXXX-XX-XX"
_QUARTERS = ("33", "34", "35", "36")
"""EDTF writes the quarters of a year as if they were months."""


class Precision(StrEnum):
    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    UNKNOWN = "unknown"


_FINENESS = {
    Precision.UNKNOWN: 0,
    Precision.YEAR: 1,
    Precision.QUARTER: 2,
    Precision.MONTH: 3,
    Precision.DAY: 4,
    Precision.MINUTE: 5,
}


@total_ordering
@dataclass(frozen=True, slots=True)
class VagueDate:
    """Ordered by first day, coarser before finer, then by time; unknown comes first."""

    text: str

    UNKNOWN: ClassVar["VagueDate"]

    def __post_init__(self) -> None:
        if self.text != _UNKNOWN:
            _validate(self.text)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read EDTF text as it is stored; anything else is a ValueError."""
        return cls(text)

    @classmethod
    def on(cls, day: dt.date) -> Self:
        return cls(day.isoformat()[:10])

    @classmethod
    def at(cls, moment: dt.datetime) -> Self:
        """Return the minute of a civil time in the Netherlands, which is why it bears no zone."""
        if moment.tzinfo is not None:
            raise ValueError(f"a civil time bears no zone: {moment}")
        return cls(moment.isoformat(timespec="minutes"))

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        if not 1 <= month <= 12:
            raise ValueError(f"no month {month}")
        return cls(f"{year:04}-{month:02}")

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Self:
        if not 1 <= quarter <= 4:
            raise ValueError(f"no quarter {quarter}")
        return cls(f"{year:04}-{_QUARTERS[quarter - 1]}")

    @classmethod
    def year(cls, year: int) -> Self:
        return cls(f"{year:04}")

    @property
    def precision(self) -> Precision:
        if self.text == _UNKNOWN:
            return Precision.UNKNOWN
        match len(self.text):
            case 4:
                return Precision.YEAR
            case 7:
                return Precision.QUARTER if self.text[5:] in _QUARTERS else Precision.MONTH
            case 10:
                return Precision.DAY
        return Precision.MINUTE

    @property
    def first(self) -> dt.date | None:
        """The first day that it can be; None when unknown."""
        match self.precision:
            case Precision.UNKNOWN:
                return None
            case Precision.YEAR:
                return dt.date(int(self.text), 1, 1)
            case Precision.QUARTER | Precision.MONTH:
                return dt.date(int(self.text[:4]), _months(self.text)[0], 1)
        return dt.date.fromisoformat(self.text[:10])

    @property
    def last(self) -> dt.date | None:
        """The last day that it can be; None when unknown."""
        match self.precision:
            case Precision.UNKNOWN:
                return None
            case Precision.YEAR:
                return dt.date(int(self.text), 12, 31)
            case Precision.QUARTER | Precision.MONTH:
                return _last_of_month(int(self.text[:4]), _months(self.text)[1])
        return dt.date.fromisoformat(self.text[:10])

    @property
    def middle(self) -> dt.date | None:
        """The day to count with when one day is needed; None when unknown."""
        first, last = self.first, self.last
        return first + (last - first) // 2 if first and last else None

    @property
    def time(self) -> dt.time | None:
        return dt.time.fromisoformat(self.text[11:]) if self.precision is Precision.MINUTE else None

    def sort_key(self) -> tuple[str, int, str]:
        first = self.first
        return (first.isoformat() if first else "", _FINENESS[self.precision], self.text)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, VagueDate):
            return NotImplemented
        return self.sort_key() < other.sort_key()

    def surely_before(self, other: "VagueDate") -> bool:
        """Is all of this period over before the other begins? Never, when either is unknown."""
        mine, theirs = _span(self), _span(other)
        return bool(mine and theirs and mine[1] < theirs[0])

    def overlaps(self, other: "VagueDate") -> bool:
        """Can the two be at the same time? Unknown can be at any time."""
        return not self.surely_before(other) and not other.surely_before(self)


VagueDate.UNKNOWN = VagueDate(_UNKNOWN)


def first_day_sql(column: str) -> str:
    """Return the SQLite expression for the ISO first day, fit for a generated column."""
    return (
        f"CASE length({column}) WHEN 4 THEN {column} || '-01-01'"
        f" WHEN 7 THEN substr({column}, 1, 4) || CASE substr({column}, 6)"
        " WHEN '33' THEN '-01' WHEN '34' THEN '-04' WHEN '35' THEN '-07' WHEN '36' THEN '-10'"
        f" ELSE substr({column}, 5) END || '-01'"
        f" ELSE nullif(substr({column}, 1, 10), '{_UNKNOWN}') END"
    )


def last_day_sql(column: str) -> str:
    """Return the SQLite expression for the ISO last day, fit for a generated column."""
    return (
        f"CASE length({column}) WHEN 4 THEN {column} || '-12-31'"
        f" WHEN 7 THEN CASE substr({column}, 6)"
        f" WHEN '33' THEN substr({column}, 1, 4) || '-03-31'"
        f" WHEN '34' THEN substr({column}, 1, 4) || '-06-30'"
        f" WHEN '35' THEN substr({column}, 1, 4) || '-09-30'"
        # December apart: SQLite knows no day after 9999-12-31 to step back from.
        f" WHEN '36' THEN substr({column}, 1, 4) || '-12-31' WHEN '12' THEN {column} || '-31'"
        f" ELSE date({column} || '-01', '+1 month', '-1 day') END"
        f" ELSE nullif(substr({column}, 1, 10), '{_UNKNOWN}') END"
    )


def middle_ordinal_sql(column: str) -> str:
    """Return the SQLite expression for the day to count with when one day is needed, counted as
    `date.toordinal` does."""
    first, last = first_day_sql(column), last_day_sql(column)
    halfway = f"(julianday({first}) + julianday({last})) / 2"
    return (
        f"CASE WHEN length({column}) < 10 THEN CAST({halfway} - 1721424.5 AS INTEGER)"
        f" ELSE {ordinal_sql(f'substr({column}, 1, 10)')} END"
    )


def ordinal_sql(day: str) -> str:
    """Return the SQLite expression that counts an ISO day as `date.toordinal` does."""
    return f"CAST(julianday({day}) - 1721424.5 AS INTEGER)"


def _validate(text: str) -> None:
    found = _SHAPE.fullmatch(text)
    if found is None:
        raise ValueError(f"not a date in EDTF: {text!r}")
    year, month, day, hour, minute = found.groups()
    if month in _QUARTERS and day is None:
        month = None
    dt.date(int(year), int(month or 1), int(day or 1))
    dt.time(int(hour or 0), int(minute or 0))


def _span(date: VagueDate) -> tuple[dt.datetime, dt.datetime] | None:
    first, last, time = date.first, date.last, date.time
    if first is None or last is None:
        return None
    begin = dt.datetime.combine(first, time or dt.time.min)
    return begin, begin if time else dt.datetime.combine(last, dt.time.max)


def _months(text: str) -> tuple[int, int]:
    """Return the first and the last month of the text of a month or a quarter."""
    if text[5:] in _QUARTERS:
        last = 3 * (_QUARTERS.index(text[5:]) + 1)
        return last - 2, last
    return int(text[5:]), int(text[5:])


def _last_of_month(year: int, month: int) -> dt.date:
    if month == 12:
        return dt.date(year, 12, 31)
    return dt.date(year, month + 1, 1) - dt.timedelta(days=1)
