"""Look up organisations: the list, the head of a page, its months, positions and dossiers."""

import datetime as dt
from dataclasses import dataclass

from sub_crm.queries.reading import (
    COUNTING_KINDS,
    Reader,
    held_per_month,
    holder,
    in_office,
    last_contact,
    newest_cadence,
)
from sub_crm.queries.relation_rows import ARRANGED, RELATION, RelationRow
from sub_crm.values.ids import Id
from sub_crm.values.kinds import (
    ContactPointKind,
    IssueStatus,
    Level,
    OrganisationKind,
    PositionType,
    TenureKind,
    Tier,
)
from sub_crm.values.vague_date import VagueDate


@dataclass(frozen=True, slots=True)
class OrganisationRow(RelationRow):
    """An organisation in a list, with what is under way there."""

    open_follow_ups: int
    open_issues: int


# The plus keeps the walk in the index of what is open.
_UNDER_WAY = """
WITH tasks AS MATERIALIZED (
  SELECT f.organisation_id, count(*) AS number FROM follow_ups f
  WHERE f.status = 'open' GROUP BY +f.organisation_id),
dossiers AS MATERIALIZED (
  SELECT s.organisation_id, count(*) AS number
  FROM issues i CROSS JOIN joined_issue_stances s ON s.issue_id = i.id
  WHERE i.status IN ('signal', 'active', 'waiting') GROUP BY s.organisation_id)
"""


def organisations(reader: Reader, *, today: dt.date, me: Id) -> list[OrganisationRow]:
    """Return the same organisations with what is under way at each."""
    return reader.rows(
        OrganisationRow,
        f"""
        {_UNDER_WAY}
        SELECT {RELATION}, coalesce(tasks.number, 0) AS open_follow_ups,
          coalesce(dossiers.number, 0) AS open_issues
        FROM organisations o
        LEFT JOIN tasks ON tasks.organisation_id = o.id
        LEFT JOIN dossiers ON dossiers.organisation_id = o.id
        {ARRANGED}
        """,
        today=today.isoformat(),
        tomorrow=(today + dt.timedelta(1)).isoformat(),
        me=me,
    )


@dataclass(frozen=True, slots=True)
class OrganisationHead:
    id: Id
    name: str
    short_name: str
    kind: OrganisationKind
    code: str | None
    abbreviation: str
    hue: int
    inhabitants: int | None
    note: str
    holder_id: Id | None
    holder: str | None
    rhythm_days: int | None
    count_from: VagueDate | None
    last_contact: dt.date | None


def organisation_head(
    reader: Reader, organisation: Id, *, today: dt.date
) -> OrganisationHead | None:
    return reader.row(
        OrganisationHead,
        f"""
        SELECT o.id, o.name, o.short_name, o.kind, o.code, o.abbreviation, o.hue, o.inhabitants,
          o.note, {holder("o.id")} AS holder_id,
          (SELECT u.name FROM users u WHERE u.id = {holder("o.id")}) AS holder,
          {newest_cadence("days", "o.id")} AS rhythm_days,
          {newest_cadence("count_from", "o.id")} AS count_from,
          {last_contact("organisation_id", "o.id")} AS last_contact
        FROM organisations o WHERE o.id = :organisation
        """,
        organisation=organisation,
        today=today.isoformat(),
        tomorrow=(today + dt.timedelta(1)).isoformat(),
    )


@dataclass(frozen=True, slots=True)
class MonthCount:
    month: str
    """"2026-11"."""
    contacts: int


