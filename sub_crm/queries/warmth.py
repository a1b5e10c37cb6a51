"""Look up what warmth is counted from: positions, who held them, what was agreed, who was spoken
with.

There may be very many of these rows: they are plain tuples, and their days are whole numbers that
count as `date.toordinal` does.
"""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from sub_crm.queries.listing import Conditions
from sub_crm.queries.reading import Reader
from sub_crm.queries.relations import SeatGroup, in_group
from sub_crm.values.counted import NUMBERS, day_of, kind_sql, packed_sql, vague_sql
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ContactKind, Level, Tier
from sub_crm.values.vague_date import first_day_sql, middle_ordinal_sql, ordinal_sql


class SpokenRow(NamedTuple):
    """Somebody with the held moments in which they took part."""

    person_id: Id
    moments: str | None
    """As `values.counted` packs them, in the order of their first days, joined by commas; None
    where there are none."""


_IN_OFFICE = (
    "(t.until IS NULL OR t.until_last >= :begin)"
    " AND (t.since_first IS NULL OR t.since_first <= :until)"
)
"""In office on some day from :begin to :until."""
VAGUE = 184
"""A moment in a year counts half a year after the first day that it can have been."""


def moments(
    reader: Reader,
    *,
    begin: dt.date,
    until: dt.date,
    since: dt.date,
    resetting: Sequence[ContactKind],
    organisation: Id | None = None,
    person: Id | None = None,
) -> dict[Id, list[int]]:
    """Return the moments from `since` to `until` with those in office from `begin` to `until`,
    and of each all from the last one before that is of a kind that resets a rhythm.

    Per person, packed as `values.counted` says, oldest first. Of all, of those at one
    organisation, or of one person.
    """
    where, named = _whose(organisation, person)
    kinds = ", ".join(str(NUMBERS[kind]) for kind in resetting) or "NULL"
    rows = reader.rows(
        SpokenRow,
        f"""
        WITH h AS MATERIALIZED (SELECT DISTINCT t.person_id FROM tenures t
          WHERE {_IN_OFFICE} AND {where}),
        reached AS MATERIALIZED (
          SELECT h.person_id, coalesce((SELECT q.sorts_at FROM open_participants q
              WHERE q.person_id = h.person_id AND q.sorts_at < :since
                AND {kind_sql("q.counts")} IN ({kinds})
              ORDER BY q.sorts_at DESC LIMIT 1), :since) AS since FROM h)
        SELECT r.person_id, (SELECT group_concat(p.counts) FROM open_participants p
            WHERE p.person_id = r.person_id
              AND p.sorts_at >= date(r.since, '-{VAGUE} days') AND p.sorts_at < :after
              AND (p.sorts_at >= r.since OR {vague_sql("p.counts")})) AS moments
        FROM reached r
        UNION ALL
        SELECT h.person_id, group_concat({packed_sql("c", guarded=True)})
        FROM contact_moments c CROSS JOIN joined_participants p ON p.contact_moment_id = c.id
        CROSS JOIN h ON h.person_id = p.person_id
        WHERE c.confidentiality IN ('confidential', 'personal') AND c.compartment = 'relation'
          AND c.sorts_at > '' AND c.sorts_at < :after AND +c.status = 'held'
        GROUP BY h.person_id
        """,
        begin=begin.isoformat(),
        until=until.isoformat(),
        since=since.isoformat(),
        after=(until + dt.timedelta(1)).isoformat(),
        **named,
    )
    found: dict[Id, list[int]] = {}
    for row in rows:
        if row.moments:
            found.setdefault(row.person_id, []).extend(map(int, row.moments.split(",")))
    for held in found.values():
        held.sort(key=day_of)  # of one day they stay in the order of their times
    return found


class SeatRow(NamedTuple):
    """A position, and the organisation that it is at."""

    id: Id
    organisation_id: Id
    title: str
    level: Level
    tier: Tier
    """The evenknie is always of the core."""
    is_counterpart: int
    until: int | None
    """The first day on which it was no more."""


