"""Look up what the question who follows depends on: terms that end, and elections."""

import datetime as dt
from dataclasses import dataclass

from sub_crm.queries.reading import Reader, in_office
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ElectionKind, PositionType, TenureKind
from sub_crm.values.succession import BEHIND
from sub_crm.values.vague_date import VagueDate


@dataclass(frozen=True, slots=True)
class ElectionRow:
    id: Id
    kind: ElectionKind
    held_on: VagueDate


def elections(reader: Reader) -> list[ElectionRow]:
    return reader.rows(ElectionRow, "SELECT id, kind, held_on FROM elections ORDER BY held_on")


def followed(tenure: str, position: str) -> str:
    """SQL that is true where somebody else holds the position when this term is over."""
    return f"""({position}.until IS NOT NULL OR EXISTS (SELECT 1 FROM tenures n
      WHERE n.position_id = {position}.id AND n.id <> {tenure}.id AND n.kind = 'ordinary'
        AND (n.until IS NULL OR n.until_last > coalesce({tenure}.until_last, '9999'))))"""


@dataclass(frozen=True, slots=True)
class SeatTermRow:
    """A term at an organisation that runs, or ended not long ago."""

    id: Id
    person_id: Id
    person: str
    position: str
    type: PositionType
    kind: TenureKind
    since: VagueDate
    until: VagueDate | None
    current: bool
    followed: bool


def terms_at(reader: Reader, organisation: Id, *, today: dt.date) -> list[SeatTermRow]:
    """Return the terms of which it may be asked who follows."""
    return reader.rows(
        SeatTermRow,
        f"""
        SELECT t.id, h.id AS person_id, h.print_name AS person, s.title AS position, s.type,
          t.kind, t.since, t.until, {in_office("t")} AS current, {followed("t", "s")} AS followed
        FROM positions s JOIN tenures t ON t.position_id = s.id JOIN people h ON h.id = t.person_id
        WHERE s.organisation_id = :organisation AND (t.until IS NULL OR t.until_last >= :horizon)
        ORDER BY s.sort_order, s.title, h.sort_name
        """,
        organisation=organisation,
        today=today.isoformat(),
        horizon=(today - BEHIND).isoformat(),
    )
