"""Look up contact per organisation, by month, theme or level.

An organisation that merged into another shows as that other one: its history went along.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from sub_crm.queries.listing import Conditions
from sub_crm.queries.reading import Reader
from sub_crm.values.counted import NUMBERS, kind_sql, number_sql
from sub_crm.values.ids import Id
from sub_crm.values.kinds import COUNTS_AS_CONTACT, WEIGHT_OF, ContactKind, Level


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

    @property
    def by_kind(self) -> bool:
        """Whether nothing but its kind decides whether a contact is counted."""
        return self.group is None and self.theme is None

    def conditions(self, kind: str) -> Conditions:
        """SQL conditions on a participant p, never NULL; `kind` is SQL for the kind of contact."""
        counted = Conditions()
        counted.any_of(kind, "kind", [NUMBERS[one] for one in self.kinds])
        if self.group:
            counted.add(
                f"p.position_id IN (SELECT s.id FROM positions s WHERE {in_group(self.group)})"
            )
            counted.clauses[-1] = f"coalesce({counted.clauses[-1]}, 0)"
        if self.theme:
            counted.add(
                "p.contact_moment_id IN (SELECT l.contact_moment_id FROM joined_contact_themes l"
                " WHERE l.theme_id IN (SELECT m.id FROM themes m"
                " WHERE :theme IN (m.id, m.parent_id)))",
                theme=self.theme,
            )
        return counted


EVERYTHING = Counted()

HEIRS = """heirs AS MATERIALIZED (
  WITH RECURSIVE found(id, heir) AS (
    SELECT id, id FROM organisations WHERE merged_into_id IS NULL
    UNION SELECT o.id, f.heir FROM organisations o JOIN found f ON o.merged_into_id = f.id)
  SELECT id, heir FROM found)"""
"""Every organisation with the one that it shows as."""
KIND_NUMBER = number_sql("c.kind")
_GUARDED = "c.confidentiality IN ('confidential', 'personal')"
_RESETTING = ", ".join(
    str(NUMBERS[kind]) for kind, weight in WEIGHT_OF.items() if weight >= COUNTS_AS_CONTACT
)


def _counts(
    counted: Counted, by: str, name: str, joins: str = "", *, since: str = ":since", whole: str = ""
) -> tuple[str, dict[str, Any]]:
    """SQL for the contacts per organisation and something else, with the last day that resets.

    What every colleague may see is counted from an index, from the day `since`; `whole` is what
    was before that. The few others, of those that this user may see, are counted one by one.
    """
    conditions, seen = counted.conditions(kind_sql("p.counts")), counted.conditions(KIND_NUMBER)
    parts = [whole] if whole else []
    parts.append(
        f"""SELECT o.id, {by} AS {name}, {_contacts(conditions)} AS contacts,
          {_last_day(kind_sql("p.counts"))} AS last_day
        FROM organisations o CROSS JOIN open_participants p ON p.organisation_id = o.id {joins}
        WHERE p.sorts_at >= {since} AND p.sorts_at < :tomorrow
        GROUP BY o.id, {by}"""
    )
    kept_apart = [f"{_GUARDED} AND c.compartment = 'relation'"]
    if counted.supervision:
        kept_apart.append("c.compartment = 'supervision'")
    parts += [
        f"""SELECT p.organisation_id, {by} AS {name}, {_contacts(seen)} AS contacts,
          {_last_day(KIND_NUMBER, apart)} AS last_day
        FROM contact_moments c CROSS JOIN joined_participants p ON p.contact_moment_id = c.id
          {joins}
        WHERE {apart} AND c.sorts_at >= :since AND c.sorts_at < :tomorrow AND +c.status = 'held'
          AND p.organisation_id IS NOT NULL
        GROUP BY p.organisation_id, {by}"""
        for apart in kept_apart
    ]
    sql = f"""WITH {HEIRS}
      SELECT h.heir AS organisation_id, {name}, sum(contacts) AS contacts, max(last_day) AS last_day
      FROM ({" UNION ALL ".join(parts)}) own JOIN heirs h ON h.id = own.id
      GROUP BY h.heir, {name}"""
    return sql, conditions.named


def _whole_months(counted: Counted) -> str:
    """SQL for the contacts per organisation in the months from :since that are over by :month.

    By kind they are counted beforehand; else each month in which there was contact is walked.
    """
    conditions = counted.conditions(kind_sql("p.counts"))
    if not counted.by_kind:
        contacts, kinds = f"(SELECT {_contacts(conditions)} FROM {_CELL})", "k.kind = 0"
    elif counted.kinds:
        kinds = ", ".join(str(NUMBERS[kind]) for kind in counted.kinds)
        contacts, kinds = "k.contacts * (k.kind > 0)", f"k.kind IN (0, {kinds})"
    else:
        contacts, kinds = "k.contacts", "k.kind = 0"
    return f"""SELECT o.id, k.month, {contacts} AS contacts, k.last_day
      FROM organisations o CROSS JOIN contact_months k ON k.organisation_id = o.id
      WHERE {kinds} AND k.month >= substr(:since, 1, 7) AND k.month < :month"""


_CELL = """open_participants p WHERE p.organisation_id = k.organisation_id
  AND p.sorts_at >= k.month AND p.sorts_at < k.month || '-99'"""


def _contacts(conditions: Conditions) -> str:
    return f"count(DISTINCT CASE WHEN {conditions.where()} THEN p.contact_moment_id END)"


def _last_day(kind: str, apart: str = "") -> str:
    """SQL for the last day with contact that resets a rhythm; supervision never does."""
    never = " AND 0" if "supervision" in apart else ""
    return f"substr(max(CASE WHEN {kind} IN ({_RESETTING}){never} THEN p.sorts_at END), 1, 10)"


def _period(since: dt.date, today: dt.date) -> dict[str, str]:
    return {"since": since.isoformat(), "tomorrow": (today + dt.timedelta(1)).isoformat()}


class MonthRow(NamedTuple):
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
    """Return held contact per organisation and month, of the whole month of `since` to `today`."""
    since, month = since.replace(day=1), f"{today:%Y-%m}"
    sql, named = _counts(
        counted,
        "substr(p.sorts_at, 1, 7)",
        "month",
        since="max(:since, :month)",
        whole=_whole_months(counted),
    )
    return reader.rows(MonthRow, sql, **_period(since, today), **named, month=month)


@dataclass(frozen=True, slots=True)
class StubMonthRow:
    """A month in which others spoke with an organisation as supervisors; no more is to be told."""

    organisation_id: Id
    month: str


def stub_months(reader: Reader, *, since: dt.date) -> list[StubMonthRow]:
    return reader.rows(
        StubMonthRow,
        f"""
        WITH {HEIRS}
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
    themed = """CROSS JOIN joined_contact_themes a ON a.contact_moment_id = p.contact_moment_id
      CROSS JOIN themes t ON t.id = a.theme_id"""
    sql, named = _counts(counted, "coalesce(t.parent_id, t.id)", "theme_id", themed)
    return reader.rows(ThemeCountRow, sql, **_period(since, today), **named)


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
    sql, named = _counts(
        counted, "f.level", "level", "CROSS JOIN positions f ON f.id = p.position_id"
    )
    return reader.rows(LevelCountRow, sql, **_period(since, today), **named)


