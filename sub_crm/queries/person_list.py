"""The list of people: what it can be narrowed by, its orders, and its rows by the page.

Each person stands there with one position: the one that was asked for, else the weightiest of
today, else the last that they held.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sub_crm.queries.listing import PAGE, Conditions, Ordering, count_capped, ids_of, list_page
from sub_crm.queries.person_words import add_text
from sub_crm.queries.reading import Reader, holder, in_office, last_contact
from sub_crm.values.ids import Id
from sub_crm.values.kinds import RHYTHM_DAYS, Level, PositionType, TenureKind, Tier
from sub_crm.values.vague_date import VagueDate, last_day_sql


class PersonOrder(StrEnum):
    NAME = "name"
    ORGANISATION = "organisation"
    LAST_CONTACT = "last_contact"


class Office(StrEnum):
    IN_OFFICE = "in_office"
    LEFT = "left"


class Silence(StrEnum):
    """How somebody stands against their rhythm."""

    ON = "on"
    NEARLY = "nearly"
    OVER = "over"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class PersonFilter:
    """What is asked of the list; what is left empty narrows nothing."""

    text: str = ""
    holder: Id | None = None
    """Who holds the organisation now."""
    organisations: tuple[Id, ...] = ()
    levels: tuple[Level, ...] = ()
    tiers: tuple[Tier, ...] = ()
    types: tuple[PositionType, ...] = ()
    office: Office | None = None
    rhythms: tuple[Silence, ...] = ()
    counterpart: bool = False
    incomplete: bool = False
    order: PersonOrder = PersonOrder.NAME
    flipped: bool = False
    """The other way round than is usual for the order."""


@dataclass(frozen=True, slots=True)
class RhythmRule:
    """From which day silence is nearly, and is over, what was agreed: per number of days."""

    tiers: Mapping[Tier, int] = field(default_factory=lambda: dict(RHYTHM_DAYS))
    limits: Mapping[int, tuple[dt.date, dt.date]] = field(default_factory=dict)
    """Days agreed: the last contact is before the first day: over, before the second: nearly."""


@dataclass(frozen=True, slots=True)
class PersonListRow:
    id: Id
    sorted_by: Any
    name: str
    incomplete: bool
    tenure_id: Id | None
    position_id: Id | None
    position: str | None
    tier: Tier | None
    is_counterpart: bool
    organisation_id: Id | None
    organisation: str | None
    abbreviation: str | None
    hue: int | None
    holder: str | None
    kind: TenureKind | None
    since: VagueDate | None
    until: VagueDate | None
    current: bool
    rhythm_days: int | None
    last_contact: dt.date | None
    issues: str | None
    """Titles of open dossiers that were spoken about in a year, one per line, the newest first."""
    phone: str | None
    email: str | None


_WEIGHT = "CASE y.tier WHEN 'core' THEN 1 WHEN 'important' THEN 2 ELSE 3 END"
_LAST = last_contact("person_id", "h.id")
_CURRENT = f"(t.id IS NOT NULL AND {in_office('t')})"
_OWN_RHYTHM = """(SELECT r.days FROM cadences r WHERE r.position_id = s.id
    ORDER BY r.agreed_on DESC, r.id DESC LIMIT 1)"""
_NOWHERE = "char(0xffff)"
"""Sorts after every name."""


def _point(*kinds: str) -> str:
    """SQL for the way to call or mail that still holds: their own before that of the position."""
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    return f"""(SELECT k.value FROM contact_points k
      WHERE (k.person_id = h.id OR k.position_id = t.position_id) AND k.kind IN ({listed})
        AND (k.until IS NULL OR {last_day_sql("k.until")} >= :today)
      ORDER BY k.person_id IS NULL, k.kind <> 'mobile', k.value LIMIT 1)"""


_COLUMNS = f"""h.print_name AS name, h.incomplete,
    t.id AS tenure_id, s.id AS position_id, s.title AS position, s.tier,
    coalesce(s.is_counterpart, 0) AS is_counterpart,
    o.id AS organisation_id, o.short_name AS organisation, o.abbreviation, o.hue,
    (SELECT u.name FROM users u WHERE u.id = {holder("o.id")}) AS holder,
    t.kind, t.since, t.until, {_CURRENT} AS current, {_OWN_RHYTHM} AS rhythm_days,
    {_LAST} AS last_contact,
    (SELECT group_concat(title, char(10)) FROM (SELECT i.title FROM joined_participants q
      CROSS JOIN joined_contact_issues l ON l.contact_moment_id = q.contact_moment_id
      CROSS JOIN contact_moments c ON c.id = l.contact_moment_id
      CROSS JOIN issues i ON i.id = l.issue_id
      WHERE q.person_id = h.id AND q.sorts_at >= :year_ago
        AND i.status IN ('signal', 'active', 'waiting')
      GROUP BY i.id, i.title ORDER BY max(q.sorts_at) DESC)) AS issues,
    {_point("phone", "mobile")} AS phone, {_point("email")} AS email"""


def _seats(wanted: PersonFilter) -> Conditions:
    """What the position must be with which somebody stands in the list."""
    made = Conditions()
    made.any_of("y.organisation_id", "organisation", wanted.organisations)
    made.any_of("y.level", "level", wanted.levels)
    made.any_of("y.type", "type", wanted.types)
    if wanted.tiers:
        inner = Conditions()
        inner.any_of(f"CASE WHEN y.is_counterpart THEN '{Tier.CORE}' ELSE y.tier END", "tier",
                     wanted.tiers)  # fmt: skip
        made.add(inner.where(), **inner.named)
    if wanted.counterpart:
        made.add("y.is_counterpart = 1")
    if wanted.holder is not None:
        held = f"SELECT v.id FROM organisations v WHERE {holder('v.id')} = :holder"
        made.add(f"y.organisation_id IN ({held})", holder=wanted.holder)
    if wanted.office is Office.IN_OFFICE:
        made.add(in_office("x"))
    if wanted.office is Office.LEFT:
        made.add("x.until_last < :today")
    return made


def _source(seats: Conditions) -> str:
    join = "JOIN" if seats.clauses else "LEFT JOIN"
    return f"""people h {join} tenures t ON t.id = (SELECT x.id FROM tenures x
      JOIN positions y ON y.id = x.position_id WHERE x.person_id = h.id AND {seats.where()}
      ORDER BY {in_office("x")} DESC, y.is_counterpart DESC, {_WEIGHT}, x.since_first DESC, x.id
      LIMIT 1)
    LEFT JOIN positions s ON s.id = t.position_id
    LEFT JOIN organisations o ON o.id = s.organisation_id"""


def _among(wanted: PersonFilter, seats: Conditions) -> str:
    """The source to choose from: with the last contact of each where it is asked about.

    There it must be worked out once for everybody, which the limit sees to.
    """
    source = _source(seats)
    if not _goes_by_contact(wanted):
        return source
    last = last_contact("person_id", "q.id")
    known = f"(SELECT q.*, {last} AS last_contact FROM people q LIMIT -1)"
    return source.replace("people h", f"{known} h", 1)


def _goes_by_contact(wanted: PersonFilter) -> bool:
    return bool(wanted.rhythms) or wanted.order is PersonOrder.LAST_CONTACT


def _asked(wanted: PersonFilter, rule: RhythmRule, today: dt.date) -> tuple[str, Conditions]:
    """Return the source to choose from and the conditions, with every value that both bind."""
    seats, made = _seats(wanted), Conditions()
    made.named |= seats.named | {
        "today": today.isoformat(),
        "tomorrow": (today + dt.timedelta(1)).isoformat(),
    }
    add_text(made, wanted.text)
    if wanted.incomplete:
        made.add("h.incomplete = 1")
    if wanted.office is Office.LEFT:
        made.add(
            f"NOT EXISTS (SELECT 1 FROM tenures n WHERE n.person_id = h.id AND {in_office('n')})"
        )
    if wanted.rhythms:
        made.add(_CURRENT)
        made.add(" OR ".join(_silent(one, rule) for one in wanted.rhythms))
    return _among(wanted, seats), made


def _silent(one: Silence, rule: RhythmRule) -> str:
    if one is Silence.NEVER:
        return "h.last_contact IS NULL"
    over, nearly = _limit(rule, 0), _limit(rule, 1)
    return {
        Silence.OVER: f"h.last_contact < {over}",
        Silence.NEARLY: f"(h.last_contact >= {over} AND h.last_contact < {nearly})",
        Silence.ON: f"h.last_contact >= {nearly}",
    }[one]


def _limit(rule: RhythmRule, place: int) -> str:
    """SQL for the day before which a last contact is too long ago, by what was agreed."""
    tiers = " ".join(f"WHEN '{tier.value}' THEN {days:d}" for tier, days in rule.tiers.items())
    core = f"{rule.tiers[Tier.CORE]:d}"
    usual = f"CASE WHEN s.is_counterpart THEN {core} ELSE CASE s.tier {tiers} END END"
    days = " ".join(
        f"WHEN {agreed:d} THEN '{limits[place].isoformat()}'"
        for agreed, limits in rule.limits.items()
    )
    return f"(CASE coalesce({_OWN_RHYTHM}, {usual}) {days} END)" if days else "NULL"


def ordering_of(wanted: PersonFilter) -> Ordering:
    """By name, by organisation and name, or the longest silence first; nothing comes last."""
    if wanted.order is PersonOrder.LAST_CONTACT:
        never = "''" if wanted.flipped else "'9999'"
        return Ordering(f"coalesce(h.last_contact, {never})", descending=wanted.flipped)
    if wanted.order is PersonOrder.ORGANISATION:
        place = f"CASE WHEN o.id IS NULL THEN {_NOWHERE} ELSE folded(o.short_name) END"
        return Ordering(f"(({place}) || char(31) || h.sort_name)", descending=wanted.flipped)
    return Ordering("h.sort_name", descending=wanted.flipped, indexed=not wanted.rhythms)


def person_list(
    reader: Reader,
    wanted: PersonFilter,
    *,
    rule: RhythmRule,
    today: dt.date,
    after: tuple[Any, Id] | None = None,
    limit: int = PAGE,
) -> list[PersonListRow]:
    among, conditions = _asked(wanted, rule, today)
    return list_page(
        reader,
        PersonListRow,
        columns=_COLUMNS,
        source=_source(_seats(wanted)),
        among=among,
        key="h.id",
        conditions=conditions,
        ordering=ordering_of(wanted),
        after=after,
        limit=limit,
        year_ago=(today - dt.timedelta(365)).isoformat(),
    )


def person_count(reader: Reader, wanted: PersonFilter, *, rule: RhythmRule, today: dt.date) -> int:
    """Return how many people meet the filter, capped."""
    source, conditions = _asked(wanted, rule, today)
    return count_capped(reader, source=source, conditions=conditions)


def person_ids(
    reader: Reader, wanted: PersonFilter, *, rule: RhythmRule, today: dt.date
) -> list[Id]:
    """Return everybody who meets the filter, for an export."""
    source, conditions = _asked(wanted, rule, today)
    return ids_of(reader, source=source, key="h.id", conditions=conditions)


def agreed_days(reader: Reader) -> list[int]:
    """Return the rhythms that were agreed for positions, each once."""
    return reader.values("SELECT DISTINCT days FROM cadences WHERE position_id IS NOT NULL")
