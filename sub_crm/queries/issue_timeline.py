"""Look up what happened in a dossier: contacts, decisions, follow-ups that closed, elections."""

from dataclasses import dataclass

from sub_crm.queries.contacts import MOMENT_COLUMNS, MOMENT_SOURCE, NEWEST, PAGE, TimelineRow
from sub_crm.queries.reading import Reader
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ElectionKind, FollowUpStatus
from sub_crm.values.vague_date import VagueDate


@dataclass(frozen=True, slots=True)
class IssueMomentRow(TimelineRow):
    """A contact moment in a dossier; its `issues` are the other dossiers that it was about."""

    organisations: str | None
    """Short names, one per line."""


_MOMENT_COLUMNS = MOMENT_COLUMNS.replace(
    "WHERE l.contact_moment_id = c.id) AS issues",
    "WHERE l.contact_moment_id = c.id AND l.issue_id <> :issue) AS issues",
)


def timeline_of_issue(
    reader: Reader,
    issue: Id,
    *,
    organisation: Id | None = None,
    before: str = NEWEST,
    before_id: Id = b"\xff" * 16,
) -> list[IssueMomentRow]:
    """Return the moments of a dossier older than `before`, newest first; unknown dates last."""
    present = (
        "AND EXISTS (SELECT 1 FROM joined_participants q WHERE q.contact_moment_id = c.id"
        " AND q.organisation_id = :organisation)"
    )
    return reader.rows(
        IssueMomentRow,
        f"""
        WITH page AS (
          SELECT c.id, c.sorts_at FROM contact_issues l
          CROSS JOIN contact_moments c ON c.id = l.contact_moment_id
          WHERE l.issue_id = :issue AND (c.sorts_at, c.id) < (:before, :before_id)
            {present if organisation else ""}
          ORDER BY c.sorts_at DESC, c.id DESC LIMIT {PAGE})
        SELECT {_MOMENT_COLUMNS},
          (SELECT group_concat(short_name, char(10)) FROM (SELECT DISTINCT o.short_name
            FROM joined_participants q JOIN organisations o ON o.id = q.organisation_id
            WHERE q.contact_moment_id = c.id ORDER BY o.short_name)) AS organisations
        {MOMENT_SOURCE}
        ORDER BY page.sorts_at DESC, page.id DESC
        """,
        issue=issue,
        before=before,
        before_id=before_id,
        **({"organisation": organisation} if organisation else {}),
    )


@dataclass(frozen=True, slots=True)
class DecisionRow:
    id: Id
    text: str
    decided_on: VagueDate
    consulted_with: str
    author: str | None


def decisions_of_issue(reader: Reader, issue: Id) -> list[DecisionRow]:
    """Return the decisions, newest first; those of an unknown day last."""
    return reader.rows(
        DecisionRow,
        "SELECT d.id, d.text, d.decided_on, d.consulted_with, u.name AS author FROM decisions d"
        " LEFT JOIN users u ON u.id = d.created_by WHERE d.issue_id = :issue"
        " ORDER BY d.decided_on LIKE 'XXXX%', d.decided_on DESC, d.id",
        issue=issue,
    )


@dataclass(frozen=True, slots=True)
class ClosedFollowUpRow:
    id: Id
    title: str
    status: FollowUpStatus
    closed_at: int
    """Microseconds UTC."""
    owner: str | None
    organisation_id: Id | None
    organisation: str | None


def closed_follow_ups_of_issue(reader: Reader, issue: Id) -> list[ClosedFollowUpRow]:
    return reader.rows(
        ClosedFollowUpRow,
        """
        SELECT f.id, f.title, f.status, f.closed_at, u.name AS owner, f.organisation_id,
          o.short_name AS organisation
        FROM follow_ups f LEFT JOIN users u ON u.id = f.owner_id
        LEFT JOIN organisations o ON o.id = f.organisation_id
        WHERE f.issue_id = :issue AND f.status <> 'open' AND f.closed_at IS NOT NULL
        ORDER BY f.closed_at DESC
        """,
        issue=issue,
    )


@dataclass(frozen=True, slots=True)
class ElectionRow:
    id: Id
    kind: ElectionKind
    held_on: VagueDate
    quote: str | None


def elections(reader: Reader) -> list[ElectionRow]:
    """Return every election of which the day is known at all, newest first."""
    return reader.rows(
        ElectionRow,
        """
        SELECT e.id, e.kind, e.held_on,
          (SELECT r.quote FROM source_records r WHERE r.code = e.source) AS quote
        FROM elections e WHERE e.held_on NOT LIKE 'XXXX%' ORDER BY e.held_on DESC
        """,
    )
