"""Look up every name by which something can be found: also former positions and addresses."""

import datetime as dt
from dataclasses import dataclass

from sub_crm.queries.reading import Reader, held_by, in_office, last_contact
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ContactPointKind, IssueStatus, OrganisationKind


@dataclass(frozen=True, slots=True)
class OrganisationNames:
    id: Id
    name: str
    short_name: str
    abbreviation: str
    aliases: str
    """One per line."""
    kind: OrganisationKind
    mine: bool
    last_contact: dt.date | None


def organisation_names(reader: Reader, *, today: dt.date, me: Id) -> list[OrganisationNames]:
    return reader.rows(
        OrganisationNames,
        f"""
        SELECT o.id, o.name, o.short_name, o.abbreviation, o.aliases, o.kind,
          {held_by("o.id")} AS mine,
          {last_contact("organisation_id", "o.id")} AS last_contact
        FROM organisations o
        """,
        me=me,
        **_days(today),
    )


@dataclass(frozen=True, slots=True)
class PersonNames:
    id: Id
    print_name: str
    initials: str
    first_name: str
    name_prefix: str
    surname: str
    titles: str
    last_contact: dt.date | None


def person_names(reader: Reader, *, today: dt.date) -> list[PersonNames]:
    return reader.rows(
        PersonNames,
        f"""
        SELECT q.id, q.print_name, q.initials, q.first_name, q.name_prefix, q.surname,
          trim(q.titles_before || ' ' || q.titles_after) AS titles,
          {last_contact("person_id", "q.id")} AS last_contact
        FROM people q
        """,
        tomorrow=_days(today)["tomorrow"],
    )


@dataclass(frozen=True, slots=True)
class SeatNames:
    """A position that a person has or had."""

    person_id: Id
    title: str
    organisation_id: Id
    organisation: str
    current: bool
    mine: bool


def seat_names(reader: Reader, *, today: dt.date, me: Id) -> list[SeatNames]:
    """Return what people are, then what they were, newest first."""
    return reader.rows(
        SeatNames,
        f"""
        WITH held AS (SELECT o.id FROM organisations o WHERE {held_by("o.id")})
        SELECT t.person_id, s.title, o.id AS organisation_id, o.short_name AS organisation,
          {in_office("t")} AS current, o.id IN held AS mine
        FROM tenures t JOIN positions s ON s.id = t.position_id
        JOIN organisations o ON o.id = s.organisation_id
        ORDER BY current DESC, t.since_first DESC
        """,
        today=today.isoformat(),
        me=me,
    )


@dataclass(frozen=True, slots=True)
class PointNames:
    """An address or number of a person or organisation, also one that no longer holds."""

    owner_id: Id
    kind: ContactPointKind
    value: str


def point_names(reader: Reader, *, today: dt.date) -> list[PointNames]:
    """Return contact points with whom they lead to; those of a seat lead to who is in it."""
    return reader.rows(
        PointNames,
        f"""
        SELECT coalesce(k.person_id, t.person_id, k.organisation_id) AS owner_id, k.kind, k.value
        FROM contact_points k
        LEFT JOIN tenures t ON t.position_id = k.position_id AND {in_office("t")}
        WHERE k.position_id IS NULL OR t.person_id IS NOT NULL
        """,
        today=today.isoformat(),
    )


@dataclass(frozen=True, slots=True)
class IssueNames:
    id: Id
    title: str
    context: str
    status: IssueStatus
    organisation_id: Id | None
    organisations: str | None
    """Short names, joined by commas."""
    mine: bool
    last_movement: dt.date | None


def issue_names(reader: Reader, *, today: dt.date, me: Id) -> list[IssueNames]:
    return reader.rows(
        IssueNames,
        """
        SELECT i.id, i.title, i.context, i.status,
          (SELECT s.organisation_id FROM issue_stances s JOIN organisations o
            ON o.id = s.organisation_id WHERE s.issue_id = i.id
            ORDER BY o.short_name LIMIT 1) AS organisation_id,
          (SELECT group_concat(short_name, ', ') FROM (SELECT o.short_name
            FROM issue_stances s JOIN organisations o ON o.id = s.organisation_id
            WHERE s.issue_id = i.id ORDER BY o.short_name)) AS organisations,
          coalesce(i.owner_id = :me, 0) AS mine,
          (SELECT substr(max(c.sorts_at), 1, 10) FROM contact_issues l
            JOIN contact_moments c ON c.id = l.contact_moment_id
            WHERE l.issue_id = i.id AND c.sorts_at > '' AND c.sorts_at < :tomorrow) AS last_movement
        FROM issues i
        """,
        me=me,
        tomorrow=_days(today)["tomorrow"],
    )


def _days(today: dt.date) -> dict[str, str]:
    return {"today": today.isoformat(), "tomorrow": (today + dt.timedelta(1)).isoformat()}
