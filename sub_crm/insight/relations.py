"""The relation map: what a line of organisation by month says, and which tint it deserves.

Silence is judged at the end of each month (today in the running one) against the rhythm that is
agreed now; a filter on kinds of contact changes the counts and never the silence.
"""

import datetime as dt
import math
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from sub_crm.insight.rhythm import NEARLY, Pause, Rhythm, RhythmStatus, rhythm_of
from sub_crm.queries.organisations import OrganisationRow
from sub_crm.queries.relations import BeforeRow, MonthRow
from sub_crm.values.ids import Id
from sub_crm.values.kinds import OrganisationKind
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
class Line:
    """An organisation with its contact per month, and how each month ended."""

    organisation: OrganisationRow
    rhythm: Rhythm
    counts: tuple[int, ...]
    statuses: tuple[RhythmStatus, ...]

    @property
    def id(self) -> Id:
        return self.organisation.id

    @property
    def group(self) -> Group:
        return _GROUPS.get(self.organisation.kind, Group.OTHERS)

    def was_silent(self, month: int) -> bool:
        """Whether the month ended with a longer silence than was agreed."""
        return self.statuses[month] is RhythmStatus.OVER


@dataclass(frozen=True, slots=True)
class Scale:
    """Fixed bins, so that a colour means the same next month: where steps 1 to 6 begin."""

    starts: tuple[int, ...]

    def step(self, value: int) -> int:
        """Return the step 0 to 6 of the heat scale.

        >>> [PER_MONTH.step(n) for n in (0, 1, 4, 5, 6, 7, 40)]
        [0, 1, 4, 5, 5, 6, 6]
        """
        return bisect_right(self.starts, value)

    def labels(self) -> tuple[str, ...]:
        """Return the bins in words.

        >>> PER_MONTH.labels()
        ('0', '1', '2', '3', '4', '5-6', '7+')
        """
        edges = (0, *self.starts)
        inner = [_span(low, high - 1) for low, high in pairwise(edges)]
        return (*inner, f"{edges[-1]}+")


def _span(low: int, high: int) -> str:
    return str(low) if low == high else f"{low}-{high}"


PER_MONTH = Scale((1, 2, 3, 4, 5, 7))
PER_YEAR = Scale((1, 7, 14, 21, 28, 35))


@dataclass(frozen=True, slots=True)
class Measure:
    """What the cells show: a number per month, one for the whole period, and their tints."""

    value: Callable[[Line, int], int]
    total: Callable[[Line], int]
    per_month: Scale
    per_year: Scale

    def step(self, line: Line, month: int) -> int:
        return self.per_month.step(self.value(line, month))

    def total_step(self, line: Line) -> int:
        """Return the tint of the period as if it had lasted a year."""
        return self.per_year.step(math.ceil(self.total(line) * 12 / max(len(line.counts), 1)))


CONTACTS = Measure(
    value=lambda line, month: line.counts[month],
    total=lambda line: sum(line.counts),
    per_month=PER_MONTH,
    per_year=PER_YEAR,
)


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
    found = {(row.organisation_id, row.month): row for row in counted}
    earlier = {row.organisation_id: row.last_day for row in before}
    made = [
        _line(
            row,
            [found.get((row.id, f"{month:%Y-%m}")) for month in months],
            earlier.get(row.id),
            months,
            pauses,
            today,
        )
        for row in organisations
    ]
    order = tuple(Group)
    return sorted(
        made, key=lambda one: (order.index(one.group), folded(one.organisation.short_name))
    )


def _line(
    row: OrganisationRow,
    cells: Sequence[MonthRow | None],
    last: dt.date | None,
    months: Sequence[dt.date],
    pauses: tuple[Pause, ...],
    today: dt.date,
) -> Line:
    statuses = []
    for month, cell in zip(months, cells, strict=True):
        last = (cell and cell.last_day) or last
        ended = min(month_after(month) - dt.timedelta(1), today)
        statuses.append(status_on(ended, last, row, pauses))
    return Line(
        organisation=row,
        rhythm=_rhythm(row, row.last_contact, pauses, today),
        counts=tuple(cell.contacts if cell else 0 for cell in cells),
        statuses=tuple(statuses),
    )


def status_on(
    day: dt.date, last: dt.date | None, row: OrganisationRow, pauses: Iterable[Pause]
) -> RhythmStatus:
    """Return how the rhythm stood at the end of a day, given the last contact up to it."""
    rhythm = _rhythm(row, last, (), day)
    # Pauses only shorten a silence: most cells need not count their days.
    if rhythm.silent is None or rhythm.silent <= NEARLY * rhythm.agreed:
        return rhythm.status
    return _rhythm(row, last, pauses, day).status


def _rhythm(
    row: OrganisationRow, last: dt.date | None, pauses: Iterable[Pause], day: dt.date
) -> Rhythm:
    return rhythm_of(
        last, agreed=row.rhythm_days, count_from=row.count_from, pauses=pauses, today=day
    )
