"""Look up people: who they are, where they sit, how to reach them; and our own colleagues."""

import datetime as dt
from dataclasses import dataclass

from sub_crm.queries.organisations import ReachRow
from sub_crm.queries.reading import Reader, in_office
from sub_crm.values.ids import Id
from sub_crm.values.kinds import PersonKind, PositionType, TenureKind, Tier, UserRole
from sub_crm.values.vague_date import VagueDate


@dataclass(frozen=True, slots=True)
class PersonRow:
    id: Id
    kind: PersonKind
    titles_before: str
    initials: str
    first_name: str
    name_prefix: str
    surname: str
    titles_after: str
    salutation: str
    pronoun: str
    note: str
    incomplete: bool
    print_name: str


def person(reader: Reader, person: Id) -> PersonRow | None:
    return reader.row(
        PersonRow,
        """
        SELECT id, kind, titles_before, initials, first_name, name_prefix, surname, titles_after,
          salutation, pronoun, note, incomplete, print_name
        FROM people WHERE id = :person
        """,
        person=person,
    )


@dataclass(frozen=True, slots=True)
class TenureRow:
    id: Id
    position_id: Id
    position: str
    organisation_id: Id
    organisation: str
    kind: TenureKind
    since: VagueDate
    until: VagueDate | None
    is_counterpart: bool
    current: bool


def tenures_of(reader: Reader, person: Id, *, today: dt.date) -> list[TenureRow]:
    """Return a person's terms across organisations, newest first."""
    return reader.rows(
        TenureRow,
        f"""
        SELECT t.id, s.id AS position_id, s.title AS position, o.id AS organisation_id,
          o.short_name AS organisation, t.kind, t.since, t.until, s.is_counterpart,
          {in_office("t")} AS current
        FROM tenures t JOIN positions s ON s.id = t.position_id
        JOIN organisations o ON o.id = s.organisation_id
        WHERE t.person_id = :person ORDER BY current DESC, t.since_first DESC
        """,
        person=person,
        today=today.isoformat(),
    )


def reach_of_person(reader: Reader, person: Id) -> list[ReachRow]:
    return reader.rows(
        ReachRow,
        """
        SELECT k.id, k.kind, k.value, k.private, k.until, k.person_id, k.position_id,
          k.organisation_id
        FROM contact_points k WHERE k.person_id = :person ORDER BY k.kind, k.value
        """,
        person=person,
    )


@dataclass(frozen=True, slots=True)
class UserRow:
    id: Id
    name: str
    job_title: str
    role: UserRole
    active: bool


def users(reader: Reader) -> list[UserRow]:
    return reader.rows(UserRow, "SELECT id, name, job_title, role, active FROM users ORDER BY name")


@dataclass(frozen=True, slots=True)
class RhythmDefaultRow:
    tier: Tier
    days: int


def rhythm_defaults(reader: Reader) -> list[RhythmDefaultRow]:
    """Return the rhythm per tier where it was set; newest last, so that a later one wins."""
    return reader.rows(
        RhythmDefaultRow,
        "SELECT tier, days FROM cadences WHERE tier IS NOT NULL ORDER BY agreed_on, id",
    )


@dataclass(frozen=True, slots=True)
class KnownPersonRow:
    """A person with one current position, as the quick log recognises them."""

    id: Id
    surname: str
    name: str
    first_name: str
    name_prefix: str
    position: str
    position_type: PositionType | None
    position_id: Id | None
    organisation_id: Id | None
    organisation: str
    last_contact: dt.date | None
    mine: bool


def known_people(reader: Reader, *, today: dt.date, me: Id) -> list[KnownPersonRow]:
    return reader.rows(
        KnownPersonRow,
        f"""
        WITH held AS (SELECT a.organisation_id AS id FROM assignments a WHERE a.user_id = :me
            AND a.role IN ('account_manager', 'deputy')
            AND (a.since IS NULL OR a.since_first <= :today)
            AND (a.until IS NULL OR a.until_last >= :today))
        SELECT h.id, h.surname, h.print_name AS name, h.first_name, h.name_prefix,
          coalesce(s.title, '') AS position, s.type AS position_type, s.id AS position_id,
          o.id AS organisation_id, coalesce(o.short_name, '') AS organisation,
          (SELECT substr(p.sorts_at, 1, 10) FROM participants p WHERE p.person_id = h.id
            AND p.sorts_at > '' AND p.sorts_at < :tomorrow
            ORDER BY p.sorts_at DESC LIMIT 1) AS last_contact,
          o.id IN held AS mine
        FROM people h
        LEFT JOIN tenures t ON t.person_id = h.id AND {in_office("t")}
        LEFT JOIN positions s ON s.id = t.position_id
        LEFT JOIN organisations o ON o.id = s.organisation_id
        WHERE h.surname > ''
        """,
        today=today.isoformat(),
        tomorrow=(today + dt.timedelta(1)).isoformat(),
        me=me,
    )


@dataclass(frozen=True, slots=True)
class KnownIssueRow:
    id: Id
    title: str
    organisation_ids: str | None
    """Hexadecimal ids, joined by commas."""
    last_movement: dt.date | None


def known_issues(reader: Reader) -> list[KnownIssueRow]:
    return reader.rows(
        KnownIssueRow,
        """
        SELECT i.id, i.title,
          (SELECT group_concat(hex(s.organisation_id)) FROM issue_stances s
            WHERE s.issue_id = i.id) AS organisation_ids,
          (SELECT substr(max(c.sorts_at), 1, 10) FROM contact_issues l
            JOIN contact_moments c ON c.id = l.contact_moment_id
            WHERE l.issue_id = i.id AND c.sorts_at > '') AS last_movement
        FROM issues i
        """,
    )


@dataclass(frozen=True, slots=True)
class KnownOrganisationRow:
    id: Id
    name: str
    short_name: str
    abbreviation: str
    aliases: str
    mine: bool


def known_organisations(reader: Reader, *, today: dt.date, me: Id) -> list[KnownOrganisationRow]:
    return reader.rows(
        KnownOrganisationRow,
        """
        SELECT o.id, o.name, o.short_name, o.abbreviation, o.aliases,
          EXISTS (SELECT 1 FROM assignments a WHERE a.organisation_id = o.id AND a.user_id = :me
            AND a.role IN ('account_manager', 'deputy')
            AND (a.since IS NULL OR a.since_first <= :today)
            AND (a.until IS NULL OR a.until_last >= :today)) AS mine
        FROM organisations o
        """,
        today=today.isoformat(),
        me=me,
    )