def contacts_per_month(
    reader: Reader, organisation: Id, *, since: dt.date, today: dt.date
) -> list[MonthCount]:
    """Return the months from `since` to `today` in which there was held contact, oldest first."""
    return reader.rows(
        MonthCount,
        held_per_month("organisation_id"),
        about=organisation,
        since=since.isoformat(),
        tomorrow=(today + dt.timedelta(1)).isoformat(),
    )


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A position at an organisation with who holds it today; several holders give several rows."""

    position_id: Id
    type: PositionType
    title: str
    level: Level
    tier: Tier
    is_counterpart: bool
    tenure_id: Id | None
    kind: TenureKind | None
    since: VagueDate | None
    person_id: Id | None
    person: str | None
    last_contact: dt.date | None
    contacts_this_year: int
    vacant_since: VagueDate | None
    rhythm_days: int | None


def seats(reader: Reader, organisation: Id, *, today: dt.date) -> list[SeatRow]:
    """Return the positions of an organisation, the evenknie first, then by weight."""
    return reader.rows(
        SeatRow,
        f"""
        SELECT s.id AS position_id, s.type, s.title, s.level, s.tier, s.is_counterpart,
          t.id AS tenure_id, t.kind, t.since, h.id AS person_id, h.print_name AS person,
          CASE WHEN h.id IS NOT NULL THEN {last_contact("person_id", "h.id")} END AS last_contact,
          (SELECT count(DISTINCT c.id) FROM joined_participants p
            JOIN contact_moments c ON c.id = p.contact_moment_id
            WHERE p.person_id = h.id AND p.sorts_at >= :new_year AND p.sorts_at < :tomorrow
              AND c.status = 'held' AND c.kind IN ({COUNTING_KINDS})) AS contacts_this_year,
          CASE WHEN h.id IS NULL THEN (SELECT e.until FROM tenures e
            WHERE e.position_id = s.id AND e.until IS NOT NULL
            ORDER BY e.until_last DESC LIMIT 1) END AS vacant_since,
          (SELECT r.days FROM cadences r WHERE r.position_id = s.id
            ORDER BY r.agreed_on DESC, r.id DESC LIMIT 1) AS rhythm_days
        FROM positions s
        LEFT JOIN tenures t ON t.position_id = s.id AND {in_office("t")}
        LEFT JOIN people h ON h.id = t.person_id
        WHERE s.organisation_id = :organisation AND s.until IS NULL
        ORDER BY s.is_counterpart DESC,
          CASE s.tier WHEN 'core' THEN 1 WHEN 'important' THEN 2 ELSE 3 END,
          s.sort_order, s.title, h.sort_name
        """,
        organisation=organisation,
        today=today.isoformat(),
        tomorrow=(today + dt.timedelta(1)).isoformat(),
        new_year=f"{today.year}-01-01",
    )


@dataclass(frozen=True, slots=True)
class OrganisationIssueRow:
    id: Id
    title: str
    status: IssueStatus
    urgency: int
    context: str
    last_movement: dt.date | None


def issues_of(reader: Reader, organisation: Id) -> list[OrganisationIssueRow]:
    """Return the dossiers that the organisation is involved in, open and urgent ones first."""
    # CROSS JOIN: from the dossier to its moments, not through all moments for each dossier
    return reader.rows(
        OrganisationIssueRow,
        """
        SELECT i.id, i.title, i.status, i.urgency, i.context,
          (SELECT substr(max(c.sorts_at), 1, 10) FROM joined_contact_issues l
            CROSS JOIN contact_moments c ON c.id = l.contact_moment_id
            WHERE l.issue_id = i.id AND c.status = 'held' AND c.sorts_at > '') AS last_movement
        FROM joined_issue_stances s JOIN issues i ON i.id = s.issue_id
        WHERE s.organisation_id = :organisation
        ORDER BY i.status IN ('closed', 'off_the_table'), i.urgency DESC, i.title
        """,
        organisation=organisation,
    )


@dataclass(frozen=True, slots=True)
class ReachRow:
    """A way to reach somebody: of the organisation, or of a person or seat there."""

    id: Id
    kind: ContactPointKind
    value: str
    private: bool
    until: VagueDate | None
    person_id: Id | None
    position_id: Id | None
    organisation_id: Id | None


def reach_of(reader: Reader, organisation: Id, *, today: dt.date) -> list[ReachRow]:
    """Return the contact points of an organisation, its seats and those who hold them today."""
    return reader.rows(
        ReachRow,
        f"""
        SELECT k.id, k.kind, k.value, k.private, k.until, k.person_id, k.position_id,
          k.organisation_id
        FROM contact_points k
        WHERE k.organisation_id = :organisation
          OR k.position_id IN (SELECT s.id FROM positions s WHERE s.organisation_id = :organisation)
          OR k.person_id IN (SELECT t.person_id FROM tenures t JOIN positions s
            ON s.id = t.position_id WHERE s.organisation_id = :organisation AND {in_office("t")})
        ORDER BY k.kind, k.value
        """,
        organisation=organisation,
        today=today.isoformat(),
    )
