"""What the page of contact moments asks for in one go: its numbers and what can be chosen."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sub_crm.insight.bulk import Stand, stand
from sub_crm.queries import people, themes
from sub_crm.queries.contact_bulk import chosen_contacts
from sub_crm.queries.contact_list import ContactFilter, contact_count, contact_ids
from sub_crm.queries.people import KnownIssueRow, KnownOrganisationRow, UserRow
from sub_crm.queries.reading import Reader
from sub_crm.queries.themes import ThemeRow
from sub_crm.ui.parts.lists import Ticks
from sub_crm.values.ids import Id
from sub_crm.values.kinds import UserRole


@dataclass(frozen=True, slots=True)
class Known:
    """What the filters and the bulk edit choose from."""

    organisations: tuple[KnownOrganisationRow, ...] = ()
    users: tuple[UserRow, ...] = ()
    issues: tuple[KnownIssueRow, ...] = ()
    themes: tuple[ThemeRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Numbers:
    """Of which filter, how many moments meet it and how many there are, all capped."""

    filter: ContactFilter
    found: int
    every: int
    late: int


def read_known(reader: Reader, *, today: dt.date, me: Id) -> Known:
    found = people.known_organisations(reader, today=today, me=me)
    return Known(
        organisations=tuple(sorted(found, key=lambda one: one.short_name)),
        users=tuple(people.users(reader)),
        issues=tuple(sorted(people.known_issues(reader), key=lambda one: one.title)),
        themes=tuple(themes.themes(reader)),
    )


def read_numbers(reader: Reader, filter: ContactFilter, *, today: dt.date) -> Numbers:
    late = replace(filter, late_follow_up=True)
    return Numbers(
        filter=filter,
        found=contact_count(reader, filter, today=today),
        every=contact_count(reader, ContactFilter(), today=today),
        late=contact_count(reader, late, today=today),
    )


def read_ids(
    reader: Reader, filter: ContactFilter, ticks: Ticks, loaded: Sequence[Id], today: dt.date
) -> tuple[Id, ...]:
    """Return the ids that are chosen, or of the whole list when nothing is."""
    if ticks and not ticks.everything:
        return ticks.of(dict.fromkeys([*loaded, *ticks.ids]))
    every = contact_ids(reader, filter, today=today)
    return ticks.of(every) if ticks else tuple(every)


def read_stand(
    reader: Reader, moment_ids: Sequence[Id], *, me: Id, role: UserRole
) -> tuple[tuple[Id, ...], Stand]:
    """Return how the chosen moments are now, with their ids."""
    return tuple(moment_ids), stand(chosen_contacts(reader, moment_ids), me=me, role=role)
