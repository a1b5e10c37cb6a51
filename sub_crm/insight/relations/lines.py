"""The lines of the map: an organisation with its contact, and whatever else is asked of it.

Silence is judged at the end of each month (today in the running one) against the rhythm that is
agreed now; a filter on contact changes the counts and never the silence.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from sub_crm.insight.rhythm import (
    Pause,
    Rhythm,
    RhythmStatus,
    rhythm_of,
    silent_days,
    status_of,
)
from sub_crm.insight.warmth.pauses import Pauses
from sub_crm.insight.warmth.pressure import Pressure
from sub_crm.insight.warmth.rollup import Rollup
from sub_crm.queries.organisations import OrganisationRow
from sub_crm.queries.relations import BeforeRow, MonthRow
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ORGANISATION_RHYTHM_DAYS, Level, OrganisationKind
from sub_crm.values.person_name import folded


class Group(StrEnum):
    MUNICIPALITIES = "municipalities"
    WATER_BOARDS = "water_boards"
    OTHERS = "others"


_GROUPS = {
    OrganisationKind.MUNICIPALITY: Group.MUNICIPALITIES,
    OrganisationKind.WATER_BOARD: Group.WATER_BOARDS,
}


@dataclass(frozen=True, slots=True)
class Share:
    """The contact of an organisation about one theme, or with one level."""

    contacts: int
    silent: int | None
    """Days since the last contact that resets a rhythm; None where there was none in the period."""


@dataclass(frozen=True, slots=True)
class Line:
    """An organisation with its contact per month, and how each month ended.

    What is empty was not asked for. Months are those of the period, the running one last.
    """

    organisation: OrganisationRow
    rhythm: Rhythm
    counts: tuple[int, ...]
    statuses: tuple[RhythmStatus, ...]
    silences: tuple[int | None, ...] = ()
    """Days of silence at the end of each month; None where there was no contact yet."""
    warmth: tuple[Rollup, ...] = ()
    """At the end of each month."""
    levels: Mapping[Level, Rollup] = field(default_factory=dict)
    pressure: tuple[Pressure, ...] = ()
    """At the end of each month."""
    themes: Mapping[Id, Share] = field(default_factory=dict)
    pressure_on: Mapping[Id, int] = field(default_factory=dict)
    """Pressure per theme."""
    shares: Mapping[Level, Share] = field(default_factory=dict)
    counterpart: str | None = None
    """Who is the evenknie; empty where that position is vacant, None where there is none."""

    @property
    def id(self) -> Id:
        return self.organisation.id

    @property
    def group(self) -> Group:
        return _GROUPS.get(self.organisation.kind, Group.OTHERS)

    def was_silent(self, month: int) -> bool:
        """Whether the month ended with a longer silence than was agreed."""
        return self.statuses[month] is RhythmStatus.OVER


def months_until(today: dt.date, number: int) -> tuple[dt.date, ...]:
    """Return the first days of that many months, the last one being the month of today."""
    running = today.year * 12 + today.month - 1
    wanted = (divmod(running - back, 12) for back in reversed(range(number)))
    return tuple(dt.date(year, month + 1, 1) for year, month in wanted)


def month_after(first: dt.date) -> dt.date:
    """Return the first day of the next month."""
    return (first + dt.timedelta(31)).replace(day=1)


def lines(
    organisations: Iterable[OrganisationRow],
    counted: Iterable[MonthRow],
    before: Iterable[BeforeRow],
    *,
    months: Sequence[dt.date],
    pauses: Iterable[Pause],
    today: dt.date,
) -> list[Line]:
    """Return a line per organisation: municipalities, water boards, others, each by name."""
    pauses = tuple(pauses)
    counting, ends = Pauses(pauses), [month_end(month, today).toordinal() for month in months]
    found: dict[Id, dict[str, MonthRow]] = defaultdict(dict)
    for cell in counted:
        found[cell.organisation_id][cell.month] = cell
    earlier = {one.organisation_id: one.last_day for one in before}
    names = [f"{month:%Y-%m}" for month in months]
    made = []
    for row in organisations:
        cells = list(map(found[row.id].get, names))
        last, silences = _silences(row, cells, earlier.get(row.id), ends, counting)
        agreed = row.rhythm_days or ORGANISATION_RHYTHM_DAYS
        line = Line(
            organisation=row,
            rhythm=rhythm_of(
                last, agreed=row.rhythm_days, count_from=row.count_from, pauses=pauses, today=today
            ),
            counts=tuple(cell.contacts if cell else 0 for cell in cells),
            statuses=tuple(
                RhythmStatus.NEVER if silent is None else status_of(silent, agreed)
                for silent in silences
            ),
            silences=silences,
        )
        made.append(line)
    order = tuple(Group)
    return sorted(
        made, key=lambda one: (order.index(one.group), folded(one.organisation.short_name))
    )


def _silences(
    row: OrganisationRow,
    cells: Iterable[MonthRow | None],
    last: dt.date | None,
    ends: Iterable[int],
    pauses: Pauses,
) -> tuple[dt.date | None, tuple[int | None, ...]]:
    """Return the last day of contact, and the silence at the end of each month as `rhythm_of`
    counts it; of thousands of cells, so in ordinals."""
    begun = row.count_from.first if row.count_from else None
    least = begun.toordinal() if begun else 0
    start, found = max(last.toordinal() if last else 0, least), list[int | None]()
    for end, cell in zip(ends, cells, strict=True):
        if cell and cell.last_day:
            last = cell.last_day
            start = max(last.toordinal(), least)
        found.append(max(pauses.counted(start, end), 0) if start else None)
    return last, tuple(found)


def month_end(first: dt.date, today: dt.date) -> dt.date:
    """Return the last day of a month, or today in the running one."""
    return min(month_after(first) - dt.timedelta(1), today)


class ShareRow(Protocol):
    @property
    def contacts(self) -> int: ...

    @property
    def last_day(self) -> dt.date | None: ...


def share(row: ShareRow, pauses: Sequence[Pause], today: dt.date) -> Share:
    """Return how much contact there was, and how long ago the last was."""
    last = row.last_day
    return Share(row.contacts, None if last is None else silent_days(last, today, pauses))