def seats(
    reader: Reader,
    *,
    organisation: Id | None = None,
    person: Id | None = None,
    group: SeatGroup | None = None,
) -> list[SeatRow]:
    """Return positions, also those that are no more: all, at one organisation, ever of one person,
    or of one group."""
    where = Conditions()
    if group:
        where.add(in_group(group))
    if organisation:
        where.add("s.organisation_id = :organisation", organisation=organisation)
    if person:
        theirs = "SELECT t.position_id FROM tenures t WHERE t.person_id = :person"
        where.add(f"s.id IN ({theirs})", person=person)
    return reader.rows(
        SeatRow,
        f"""
        SELECT s.id, s.organisation_id, s.title, s.level,
          CASE WHEN s.is_counterpart THEN 'core' ELSE s.tier END AS tier, s.is_counterpart,
          {ordinal_sql(first_day_sql("s.until"))} AS until
        FROM positions s WHERE {where.where()}
        ORDER BY s.is_counterpart DESC,
          CASE s.tier WHEN 'core' THEN 1 WHEN 'important' THEN 2 ELSE 3 END, s.sort_order, s.title
        """,
        **where.named,
    )


class TermRow(NamedTuple):
    """Somebody in a position; an unknown day is None."""

    id: Id
    position_id: Id
    person_id: Id
    person: str
    first: int | None
    """The first day that it can have begun."""
    since: int | None
    """The middle of the period in which it began."""
    last: int | None
    """The last day that it can have ended; None also while it lasts."""


def terms(
    reader: Reader,
    *,
    begin: dt.date,
    until: dt.date,
    organisation: Id | None = None,
    person: Id | None = None,
) -> list[TermRow]:
    """Return who was in office from `begin` to `until`; at an organisation, one person, or all."""
    where, named = _whose(organisation, person)
    return reader.rows(
        TermRow,
        f"""
        SELECT t.id, t.position_id, t.person_id, h.print_name AS person,
          {ordinal_sql("t.since_first")} AS first,
          {middle_ordinal_sql("t.since")} AS since,
          {ordinal_sql("t.until_last")} AS last
        FROM tenures t JOIN people h ON h.id = t.person_id
        WHERE {_IN_OFFICE} AND {where} ORDER BY h.sort_name
        """,
        begin=begin.isoformat(),
        until=until.isoformat(),
        **named,
    )


def _whose(organisation: Id | None, person: Id | None) -> tuple[str, dict[str, Id]]:
    where = Conditions()
    if organisation:
        at = "SELECT s.id FROM positions s WHERE s.organisation_id = :organisation"
        where.add(f"t.position_id IN ({at})", organisation=organisation)
    if person:
        where.add("t.person_id = :person", person=person)
    return where.where(), where.named


class AgreementRow(NamedTuple):
    """A rhythm that was agreed, for one position, one organisation or a whole tier."""

    id: Id
    seat_id: Id | None
    organisation_id: Id | None
    tier: Tier | None
    """Exactly one of these three is what it is for."""
    days: int
    agreed: int
    """The first day that it can have been agreed; 0 is unknown, so always."""
    count_from: int | None


def agreements(reader: Reader) -> list[AgreementRow]:
    """Return all that was ever agreed, oldest first."""
    return reader.rows(
        AgreementRow,
        f"""
        SELECT r.id, r.position_id AS seat_id, r.organisation_id, r.tier, r.days,
          coalesce({ordinal_sql(first_day_sql("r.agreed_on"))}, 0) AS agreed,
          {ordinal_sql(first_day_sql("r.count_from"))} AS count_from
        FROM cadences r ORDER BY agreed, r.id
        """,
    )


class PauseRow(NamedTuple):
    first_day: dt.date
    last_day: dt.date
    cadence_id: Id | None
    """The only agreement that it holds for."""


def pauses(reader: Reader) -> list[PauseRow]:
    return reader.rows(PauseRow, "SELECT first_day, last_day, cadence_id FROM rhythm_pauses")


class SettingRow(NamedTuple):
    """A number that warmth is counted with, from a day on."""

    name: str
    value: int
    holds_from: dt.date


def settings(reader: Reader) -> list[SettingRow]:
    """Return every change that was ever made, oldest first."""
    return reader.rows(
        SettingRow, "SELECT name, value, holds_from FROM warmth_settings ORDER BY holds_from, id"
    )


def data_version(reader: Reader) -> tuple[int, int]:
    """Return what differs for this reader as soon as anything was written by anybody.

    The engine counts what other connections wrote; a connection that was opened anew counts anew,
    and then the number of the last act tells.
    """
    last = reader.value("SELECT max(id) FROM act")
    return int(reader.value("PRAGMA data_version")), int(last or 0)
