"""The numbers that warmth is counted with, each as it held on a day.

They are settings: an old chart is drawn with what held then. All are whole; weights of contact
are in hundredths, as in `values.kinds`.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property
from itertools import pairwise
from typing import Protocol

from sub_crm.values.counted import KIND, NUMBERS
from sub_crm.values.kinds import Tier
from sub_crm.values.warmth_settings import LABELS, USUAL, Setting


class Label(IntEnum):
    """A total in one word; in this order, coldest first."""

    COLD = 0
    COOL = 1
    LUKEWARM = 2
    WARM = 3


_LABELS = tuple(Label)


class Certainty(IntEnum):
    """How much contact a number rests on."""

    LOW = 0
    MIDDLE = 1
    HIGH = 2


MOODS = 3
"""So many of the last recorded moods say whether a relation is strained."""
THEIRS_OF = 3
"""One in so many expected moments is hoped to come from them."""
MIDDLE_FROM, HIGH_FROM = 2, 4
"""In so many weeks there was contact for a certainty of middle, of high."""


class Changed(Protocol):
    """A setting that was changed, and the day from which it holds."""

    @property
    def name(self) -> str: ...

    @property
    def value(self) -> int: ...

    @property
    def holds_from(self) -> dt.date: ...


@dataclass(frozen=True)
class Rules:
    """All settings of one day, each under its name."""

    values: Mapping[str, int] = field(default_factory=lambda: USUAL)

    def __getitem__(self, setting: Setting) -> int:
        return self.values[setting]

    @cached_property
    def weights(self) -> tuple[int, ...]:
        """Weight by the number of a kind of contact, in hundredths; 0 for no kind's."""
        found = [0] * (KIND + 1)
        for kind, number in NUMBERS.items():
            found[number] = self.values[f"weight.{kind}"]
        return tuple(found)

    @cached_property
    def tiers(self) -> Mapping[Tier, int]:
        """How many times a position counts for its organisation."""
        return {tier: self.values[f"tier.{tier}"] for tier in Tier}

    def label(self, total: int) -> Label:
        """Return the word for a rounded total.

        >>> [Rules().label(total).name for total in (19, 20, 44, 45, 69, 70)]
        ['COLD', 'COOL', 'COOL', 'LUKEWARM', 'LUKEWARM', 'WARM']
        """
        return _LABELS[bisect_right(self._limits, total)]

    @cached_property
    def _limits(self) -> tuple[int, ...]:
        return tuple(self[one] for one in LABELS)

    @cached_property
    def bins(self) -> tuple[int, ...]:
        """Where the tints 1 to 6 begin: each label but the coldest has two of them.

        >>> Rules().bins
        (20, 33, 45, 58, 70, 85)
        """
        edges = (*self._limits, 100)
        halves = [-(-(low + high) // 2) for low, high in pairwise(edges)]
        return tuple(edge for pair in zip(edges, halves, strict=False) for edge in pair)


def rules_on(day: dt.date, changed: Iterable[Changed]) -> Rules:
    """Return the rules of a day: of each setting what was changed last up to then."""
    held = sorted((one for one in changed if one.holds_from <= day), key=_since)
    return Rules({**USUAL, **{one.name: one.value for one in held}})


def _since(one: Changed) -> dt.date:
    return one.holds_from
