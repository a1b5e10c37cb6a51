"""Look up contact per organisation, by month, theme or level, and the moments behind such a cell.

An organisation that merged into another shows as that other one: its history went along.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sub_crm.queries.listing import Conditions
from sub_crm.queries.reading import COUNTING_KINDS, Reader
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Confidentiality, ContactKind, Level
from sub_crm.values.vague_date import VagueDate


class SeatGroup(StrEnum):
    """Positions that can be looked at by themselves."""

    POLITICAL = "political"
    STRATEGIC = "strategic"
    OFFICIAL = "official"
    REPRESENTATIVE = "representative"
    CORE = "core"
    COUNTERPART = "counterpart"


_IN_GROUP = {
    SeatGroup.CORE: "(s.tier = 'core' OR s.is_counterpart)",
    SeatGroup.COUNTERPART: "s.is_counterpart",
}


def in_group(group: SeatGroup) -> str:
    """SQL that is true where a position s belongs to the group."""
    return _IN_GROUP.get(group, f"s.level = '{group}'")


@dataclass(frozen=True, slots=True)
class Counted:
    """Which contact is counted. What is empty or None limits nothing."""

    kinds: tuple[ContactKind, ...] = ()
    group: SeatGroup | None = None
    """Only what somebody in such a position took part in."""
    theme: Id | None = None
    """Only what was about it, or about a theme under it."""
    supervision: bool = False
    """Supervision is no part of the relation, also for those who may see it, but on request."""

    def conditions(self) -> Conditions:
        """SQL conditions on a moment c and a participant p of it, that are never NULL."""
        counted = Conditions()
        if not self.supervision:
            counted.add("c.compartment = 'relation'")
        counted.any_of("c.kind", "kind", self.kinds)
        if self.group:
            counted.add(
                "EXISTS (SELECT 1 FROM positions s"
                f" WHERE s.id = p.position_id AND {in_group(self.group)})"
            )
        if self.theme:
            counted.add(
                "EXISTS (SELECT 1 FROM contact_themes l JOIN themes m ON m.id = l.theme_id"
                " WHERE l.contact_moment_id = c.id AND :theme IN (m.id, m.parent_id))",
                theme=self.theme,
            )
        return counted


EVERYTHING = Counted()

_HEIRS = """heirs AS MATERIALIZED (
  WITH RECURSIVE found(id, heir) AS (
    SELECT id, id FROM organisations WHERE merged_into_id IS NULL
    UNION SELECT o.id, f.heir FROM organisations o JOIN found f ON o.merged_into_id = f.id)
  SELECT id, heir FROM found)"""
"""Every organisation with the one that it shows as."""
# The order of the joins is that of the index: an organisation, then its days.
_HELD = """organisations o CROSS JOIN participants p ON p.organisation_id = o.id
  CROSS JOIN contact_moments c ON c.id = p.contact_moment_id"""
_RESETS = f"c.compartment = 'relation' AND c.kind IN ({COUNTING_KINDS})"


def _counts(conditions: Conditions, by: str, name: str, source: str) -> str:
    """SQL for the contacts per organisation and something else, with the last day that resets."""
    return f"""WITH {_HEIRS}
      SELECT h.heir AS organisation_id, {name}, sum(contacts) AS contacts, max(last_day) AS last_day
      FROM (SELECT o.id, {by} AS {name},
          count(DISTINCT CASE WHEN {conditions.where()} THEN c.id END) AS contacts,
          substr(max(CASE WHEN {_RESETS} THEN p.sorts_at END), 1, 10) AS last_day
        FROM {source}
        WHERE p.sorts_at >= :since AND p.sorts_at < :tomorrow AND c.status = 'held'
        GROUP BY o.id, {by}) own JOIN heirs h ON h.id = own.id
      GROUP BY h.heir, {name}"""


def _period(since: dt.date, today: dt.date) -> dict[str, str]:
    return {"since": since.isoformat(), "tomorrow": (today + dt.timedelta(1)).isoformat()}


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month in which an organisation was spoken with."""

    organisation_id: Id
    month: str
    """"2026-11"."""
    contacts: int
    """Of those that were asked for."""
    last_day: dt.date | None
    """The last day with a contact that resets the rhythm, of whatever kind."""


