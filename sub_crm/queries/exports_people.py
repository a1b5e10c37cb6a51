"""Look up people for a list that leaves: who they are, what they do now, how to reach them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from sub_crm.queries.exports import by_chunks, in_order, leaves
from sub_crm.queries.listing import Conditions
from sub_crm.queries.reading import COUNTING_KINDS, Reader, holder, in_office, theme_name
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Confidentiality, ContactPointKind, Level, OrganisationKind, Tier
from sub_crm.values.vague_date import VagueDate, last_day_sql


@dataclass(frozen=True, slots=True)
class SeatOut:
    """A position that a person holds today."""

    person_id: Id
    title: str
    level: Level
    tier: Tier
    since: VagueDate
    organisation: str
    organisation_kind: OrganisationKind
    holder: str | None
    themes: str | None


@dataclass(frozen=True, slots=True)
class PointOut:
    """An address or number that leads to a person: their own, of their seat or of the house."""

    person_id: Id
    distance: int
    """0 their own, 1 of the position, 2 of the organisation."""
    kind: ContactPointKind
    value: str


@dataclass(frozen=True, slots=True)
class PersonOut:
    id: Id
    titles_before: str
    initials: str
    first_name: str
    name_prefix: str
    surname: str
    titles_after: str
    salutation: str
    pronoun: str
    print_name: str
    last_contact: dt.date | None


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person with their seats and points: one line of the list."""

    id: Id
    person: PersonOut
    seats: tuple[SeatOut, ...] = ()
    points: tuple[PointOut, ...] = ()


def people_out(
    reader: Reader, person_ids: Sequence[Id], *, upto: Confidentiality, today: dt.date
) -> list[PersonLine]:
    """Return the people that leave at this level, in the order of the ids."""
    people = in_order(person_ids, lambda part: _people(reader, part, upto, today), "h.id")
    kept = [person.id for person in people]
    seats = _gathered(_seats(reader, kept, upto, today))
    points = _gathered(_points(reader, kept, upto, today))
    return [
        PersonLine(each.id, each, tuple(seats[each.id]), tuple(points[each.id])) for each in people
    ]


class _OfPerson(Protocol):
    @property
    def person_id(self) -> Id: ...


P = TypeVar("P", bound=_OfPerson)


def _gathered(rows: Iterable[P]) -> dict[Id, list[P]]:
    found: dict[Id, list[P]] = defaultdict(list)
    for row in rows:
        found[row.person_id].append(row)
    return found


def _people(
    reader: Reader, part: Conditions, upto: Confidentiality, today: dt.date
) -> list[PersonOut]:
    return reader.rows(
        PersonOut,
        f"""
        SELECT h.id, h.titles_before, h.initials, h.first_name, h.name_prefix, h.surname,
          h.titles_after, h.salutation, h.pronoun, h.print_name,
          {last_contact_out("person_id", "h.id", upto)} AS last_contact
        FROM people h WHERE {part.where()} AND {leaves("h", upto)}
        """,
        **part.named,
        tomorrow=(today + dt.timedelta(1)).isoformat(),
    )


def last_contact_out(column: str, value: str, upto: Confidentiality) -> str:
    """SQL for the day of the last contact that a list of this level may tell of."""
    return f"""(SELECT substr(p.sorts_at, 1, 10) FROM joined_participants p
      JOIN contact_moments c ON c.id = p.contact_moment_id
      WHERE p.{column} = {value} AND p.sorts_at > '' AND p.sorts_at < :tomorrow
        AND c.status = 'held' AND c.kind IN ({COUNTING_KINDS}) AND {leaves("c", upto)}
      ORDER BY p.sorts_at DESC LIMIT 1)"""


def _seats(
    reader: Reader, ids: Sequence[Id], upto: Confidentiality, today: dt.date
) -> list[SeatOut]:
    return [
        row
        for part in by_chunks(ids, "t.person_id")
        for row in reader.rows(
            SeatOut,
            f"""
            SELECT t.person_id, s.title, s.level, s.tier, t.since, o.short_name AS organisation,
              o.kind AS organisation_kind,
              (SELECT u.name FROM users u WHERE u.id = {holder("o.id")}) AS holder,
              (SELECT group_concat(name, '; ') FROM (SELECT {theme_name("m")} AS name
                FROM position_themes l JOIN themes m ON m.id = l.theme_id
                WHERE l.position_id = s.id ORDER BY name)) AS themes
            FROM tenures t JOIN positions s ON s.id = t.position_id
            JOIN organisations o ON o.id = s.organisation_id
            WHERE {part.where()} AND {in_office("t")} AND {leaves("t", upto)}
              AND {leaves("s", upto)} AND {leaves("o", upto)}
            ORDER BY s.is_counterpart DESC, t.since_first DESC
            """,
            **part.named,
            today=today.isoformat(),
        )
    ]


_LEADS_TO = (
    ("people h JOIN contact_points k ON k.person_id = h.id", "h.id", 0),
    (
        "tenures t JOIN contact_points k ON k.position_id = t.position_id",
        "t.person_id",
        1,
    ),
    (
        "tenures t JOIN positions s ON s.id = t.position_id"
        " JOIN contact_points k ON k.organisation_id = s.organisation_id",
        "t.person_id",
        2,
    ),
)
"""By which way a contact point belongs to a person, and how far from them it stands."""


def _points(
    reader: Reader, ids: Sequence[Id], upto: Confidentiality, today: dt.date
) -> list[PointOut]:
    return [
        row
        for source, person, distance in _LEADS_TO
        for part in by_chunks(ids, person)
        for row in _points_by(reader, source, person, distance, part, upto, today)
    ]


def _points_by(
    reader: Reader,
    source: str,
    person: str,
    distance: int,
    part: Conditions,
    upto: Confidentiality,
    today: dt.date,
) -> list[PointOut]:
    office = f"{in_office('t')} AND {leaves('t', upto)}" if distance else "1"
    return reader.rows(
        PointOut,
        f"""
        SELECT {person} AS person_id, {distance} AS distance, k.kind, k.value FROM {source}
        WHERE {part.where()} AND {office} AND {still_leads("k", upto)}
        ORDER BY k.kind = 'mobile', k.value
        """,
        **part.named,
        today=today.isoformat(),
    )


def still_leads(point: str, upto: Confidentiality) -> str:
    """SQL that is true for a contact point that still holds, is not private and may leave."""
    return (
        f"{point}.private = 0 AND {leaves(point, upto)} AND"
        f" ({point}.until IS NULL OR {last_day_sql(f'{point}.until')} >= :today)"
    )
