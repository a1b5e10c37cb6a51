"""What the cards above a page show: one moment, one person."""

import datetime as dt
from dataclasses import dataclass

from sub_crm.queries import contacts, people
from sub_crm.queries.contacts import TimelineRow
from sub_crm.queries.people import KnownIssueRow, KnownPersonRow
from sub_crm.queries.reading import Reader
from sub_crm.ui.organisations.reading import Reach, reach
from sub_crm.values.ids import Id


@dataclass(frozen=True, slots=True)
class MomentRows:
    """One contact moment with all that can be said about it."""

    row: contacts.ContactRow
    attendees: tuple[contacts.AttendeeRow, ...]
    issue_ids: tuple[Id, ...]
    people: tuple[KnownPersonRow, ...]
    issues: tuple[KnownIssueRow, ...]


def read_moment(reader: Reader, moment: Id, *, today: dt.date, me: Id) -> MomentRows | None:
    row = contacts.contact(reader, moment)
    if row is None:
        return None
    return MomentRows(
        row=row,
        attendees=tuple(contacts.attendees(reader, moment)),
        issue_ids=tuple(contacts.issue_ids_of(reader, moment)),
        people=tuple(people.known_people(reader, today=today, me=me)),
        issues=tuple(people.known_issues(reader)),
    )


@dataclass(frozen=True, slots=True)
class PersonRows:
    """One person: where they sit and sat, how to reach them, what was spoken about."""

    row: people.PersonRow
    tenures: tuple[people.TenureRow, ...]
    reach: tuple[Reach, ...]
    moments: tuple[TimelineRow, ...]


def read_person(reader: Reader, person: Id, *, today: dt.date, most: int = 20) -> PersonRows | None:
    row = people.person(reader, person)
    if row is None:
        return None
    return PersonRows(
        row=row,
        tenures=tuple(people.tenures_of(reader, person, today=today)),
        reach=tuple(reach(one) for one in people.reach_of_person(reader, person)),
        moments=tuple(contacts.timeline_of_person(reader, person)[:most]),
    )
