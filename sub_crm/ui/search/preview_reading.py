"""What a preview shows of any sort of result: a title, a few lines, a text, the last contacts."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sub_crm.i18n import _, dates
from sub_crm.i18n.words import word
from sub_crm.insight.names import Sort
from sub_crm.queries import contacts, follow_ups, issue_page, issue_timeline, organisations, people
from sub_crm.queries.contacts import TimelineRow
from sub_crm.queries.follow_ups import FollowUpRow
from sub_crm.queries.reading import Reader
from sub_crm.ui.parts.follow_ups import due
from sub_crm.ui.parts.phrases import last_contact
from sub_crm.ui.search.results import FOLLOW_UP, HIT
from sub_crm.values.ids import Id, read_id
from sub_crm.values.vague_date import VagueDate

MOMENTS, TASKS = 5, 3


@dataclass(frozen=True, slots=True)
class Preview:
    id: str
    """That of the result."""
    title: str
    lines: tuple[str, ...] = ()
    text: str = ""
    moments: tuple[TimelineRow, ...] = ()


def read_preview(reader: Reader, id: str, *, today: dt.date) -> Preview | None:
    """Return what stands behind a result; None when it is gone, or not for this user."""
    sort, _colon, digits = id.partition(":")
    read, record = _READ.get(sort), read_id(digits)
    return read(reader, id, record, today) if read and record else None


def _lines(*parts: str | None) -> tuple[str, ...]:
    return tuple(filter(None, parts))


def _still_holds(until: VagueDate | None, today: dt.date) -> bool:
    return until is None or until.last is None or until.last >= today


def _newest(rows: Sequence[TimelineRow]) -> tuple[TimelineRow, ...]:
    return tuple(rows[:MOMENTS])


def _tasks(rows: Iterable[FollowUpRow], today: dt.date) -> tuple[str, ...]:
    """The follow-ups that come first."""
    told = _("Opvolging: {title}, {due}")
    return tuple(told.format(title=one.title, due=due(one, today)) for one in list(rows)[:TASKS])


def _moment(reader: Reader, id: str, record: Id, today: dt.date) -> Preview | None:
    row = contacts.contact(reader, record)
    if row is None:
        return None
    there = [
        ", ".join(filter(None, (one.person, one.position, one.organisation)))
        for one in contacts.attendees(reader, record)
    ]
    when = " · ".join((word(row.kind), dates.vague(row.happened_on, today)))
    by = _("door {name}").format(name=row.author) if row.author else ""
    tasks = _tasks(follow_ups.follow_ups_from(reader, record), today)
    lines = _lines(when, *there, row.place, by, *tasks)
    return Preview(id, row.summary or word(row.kind), lines, row.note)


def _organisation(reader: Reader, id: str, record: Id, today: dt.date) -> Preview | None:
    head = organisations.organisation_head(reader, record, today=today)
    if head is None:
        return None
    holder = _("Accounthouder {name}").format(name=head.holder) if head.holder else ""
    tasks = _tasks(follow_ups.follow_ups_of(reader, record), today)
    lines = _lines(holder, last_contact(head.last_contact, today), *tasks)
    moments = _newest(contacts.timeline_of_organisation(reader, record))
    return Preview(id, head.name, lines, head.note, moments)


def _person(reader: Reader, id: str, record: Id, today: dt.date) -> Preview | None:
    row = people.person(reader, record)
    if row is None:
        return None
    held = people.tenures_of(reader, record, today=today)
    seats = [f"{one.position}, {one.organisation}" for one in held if one.current]
    points = people.reach_of_person(reader, record)
    reach = [one.value for one in points if _still_holds(one.until, today)]
    tasks = _tasks(follow_ups.follow_ups_of_person(reader, record), today)
    moments = _newest(contacts.timeline_of_person(reader, record))
    return Preview(id, row.print_name, _lines(*seats, *reach, *tasks), row.note, moments)


def _issue(reader: Reader, id: str, record: Id, today: dt.date) -> Preview | None:
    head = issue_page.issue_head(reader, record, today=today)
    if head is None:
        return None
    owner = _("eigenaar {name}").format(name=head.owner) if head.owner else ""
    tasks = _tasks(follow_ups.follow_ups_of_issue(reader, record), today)
    moments = _newest(issue_timeline.timeline_of_issue(reader, record))
    return Preview(id, head.title, _lines(word(head.status), owner, *tasks), head.context, moments)


def _follow_up(reader: Reader, id: str, record: Id, today: dt.date) -> Preview | None:
    row = follow_ups.follow_up(reader, record)
    if row is None:
        return None
    who = ", ".join(filter(None, (row.person, row.position, row.organisation)))
    state = " · ".join((word(row.status), due(row, today)))
    promised = word(row.promise_by) if row.promise_by else ""
    return Preview(id, row.title, _lines(state, who, promised, row.issue, row.owner))


Read = Callable[[Reader, str, Id, dt.date], Preview | None]
_READ: dict[str, Read] = {
    Sort.ORGANISATION: _organisation,
    Sort.PERSON: _person,
    Sort.ISSUE: _issue,
    HIT: _moment,
    FOLLOW_UP: _follow_up,
}
