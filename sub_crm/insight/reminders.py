"""What to remind of and when: from what is due, the clock, and what was told before."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sub_crm.insight.agenda import When, by_urgency
from sub_crm.orders.order import CIVIL
from sub_crm.queries.follow_ups import FollowUpRow
from sub_crm.queries.today import AgendaRow
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ContactKind
from sub_crm.values.vague_date import VagueDate

SOON = dt.timedelta(minutes=10)
"""So long before a planned contact."""
LATE = dt.timedelta(hours=4)
"""A follow-up whose hour passed longer ago, as while the computer slept, waits for the morning."""
MORNING = dt.time(8, 30)
MOST_TOLD = 200


class Sort(StrEnum):
    FOLLOW_UP = "follow_up"
    CONTACT = "contact"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something to tell now; what it is about stands apart, since not everybody may read it."""

    sort: Sort
    title: str = ""
    about: str = ""
    kind: ContactKind | None = None
    time: dt.time | None = None
    minutes: int = 0
    """Until a planned contact begins, rounded up."""
    today: int = 0
    overdue: int = 0


@dataclass(frozen=True, slots=True)
class Due:
    """What there is to be reminded of."""

    follow_ups: Sequence[FollowUpRow] = ()
    agenda: Sequence[AgendaRow] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    tell: tuple[Reminder, ...]
    told: tuple[str, ...]
    """Marks of everything that was told, the newest last."""
    again: dt.datetime
    """When to look again, if nothing changes before."""


@dataclass(frozen=True, slots=True)
class _Moment:
    """A reminder with the time in which it makes sense."""

    mark: str
    since: dt.datetime
    until: dt.datetime
    reminder: Reminder


def plan(due: Due, now: dt.datetime, told: Sequence[str], *, secret: bytes) -> Plan:
    """Say what to tell at an aware `now`; `secret` keeps the marks from telling anything."""
    known, moments = set(told), list(_moments(due, now, secret))
    fresh = [one for one in moments if one.mark not in known and one.since <= now < one.until]
    marks = [*told, *(one.mark for one in fresh)][-MOST_TOLD:]
    ahead = [one.since for one in moments if one.since > now and one.mark not in known]
    tomorrow = _instant(_civil(now).date() + dt.timedelta(1), MORNING)
    return Plan(
        tell=tuple(one.reminder for one in fresh if _says_something(one.reminder)),
        told=tuple(marks),
        again=min([*ahead, tomorrow]),
    )


def _moments(due: Due, now: dt.datetime, secret: bytes) -> Iterator[_Moment]:
    today = _civil(now).date()
    morning, midnight = _instant(today, MORNING), _instant(today + dt.timedelta(1), dt.time())
    mark = _mark(secret, Sort.DAY, b"", today.isoformat())
    yield _Moment(mark, morning, midnight, _day(due.follow_ups, today))
    for follow_up in due.follow_ups:
        if follow_up.due and (start := _start(follow_up.due)):
            mark = _mark(secret, Sort.FOLLOW_UP, follow_up.id, follow_up.due.text)
            yield _Moment(mark, start, start + LATE, _follow_up(follow_up))
    for contact in due.agenda:
        if start := _start(contact.happened_on):
            mark = _mark(secret, Sort.CONTACT, contact.id, contact.happened_on.text)
            yield _Moment(mark, start - SOON, start, _contact(contact, start - now))


def _day(follow_ups: Iterable[FollowUpRow], today: dt.date) -> Reminder:
    groups = by_urgency(follow_ups, today)
    return Reminder(
        Sort.DAY,
        today=len(groups.get(When.TODAY, ())),
        overdue=len(groups.get(When.OVERDUE, ())),
    )


def _follow_up(row: FollowUpRow) -> Reminder:
    about = row.organisation or row.person or ""
    return Reminder(Sort.FOLLOW_UP, row.title, about, time=row.due.time if row.due else None)


def _contact(row: AgendaRow, left: dt.timedelta) -> Reminder:
    return Reminder(
        Sort.CONTACT,
        row.summary,
        row.organisation or "",
        kind=row.kind,
        time=row.happened_on.time,
        minutes=-(-left // dt.timedelta(minutes=1)),
    )


def _says_something(reminder: Reminder) -> bool:
    """A morning without anything due passes in silence, and is not looked at again that day."""
    return reminder.sort is not Sort.DAY or bool(reminder.today or reminder.overdue)


def _start(on: VagueDate) -> dt.datetime | None:
    """The moment of a date with a time; an hour that a summer night skips comes an hour later."""
    if on.first is None or on.time is None:
        return None
    return _instant(on.first, on.time)


def _instant(day: dt.date, time: dt.time) -> dt.datetime:
    """Of an hour that comes twice, in the night to winter time, the first."""
    return dt.datetime.combine(day, time, CIVIL).astimezone(dt.UTC)


def _civil(now: dt.datetime) -> dt.datetime:
    return now.astimezone(CIVIL)


def _mark(secret: bytes, sort: Sort, id: Id, on: str) -> str:
    what = b"|".join((sort.value.encode(), id, on.encode()))
    return hashlib.blake2b(what, digest_size=8, key=secret).hexdigest()
