"""Arrow keys over things that lie anywhere: the nearest in the cone that the arrow points at."""

from collections.abc import Iterable
from typing import TypeVar

from PySide6.QtCore import Qt

T = TypeVar("T")
Point = tuple[float, float]
"""x to the right, y downward."""
STEPS: dict[Qt.Key, Point] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def nearest(points: Iterable[tuple[T, Point]], here: Point, step: Point) -> T | None:
    """Return what lies nearest in a direction; None when there is nothing within 45 degrees."""
    best: tuple[float, T] | None = None
    for what, (x, y) in points:
        along = (x - here[0]) * step[0] + (y - here[1]) * step[1]
        aside = abs((x - here[0]) * step[1]) + abs((y - here[1]) * step[0])
        # straight on is better than slanting
        far = along + 2 * aside
        if along > 0 and aside <= along and (best is None or far < best[0]):
            best = far, what
    return best[1] if best else None
