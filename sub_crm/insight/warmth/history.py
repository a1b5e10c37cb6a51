"""How warm relations were at the end of each of some months.

To judge everybody on a day takes some tens of milliseconds, a year of months twelve times that:
who asks often has it kept (`insight.kept`).
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sub_crm.insight.warmth.reading import read_basis
from sub_crm.insight.warmth.rollup import Rollup, by_level, by_organisation
from sub_crm.insight.warmth.rules import rules_on
from sub_crm.insight.warmth.standing import Standing
from sub_crm.queries.reading import Reader
from sub_crm.queries.relations import SeatGroup
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Level

Days = tuple[dt.date, ...]


@dataclass(frozen=True, slots=True)
class History:
    """Warmth per organisation on each of the days; levels and evenknieën on the last of them."""

    rolled: tuple[Mapping[Id, Rollup], ...]
    levels: Mapping[Id, Mapping[Level, Rollup]]
    counterparts: Mapping[Id, str]
    """Who is the evenknie; empty where that position is vacant."""


def history(reader: Reader, days: Days, group: SeatGroup | None = None) -> History:
    """Return how warm relations were on these days, oldest first; of all positions or a group."""
    basis = read_basis(reader, begin=days[0], until=days[-1], group=group)
    rolled: list[Mapping[Id, Rollup]] = []
    standings: list[Standing] = []
    for day in days:
        standings = basis.on(day)
        rolled.append(by_organisation(standings, rules_on(day, basis.changed)))
    return History(
        rolled=tuple(rolled),
        levels=by_level(standings, rules_on(days[-1], basis.changed)),
        counterparts={
            one.seat.organisation_id: one.holder.person if one.holder else ""
            for one in standings
            if one.seat.is_counterpart
        },
    )
