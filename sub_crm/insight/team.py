"""What a team has to see to: positions that nobody covers, relations that rest on one person,
what is late, who stands in, which terms and elections come.

Everything is told of organisations and their positions, never of who of us does how much.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Protocol

from sub_crm.insight.warmth.rollup import KEY_TIERS
from sub_crm.insight.warmth.rules import Rules
from sub_crm.insight.warmth.standing import Standing
from sub_crm.queries.holders import HolderRow
from sub_crm.queries.successions import ElectionRow
from sub_crm.queries.team import LateRow, UnheldRow
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ELECTED_IN, ElectionKind, OrganisationKind
from sub_crm.values.vague_date import VagueDate
from sub_crm.values.warmth_settings import Setting

HORIZON = dt.timedelta(365)
"""Terms that end later than this are not told yet."""


class Lack(StrEnum):
    """What a position goes without; in the order in which they are told."""

    HOLDER = "holder"
    """Nobody of us holds the organisation."""
    MEETING = "meeting"
    """Somebody new, with whom there was no contact yet."""
    WARMTH = "warmth"
    """In office, and less than lukewarm."""
    COUNTERPART = "counterpart"
    """No evenknie is appointed, or that position is vacant."""
    SUCCESSOR = "successor"
    """Vacant."""


VACANT = (Lack.COUNTERPART, Lack.SUCCESSOR)


@dataclass(frozen=True, slots=True)
class Gap:
    """A position that is not covered, with how many days it has been so."""

    lack: Lack
    organisation_id: Id
    standing: Standing | None
    """None where it is about an organisation as a whole."""
    days: int | None
    """None is unknown."""

    @property
    def id(self) -> tuple[str, Id, Id | None, Id | None]:
        """The same gap has the same id."""
        one = self.standing
        holder = one.holder.person_id if one and one.holder else None
        return self.lack, self.organisation_id, one.seat.id if one else None, holder


def gaps(
    standings: Iterable[Standing],
    unheld: Iterable[UnheldRow],
    left: Mapping[Id, VagueDate],
    rules: Rules,
    day: dt.date,
    *,
    of: Collection[Id],
) -> list[Gap]:
    """Return what is not covered at these organisations: first what is not vacant, longest first.

    Only positions of the core and important ones are to be covered, and the evenknie, which every
    organisation with positions has.
    """
    found = [
        Gap(Lack.HOLDER, one.organisation_id, None, (day - one.until).days if one.until else None)
        for one in unheld
        if one.organisation_id in of
    ]
    known = [one for one in standings if one.seat.organisation_id in of]
    for one in known:
        if one.seat.tier in KEY_TIERS and (lack := _lack(one, rules)):
            found.append(Gap(lack, one.seat.organisation_id, one, _days(one, left, day)))
    with_seats = {one.seat.organisation_id for one in known}
    with_counterpart = {one.seat.organisation_id for one in known if one.seat.is_counterpart}
    found += [
        Gap(Lack.COUNTERPART, one, None, None) for one in sorted(with_seats - with_counterpart)
    ]
    return sorted(found, key=lambda gap: (gap.lack in VACANT, -(gap.days or 0)))


def _lack(one: Standing, rules: Rules) -> Lack | None:
    if one.holder is None:
        return Lack.COUNTERPART if one.seat.is_counterpart else Lack.SUCCESSOR
    if one.warmth is None:
        return Lack.MEETING
    return Lack.WARMTH if one.warmth.total < rules[Setting.LUKEWARM] else None


def _days(one: Standing, left: Mapping[Id, VagueDate], day: dt.date) -> int | None:
    """Return how long it has been vacant, silent, or not yet met."""
    if one.holder is None:
        ended = left[one.seat.id].last if one.seat.id in left else None
        return (day - ended).days if ended else None
    if one.warmth is not None and one.warmth.silent is not None:
        return one.warmth.silent
    return day.toordinal() - one.holder.since if one.holder.since else None


def resting_on_one(
    standings: Iterable[Standing], rules: Rules, *, of: Collection[Id]
) -> list[Standing]:
    """Return of each organisation with one key position that is lukewarm or warm that one."""
    keys = [
        one
        for one in standings
        if one.seat.tier in KEY_TIERS and one.warmth and one.seat.organisation_id in of
    ]
    covering: dict[Id, dict[Id, Standing]] = defaultdict(dict)
    for one in keys:
        if one.warmth and one.warmth.total >= rules[Setting.LUKEWARM]:
            covering[one.seat.organisation_id][one.seat.id] = one
    return [next(iter(found.values())) for found in covering.values() if len(found) == 1]


@dataclass(frozen=True, slots=True)
class Late:
    """What is late at one organisation."""

    organisation_id: Id
    titles: tuple[str, ...]
    """Oldest first."""
    days: int
    """So long the oldest is late."""


def late(rows: Iterable[LateRow], day: dt.date, *, of: Collection[Id]) -> list[Late]:
    """Count at organisations: the most first, of equal ones the longest."""
    found: dict[Id, list[LateRow]] = defaultdict(list)
    for row in rows:
        if row.organisation_id in of:
            found[row.organisation_id].append(row)
    told = [
        Late(one, tuple(row.title for row in rows), (day - min(row.due for row in rows)).days)
        for one, rows in found.items()
    ]
    return sorted(told, key=lambda one: (-len(one.titles), -one.days))


@dataclass(frozen=True, slots=True)
class Deputising:
    """A colleague who stands in for another, for some organisations during some days."""

    holder: str
    deputy: str
    organisations: tuple[str, ...]
    since: VagueDate | None
    """Told where it is still to begin."""
    until: VagueDate | None


def deputising(rows: Sequence[HolderRow], today: dt.date) -> list[Deputising]:
    """Return who stands in for whom, now or ahead; those who return first come first."""

    def period(row: HolderRow) -> tuple[str, str, str, str]:
        ends = row.deputy_until
        begins = str(row.deputy_first or "")
        return str(ends.last or "") if ends else "~", row.holder or "", row.deputy or "", begins

    covered = sorted((row for row in rows if row.deputy and row.holder), key=period)
    made = []
    for _key, group in groupby(covered, key=period):
        same = list(group)
        first = same[0]
        ahead = first.deputy_first is not None and first.deputy_first > today
        made.append(
            Deputising(
                holder=first.holder or "",
                deputy=first.deputy or "",
                organisations=tuple(row.short_name for row in same),
                since=first.deputy_since if ahead else None,
                until=first.deputy_until,
            )
        )
    return made


class Body(Protocol):
    @property
    def kind(self) -> OrganisationKind: ...


@dataclass(frozen=True, slots=True)
class Election:
    """The next one of its kind, with how many organisations of each kind it is about."""

    kind: ElectionKind
    day: dt.date
    bodies: Mapping[OrganisationKind, int]


def elections_ahead(
    held: Iterable[ElectionRow], bodies: Iterable[Body], today: dt.date
) -> list[Election]:
    """Return the next election of each kind, soonest first."""
    number: dict[OrganisationKind, int] = defaultdict(int)
    for one in bodies:
        number[one.kind] += 1
    ahead = sorted(
        (day, row.kind) for row in held if (day := row.held_on.first) is not None and day > today
    )
    following: dict[ElectionKind, dt.date] = {}
    for day, kind in ahead:
        following.setdefault(kind, day)
    return [
        Election(
            kind,
            day,
            {one: number[one] for one, at in ELECTED_IN.items() if at is kind and number[one]},
        )
        for kind, day in following.items()
    ]
