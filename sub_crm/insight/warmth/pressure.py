"""Dossierdruk: how much plays at an organisation, and how that stands against its warmth."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sub_crm.insight.warmth.rules import Rules
from sub_crm.queries.pressure import DossierRow, DueRow, TopicRow
from sub_crm.values.ids import Id
from sub_crm.values.warmth_settings import Setting

STARTS = (1, 3, 6, 10)
"""Where the bins above nothing begin: 1-2, 3-5, 6-9, 10 and more."""


class Corner(StrEnum):
    """Warmth against dossierdruk."""

    COLD_HOT = "cold_hot"
    """A cold relation with a hot dossier: to act on."""
    WARM_HOT = "warm_hot"
    COLD_CALM = "cold_calm"
    WARM_CALM = "warm_calm"


@dataclass(frozen=True, slots=True)
class Pressure:
    """Of one organisation on a day: `total` sums its open dossiers, late ones twice."""

    total: int
    dossiers: int
    late: int


NONE = Pressure(0, 0, 0)


def pressures(
    dossiers: Iterable[DossierRow], dues: Iterable[DueRow], day: dt.date
) -> dict[Id, Pressure]:
    """Return the pressure per organisation that had an open dossier on a day."""
    late, found = _late(dues, day), defaultdict[Id, list[DossierRow]](list)
    for one in dossiers:
        if _is_open(one, day):
            found[one.organisation_id].append(one)
    return {organisation: _pressure(open_, late) for organisation, open_ in found.items()}


def pressures_on(
    dossiers: Iterable[DossierRow],
    dues: Iterable[DueRow],
    topics: Iterable[TopicRow],
    day: dt.date,
) -> dict[Id, dict[Id, int]]:
    """Return the pressure per organisation and main theme; a dossier may be about several."""
    late, themes = _late(dues, day), defaultdict[Id, list[Id]](list)
    for topic in topics:
        themes[topic.issue_id].append(topic.theme_id)
    found: dict[Id, dict[Id, int]] = defaultdict(lambda: defaultdict(int))
    for one in dossiers:
        if _is_open(one, day):
            for theme in themes[one.issue_id]:
                found[one.organisation_id][theme] += _weight(one, late)
    return found


def _is_open(one: DossierRow, day: dt.date) -> bool:
    at = day.toordinal()
    return one.opened <= at and (one.closed is None or one.closed > at)


def _late(dues: Iterable[DueRow], day: dt.date) -> set[Id]:
    """Return the dossiers in which a follow-up was late on a day."""
    at = day.toordinal()
    return {due.issue_id for due in dues if due.due < at and (due.done is None or due.done > at)}


def _weight(one: DossierRow, late: set[Id]) -> int:
    return one.urgency * (2 if one.issue_id in late else 1)


def _pressure(dossiers: Sequence[DossierRow], late: set[Id]) -> Pressure:
    return Pressure(
        total=sum(_weight(one, late) for one in dossiers),
        dossiers=len(dossiers),
        late=sum(one.issue_id in late for one in dossiers),
    )


def corner(total: int, pressure: int, rules: Rules) -> Corner:
    """Return where a warmth and a pressure meet."""
    cold, hot = total < rules[Setting.LUKEWARM], pressure >= rules[Setting.HOT_DOSSIER]
    if hot:
        return Corner.COLD_HOT if cold else Corner.WARM_HOT
    return Corner.COLD_CALM if cold else Corner.WARM_CALM
