"""Look up contact moments: the timeline of an organisation or person, and one moment whole."""

import datetime as dt
from dataclasses import dataclass

from sub_crm.queries.reading import Reader
from sub_crm.values.ids import Id
from sub_crm.values.kinds import (
    Confidentiality,
    ContactKind,
    ContactStatus,
    FollowUpStatus,
    Initiative,
    OurRole,
)
from sub_crm.values.vague_date import VagueDate

PAGE = 50
NEWEST = "9999"
"""Sorts after every moment: the start of a timeline."""


@dataclass(frozen=True, slots=True)
class TimelineRow:
    id: Id
    happened_on: VagueDate
    sorts_at: str
    kind: ContactKind
    status: ContactStatus
    our_role: OurRole
    confidentiality: Confidentiality
    summary: str
    note: str
    author: str | None
    people: str | None
    """Printed names with position, joined by commas."""
    issues: str | None
    """Titles of dossiers, one per line."""
    follow_up: str | None
    follow_up_due: VagueDate | None
    follow_up_status: FollowUpStatus | None


MOMENT_COLUMNS = """
c.id, c.happened_on, c.sorts_at, c.kind, c.status, c.our_role, c.confidentiality,
  c.summary, c.note, u.name AS author,
  (SELECT group_concat(h.print_name || coalesce(', ' || lower(s.title), ''), '; ')
    FROM joined_participants q JOIN people h ON h.id = q.person_id
    LEFT JOIN positions s ON s.id = q.position_id
    WHERE q.contact_moment_id = c.id) AS people,
  (SELECT group_concat(i.title, char(10))
    FROM joined_contact_issues l JOIN issues i ON i.id = l.issue_id
    WHERE l.contact_moment_id = c.id) AS issues,
  f.title AS follow_up, f.due AS follow_up_due, f.status AS follow_up_status
"""
# CROSS JOIN: the page is in order already, so the rows that hang on it need no sorting
MOMENT_SOURCE = """
FROM page CROSS JOIN contact_moments c ON c.id = page.id
LEFT JOIN users u ON u.id = c.created_by
LEFT JOIN follow_ups f ON f.id = (SELECT g.id FROM follow_ups g
  WHERE g.contact_moment_id = c.id ORDER BY g.status = 'open' DESC, g.due_last LIMIT 1)
"""


def timeline_of_organisation(
    reader: Reader, organisation: Id, *, before: str = NEWEST, before_id: Id = b"\xff" * 16
) -> list[TimelineRow]:
    """Return the page of contact moments older than `before`, newest first; unknown dates last."""
    return _timeline(reader, "organisation_id", organisation, before, before_id)


def timeline_of_person(
    reader: Reader, person: Id, *, before: str = NEWEST, before_id: Id = b"\xff" * 16
) -> list[TimelineRow]:
    return _timeline(reader, "person_id", person, before, before_id)


def timeline_of_position(
    reader: Reader, position: Id, *, before: str = NEWEST, before_id: Id = b"\xff" * 16
) -> list[TimelineRow]:
    """Return what was spoken with whoever held the seat at the time."""
    return _timeline(reader, "position_id", position, before, before_id)


def _timeline(
    reader: Reader, column: str, value: Id, before: str, before_id: Id
) -> list[TimelineRow]:
    return reader.rows(
        TimelineRow,
        f"""
        WITH page AS (
          SELECT p.contact_moment_id AS id, p.sorts_at FROM participants p
          WHERE p.{column} = :value AND (p.sorts_at, p.contact_moment_id) < (:before, :before_id)
          GROUP BY p.sorts_at, p.contact_moment_id
          ORDER BY p.sorts_at DESC, p.contact_moment_id DESC LIMIT {PAGE})
        SELECT {MOMENT_COLUMNS} {MOMENT_SOURCE}
        ORDER BY page.sorts_at DESC, page.id DESC
        """,
        value=value,
        before=before,
        before_id=before_id,
    )


@dataclass(frozen=True, slots=True)
class StubRow:
    """All that others than supervisors may know: that month, there was a supervision talk."""

    month: str


def supervision_stubs(reader: Reader, organisation: Id) -> list[StubRow]:
    return reader.rows(
        StubRow,
        "SELECT month FROM supervision_stubs WHERE organisation_id = :organisation"
        " AND month > '' ORDER BY month DESC",
        organisation=organisation,
    )


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One contact moment with every field that can be edited."""

    id: Id
    happened_on: VagueDate
    kind: ContactKind
    status: ContactStatus
    initiative: Initiative | None
    our_role: OurRole
    confidentiality: Confidentiality
    summary: str
    note: str
    place: str
    mood: int | None
    raw: str
    author: str | None


def contact(reader: Reader, moment: Id) -> ContactRow | None:
    return reader.row(
        ContactRow,
        """
        SELECT c.id, c.happened_on, c.kind, c.status, c.initiative, c.our_role, c.confidentiality,
          c.summary, c.note, c.place, c.mood, c.raw, u.name AS author
        FROM contact_moments c LEFT JOIN users u ON u.id = c.created_by WHERE c.id = :moment
        """,
        moment=moment,
    )


@dataclass(frozen=True, slots=True)
class AttendeeRow:
    person_id: Id | None
    person: str | None
    position_id: Id | None
    position: str | None
    organisation_id: Id | None
    organisation: str | None


def attendees(reader: Reader, moment: Id) -> list[AttendeeRow]:
    return reader.rows(
        AttendeeRow,
        """
        SELECT p.person_id, h.print_name AS person, p.position_id, s.title AS position,
          p.organisation_id, o.short_name AS organisation
        FROM contact_moments c JOIN joined_participants p ON p.contact_moment_id = c.id
        LEFT JOIN people h ON h.id = p.person_id
        LEFT JOIN positions s ON s.id = p.position_id
        LEFT JOIN organisations o ON o.id = p.organisation_id
        WHERE c.id = :moment ORDER BY h.sort_name
        """,
        moment=moment,
    )


def issue_ids_of(reader: Reader, moment: Id) -> list[Id]:
    return reader.values(
        "SELECT l.issue_id FROM contact_moments c JOIN contact_issues l"
        " ON l.contact_moment_id = c.id WHERE c.id = :moment",
        moment=moment,
    )


def kept_at(reader: Reader, moment: Id) -> dt.datetime | None:
    """Return when it was first kept, in civil time."""
    found: str | None = reader.value(
        "SELECT datetime(created_at / 1000000, 'unixepoch', 'localtime')"
        " FROM contact_moments WHERE id = :moment",
        moment=moment,
    )
    return dt.datetime.fromisoformat(found) if found else None
