"""The matrix of organisation by month: one measure per cell, and what holds for all of it."""

import datetime as dt
from collections.abc import Callable

from sub_crm.i18n import dates
from sub_crm.insight.relations.lines import Line
from sub_crm.insight.relations.scales import PER_MONTH, warmth_scale
from sub_crm.insight.relations.views import Measure
from sub_crm.insight.rhythm import RhythmStatus
from sub_crm.insight.warmth import wording as warm_words
from sub_crm.ui.relations import columns_common as common
from sub_crm.ui.relations import wording
from sub_crm.ui.relations.columns import Look, MapColumn, Value
from sub_crm.ui.relations.reading import MapRows

Told = Callable[[Line, int], str]
Looks = Callable[[Line, int], Look]
Values = Callable[[Line, int], Value]


def month_columns(rows: MapRows) -> list[MapColumn]:
    """Return the months of the period, then what sums them up."""
    value, look, told = _MEASURES[rows.wanted.measure](rows)
    months = [_month(place, first, value, look, told) for place, first in enumerate(rows.months)]
    return [*months, *_after(rows)]


def _month(place: int, first: dt.date, value: Values, look: Looks, told: Told) -> MapColumn:
    return MapColumn(
        title=dates.month_short(first.month),
        text=lambda line: look(line, place).text,
        key=f"{first:%Y-%m}",
        spoken=wording.month(first),
        told=lambda line: wording.cell(line, wording.month(first), told(line, place)),
        value=lambda line: value(line, place),
        look=lambda line: look(line, place),
        year=str(first.year) if place == 0 or first.month == 1 else "",
        month=first,
    )


def _after(rows: MapRows) -> list[MapColumn]:
    match rows.wanted.measure:
        case Measure.WARMTH:
            return [common.label(), common.coverage(), common.signals()]
        case Measure.PRESSURE:
            return [common.dossiers(), common.late()]
        case Measure.SILENCE:
            return [common.last(), common.rhythm()]
    return [common.total(), common.last(), common.rhythm()]


def _contacts(_rows: MapRows) -> tuple[Values, Looks, Told]:
    def look(line: Line, place: int) -> Look:
        count = line.counts[place]
        return Look(str(count), PER_MONTH.step(count), line.was_silent(place))

    def told(line: Line, place: int) -> str:
        return wording.both(
            wording.contacts(line.counts[place]), wording.status(line.statuses[place])
        )

    return lambda line, place: line.counts[place], look, told


def _silence(_rows: MapRows) -> tuple[Values, Looks, Told]:
    def look(line: Line, place: int) -> Look:
        return common.silence_look(line.silences[place], over=line.was_silent(place))

    def told(line: Line, place: int) -> str:
        if line.statuses[place] is RhythmStatus.NEVER:
            return wording.silent(None)
        return wording.both(
            wording.silent(line.silences[place]), wording.status(line.statuses[place])
        )

    return lambda line, place: line.silences[place], look, told


def _warmth(rows: MapRows) -> tuple[Values, Looks, Told]:
    scale = warmth_scale(rows.rules)
    return (
        lambda line, place: line.warmth[place].total,
        lambda line, place: common.warmth_look(line.warmth[place], scale),
        lambda line, place: warm_words.rolled(line.warmth[place]),
    )


def _pressure(_rows: MapRows) -> tuple[Values, Looks, Told]:
    return (
        lambda line, place: line.pressure[place].total,
        lambda line, place: common.pressure_look(line.pressure[place].total),
        lambda line, place: wording.pressure(line.pressure[place]),
    )


_MEASURES = {
    Measure.CONTACTS: _contacts,
    Measure.SILENCE: _silence,
    Measure.WARMTH: _warmth,
    Measure.PRESSURE: _pressure,
}
