"""The quadrant of warmth and dossierdruk: where each organisation is, and where its name fits."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sub_crm.insight.relations.lines import Line
from sub_crm.insight.warmth.pressure import Corner, corner
from sub_crm.insight.warmth.rules import Rules

LEAST_HIGH = 10
"""The scale of dossierdruk goes up to this, or further where somebody has more."""
Box = tuple[float, float, float, float]
"""Left, top, width and height."""
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """An organisation with both numbers; `beside` counts those before it at the same place."""

    line: Line
    warmth: int
    pressure: int
    corner: Corner
    beside: int


def spots_of(lines: Iterable[Line], rules: Rules) -> list[Spot]:
    """Return what can be plotted: a relation without a number has no place."""
    taken: dict[tuple[int, int], int] = defaultdict(int)
    found = []
    for line in lines:
        warmth, pressure = line.warmth[-1].total, line.pressure[-1].total
        if warmth is not None:
            where = corner(warmth, pressure, rules)
            found.append(Spot(line, warmth, pressure, where, taken[warmth, pressure]))
            taken[warmth, pressure] += 1
    return found


def to_act_on(spots: Iterable[Spot]) -> list[Spot]:
    """Return the cold relations with a hot dossier, the most pressing first."""
    cold = (spot for spot in spots if spot.corner is Corner.COLD_HOT)
    return sorted(cold, key=lambda spot: (-spot.pressure, spot.warmth))


def highest(spots: Iterable[Spot]) -> int:
    """Return where the scale of dossierdruk ends."""
    return max([LEAST_HIGH, *(spot.pressure for spot in spots)])


def labelled(
    points: Sequence[Point],
    sizes: Sequence[Point],
    bounds: Box,
    lines: Sequence[Box],
    size: float,
    words: Sequence[Box] = (),
) -> list[Box | None]:
    """Return a box for the name beside each point, None where there is no room.

    Nothing lies over a point, another name or other words, and over a line only what finds no
    other room.
    Points come in order of importance.
    """
    taken: list[Box] = [(x - size / 2, y - size / 2, size, size) for x, y in points] + [*words]
    found: list[Box | None] = []
    for point, (wide, high) in zip(points, sizes, strict=True):
        places = _places(point, wide, high, size / 2 + 3)
        free = [place for place in places if _inside(place, bounds) and not _hits(place, taken)]
        clear = (place for place in free if not _hits(place, lines))
        chosen = next(clear, free[0] if free else None)
        if chosen:
            taken.append(chosen)
        found.append(chosen)
    return found


def _places(point: Point, wide: float, high: float, far: float) -> list[Box]:
    """Return sixteen places around a point, the most readable first."""
    x, y = point
    right, left = x + far, x - far - wide
    above, below = y - far - high, y + far
    middle = y - high / 2
    sideways = [(right, middle), (left, middle)]
    for share in (0.35, 0.7):
        shift = high * share
        sideways += [(right, middle - shift), (right, middle + shift)]
        sideways += [(left, middle - shift), (left, middle + shift)]
    over = [(x - wide * share, y_) for y_ in (above, below) for share in (0.5, 0.2, 0.8)]
    return [(*corner_, wide, high) for corner_ in (*sideways, *over)]


def _inside(box: Box, bounds: Box) -> bool:
    left, top, wide, high = box
    return (
        left >= bounds[0]
        and top >= bounds[1]
        and left + wide <= bounds[0] + bounds[2]
        and top + high <= bounds[1] + bounds[3]
    )


def _hits(box: Box, taken: Iterable[Box]) -> bool:
    left, top, wide, high = box
    return any(
        left < x + w and x < left + wide and top < y + h and y < top + high for x, y, w, h in taken
    )
