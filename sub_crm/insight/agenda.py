"""What to do first: follow-ups put under too late, today, this week, later and without a date."""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import Protocol, TypeVar


class When(StrEnum):
    OVERDUE = "overdue"
    TODAY = "today"
    THIS_WEEK = "this_week"
    LATER = "later"
    UNDATED = "undated"


class Dated(Protocol):
    @property
    def due_last(self) -> dt.date | None: ...


T = TypeVar("T", bound=Dated)


def when_due(last: dt.date | None, today: dt.date) -> When:
    """Say when something is due whose due period ends on `last`; the week ends on Sunday."""
    if last is None:
        return When.UNDATED
    if last < today:
        return When.OVERDUE
    if last == today:
        return When.TODAY
    sunday = today + dt.timedelta(6 - today.weekday())
    return When.THIS_WEEK if last <= sunday else When.LATER


def by_urgency(rows: Iterable[T], today: dt.date) -> dict[When, list[T]]:
    """Return the rows by `When`, in its order and theirs; groups without rows are left out."""
    groups: dict[When, list[T]] = {when: [] for when in When}
    for row in rows:
        groups[when_due(row.due_last, today)].append(row)
    return {when: found for when, found in groups.items() if found}
