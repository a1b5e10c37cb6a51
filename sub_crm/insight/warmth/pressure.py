"""Dossierdruk: how much plays at an organisation, and how that stands against its warmth."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sub_crm.insight.warmth.rules import Rules, Setting
from sub_crm.queries.pressure import DossierRow, DueRow
from sub_crm.values.ids import Id

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
    at = day.toordinal()
    late = {due.issue_id for due in dues if due.due < at and (due.done is None or due.done > at)}
    found: dict[Id, list[DossierRow]] = defaultdict(list)
    for one in dossiers:
        if one.opened <= at and (one.closed is None or one.closed > at):
            found[one.organisation_id].append(one)
    return {organisation: _pressure(open_, late) for organisation, open_ in found.items()}


def _pressure(dossiers: Sequence[DossierRow], late: set[Id]) -> Pressure:
    urgencies = [one.urgency * (2 if one.issue_id in late else 1) for one in dossiers]
    return Pressure(
        total=sum(urgencies),
        dossiers=len(dossiers),
        late=sum(one.issue_id in late for one in dossiers),
    )


def corner(total: int, pressure: int, rules: Rules) -> Corner:
    """Return where a warmth and a pressure meet."""
    cold, hot = total < rules[Setting.LUKEWARM], pressure >= rules[Setting.HOT_DOSSIER]
    if hot:
        return Corner.COLD_HOT if cold else Corner.WARM_HOT
    return Corner.COLD_CALM if cold else Corner.WARM_CALM
