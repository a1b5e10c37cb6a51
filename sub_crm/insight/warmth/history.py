"""How warm relations were at the end of each of some months, kept as long as nothing changes.

To judge everybody on a day takes some tens of milliseconds, a year of months twelve times that.
What was found is kept per reader, with the version of the data that it was found in: whoever
writes, whatever and in whatever way, the version differs and everything is judged anew. So there
is nothing to keep right, and nothing to verify.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from sub_crm.insight.warmth.reading import read_basis
from sub_crm.insight.warmth.rollup import Rollup, by_level, by_organisation
from sub_crm.insight.warmth.rules import rules_on
from sub_crm.insight.warmth.standing import Standing
from sub_crm.queries.reading import Reader
from sub_crm.queries.relations import SeatGroup
from sub_crm.queries.warmth import data_version
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


_kept: "WeakKeyDictionary[Reader, tuple[Any, dict[Any, History]]]" = WeakKeyDictionary()


def history(reader: Reader, days: Days, group: SeatGroup | None = None) -> History:
    """Return how warm relations were on these days, oldest first; of all positions or a group."""
    version = data_version(reader)
    known = _kept.get(reader)
    if known is None or known[0] != version:
        known = _kept[reader] = (version, {})
    found = known[1].get((days, group))
    if found is None:
        found = known[1][days, group] = judged(reader, days, group)
    return found


def judged(reader: Reader, days: Days, group: SeatGroup | None = None) -> History:
    """Return the same, without looking at what was kept."""
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
