"""A career as bars over a year axis."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from sub_crm.values.vague_date import Precision, VagueDate

LEAST_YEARS = 6.0
BEYOND = 16 / 12
"""The axis runs sixteen months past today."""
INTENDED_YEARS = 1.2
"""So long is the box of a term that is yet to begin, when its end is open."""


class State(StrEnum):
    INTENDED = "intended"
    RUNNING = "running"
    ENDING = "ending"
    """Still in office; its end is known."""
    OVER = "over"


class Span(Protocol):
    @property
    def since(self) -> VagueDate: ...

    @property
    def until(self) -> VagueDate | None: ...


@dataclass(frozen=True, slots=True)
class Bar:
    """From and until as years with a fraction; a vague beginning fades in."""

    start: float
    end: float
    state: State
    vague: bool


@dataclass(frozen=True, slots=True)
class Axis:
    first: float
    last: float
    today: float
    elections: tuple[float, ...]

    def share(self, year: float) -> float:
        """Where a moment lies: 0 is the beginning of the axis, 1 its end."""
        return min(1.0, max(0.0, (year - self.first) / (self.last - self.first)))

    @property
    def ticks(self) -> range:
        """The years that are written: every second one, in a long career fewer."""
        step = 2 * (1 + int(self.last - self.first) // 16)
        first = int(self.first) + (self.first > int(self.first))
        return range(first + first % 2, int(self.last) + 1, step)


def as_year(day: dt.date) -> float:
    """Return a day as a year with a fraction.

    >>> as_year(dt.date(2026, 1, 1))
    2026.0
    """
    return day.year + (day.timetuple().tm_yday - 1) / 366


def state_of(span: Span, today: dt.date) -> State:
    first, until = span.since.first, span.until
    if first is not None and first > today:
        return State.INTENDED
    if until is None:
        return State.RUNNING
    over = until.last is None or until.last < today
    return State.OVER if over else State.ENDING


def axis_of(spans: Sequence[Span], elections: Iterable[VagueDate], today: dt.date) -> Axis:
    """Return the axis from the first term to sixteen months from now, at least six years."""
    now = as_year(today)
    begins = [as_year(span.since.first) for span in spans if span.since.first]
    ends = [as_year(span.until.last) for span in spans if span.until and span.until.last]
    intended = [begin + INTENDED_YEARS for begin in begins if begin > now]
    last = max([now + BEYOND, *ends, *intended])
    first = min([float(int(begin)) for begin in begins], default=last - LEAST_YEARS)
    first = min(first, last - LEAST_YEARS)
    held = (as_year(day.first) for day in elections if day.first)
    return Axis(first, last, now, tuple(year for year in held if first < year < last))


def bar_of(span: Span, axis: Axis, today: dt.date) -> Bar:
    state, first = state_of(span, today), span.since.first
    start = as_year(first) if first else axis.first
    vague = span.since.precision in (Precision.YEAR, Precision.QUARTER, Precision.UNKNOWN)
    return Bar(start, max(start, _end(span, state, start, axis)), state, vague)


def _end(span: Span, state: State, start: float, axis: Axis) -> float:
    if span.until is not None and span.until.last is not None:
        return as_year(span.until.last)
    if state is State.INTENDED:
        return start + INTENDED_YEARS
    return axis.today if state is State.RUNNING else start + 0.5
