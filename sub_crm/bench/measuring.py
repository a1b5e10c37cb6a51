"""Measuring what we do beside a floor: the least that gives the same result, in the same rounds.

One call of the floor, one of ours and one of the floor again, in turning order, so that whatever
slows the machine down slows all three. The floor against itself is the control: where those two
differ, the machine is too busy to say anything.
"""

import gc
import math
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice, permutations
from statistics import median
from typing import Any

ROUND_MS, LONGEST_ROUND_MS = 50, 1_500
FEWEST, MOST = 6, 6_000
"""Calls of each per round: whole turns, since what comes after a long call is slower by itself."""
CONTROL = (0.8, 1.25)
"""What the floor may differ from itself."""


class Verdict(StrEnum):
    MET = "met"
    MISSED = "missed"
    WRONG = "wrong"
    """Ours did not give what the floor gave."""
    NOISY = "noisy"
    TOLD = "told"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that somebody waits for. Every input goes through both sides."""

    name: str
    floor_is: str
    """What the floor does, in words."""
    floor: Callable[[Any], Any]
    ours: Callable[[Any], Any]
    inputs: Sequence[Any] = (None,)
    seen: Callable[[Any], Any] = lambda answer: answer
    """What of our answer must equal the floor's."""
    floor_seen: Callable[[Any], Any] = lambda answer: answer
    most: float | None = None
    """Our median is at most so many times that of the floor."""
    most_ms: float | None = None
    """What the 95th percentile may be on a quiet machine of two cores. Only where there is no
    ratio to judge by it decides; elsewhere it is told."""
    between: Callable[[], object] | None = None
    """What the program does in rest; not timed."""
    clock: Callable[[], int] = time.thread_time_ns
    """What this thread computes: another program that is busy does not count.

    `time.perf_counter_ns` where waiting is part of it, for the disk or for a thread.
    """


@dataclass(frozen=True, slots=True)
class Probe:
    """A line that measures in a way of its own."""

    name: str
    run: Callable[[int], "Result"]
    """Given the number of rounds."""


Measured = Line | Probe


@dataclass(frozen=True, slots=True)
class Figures:
    """Milliseconds of one side."""

    p50: float
    p95: float
    max: float

    @classmethod
    def of(cls, times: Sequence[float]) -> "Figures":
        ranked = sorted(times)
        return cls(median(ranked), ranked[int(len(ranked) * 0.95)], ranked[-1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    name: str
    verdict: Verdict
    floor_is: str = ""
    floor: Figures | None = None
    ours: Figures | None = None
    ratio: float | None = None
    spread: tuple[float, float] | None = None
    """Lowest and highest ratio of a round."""
    control: float | None = None
    most: float | None = None
    most_ms: float | None = None
    unit: str = "ms"
    calls: int = 0
    remark: str = ""


@dataclass(slots=True)
class _Times:
    floor: list[float] = field(default_factory=list)
    ours: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)

    def ratio(self) -> float:
        return median(self.ours) / median(self.floor + self.again)

    def control(self) -> float:
        return median(self.again) / median(self.floor)


def measure(line: Line, rounds: int = 5) -> Result:
    """Check that both sides give the same for every input, then time them."""
    if wrong := _difference(line):
        return _result(line, Verdict.WRONG, remark=wrong)
    with no_collecting():
        calls = _calls(line)
        found = [_round(line, range(turn * calls, (turn + 1) * calls)) for turn in range(rounds)]
    whole = _Times()
    for one in found:
        whole.floor += one.floor
        whole.ours += one.ours
        whole.again += one.again
    ratios = [one.ratio() for one in found]
    return _result(
        line,
        _verdict(line, whole),
        floor=Figures.of(whole.floor + whole.again),
        ours=Figures.of(whole.ours),
        ratio=whole.ratio(),
        spread=(min(ratios), max(ratios)),
        control=whole.control(),
        calls=len(whole.ours),
    )


def _timed(call: Callable[[Any], Any], about: Any, clock: Callable[[], int]) -> float:
    began = clock()
    call(about)
    return (clock() - began) / 1e6


@contextmanager
def no_collecting() -> Iterator[None]:
    """Collect garbage now and not meanwhile, as in the program, where rest does it."""
    gc.collect()
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _difference(line: Line) -> str:
    """Return what is wrong with our answer, the first time; "" when all is well."""
    for place, about in enumerate(line.inputs):
        theirs, ours = line.floor_seen(line.floor(about)), line.seen(line.ours(about))
        if theirs != ours:
            return f"{place}: {_short(ours)} <> {_short(theirs)}"
    return ""


def _short(answer: Any) -> str:
    text = repr(answer)
    return text if len(text) < 200 else f"{text[:200]}…"


def _calls(line: Line) -> int:
    """Warm both sides up and say how many calls fill a round."""
    some = list(islice(line.inputs, FEWEST))
    for _ in range(2):
        floor = sum(_timed(line.floor, about, line.clock) for about in some) / len(some)
        ours = sum(_timed(line.ours, about, line.clock) for about in some) / len(some)
    wanted = ROUND_MS / max(floor, 1e-6)
    affordable = LONGEST_ROUND_MS / max(2 * floor + ours, 1e-6)
    return FEWEST * math.ceil(min(wanted, affordable, MOST) / FEWEST)


def _round(line: Line, numbers: range) -> _Times:
    times = _Times()
    sides = ((line.floor, times.floor), (line.ours, times.ours), (line.floor, times.again))
    orders = list(permutations(sides))
    for number in numbers:
        about = line.inputs[number % len(line.inputs)]
        for call, kept in orders[number % len(orders)]:
            kept.append(_timed(call, about, line.clock))
        if line.between:
            line.between()
    return times


def _verdict(line: Line, times: _Times) -> Verdict:
    low, high = CONTROL
    if not low <= times.control() <= high:
        return Verdict.NOISY
    if line.most is not None:
        return Verdict.MET if times.ratio() <= line.most else Verdict.MISSED
    if line.most_ms is not None:
        return Verdict.MET if Figures.of(times.ours).p95 <= line.most_ms else Verdict.MISSED
    return Verdict.TOLD


def _result(line: Line, verdict: Verdict, **found: Any) -> Result:
    return Result(
        name=line.name,
        verdict=verdict,
        floor_is=line.floor_is,
        most=line.most,
        most_ms=line.most_ms,
        **found,
    )
