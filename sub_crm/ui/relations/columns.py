"""The columns of the relation map as data: what each says, shows and is sorted by."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sub_crm.insight.relations.lines import Line
from sub_crm.insight.rhythm import RhythmStatus
from sub_crm.ui.widgets.chips import ChipSpec
from sub_crm.ui.widgets.tables import Column
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Level

NAME = "name"
Value = int | str | None


class Look(NamedTuple):
    """Everything that a cell shows; equal looks are painted once."""

    text: str
    step: int | None = None
    """The tint, None for a cell without ground."""
    hatched: bool = False
    status: RhythmStatus | None = None
    apart: bool = False
    """A gap at its left, where it sums up what stands before it."""
    doubtful: bool = False
    """A dotted line under the number: it rests on little."""
    word: str = ""
    """What the number means, beside it."""
    tone: str = "text2"
    """The colour of text without ground."""
    left: bool = False
    chips: tuple[ChipSpec, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MapColumn(Column):
    """`spoken` is the title for the ear, `year` stands above the title; without a width it
    shares the room that is left."""

    key: str
    spoken: str
    told: Callable[[Line], str]
    value: Callable[[Line], Value]
    """A number where there is one; None where there is nothing."""
    look: Callable[[Line], Look]
    order: Callable[[Line], float | str] | None = None
    """What it is sorted by, where that is not the value."""
    descends: bool = True
    """Which way the column is sorted first."""
    year: str = ""
    month: dt.date | None = None
    theme: Id | None = None
    level: Level | None = None
    room: tuple[float, float] = (26.0, 64.0)
    """The least and the most of a width that it takes of the room that is left."""

    @property
    def shares_room(self) -> bool:
        """Whether it is one of those that the matrix is about."""
        return not self.width

    def sorts(self, line: Line) -> tuple[float, str]:
        """Nothing comes before the smallest number."""
        found = self.order(line) if self.order else self.value(line)
        if isinstance(found, str):
            return 0, found
        return (float("-inf") if found is None else float(found)), ""


@dataclass(frozen=True, slots=True)
class Sorting:
    """By which column, and which way; by name within the groups as it comes."""

    key: str = NAME
    descending: bool = False


def arranged(lines: Iterable[Line], made: Sequence[MapColumn], sorting: Sorting) -> list[Line]:
    """Return the lines in the wanted order; equal ones stay in the order of groups and names."""
    column = next((one for one in made if one.key == sorting.key), None)
    if column is None:
        return list(lines)
    return sorted(lines, key=column.sorts, reverse=sorting.descending)


def turned(sorting: Sorting, column: MapColumn) -> Sorting:
    """Return the order after a press on a header: its own way, the other way, then by name."""
    if sorting.key != column.key:
        return Sorting(column.key, column.descends)
    if sorting.descending == column.descends:
        return Sorting(column.key, not column.descends)
    return Sorting()
