"""The list of contact moments: what it can be narrowed by, its orders, and its rows by the page."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sub_crm.queries import search
from sub_crm.queries.listing import PAGE, Conditions, Ordering, count_capped, ids_of, list_page
from sub_crm.queries.reading import Reader, holder
from sub_crm.values.ids import Id
from sub_crm.values.kinds import (
    Confidentiality,
    ContactKind,
    ContactStatus,
    FollowUpStatus,
    Level,
    OurRole,
)
from sub_crm.values.person_name import folded
from sub_crm.values.vague_date import VagueDate


class ContactOrder(StrEnum):
    DATE = "date"
    ORGANISATION = "organisation"
    KIND = "kind"


class ContactGroup(StrEnum):
    NONE = "none"
    WEEK = "week"
    MONTH = "month"
    ORGANISATION = "organisation"
    ISSUE = "issue"
    HOLDER = "holder"


class Period(StrEnum):
    WEEK = "week"
    DAYS_30 = "days_30"
    DAYS_90 = "days_90"
    DAYS_365 = "days_365"
    THIS_YEAR = "this_year"
    LAST_YEAR = "last_year"
    AHEAD = "ahead"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ContactFilter:
    """What is asked of the list; what is left empty narrows nothing."""

    text: str = ""
    organisations: tuple[Id, ...] = ()
    kinds: tuple[ContactKind, ...] = ()
    levels: tuple[Level, ...] = ()
    """Of the positions that people had at the time."""
    holder: Id | None = None
    """Who holds one of the organisations now."""
    issues: tuple[Id, ...] = ()
    themes: tuple[Id, ...] = ()
    period: Period | None = None
    statuses: tuple[ContactStatus, ...] = ()
    markings: tuple[Confidentiality, ...] = ()
    open_follow_up: bool = False
    late_follow_up: bool = False
    without_issue: bool = False
    order: ContactOrder = ContactOrder.DATE
    flipped: bool = False
    """The other way round than is usual for the order."""
    group: ContactGroup = ContactGroup.WEEK


@dataclass(frozen=True, slots=True)
class ContactListRow:
    id: Id
    sorted_by: Any
    happened_on: VagueDate
    sorts_at: str
    kind: ContactKind
    status: ContactStatus
    our_role: OurRole
    confidentiality: Confidentiality
    summary: str
    organisation: str | None
    """Short names, joined by commas; the first is what the row is grouped by."""
    organisation_id: Id | None
    holder: str | None
    """Of the first organisation."""
    people: str | None
    """Printed names, one per line."""
    issues: str | None
    """Titles of dossiers, one per line."""
    author_id: Id | None
    author: str | None
    follow_up_id: Id | None
    follow_up: str | None
    follow_up_due: VagueDate | None
    follow_up_status: FollowUpStatus | None


SOURCE = "contact_moments c"
_DATE = "c.sorts_at"
_BODY = """(SELECT o.short_name
    FROM joined_participants p JOIN organisations o ON o.id = p.organisation_id
    WHERE p.contact_moment_id = c.id ORDER BY o.short_name LIMIT 1)"""
_BODY_ID = _BODY.replace("SELECT o.short_name", "SELECT o.id", 1)
_ISSUE = """(SELECT i.title FROM joined_contact_issues l JOIN issues i ON i.id = l.issue_id
    WHERE l.contact_moment_id = c.id ORDER BY i.title LIMIT 1)"""
_HOLDER = f"(SELECT u.name FROM users u WHERE u.id = {holder(_BODY_ID)})"
_FOLLOW_UP = """(SELECT f.id FROM follow_ups f WHERE f.contact_moment_id = c.id
    ORDER BY f.status = 'open' DESC, f.due_last LIMIT 1)"""
_ROWS = f"""{SOURCE} LEFT JOIN follow_ups f ON f.id = {_FOLLOW_UP}
    LEFT JOIN organisations b ON b.id = {_BODY_ID}"""
_NEWEST_FIRST = (
    "printf('%010d', 5000000000 - coalesce(CAST(strftime('%s', nullif(c.sorts_at, ''))"
    " AS INTEGER) / 60, -1000000000))"
)
_BEGINNING = {(_DATE, True): ("~", b"\xff" * 16), (_DATE, False): ("", b"")}
"""Before every row: a walk by date starts in its index as the later pages do."""
_LAST = "char(0xffff)"
"""Sorts after every name: what has none comes last."""
_GROUPED = {
    ContactGroup.ORGANISATION: _BODY,
    ContactGroup.ISSUE: _ISSUE,
    ContactGroup.HOLDER: _HOLDER,
}
_BY_DATE = (ContactGroup.WEEK, ContactGroup.MONTH)


_COLUMNS = f"""c.happened_on, c.sorts_at, c.kind, c.status, c.our_role, c.confidentiality,
    c.summary,
    (SELECT group_concat(short_name, ', ') FROM (SELECT DISTINCT o.short_name
      FROM joined_participants p JOIN organisations o ON o.id = p.organisation_id
      WHERE p.contact_moment_id = c.id ORDER BY o.short_name)) AS organisation,
    b.id AS organisation_id, (SELECT u.name FROM users u WHERE u.id = {holder("b.id")}) AS holder,
    (SELECT group_concat(print_name, char(10)) FROM (SELECT DISTINCT h.print_name
      FROM joined_participants p JOIN people h ON h.id = p.person_id
      WHERE p.contact_moment_id = c.id ORDER BY h.sort_name)) AS people,
    (SELECT group_concat(title, char(10)) FROM (SELECT i.title FROM joined_contact_issues l
      JOIN issues i ON i.id = l.issue_id WHERE l.contact_moment_id = c.id ORDER BY i.title))
      AS issues,
    c.created_by AS author_id,
    (SELECT u.name FROM users u WHERE u.id = c.created_by) AS author,
    f.id AS follow_up_id, f.title AS follow_up, f.due AS follow_up_due,
    f.status AS follow_up_status"""


def ordering_of(filter: ContactFilter) -> Ordering:
    """Rows of a group stand together, newest first; without groups the chosen order holds."""
    if filter.group in _GROUPED:
        name = _GROUPED[filter.group]
        return Ordering(f"(coalesce({name}, {_LAST}) || char(31) || {_NEWEST_FIRST})")
    if filter.group in _BY_DATE or filter.order is ContactOrder.DATE:
        return Ordering(_DATE, descending=not filter.flipped, indexed=True)
    name = f"coalesce({_BODY}, {_LAST})" if filter.order is ContactOrder.ORGANISATION else "c.kind"
    return Ordering(f"({name} || char(31) || {_NEWEST_FIRST})", descending=filter.flipped)


def contact_page(
    reader: Reader,
    contact_filter: ContactFilter = ContactFilter(),
    *,
    today: dt.date,
    after: tuple[Any, Id] | None = None,
    limit: int = PAGE,
) -> list[ContactListRow]:
    ordering = ordering_of(contact_filter)
    return list_page(
        reader,
        ContactListRow,
        columns=_COLUMNS,
        source=_ROWS,
        key="c.id",
        conditions=conditions_of(contact_filter, today),
        ordering=ordering,
        after=after or _BEGINNING.get((ordering.expression, ordering.descending)),
        limit=limit,
        today=today.isoformat(),
    )


def contact_count(reader: Reader, contact_filter: ContactFilter, *, today: dt.date) -> int:
    """Return how many moments meet the filter, capped."""
    conditions = conditions_of(contact_filter, today)
    return count_capped(reader, source=SOURCE, conditions=conditions, today=today.isoformat())


def contact_ids(reader: Reader, contact_filter: ContactFilter, *, today: dt.date) -> list[Id]:
    """Return every moment that meets the filter, for a bulk edit or an export."""
    conditions = conditions_of(contact_filter, today)
    return ids_of(reader, source=SOURCE, key="c.id", conditions=conditions, today=today.isoformat())


def conditions_of(filter: ContactFilter, today: dt.date) -> Conditions:
    made = Conditions()
    made.any_of("c.kind", "kind", filter.kinds)
    made.any_of("c.status", "status", filter.statuses)
    made.any_of("c.confidentiality", "marking", filter.markings)
    _add_text(made, filter.text)
    _add_present(made, filter)
    _add_linked(made, filter)
    _add_follow_up(made, filter)
    if filter.period is not None:
        first, beyond = span_of(filter.period, today)
        made.add("c.sorts_at >= :first AND c.sorts_at < :beyond", first=first, beyond=beyond)
    return made


_NAMED = r"""c.id IN (SELECT p.contact_moment_id FROM participants p
  WHERE p.organisation_id IN (SELECT o.id FROM organisations o
      WHERE folded(o.name || ' ' || o.aliases) LIKE :name ESCAPE '\')
    OR p.person_id IN (SELECT h.id FROM people h
      WHERE folded(h.print_name) LIKE :name ESCAPE '\'))"""
"""Moments with an organisation or a person of that name."""


def _literal(text: str) -> str:
    """Return text in which LIKE sees no wildcards."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _add_text(made: Conditions, text: str) -> None:
    if not text.strip():
        return
    words, inside = search.tokens(text), search.trigrams(text)
    if not words:
        made.add("FALSE")  # only signs: they stand nowhere
        return
    hits = "SELECT rowid FROM contact_index WHERE contact_index MATCH :words"
    if inside:
        hits += " UNION SELECT rowid FROM subject_index WHERE subject_index MATCH :inside"
        made.named["inside"] = inside
    said = f"c.id IN (SELECT r.contact_id FROM contact_rank r WHERE r.srank IN ({hits}))"
    made.add(f"{said} OR {_NAMED}", words=words, name=f"%{_literal(folded(text.strip()))}%")


def _add_present(made: Conditions, filter: ContactFilter) -> None:
    """The plus keeps the walk in the order of the list: these sets may be large."""
    present = "+c.id IN (SELECT p.contact_moment_id FROM participants p"
    if filter.organisations:
        inner = Conditions()
        inner.any_of("p.organisation_id", "organisation", filter.organisations)
        made.add(f"{present} WHERE {inner.where()})", **inner.named)
    if filter.levels:
        inner = Conditions()
        inner.any_of("s.level", "level", filter.levels)
        seats = f"SELECT s.id FROM positions s WHERE {inner.where()}"
        made.add(f"{present} WHERE p.position_id IN ({seats}))", **inner.named)
    if filter.holder is not None:
        held = f"SELECT o.id FROM organisations o WHERE {holder('o.id')} = :holder"
        made.add(f"{present} WHERE p.organisation_id IN ({held}))", holder=filter.holder)


def _add_linked(made: Conditions, filter: ContactFilter) -> None:
    linked = (("issue", filter.issues), ("theme", filter.themes))
    for name, values in linked:
        if values:
            inner = Conditions()
            inner.any_of(f"l.{name}_id", name, values)
            found = f"SELECT l.contact_moment_id FROM contact_{name}s l WHERE {inner.where()}"
            made.add(f"c.id IN ({found})", **inner.named)
    if filter.without_issue:
        made.add("NOT EXISTS (SELECT 1 FROM contact_issues l WHERE l.contact_moment_id = c.id)")


def _add_follow_up(made: Conditions, filter: ContactFilter) -> None:
    late = " AND f.due_last < :today" if filter.late_follow_up else ""
    if filter.open_follow_up or filter.late_follow_up:
        made.add(
            f"c.id IN (SELECT f.contact_moment_id FROM follow_ups f WHERE f.status = 'open'{late})"
        )


def span_of(period: Period, today: dt.date) -> tuple[str, str]:
    """Return the first and the first later sorting value of a period."""
    tomorrow = (today + dt.timedelta(1)).isoformat()
    years = {Period.THIS_YEAR: today.year, Period.LAST_YEAR: today.year - 1}
    if period in years:
        return f"{years[period]:04}", f"{years[period] + 1:04}"
    if period is Period.AHEAD:
        return tomorrow, "9999"
    if period is Period.UNKNOWN:
        return "", "0"
    days = {Period.WEEK: 7, Period.DAYS_30: 30, Period.DAYS_90: 90, Period.DAYS_365: 365}[period]
    return (today - dt.timedelta(days)).isoformat(), tomorrow
