"""The columns of the relation map as data: what each says, shows and is sorted by."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sub_crm.i18n import _, dates
from sub_crm.insight.relations import CONTACTS, Line, Measure
from sub_crm.insight.rhythm import RhythmStatus
from sub_crm.ui.relations import wording
from sub_crm.ui.widgets.tables import Column

NAME, TOTAL, LAST, RHYTHM = "name", "total", "last", "rhythm"
MONTH_WIDTHS = (26.0, 64.0)
"""Months share the room that is left, between these."""


class Look(NamedTuple):
    """Everything that a cell shows; equal looks are painted once."""

    text: str
    step: int | None = None
    """The tint, None for a cell without ground."""
    hatched: bool = False
    status: RhythmStatus | None = None
    apart: bool = False
    """A gap at its left, where it sums up what stands before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapColumn(Column):
    """`spoken` is the title for the ear, `year` stands above the title."""

    key: str
    spoken: str
    told: Callable[[Line], str]
    order: Callable[[Line], Any]
    look: Callable[[Line], Look]
    descends: bool = True
    """Which way the column is sorted first."""
    year: str = ""
    month: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Sorting:
    """By which column, and which way; by name within the groups as it comes."""

    key: str = NAME
    descending: bool = False


def columns(months: Sequence[dt.date], measure: Measure = CONTACTS) -> list[MapColumn]:
    """Return the months of the period, then what holds for the whole of it."""
    made = [_month(place, month, measure) for place, month in enumerate(months)]
    return [*made, _total(measure), _last(), _rhythm()]


def _month(place: int, first: dt.date, measure: Measure) -> MapColumn:
    def look(line: Line) -> Look:
        value = measure.value(line, place)
        return Look(str(value), measure.per_month.step(value), line.was_silent(place))

    return MapColumn(
        title=dates.month_short(first.month),
        text=lambda line: str(measure.value(line, place)),
        key=f"{first:%Y-%m}",
        spoken=wording.month(first),
        told=lambda line: wording.month_cell(line, first, place),
        order=lambda line: measure.value(line, place),
        look=look,
        year=str(first.year) if place == 0 or first.month == 1 else "",
        month=first,
    )


def _total(measure: Measure) -> MapColumn:
    return MapColumn(
        title=_("Totaal"),
        text=lambda line: str(measure.total(line)),
        width=58,
        key=TOTAL,
        spoken=_("Totaal van de periode"),
        told=wording.total_cell,
        order=measure.total,
        look=lambda line: Look(str(measure.total(line)), measure.total_step(line), apart=True),
    )


def _last() -> MapColumn:
    return MapColumn(
        title=_("Laatste"),
        text=lambda line: wording.days(line.rhythm.silent),
        width=76,
        key=LAST,
        spoken=_("Dagen sinds het laatste contact"),
        told=wording.last_cell,
        order=_silence,
        look=lambda line: Look(wording.days(line.rhythm.silent), status=line.rhythm.status),
    )


def _rhythm() -> MapColumn:
    return MapColumn(
        title=_("Ritme"),
        text=lambda line: wording.days(line.rhythm.agreed),
        width=58,
        key=RHYTHM,
        spoken=_("Afgesproken ritme in dagen"),
        told=wording.rhythm_cell,
        order=lambda line: line.rhythm.agreed,
        look=lambda line: Look(wording.days(line.rhythm.agreed)),
        descends=False,
    )


def _silence(line: Line) -> float:
    return float("inf") if line.rhythm.silent is None else line.rhythm.silent


def arranged(lines: Iterable[Line], made: Sequence[MapColumn], sorting: Sorting) -> list[Line]:
    """Return the lines in the wanted order; equal ones stay in the order of groups and names."""
    column = next((one for one in made if one.key == sorting.key), None)
    if column is None:
        return list(lines)
    return sorted(lines, key=column.order, reverse=sorting.descending)


def turned(sorting: Sorting, column: MapColumn) -> Sorting:
    """Return the order after a press on a header: its own way, the other way, then by name."""
    if sorting.key != column.key:
        return Sorting(column.key, column.descends)
    if sorting.descending == column.descends:
        return Sorting(column.key, not column.descends)
    return Sorting()
