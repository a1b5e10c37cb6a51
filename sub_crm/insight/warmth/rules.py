"""The numbers that warmth is counted with, each as it held on a day.

They are settings: an old chart is drawn with what held then. All are whole; weights of contact
are in hundredths, as in `values.kinds`.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from functools import cached_property
from itertools import pairwise
from typing import Protocol

from sub_crm.values.kinds import COUNTS_AS_CONTACT, WEIGHT_OF, ContactKind, Tier


class Label(IntEnum):
    """A total in one word; in this order, coldest first."""

    COLD = 0
    COOL = 1
    LUKEWARM = 2
    WARM = 3


class Certainty(IntEnum):
    """How much contact a number rests on."""

    LOW = 0
    MIDDLE = 1
    HIGH = 2


class Setting(StrEnum):
    """A number that a user may change; kinds of contact and tiers have theirs beside these."""

    RHYTHM = "rhythm"
    FREQUENCY = "frequency"
    RECIPROCITY = "reciprocity"
    DEPTH = "depth"
    WINDOW = "window"
    RESETS = "resets"
    STRAINED_AT = "strained_at"
    STRAINED_CAP = "strained_cap"
    COOL = "cool"
    LUKEWARM = "lukewarm"
    WARM = "warm"
    HOT_DOSSIER = "hot_dossier"


USUAL: Mapping[str, int] = {
    Setting.RHYTHM: 40,
    Setting.FREQUENCY: 25,
    Setting.RECIPROCITY: 15,
    Setting.DEPTH: 20,
    Setting.WINDOW: 365,
    Setting.RESETS: COUNTS_AS_CONTACT,
    Setting.STRAINED_AT: 2,
    Setting.STRAINED_CAP: 59,
    Setting.COOL: 20,
    Setting.LUKEWARM: 45,
    Setting.WARM: 70,
    Setting.HOT_DOSSIER: 4,
    **{f"weight.{kind}": weight for kind, weight in WEIGHT_OF.items()},
    f"tier.{Tier.CORE}": 3,
    f"tier.{Tier.IMPORTANT}": 2,
    f"tier.{Tier.OTHER}": 1,
}
"""Every setting by name, with what holds until somebody changes it."""

POINTS = (Setting.RHYTHM, Setting.FREQUENCY, Setting.RECIPROCITY, Setting.DEPTH)
"""What the hundred points are for."""

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
    def weights(self) -> Mapping[str, int]:
        """Weight per kind of contact, in hundredths."""
        return {kind.value: self.values[f"weight.{kind}"] for kind in ContactKind}

    @cached_property
    def tiers(self) -> Mapping[Tier, int]:
        """How many times a position counts for its organisation."""
        return {tier: self.values[f"tier.{tier}"] for tier in Tier}

    def label(self, total: int) -> Label:
        """Return the word for a rounded total.

        >>> [Rules().label(total).name for total in (19, 20, 44, 45, 69, 70)]
        ['COLD', 'COOL', 'COOL', 'LUKEWARM', 'LUKEWARM', 'WARM']
        """
        return Label(bisect_right(self._limits, total))

    @cached_property
    def _limits(self) -> tuple[int, ...]:
        return self[Setting.COOL], self[Setting.LUKEWARM], self[Setting.WARM]

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
