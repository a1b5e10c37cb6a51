"""Look up dossiers and organisations for a list that leaves."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sub_crm.queries.exports import in_order, leaves
from sub_crm.queries.exports_contacts import joined
from sub_crm.queries.exports_people import last_contact_out, still_leads
from sub_crm.queries.listing import Conditions
from sub_crm.queries.reading import Reader, holder, in_office, theme_name
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Confidentiality, IssueStatus, OrganisationKind
from sub_crm.values.vague_date import VagueDate


@dataclass(frozen=True, slots=True)
class IssueOut:
    id: Id
    title: str
    status: IssueStatus
    urgency: int
    context: str
    opened: VagueDate | None
    closed: VagueDate | None
    outcome: str
    owner: str | None
    organisations: str | None
    themes: str | None
    last_movement: dt.date | None
    next_step: str | None
    next_due: VagueDate | None


def issues_out(
    reader: Reader, issue_ids: Sequence[Id], *, upto: Confidentiality, today: dt.date
) -> list[IssueOut]:
    """Return the dossiers that leave at this level, in the order of the ids."""
    return in_order(issue_ids, lambda part: _issues(reader, part, upto, today), "i.id")


def _issues(
    reader: Reader, part: Conditions, upto: Confidentiality, today: dt.date
) -> list[IssueOut]:
    return reader.rows(
        IssueOut,
        f"""
        SELECT i.id, i.title, i.status, i.urgency, i.context, i.opened, i.closed, i.outcome,
          u.name AS owner,
          {
            joined(
                "o.short_name",
                "issue_stances s JOIN organisations o ON o.id = s.organisation_id",
                f"s.issue_id = i.id AND {leaves('o', upto)}",
            )
        } AS organisations,
          {
            joined(
                theme_name("m"),
                "issue_themes l JOIN themes m ON m.id = l.theme_id",
                "l.issue_id = i.id",
            )
        } AS themes,
          (SELECT substr(max(c.sorts_at), 1, 10) FROM contact_issues l
            CROSS JOIN contact_moments c ON c.id = l.contact_moment_id
            WHERE l.issue_id = i.id AND c.status = 'held' AND c.sorts_at > ''
              AND c.sorts_at < :tomorrow AND {leaves("c", upto)}) AS last_movement,
          f.title AS next_step, f.due AS next_due
        FROM issues i
        LEFT JOIN users u ON u.id = i.owner_id
        LEFT JOIN follow_ups f ON f.id = (SELECT g.id FROM follow_ups g
          WHERE g.issue_id = i.id AND g.status = 'open' AND {leaves("g", upto)}
          ORDER BY g.due_last IS NULL, g.due_last LIMIT 1)
        WHERE {part.where()} AND {leaves("i", upto)}
        """,
        **part.named,
        tomorrow=(today + dt.timedelta(1)).isoformat(),
    )


@dataclass(frozen=True, slots=True)
class OrganisationOut:
    id: Id
    name: str
    short_name: str
    kind: OrganisationKind
    code: str | None
    regions: str
    inhabitants: int | None
    holder: str | None
    counterpart: str | None
    email: str | None
    phone: str | None
    website: str | None
    last_contact: dt.date | None
    open_issues: int
    open_follow_ups: int


def organisations_out(
    reader: Reader, organisation_ids: Sequence[Id], *, upto: Confidentiality, today: dt.date
) -> list[OrganisationOut]:
    """Return the organisations that leave at this level, in the order of the ids."""
    return in_order(
        organisation_ids, lambda part: _organisations(reader, part, upto, today), "o.id"
    )


def _organisations(
    reader: Reader, part: Conditions, upto: Confidentiality, today: dt.date
) -> list[OrganisationOut]:
    return reader.rows(
        OrganisationOut,
        f"""
        SELECT o.id, o.name, o.short_name, o.kind, o.code, o.regions, o.inhabitants,
          (SELECT u.name FROM users u WHERE u.id = {holder("o.id")}) AS holder,
          (SELECT h.print_name FROM positions s JOIN tenures t ON t.position_id = s.id
            JOIN people h ON h.id = t.person_id
            WHERE s.organisation_id = o.id AND s.is_counterpart AND {in_office("t")}
              AND {leaves("h", upto)} AND {leaves("t", upto)} AND {leaves("s", upto)}
            ORDER BY t.since_first DESC LIMIT 1) AS counterpart,
          {_point("email", upto)} AS email, {_point("phone", upto)} AS phone,
          {_point("website", upto)} AS website,
          {last_contact_out("organisation_id", "o.id", upto)} AS last_contact,
          (SELECT count(*) FROM issue_stances s JOIN issues i ON i.id = s.issue_id
            WHERE s.organisation_id = o.id AND i.status IN ('signal', 'active', 'waiting')
              AND {leaves("i", upto)}) AS open_issues,
          (SELECT count(*) FROM follow_ups f WHERE f.organisation_id = o.id
            AND f.status = 'open' AND {leaves("f", upto)}) AS open_follow_ups
        FROM organisations o WHERE {part.where()} AND {leaves("o", upto)}
        """,
        **part.named,
        today=today.isoformat(),
        tomorrow=(today + dt.timedelta(1)).isoformat(),
    )


def _point(kind: str, upto: Confidentiality) -> str:
    return (
        "(SELECT k.value FROM contact_points k WHERE k.organisation_id = o.id"
        f" AND k.kind = '{kind}' AND {still_leads('k', upto)} ORDER BY k.value LIMIT 1)"
    )