@dataclass(frozen=True, slots=True)
class BeforeRow:
    organisation_id: Id
    last_day: dt.date | None


def last_days_before(reader: Reader, month: dt.date) -> list[BeforeRow]:
    """Return for every organisation when it was last spoken with before a month, its first day.

    Of what not every colleague may see only the newest matters: what is older than the last open
    contact with whoever was spoken with longest ago is nobody's last.
    """
    return reader.rows(
        BeforeRow,
        f"""
        WITH {HEIRS},
        seen AS MATERIALIZED (SELECT o.id, (SELECT max(k.last_day) FROM contact_months k
            WHERE k.organisation_id = o.id AND k.kind = 0 AND k.month < substr(:month, 1, 7)
          ) AS last_day FROM organisations o)
        SELECT h.heir AS organisation_id, max(last_day) AS last_day FROM (
          SELECT id, last_day FROM seen
          UNION ALL
          SELECT p.organisation_id, substr(max(p.sorts_at), 1, 10)
          FROM contact_moments c CROSS JOIN joined_participants p ON p.contact_moment_id = c.id
          WHERE {_GUARDED} AND c.compartment = 'relation' AND c.sorts_at < :month
            AND c.sorts_at > (SELECT coalesce(min(coalesce(last_day, '')), '') FROM seen)
            AND +c.status = 'held' AND {KIND_NUMBER} IN ({_RESETTING})
          GROUP BY p.organisation_id) own JOIN heirs h ON h.id = own.id
        GROUP BY h.heir
        """,
        month=month.isoformat(),
    )


def counts_guarded(reader: Reader, *, until: dt.date) -> bool:
    """Return whether this user has contact counted that not every colleague may see."""
    found = reader.value(
        f"SELECT EXISTS (SELECT 1 FROM contact_moments c WHERE {_GUARDED}"
        " AND c.compartment = 'relation' AND +c.status = 'held'"
        " AND c.sorts_at > '' AND c.sorts_at < :after)",
        after=(until + dt.timedelta(1)).isoformat(),
    )
    return bool(found)


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
