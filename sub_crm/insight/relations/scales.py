"""Fixed bins, so that a colour means the same next month."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from sub_crm.insight.warmth import pressure
from sub_crm.insight.warmth.rules import Rules


@dataclass(frozen=True, slots=True)
class Scale:
    """Where the bins after the first begin, and which step 0 to 6 of the heat scale each has."""

    starts: tuple[int, ...]
    steps: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)

    def step(self, value: int) -> int:
        """Return the step of the heat scale.

        >>> [PER_MONTH.step(n) for n in (0, 1, 4, 5, 6, 7, 40)]
        [0, 1, 4, 5, 5, 6, 6]
        """
        return self.steps[bisect_right(self.starts, value)]

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
SILENCE = Scale((8, 15, 31, 61, 91, 181))
"""Of days."""
PRESSURE = Scale(pressure.STARTS, (0, 2, 3, 5, 6))


def warmth_scale(rules: Rules) -> Scale:
    """Return the scale in which a label always has the same tints."""
    return Scale(rules.bins)
