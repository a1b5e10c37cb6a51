"""The tile map of the province: a tile per organisation, of one size, about where it lies."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sub_crm.insight.relations.lines import Group, Line
from sub_crm.values.ids import Id

WIDE = 7
"""Tiles in a row, as many as the province needs."""
Place = tuple[int, int]
"""Row and column."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Where each organisation is. Those without a place on the map come under a heading."""

    lines: Mapping[Place, Line]
    headings: Mapping[int, Group]
    """Rows that hold no tile but say what comes under them."""
    rows: int
    columns: int


def grid_of(lines: Iterable[Line], places: Mapping[Id, Place]) -> Grid:
    """Return the grid of these lines; two that claim one place do not hide each other."""
    found: dict[Place, Line] = {}
    loose: dict[Group, list[Line]] = {}
    for line in lines:
        place = places.get(line.id)
        if place is None or place in found:
            loose.setdefault(line.group, []).append(line)
        else:
            found[place] = line
    wide = max([WIDE, *(column + 1 for _row, column in found)])
    next_row = max((row + 1 for row, _column in found), default=0)
    headings = {}
    for group in Group:
        if group in loose:
            headings[next_row] = group
            for number, line in enumerate(loose[group]):
                found[next_row + 1 + number // wide, number % wide] = line
            next_row += 2 + (len(loose[group]) - 1) // wide
    return Grid(found, headings, next_row, wide)
