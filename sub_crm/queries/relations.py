"""Look up contact per organisation and month, and the moments behind one such cell."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sub_crm.queries.listing import Conditions
from sub_crm.queries.reading import COUNTING_KINDS, Reader, last_contact
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Confidentiality, ContactKind
from sub_crm.values.vague_date import VagueDate

COUNTED = "c.status = 'held' AND c.compartment = 'relation'"
"""Supervision is no part of the relation, also for those who may see it."""


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month in which an organisation was spoken with."""

    organisation_id: Id
    month: str
    """"2026-11"."""
    contacts: int
    """Of the kinds that were asked for."""
    last_day: dt.date | None
    """The last day with a contact that resets the rhythm, of whatever kind."""


def contacts_by_month(
    reader: Reader, *, since: dt.date, today: dt.date, kinds: Sequence[ContactKind] = ()
) -> list[MonthRow]:
    """Return held contact per organisation and month from `since` to `today`; of all kinds if none
    are given."""
    counted = Conditions()
    counted.add(COUNTED)
    counted.any_of("c.kind", "kind", kinds)
    # The order of the joins is that of the index: an organisation, then its days.
    return reader.rows(
        MonthRow,
        f"""
        SELECT p.organisation_id, substr(p.sorts_at, 1, 7) AS month,
          count(DISTINCT CASE WHEN {counted.where()} THEN c.id END) AS contacts,
          substr(max(CASE WHEN c.kind IN ({COUNTING_KINDS}) THEN p.sorts_at END), 1, 10) AS last_day
        FROM organisations o CROSS JOIN participants p ON p.organisation_id = o.id
          CROSS JOIN contact_moments c ON c.id = p.contact_moment_id
        WHERE p.sorts_at >= :since AND p.sorts_at < :tomorrow AND c.status = 'held'
        GROUP BY p.organisation_id, month
        """,
        since=since.isoformat(),
        tomorrow=(today + dt.timedelta(1)).isoformat(),
        **counted.named,
    )


@dataclass(frozen=True, slots=True)
class BeforeRow:
    organisation_id: Id
    last_day: dt.date | None


def last_days_before(reader: Reader, day: dt.date) -> list[BeforeRow]:
    """Return for every organisation when it was last spoken with before a day."""
    return reader.rows(
        BeforeRow,
        f"""
        SELECT o.id AS organisation_id, {last_contact("organisation_id", "o.id")} AS last_day
        FROM organisations o
        """,
        tomorrow=day.isoformat(),
    )


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
    kinds: Sequence[ContactKind] = (),
    most: int = 50,
) -> list[CellContactRow]:
    """Return the counted moments with an organisation of `since` up to but without `until`, newest
    first."""
    counted = Conditions()
    counted.add(COUNTED)
    counted.any_of("c.kind", "kind", kinds)
    return reader.rows(
        CellContactRow,
        f"""
        SELECT c.id, c.happened_on, c.kind, c.confidentiality, c.summary,
          (SELECT group_concat(h.print_name, ', ') FROM participants q
            JOIN people h ON h.id = q.person_id
            WHERE q.contact_moment_id = c.id AND q.organisation_id = :organisation) AS people
        FROM contact_moments c JOIN (
          SELECT DISTINCT p.contact_moment_id AS id FROM participants p
          WHERE p.organisation_id = :organisation AND p.sorts_at >= :since
            AND p.sorts_at < :until) cell ON cell.id = c.id
        WHERE {counted.where()}
        ORDER BY c.sorts_at DESC, c.id DESC LIMIT :most
        """,
        organisation=organisation,
        since=since.isoformat(),
        until=until.isoformat(),
        most=most,
        **counted.named,
    )
