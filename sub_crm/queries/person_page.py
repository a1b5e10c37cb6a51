"""Look up the page of one person: their terms, how to reach them, what was spoken about."""

import datetime as dt
from dataclasses import dataclass

from sub_crm.queries.organisations import MonthCount
from sub_crm.queries.reading import (
    Reader,
    held_per_month,
    holder,
    in_office,
    last_contact,
    theme_name,
)
from sub_crm.queries.successions import followed
from sub_crm.values.ids import Id
from sub_crm.values.kinds import (
    ContactPointKind,
    IssueStatus,
    OrganisationKind,
    PositionType,
    TenureKind,
    Tier,
)
from sub_crm.values.vague_date import VagueDate


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term of a person, past, present or intended."""

    id: Id
    position_id: Id
    position: str
    type: PositionType
    tier: Tier
    is_counterpart: bool
    rhythm_days: int | None
    """Agreed for the position itself."""
    organisation_id: Id
    organisation: str
    organisation_kind: OrganisationKind
    abbreviation: str
    hue: int
    holder: str | None
    kind: TenureKind
    since: VagueDate
    until: VagueDate | None
    end_reason: str
    current: bool
    followed: bool
    """Somebody else holds the position in the ordinary way when this term is over."""


def terms_of(reader: Reader, person: Id, *, today: dt.date) -> list[TermRow]:
    """Return all terms of a person, the newest beginning first; an unknown one comes last."""
    return reader.rows(
        TermRow,
        f"""
        SELECT t.id, s.id AS position_id, s.title AS position, s.type, s.tier, s.is_counterpart,
          (SELECT r.days FROM cadences r WHERE r.position_id = s.id
            ORDER BY r.agreed_on DESC, r.id DESC LIMIT 1) AS rhythm_days,
          o.id AS organisation_id, o.short_name AS organisation, o.kind AS organisation_kind,
          o.abbreviation, o.hue,
          (SELECT u.name FROM users u WHERE u.id = {holder("o.id")}) AS holder,
          t.kind, t.since, t.until, t.end_reason, {in_office("t")} AS current,
          {followed("t", "s")} AS followed
        FROM tenures t JOIN positions s ON s.id = t.position_id
        JOIN organisations o ON o.id = s.organisation_id
        WHERE t.person_id = :person
        ORDER BY t.since_first IS NULL, t.since_first DESC, t.id
        """,
        person=person,
        today=today.isoformat(),
    )


@dataclass(frozen=True, slots=True)
class PointRow:
    """A way to reach a person: their own, or of a position that they hold today."""

    id: Id
    kind: ContactPointKind
    value: str
    private: bool
    since: VagueDate | None
    until: VagueDate | None
    position: str | None
    """Of which position it is; None for their own."""


def points_of(reader: Reader, person: Id, *, today: dt.date) -> list[PointRow]:
    return reader.rows(
        PointRow,
        f"""
        SELECT * FROM (SELECT k.id, k.kind, k.value, k.private, k.since, k.until,
          NULL AS position
        FROM contact_points k WHERE k.person_id = :person
        UNION ALL
        SELECT k.id, k.kind, k.value, k.private, k.since, k.until, s.title
        FROM tenures t JOIN positions s ON s.id = t.position_id
        JOIN contact_points k ON k.position_id = s.id
        WHERE t.person_id = :person AND {in_office("t")})
        ORDER BY position IS NOT NULL, kind, value
        """,
        person=person,
        today=today.isoformat(),
    )


@dataclass(frozen=True, slots=True)
class ThemeRow:
    position_id: Id
    theme: str


def portfolio(reader: Reader, person: Id, *, today: dt.date) -> list[ThemeRow]:
    """Return what the positions are about that a person holds today."""
    return reader.rows(
        ThemeRow,
        f"""
        SELECT t.position_id, {theme_name("m")} AS theme FROM tenures t
        JOIN position_themes l ON l.position_id = t.position_id JOIN themes m ON m.id = l.theme_id
        WHERE t.person_id = :person AND {in_office("t")} ORDER BY theme
        """,
        person=person,
        today=today.isoformat(),
    )


@dataclass(frozen=True, slots=True)
class ThenRow:
    """In which position somebody took part in a moment."""

    id: Id
    position_id: Id
    position: str
    organisation: str


def positions_then(reader: Reader, person: Id) -> list[ThenRow]:
    return reader.rows(
        ThenRow,
        """
        SELECT p.contact_moment_id AS id, s.id AS position_id, s.title AS position,
          o.short_name AS organisation
        FROM participants p JOIN positions s ON s.id = p.position_id
        JOIN organisations o ON o.id = s.organisation_id WHERE p.person_id = :person
        """,
        person=person,
    )


@dataclass(frozen=True, slots=True)
class TouchedIssueRow:
    """A dossier that was spoken about with somebody."""

    id: Id
    title: str
    status: IssueStatus
    contacts: int
    last_day: dt.date | None


def issues_of_person(reader: Reader, person: Id, *, today: dt.date) -> list[TouchedIssueRow]:
    """Return the dossiers that moments with this person were about, the newest first."""
    return reader.rows(
        TouchedIssueRow,
        """
        SELECT i.id, i.title, i.status, count(DISTINCT p.contact_moment_id) AS contacts,
          substr(nullif(max(p.sorts_at), ''), 1, 10) AS last_day
        FROM joined_participants p
        CROSS JOIN joined_contact_issues l ON l.contact_moment_id = p.contact_moment_id
        CROSS JOIN contact_moments c ON c.id = l.contact_moment_id
        CROSS JOIN issues i ON i.id = l.issue_id
        WHERE p.person_id = :person AND p.sorts_at < :tomorrow
        GROUP BY i.id, i.title, i.status ORDER BY max(p.sorts_at) DESC
        """,
        person=person,
        tomorrow=(today + dt.timedelta(1)).isoformat(),
    )


def months_of_person(
    reader: Reader, person: Id, *, since: dt.date, today: dt.date
) -> list[MonthCount]:
    """Return the months from `since` to `today` in which there was held contact, oldest first."""
    return reader.rows(
        MonthCount,
        held_per_month("person_id"),
        about=person,
        since=since.isoformat(),
        tomorrow=(today + dt.timedelta(1)).isoformat(),
    )


@dataclass(frozen=True, slots=True)
class SpokenRow:
    last_contact: dt.date | None
    this_year: int


def spoken_with(reader: Reader, person: Id, *, today: dt.date) -> SpokenRow:
    """Return the last contact that counts, and how many moments were held this year."""
    found = reader.row(
        SpokenRow,
        f"""
        SELECT {last_contact("person_id", ":person")} AS last_contact,
          (SELECT count(DISTINCT c.id) FROM joined_participants p
            JOIN contact_moments c ON c.id = p.contact_moment_id
            WHERE p.person_id = :person AND p.sorts_at >= :new_year AND p.sorts_at < :tomorrow
              AND c.status = 'held') AS this_year
        """,
        person=person,
        tomorrow=(today + dt.timedelta(1)).isoformat(),
        new_year=f"{today.year}-01-01",
    )
    return found or SpokenRow(None, 0)


@dataclass(frozen=True, slots=True)
class SeatChoiceRow:
    """A position that somebody may come to hold, with who holds it today."""

    id: Id
    title: str
    holder: str | None


def seats_to_fill(reader: Reader, organisation: Id, *, today: dt.date) -> list[SeatChoiceRow]:
    """Return the positions of an organisation, the vacant ones first."""
    return reader.rows(
        SeatChoiceRow,
        f"""
        SELECT s.id, s.title, (SELECT h.print_name FROM tenures t
            JOIN people h ON h.id = t.person_id
            WHERE t.position_id = s.id AND {in_office("t")} LIMIT 1) AS holder
        FROM positions s WHERE s.organisation_id = :organisation AND s.until IS NULL
        ORDER BY 3 IS NOT NULL, s.sort_order, s.title
        """,
        organisation=organisation,
        today=today.isoformat(),
    )
