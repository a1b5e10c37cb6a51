"""Look up the contact moments behind a number of the relation map."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sub_crm.queries.listing import Conditions
from sub_crm.queries.reading import Reader
from sub_crm.queries.relations import EVERYTHING, HEIRS, KIND_NUMBER, Counted
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Confidentiality, ContactKind
from sub_crm.values.vague_date import VagueDate


@dataclass(frozen=True, slots=True)
class CellContactRow:
    """A contact moment behind a cell."""

    id: Id
    happened_on: VagueDate
    kind: ContactKind
    confidentiality: Confidentiality
    summary: str
    people: str | None
    """Printed names of those who took part for the organisation, joined by commas."""


def contacts_in(
    reader: Reader,
    organisation: Id,
    *,
    since: dt.date,
    until: dt.date,
    counted: Counted = EVERYTHING,
    most: int = 50,
) -> list[CellContactRow]:
    """Return the counted moments with an organisation of `since` up to but without `until`, newest
    first."""
    conditions = counted.conditions(KIND_NUMBER)
    compartment = "1" if counted.supervision else "c.compartment = 'relation'"
    return reader.rows(
        CellContactRow,
        f"""
        WITH {HEIRS}, here AS (SELECT id FROM heirs WHERE heir = :organisation)
        SELECT c.id, c.happened_on, c.kind, c.confidentiality, c.summary,
          (SELECT group_concat(n.print_name, ', ') FROM participants q
            JOIN people n ON n.id = q.person_id
            WHERE q.contact_moment_id = c.id AND q.organisation_id IN here) AS people
        FROM contact_moments c JOIN (
          SELECT DISTINCT p.contact_moment_id AS id FROM participants p
          JOIN contact_moments c ON c.id = p.contact_moment_id
          WHERE p.organisation_id IN here AND p.sorts_at >= :since AND p.sorts_at < :until
            AND c.status = 'held' AND {compartment} AND {conditions.where()}) cell ON cell.id = c.id
        ORDER BY c.sorts_at DESC, c.id DESC LIMIT :most
        """,
        organisation=organisation,
        since=since.isoformat(),
        until=until.isoformat(),
        most=most,
        **conditions.named,
    )


@dataclass(frozen=True, slots=True)
class PersonContactRow:
    """A contact moment with somebody."""

    id: Id
    person_id: Id
    happened_on: VagueDate
    kind: ContactKind
    confidentiality: Confidentiality
    summary: str
    people: str | None
    """Printed names of the others who took part, joined by commas."""


def contacts_of_people(
    reader: Reader, *, person_ids: Sequence[Id], since: dt.date, until: dt.date
) -> list[PersonContactRow]:
    """Return the moments that count for warmth, with any of these people in a period, newest
    first."""
    who = Conditions()
    who.any_of("p.person_id", "person", person_ids)
    return reader.rows(
        PersonContactRow,
        f"""
        SELECT c.id, p.person_id, c.happened_on, c.kind, c.confidentiality, c.summary,
          (SELECT group_concat(n.print_name, ', ') FROM participants q
            JOIN people n ON n.id = q.person_id
            WHERE q.contact_moment_id = c.id AND q.person_id <> p.person_id) AS people
        FROM participants p JOIN contact_moments c ON c.id = p.contact_moment_id
        WHERE {who.where()} AND p.sorts_at >= :since AND p.sorts_at <= :until || 'T99'
          AND c.status = 'held' AND c.compartment = 'relation'
        GROUP BY c.id, p.person_id ORDER BY c.sorts_at DESC, c.id DESC
        """,
        since=since.isoformat(),
        until=until.isoformat(),
        **who.named,
    )
