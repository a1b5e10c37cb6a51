"""What is quiet at a municipality and busy next door: themes that its neighbours speak about."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sub_crm.insight.relations.lines import Line
from sub_crm.queries.themes import ThemeRow
from sub_crm.system.registers import read_register
from sub_crm.values.ids import Id, key_id

MOST_THEMES, MOST_NEIGHBOURS = 3, 3
Neighbours = Mapping[Id, frozenset[Id]]


@cache
def neighbours() -> Neighbours:
    """Return which municipalities share a border; those of the register alone are known."""
    found: dict[Id, set[Id]] = defaultdict(set)
    for row in read_register("neighbours"):
        one, other = (key_id("organisation", row[name]) for name in ("code", "beside"))
        found[one].add(other)
        found[other].add(one)
    return {one: frozenset(others) for one, others in found.items()}


@dataclass(frozen=True, slots=True)
class QuietTheme:
    """A theme without contact at one organisation, and how much there was at its neighbours."""

    theme: ThemeRow
    beside: tuple[tuple[str, int], ...]
    """Short name and contacts, the most first."""


def quiet_beside(
    line: Line, lines: Iterable[Line], themes: Sequence[ThemeRow], beside: Neighbours
) -> list[QuietTheme]:
    """Return the themes that were not spoken about here and were next door, the busiest first."""
    near = [one for one in lines if one.id in beside.get(line.id, frozenset())]
    found = []
    for theme in themes:
        busy = [(one.organisation.short_name, _count(one, theme.id)) for one in near]
        busy = sorted((one for one in busy if one[1]), key=lambda one: (-one[1], one[0]))
        if busy and not _count(line, theme.id):
            found.append((sum(number for _name, number in busy), theme, busy))
    found.sort(key=lambda one: -one[0])
    return [
        QuietTheme(theme, tuple(busy[:MOST_NEIGHBOURS]))
        for _total, theme, busy in found[:MOST_THEMES]
    ]


def _count(line: Line, theme: Id) -> int:
    share = line.themes.get(theme)
    return share.contacts if share else 0
