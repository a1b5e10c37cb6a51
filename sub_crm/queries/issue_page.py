"""Look up one dossier: its head, who is involved, what it is about and what it touches."""

import datetime as dt
from dataclasses import dataclass

from sub_crm.queries.reading import Reader, in_office, last_contact, newest_cadence
from sub_crm.values.ids import Id
from sub_crm.values.kinds import (
    Compartment,
    Confidentiality,
    IssueStatus,
    OrganisationKind,
)
from sub_crm.values.vague_date import VagueDate

PAGE = 50


@dataclass(frozen=True, slots=True)
class IssueHead:
    id: Id
    title: str
    status: IssueStatus
    urgency: int
    context: str
    opened: VagueDate | None
    closed: VagueDate | None
    outcome: str
    owner_id: Id | None
    owner: str | None
    confidentiality: Confidentiality
    compartment: Compartment
    quote: str | None
    """The literal words of the source document, where the dossier comes from it."""
    last_movement: dt.date | None


def issue_head(reader: Reader, issue: Id, *, today: dt.date) -> IssueHead | None:
    return reader.row(
        IssueHead,
        f"""
        SELECT i.id, i.title, i.status, i.urgency, i.context, i.opened, i.closed, i.outcome,
          i.owner_id, u.name AS owner, i.confidentiality, i.compartment,
          (SELECT r.quote FROM source_records r WHERE r.code = i.source) AS quote,
          {last_movement("i.id")} AS last_movement
        FROM issues i LEFT JOIN users u ON u.id = i.owner_id WHERE i.id = :issue
        """,
        issue=issue,
        tomorrow=(today + dt.timedelta(1)).isoformat(),
    )


def last_movement(issue: str) -> str:
    """SQL for the day of the last contact held in a dossier that the viewer sees, or of its last
    dated decision."""
    # CROSS JOIN: from the dossier to its moments, not through all moments for each dossier
    return f"""nullif(max(
      coalesce((SELECT substr(max(c.sorts_at), 1, 10) FROM joined_contact_issues l
        CROSS JOIN contact_moments c ON c.id = l.contact_moment_id
        WHERE l.issue_id = {issue} AND c.status = 'held' AND c.sorts_at > ''
          AND c.sorts_at < :tomorrow), ''),
      coalesce((SELECT max(d.decided_on) FROM decisions d WHERE d.issue_id = {issue}
        AND length(d.decided_on) = 10 AND d.decided_on < :tomorrow), '')), '')"""


@dataclass(frozen=True, slots=True)
class StanceRow:
    """An organisation in the dossier and where it stands."""

    id: Id
    organisation_id: Id
    organisation: str
    kind: OrganisationKind
    abbreviation: str
    hue: int
    stance: int | None
    interest: int | None
    influence: int | None
    reason: str
    former_stance: int | None
    """What it was before the last change of it, where the journal knows."""
    counterpart: str | None
    counterpart_title: str | None
    rhythm_days: int | None
    count_from: VagueDate | None
    last_contact: dt.date | None
    issue_contacts: int
    """Contacts held with it in this dossier."""


def stances(reader: Reader, issue: Id, *, today: dt.date) -> list[StanceRow]:
    """Return the organisations of a dossier, the most influential first."""
    return reader.rows(
        StanceRow,
        f"""
        SELECT s.id, o.id AS organisation_id, o.short_name AS organisation, o.kind,
          o.abbreviation, o.hue, s.stance, s.interest, s.influence, s.reason,
          (SELECT json_extract(g.before, '$.stance') FROM change g JOIN act a ON a.id = g.act_id
            WHERE g.record_id = s.id AND json_type(g.before, '$.stance') IS NOT NULL
              AND a.undoes IS NULL AND json_extract(g.before, '$.stance') IS NOT s.stance
            ORDER BY g.id DESC LIMIT 1) AS former_stance,
          h.print_name AS counterpart, p.title AS counterpart_title,
          {newest_cadence("days", "o.id")} AS rhythm_days,
          {newest_cadence("count_from", "o.id")} AS count_from,
          {last_contact("organisation_id", "o.id")} AS last_contact,
          (SELECT count(DISTINCT c.id) FROM contact_issues l
            CROSS JOIN contact_moments c ON c.id = l.contact_moment_id
            JOIN joined_participants q ON q.contact_moment_id = c.id
            WHERE l.issue_id = s.issue_id AND q.organisation_id = o.id AND c.status = 'held')
            AS issue_contacts
        FROM issue_stances s JOIN organisations o ON o.id = s.organisation_id
        LEFT JOIN tenures t ON t.id = (SELECT e.id FROM positions k
          JOIN tenures e ON e.position_id = k.id
          WHERE k.organisation_id = o.id AND k.is_counterpart AND {in_office("e")}
          ORDER BY e.since_first DESC LIMIT 1)
        LEFT JOIN people h ON h.id = t.person_id
        LEFT JOIN positions p ON p.id = t.position_id
        WHERE s.issue_id = :issue
        ORDER BY coalesce(s.influence, 0) DESC, coalesce(s.interest, 0) DESC, o.short_name
        """,
        issue=issue,
        today=today.isoformat(),
        tomorrow=(today + dt.timedelta(1)).isoformat(),
    )


@dataclass(frozen=True, slots=True)
class RelatedRow:
    id: Id
    title: str
    status: IssueStatus
    compartment: Compartment
    shared: str | None
    """Short names of the organisations in both, joined by commas."""
    shared_themes: int


def related_issues(reader: Reader, issue: Id, *, limit: int = 6) -> list[RelatedRow]:
    """Return the dossiers that share organisations and themes with this one, the closest first."""
    return reader.rows(
        RelatedRow,
        """
        WITH bodies AS (SELECT s.organisation_id AS id FROM issue_stances s
            WHERE s.issue_id = :issue),
          topics AS (SELECT l.theme_id AS id FROM issue_themes l WHERE l.issue_id = :issue),
          near AS (SELECT r.id,
            (SELECT count(*) FROM issue_stances s WHERE s.issue_id = r.id
              AND s.organisation_id IN (SELECT b.id FROM bodies b)) AS bodies,
            (SELECT count(*) FROM issue_themes l WHERE l.issue_id = r.id
              AND l.theme_id IN (SELECT t.id FROM topics t)) AS themes
            FROM issues r WHERE r.id <> :issue)
        SELECT i.id, i.title, i.status, i.compartment,
          (SELECT group_concat(short_name, ', ') FROM (SELECT o.short_name
            FROM issue_stances s JOIN organisations o ON o.id = s.organisation_id
            WHERE s.issue_id = i.id AND s.organisation_id IN (SELECT b.id FROM bodies b)
            ORDER BY o.short_name)) AS shared,
          n.themes AS shared_themes
        FROM near n CROSS JOIN issues i ON i.id = n.id
        WHERE n.bodies > 0
        ORDER BY 2 * n.bodies + n.themes DESC, i.status IN ('closed', 'off_the_table'),
          i.urgency DESC, i.title
        LIMIT :limit
        """,
        issue=issue,
        limit=limit,
    )


def shielded_beside(reader: Reader, issue: Id) -> list[str]:
    """Return the organisations of a dossier with a supervisors' dossier that is hidden here."""
    return reader.values(
        """
        SELECT o.short_name FROM issue_stances s JOIN organisations o ON o.id = s.organisation_id
        WHERE s.issue_id = :issue
          AND o.id IN (SELECT h.organisation_id FROM supervision_issue_stubs h)
        ORDER BY o.short_name
        """,
        issue=issue,
    )
