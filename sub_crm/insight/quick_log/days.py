"""Calendar arithmetic: from what a phrase says and what day it is to a date as exact as said."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from sub_crm.values.vague_date import VagueDate

Resolve = Callable[[date, bool], VagueDate | None]
"""From today, and whether the phrase looks ahead, to the date that is meant."""

FRIDAY = 4


@dataclass(frozen=True, slots=True)
class When:
    """A phrase of time: `lean` is -1 where it can only be past, 1 where only ahead."""

    resolve: Resolve
    lean: int = 0
    exact: bool = True
    just_now: bool = False


def in_days(count: int) -> When:
    return When(lambda today, _: VagueDate.on(today + timedelta(count)), _sign(count))


def just_now() -> When:
    return When(lambda today, _: VagueDate.on(today), -1, just_now=True)


def in_months(count: int) -> When:
    return When(lambda today, _: VagueDate.on(_months_on(today, count)), _sign(count))


def on_weekday(weekday: int, lean: int = 0) -> When:
    """The next such day when looking ahead, else the last one; never today itself."""

    def resolve(today: date, ahead: bool) -> VagueDate:
        if lean > 0 or (ahead and lean == 0):
            return VagueDate.on(today + timedelta((weekday - today.weekday() - 1) % 7 + 1))
        return VagueDate.on(today - timedelta((today.weekday() - weekday - 1) % 7 + 1))

    return When(resolve, lean)


def in_week(weeks: int, weekday: int) -> When:
    """A weekday of this, the last or a coming week, counted from Monday."""
    return When(
        lambda today, _: VagueDate.on(today + timedelta(7 * weeks + weekday - today.weekday())),
        _sign(weeks),
    )


def end_of_week() -> When:
    return When(
        lambda today, _: VagueDate.on(today + timedelta(max(0, FRIDAY - today.weekday()))), 1
    )


def this_week() -> When:
    """Looking back it was today for all that is known, looking ahead it is due by Friday."""
    return When(
        lambda today, ahead: VagueDate.on(
            today + timedelta(max(0, FRIDAY - today.weekday()) if ahead else 0)
        )
    )


def on_day(day: int, month: int, year: int | None) -> When | None:
    """A day and month, in the year said or else the nearest year on the side looked at."""
    if not _exists(year or 2000, month, day):
        return None
    if year:
        return When(lambda _today, _ahead: VagueDate.on(date(year, month, day)))

    def resolve(today: date, ahead: bool) -> VagueDate:
        steps = range(0, 9) if ahead else range(0, -9, -1)
        for candidate in (today.year + step for step in steps):
            if _exists(candidate, month, day):
                found = date(candidate, month, day)
                if (found >= today) if ahead else (found <= today):
                    return VagueDate.on(found)
        return VagueDate.UNKNOWN

    return When(resolve)


def in_month(month: int, year: int | None) -> When:
    def resolve(today: date, ahead: bool) -> VagueDate:
        if year:
            return VagueDate.month(year, month)
        step = (month < today.month) if ahead else -(month > today.month)
        return VagueDate.month(today.year + step, month)

    return When(resolve, exact=False)


def months_away(count: int) -> When:
    def resolve(today: date, _ahead: bool) -> VagueDate:
        meant = _months_on(today.replace(day=1), count)
        return VagueDate.month(meant.year, meant.month)

    return When(resolve, _sign(count), exact=False)


def in_quarter(quarter: int, year: int | None) -> When:
    def resolve(today: date, ahead: bool) -> VagueDate:
        current = (today.month + 2) // 3
        step = (quarter < current) if ahead else -(quarter > current)
        return VagueDate.quarter(year or today.year + step, quarter)

    return When(resolve, exact=False)


def quarters_away(count: int) -> When:
    def resolve(today: date, _ahead: bool) -> VagueDate:
        year, quarter = divmod(today.year * 4 + (today.month - 1) // 3 + count, 4)
        return VagueDate.quarter(year, quarter + 1)

    return When(resolve, _sign(count), exact=False)


def in_year(year: int) -> When:
    return When(lambda _today, _ahead: VagueDate.year(year), exact=False)


def years_away(count: int) -> When:
    return When(lambda today, _: VagueDate.year(today.year + count), _sign(count), exact=False)


def _sign(count: int) -> int:
    return (count > 0) - (count < 0)


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def _months_on(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
