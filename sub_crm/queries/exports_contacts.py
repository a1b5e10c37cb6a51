"""Look up contact moments and follow-ups for a list that leaves."""

from collections.abc import Sequence
from dataclasses import dataclass

from sub_crm.queries.exports import in_order, leaves
from sub_crm.queries.listing import Conditions
from sub_crm.queries.reading import Reader, theme_name
from sub_crm.values.ids import Id
from sub_crm.values.kinds import (
    Confidentiality,
    ContactKind,
    ContactStatus,
    FollowUpStatus,
    Initiative,
    PromiseBy,
)
from sub_crm.values.vague_date import VagueDate


@dataclass(frozen=True, slots=True)
class ContactOut:
    id: Id
    happened_on: VagueDate
    kind: ContactKind
    status: ContactStatus
    initiative: Initiative | None
    confidentiality: Confidentiality
    summary: str
    note: str
    place: str
    author: str | None
    organisations: str | None
    people: str | None
    colleagues: str | None
    issues: str | None
    themes: str | None
    follow_up: str | None
    follow_up_due: VagueDate | None
    follow_up_status: FollowUpStatus | None


def contacts_out(
    reader: Reader, moment_ids: Sequence[Id], *, upto: Confidentiality
) -> list[ContactOut]:
    """Return the contact moments that leave at this level, in the order of the ids."""
    return in_order(moment_ids, lambda part: _contacts(reader, part, upto), "c.id")


def joined(value: str, source: str, conditions: str) -> str:
    """SQL for the distinct values of what hangs on a record, in order, on one line."""
    return (
        f"(SELECT group_concat(v, '; ') FROM (SELECT DISTINCT {value} AS v FROM {source}"
        f" WHERE {conditions} ORDER BY 1))"
    )


def _contacts(reader: Reader, part: Conditions, upto: Confidentiality) -> list[ContactOut]:
    at = "p.contact_moment_id = c.id"
    return reader.rows(
        ContactOut,
        f"""
        SELECT c.id, c.happened_on, c.kind, c.status, c.initiative, c.confidentiality, c.summary,
          c.note, c.place, u.name AS author,
          {
            joined(
                "o.short_name",
                "participants p JOIN organisations o ON o.id = p.organisation_id",
                f"{at} AND {leaves('o', upto)}",
            )
        } AS organisations,
          {
            joined(
                "h.print_name || coalesce(', ' || lower(s.title), '')",
                "participants p JOIN people h ON h.id = p.person_id"
                f" LEFT JOIN positions s ON s.id = p.position_id AND {leaves('s', upto)}",
                f"{at} AND {leaves('h', upto)}",
            )
        } AS people,
          {joined("w.name", "participants p JOIN users w ON w.id = p.user_id", at)} AS colleagues,
          {
            joined(
                "i.title",
                "contact_issues l JOIN issues i ON i.id = l.issue_id",
                f"l.contact_moment_id = c.id AND {leaves('i', upto)}",
            )
        } AS issues,
          {
            joined(
                theme_name("m"),
                "contact_themes l JOIN themes m ON m.id = l.theme_id",
                "l.contact_moment_id = c.id",
            )
        } AS themes,
          f.title AS follow_up, f.due AS follow_up_due, f.status AS follow_up_status
        FROM contact_moments c
        LEFT JOIN users u ON u.id = c.created_by
        LEFT JOIN follow_ups f ON f.id = (SELECT g.id FROM follow_ups g
          WHERE g.contact_moment_id = c.id AND {leaves("g", upto)}
          ORDER BY g.status = 'open' DESC, g.due_last LIMIT 1)
        WHERE {part.where()} AND {leaves("c", upto)}
        """,
        **part.named,
    )


@dataclass(frozen=True, slots=True)
class FollowUpOut:
    id: Id
    title: str
    note: str
    due: VagueDate | None
    promise_by: PromiseBy | None
    status: FollowUpStatus
    owner: str | None
    organisation: str | None
    person: str | None
    position: str | None
    issue: str | None


def follow_ups_out(
    reader: Reader, follow_up_ids: Sequence[Id], *, upto: Confidentiality
) -> list[FollowUpOut]:
    """Return the follow-ups that leave at this level, in the order of the ids."""
    return in_order(follow_up_ids, lambda part: _follow_ups(reader, part, upto), "f.id")


def _follow_ups(reader: Reader, part: Conditions, upto: Confidentiality) -> list[FollowUpOut]:
    return reader.rows(
        FollowUpOut,
        f"""
        SELECT f.id, f.title, f.note, f.due, f.promise_by, f.status, u.name AS owner,
          o.short_name AS organisation, h.print_name AS person, s.title AS position,
          i.title AS issue
        FROM follow_ups f
        LEFT JOIN users u ON u.id = f.owner_id
        LEFT JOIN organisations o ON o.id = f.organisation_id AND {leaves("o", upto)}
        LEFT JOIN people h ON h.id = f.person_id AND {leaves("h", upto)}
        LEFT JOIN positions s ON s.id = f.position_id AND {leaves("s", upto)}
        LEFT JOIN issues i ON i.id = f.issue_id AND {leaves("i", upto)}
        WHERE {part.where()} AND {leaves("f", upto)}
        """,
        **part.named,
    )
