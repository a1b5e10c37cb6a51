"""The score of one person in office: four parts, a brake, and what they rest on.

Moments are whole numbers, as `values.counted` packs them. Per ISO week only the heaviest moment
counts. A week is numbered by its Monday: day 1 of the proleptic calendar was one, so
`(day - 1) // 7` is the same for the days of one ISO week only.
"""

import math
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from sub_crm.insight.warmth.pauses import Pauses
from sub_crm.insight.warmth.rules import (
    HIGH_FROM,
    MIDDLE_FROM,
    MOODS,
    THEIRS_OF,
    Certainty,
    Label,
    Rules,
)
from sub_crm.values.counted import DAY, KIND, MOOD, THEIRS, begins, day_of, kind_of, mood_of
from sub_crm.values.warmth_settings import Setting

_ROUNDING = 1e-9
"""Keeps a half that floating point made a little smaller from being rounded down."""


class Term(NamedTuple):
    """A term as warmth sees it. Days are proleptic ordinals; None is unknown."""

    since: int | None
    """The middle of the period in which it began."""
    first: int | None
    """The first day that belongs to it: what lies before is of another relation."""
    rhythm: int
    """Agreed days between two contacts."""
    count_from: int | None = None
    """Silence before this day does not count."""


class Parts(NamedTuple):
    """Points per part, not rounded."""

    rhythm: float
    frequency: float
    reciprocity: float
    depth: float

    @property
    def sum(self) -> float:
        return self.rhythm + self.frequency + self.reciprocity + self.depth


class Warmth(NamedTuple):
    """How warm the relation with one person is on a day, and what that rests on."""

    total: int
    label: Label
    parts: Parts
    certainty: Certainty
    strained: bool
    silent: int | None
    """Counted days since the last moment that resets the rhythm; None without one."""
    window: int
    """Counted days that are looked back over."""
    opens: int
    """First day of the window."""
    weeks: int
    """In so many weeks there was contact."""
    sum: int
    """Of the heaviest moment of each week, in hundredths."""
    expected: float
    """So many weeks of contact were agreed for; never fewer than one."""
    theirs: int
    """In so many weeks the initiative was theirs or of both."""
    heaviest: int
    """In hundredths."""


def score(
    moments: Sequence[int], term: Term, day: int, rules: Rules, pauses: Pauses
) -> Warmth | None:
    """Judge a relation on a day from its moments, oldest first; None while it is new.

    New is who is in office no longer than one rhythm and was not spoken with yet. What lies
    before the term or after the day may be among the moments and does not count.
    """
    begin = 0 if term.first is None else bisect_left(moments, begins(term.first))
    mine = moments[begin : bisect_left(moments, begins(day + 1))]
    if _begun_lately(term, day) and not _spoken(mine, rules):
        return None
    window, opens = _window(term, day, rules, pauses)
    found = mine[bisect_left(mine, begins(opens)) :]
    weeks, heavy, theirs, heaviest = _weeks(found, rules)
    silent = _silent(mine, term, day, rules, pauses)
    expected, points = window / term.rhythm, rules.values
    parts = Parts(
        points[Setting.RHYTHM] * _kept(silent, term.rhythm),
        points[Setting.FREQUENCY] * min(1.0, heavy / 100 / expected),
        points[Setting.RECIPROCITY] * min(1.0, theirs / max(1.0, expected / THEIRS_OF)),
        points[Setting.DEPTH] * heaviest / 100,
    )
    strained = _strained(found, rules)
    total = math.floor(parts.sum + 0.5 + _ROUNDING)
    if strained:
        total = min(total, rules[Setting.STRAINED_CAP])
    return Warmth(
        total=total,
        label=rules.label(total),
        parts=parts,
        certainty=_certainty(weeks),
        strained=strained,
        silent=silent,
        window=window,
        opens=opens,
        weeks=weeks,
        sum=heavy,
        expected=expected,
        theirs=theirs,
        heaviest=heaviest,
    )


def _spoken(mine: Sequence[int], rules: Rules) -> bool:
    return any(rules.weights[kind_of(moment)] for moment in mine)


def _begun_lately(term: Term, day: int) -> bool:
    start = term.since
    if term.count_from is not None and (start is None or term.count_from > start):
        start = term.count_from
    return start is not None and day - start <= term.rhythm


def _window(term: Term, day: int, rules: Rules, pauses: Pauses) -> tuple[int, int]:
    """Return how many counted days the window has, and its first day."""
    longest = rules.values[Setting.WINDOW]
    served = longest if term.since is None else min(longest, max(0, day - term.since))
    days = max(term.rhythm, pauses.counted(day - served, day))
    return days, pauses.opens(day, days)


def _weeks(found: Sequence[int], rules: Rules) -> tuple[int, int, int, int]:
    """Return the weeks with contact, the sum of the heaviest of each, the weeks with their
    initiative, and the heaviest of all."""
    weights, heaviest_of = rules.weights, dict[int, int]()
    theirs = set[int]()
    # the bits themselves: calls to read them would be most of what a score costs
    for moment in found:
        weight = weights[moment & KIND]
        if weight:
            week = ((moment >> DAY) - 1) // 7
            if weight > heaviest_of.get(week, 0):
                heaviest_of[week] = weight
            if moment & THEIRS:
                theirs.add(week)
    heavy = heaviest_of.values()
    return len(heavy), sum(heavy), len(theirs), max(heavy, default=0)


def _silent(mine: Sequence[int], term: Term, day: int, rules: Rules, pauses: Pauses) -> int | None:
    resets, weights = rules.values[Setting.RESETS], rules.weights
    for moment in reversed(mine):
        if weights[moment & KIND] >= resets:
            last = day_of(moment)
            break
    else:
        return None
    if term.count_from is not None:
        last = max(last, min(term.count_from, day))
    return pauses.counted(last, day)


def _kept(silent: int | None, rhythm: int) -> float:
    """Return the share of the rhythm that is left: each missed rhythm halves it.

    >>> [_kept(days, 90) for days in (90, 180, 270, None)]
    [1.0, 0.5, 0.25, 0.0]
    """
    if silent is None:
        return 0.0
    return 1.0 if silent <= rhythm else float(2 ** -(silent / rhythm - 1))


def _strained(found: Sequence[int], rules: Rules) -> bool:
    moods = [mood_of(moment) for moment in found if moment & MOOD][-MOODS:]
    return bool(moods) and sum(moods) <= rules.values[Setting.STRAINED_AT] * len(moods)


def _certainty(weeks: int) -> Certainty:
    if weeks < MIDDLE_FROM:
        return Certainty.LOW
    return Certainty.MIDDLE if weeks < HIGH_FROM else Certainty.HIGH