def contacts_by_month(
    reader: Reader, *, since: dt.date, today: dt.date, counted: Counted = EVERYTHING
) -> list[MonthRow]:
    """Return held contact per organisation and month from `since` to `today`."""
    conditions = counted.conditions()
    return reader.rows(
        MonthRow,
        f"""
        {_counts(conditions, "substr(p.sorts_at, 1, 7)", "month", _HELD)}
        """,
        **_period(since, today),
        **conditions.named,
    )


@dataclass(frozen=True, slots=True)
class StubMonthRow:
    """A month in which others spoke with an organisation as supervisors; no more is to be told."""

    organisation_id: Id
    month: str


def stub_months(reader: Reader, *, since: dt.date) -> list[StubMonthRow]:
    return reader.rows(
        StubMonthRow,
        f"""
        WITH {_HEIRS}
        SELECT DISTINCT h.heir AS organisation_id, v.month
        FROM supervision_stubs v JOIN heirs h ON h.id = v.organisation_id
        WHERE v.month >= :first
        """,
        first=since.isoformat()[:7],
    )


@dataclass(frozen=True, slots=True)
class ThemeCountRow:
    organisation_id: Id
    theme_id: Id
    """A theme that is under no other."""
    contacts: int
    last_day: dt.date | None


def contacts_by_theme(
    reader: Reader, *, since: dt.date, today: dt.date, counted: Counted = EVERYTHING
) -> list[ThemeCountRow]:
    """Return held contact per organisation and main theme from `since` to `today`."""
    conditions = counted.conditions()
    themed = f"""{_HELD} CROSS JOIN contact_themes a ON a.contact_moment_id = c.id
      CROSS JOIN themes t ON t.id = a.theme_id"""
    return reader.rows(
        ThemeCountRow,
        f"""
        {_counts(conditions, "coalesce(t.parent_id, t.id)", "theme_id", themed)}
        """,
        **_period(since, today),
        **conditions.named,
    )


@dataclass(frozen=True, slots=True)
class LevelCountRow:
    organisation_id: Id
    level: Level
    contacts: int
    last_day: dt.date | None


def contacts_by_level(
    reader: Reader, *, since: dt.date, today: dt.date, counted: Counted = EVERYTHING
) -> list[LevelCountRow]:
    """Return held contact per organisation and level of who took part, from `since` to `today`."""
    conditions = counted.conditions()
    seated = f"{_HELD} CROSS JOIN positions f ON f.id = p.position_id"
    return reader.rows(
        LevelCountRow,
        f"""
        {_counts(conditions, "f.level", "level", seated)}
        """,
        **_period(since, today),
        **conditions.named,
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
        WITH {_HEIRS}
        SELECT h.heir AS organisation_id, max((SELECT substr(p.sorts_at, 1, 10)
          FROM participants p JOIN contact_moments c ON c.id = p.contact_moment_id
          WHERE p.organisation_id = h.id AND p.sorts_at > '' AND p.sorts_at < :day
            AND c.status = 'held' AND {_RESETS}
          ORDER BY p.sorts_at DESC LIMIT 1)) AS last_day
        FROM heirs h GROUP BY h.heir
        """,
        day=day.isoformat(),
    )


@dataclass(frozen=True, slots=True)
class TileRow:
    """Where an organisation is on the tile map."""

    organisation_id: Id
    row: int
    column: int


def tiles(reader: Reader) -> list[TileRow]:
    return reader.rows(
        TileRow,
        'SELECT id AS organisation_id, tile_row AS row, tile_column AS "column" FROM organisations'
        " WHERE tile_row IS NOT NULL AND tile_column IS NOT NULL",
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
    counted: Counted = EVERYTHING,
    most: int = 50,
) -> list[CellContactRow]:
    """Return the counted moments with an organisation of `since` up to but without `until`, newest
    first."""
    conditions = counted.conditions()
    return reader.rows(
        CellContactRow,
        f"""
        WITH {_HEIRS}, here AS (SELECT id FROM heirs WHERE heir = :organisation)
        SELECT c.id, c.happened_on, c.kind, c.confidentiality, c.summary,
          (SELECT group_concat(n.print_name, ', ') FROM participants q
            JOIN people n ON n.id = q.person_id
            WHERE q.contact_moment_id = c.id AND q.organisation_id IN here) AS people
        FROM contact_moments c JOIN (
          SELECT DISTINCT p.contact_moment_id AS id FROM participants p
          JOIN contact_moments c ON c.id = p.contact_moment_id
          WHERE p.organisation_id IN here AND p.sorts_at >= :since AND p.sorts_at < :until
            AND c.status = 'held' AND {conditions.where()}) cell ON cell.id = c.id
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
