"""What the cards above a page show: one moment, one person."""

import datetime as dt
from dataclasses import dataclass

from sub_crm.queries import contacts, follow_ups, people, themes
from sub_crm.queries.contacts import TimelineRow
from sub_crm.queries.follow_ups import FollowUpRow
from sub_crm.queries.organisations import ReachRow
from sub_crm.queries.people import KnownIssueRow, KnownPersonRow, PersonRow
from sub_crm.queries.reading import Reader
from sub_crm.queries.themes import ThemeRow
from sub_crm.ui.parts.links import link_of, shown
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ContactPointKind
from sub_crm.values.person_name import PersonName


@dataclass(frozen=True, slots=True)
class Reach:
    """A way to reach somebody, as it is written and as a link."""

    id: Id
    kind: ContactPointKind
    value: str
    text: str
    link: str
    private: bool


def reach(row: ReachRow) -> Reach:
    """Return a contact point as it is shown; reading a number takes a while the first time."""
    text, link = shown(row.kind, row.value), link_of(row.kind, row.value)
    return Reach(row.id, row.kind, row.value, text, link, row.private)


def name_of(row: PersonRow) -> PersonName:
    return PersonName(
        titles_before=row.titles_before,
        initials=row.initials,
        first_name=row.first_name,
        name_prefix=row.name_prefix,
        surname=row.surname,
        titles_after=row.titles_after,
    )


@dataclass(frozen=True, slots=True)
class Moments:
    """The newest contact moments, whole pages of them, and whether there are older ones."""

    rows: tuple[TimelineRow, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class MomentRows:
    """One contact moment with all that can be said about it."""

    row: contacts.ContactRow
    attendees: tuple[contacts.AttendeeRow, ...]
    issue_ids: tuple[Id, ...]
    people: tuple[KnownPersonRow, ...]
    issues: tuple[KnownIssueRow, ...]
    theme_ids: tuple[Id, ...]
    themes: tuple[ThemeRow, ...]
    follow_ups: tuple[FollowUpRow, ...]
    """What was agreed in it, open or not."""
    kept_at: dt.datetime | None


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
        theme_ids=tuple(themes.theme_ids_of(reader, moment)),
        themes=tuple(themes.themes(reader)),
        follow_ups=tuple(follow_ups.follow_ups_from(reader, moment)),
        kept_at=contacts.kept_at(reader, moment),
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
