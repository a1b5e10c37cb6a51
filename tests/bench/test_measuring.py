"""A line is judged by its ratio; a wrong answer, a slow path and a noisy machine are told apart."""

from collections.abc import Callable
from itertools import chain, cycle

import pytest

from sub_crm.bench import measuring
from sub_crm.bench.measuring import Line, Verdict, measure


class Clock:
    """A clock that only goes on when something is done."""

    def __init__(self) -> None:
        self.now = 0

    def __call__(self) -> int:
        return self.now

    def spend(self, milliseconds: float) -> Callable[[object], str]:
        """Return a call that takes that long and answers "goed"."""

        def call(_about: object) -> str:
            self.now += round(milliseconds * 1e6)
            return "goed"

        return call


@pytest.fixture
def clock() -> Clock:
    return Clock()


def line(clock: Clock, **given: object) -> Line:
    usual = {"name": "regel", "floor_is": "vloer", "clock": clock, "most": 2.0}
    return Line(**usual | given)  # type: ignore[arg-type]


def test_a_path_within_its_target_is_met(clock: Clock):
    result = measure(line(clock, floor=clock.spend(1), ours=clock.spend(1.9)), 3)
    assert result.verdict is Verdict.MET
    assert result.ratio == pytest.approx(1.9)
    assert result.spread == pytest.approx((1.9, 1.9))
    assert result.control == pytest.approx(1)
    assert result.ours
    assert (result.ours.p50, result.ours.p95, result.ours.max) == pytest.approx((1.9,) * 3)


def test_a_slow_path_that_was_planted_is_missed(clock: Clock):
    result = measure(line(clock, floor=clock.spend(1), ours=clock.spend(2.1)), 3)
    assert result.verdict is Verdict.MISSED


def test_a_wrong_answer_fails_however_fast_it_is(clock: Clock):
    quick = line(clock, floor=clock.spend(1), ours=lambda _about: "fout", inputs=("a", "b"))
    result = measure(quick, 3)
    assert result.verdict is Verdict.WRONG
    assert "fout" in result.remark
    assert result.ratio is None


def test_every_input_is_compared(clock: Clock):
    asked = line(
        clock, floor=lambda about: about, ours=lambda about: min(about, 8), inputs=range(10)
    )
    assert measure(asked, 1).verdict is Verdict.WRONG


def test_only_what_is_to_be_equal_is_compared(clock: Clock):
    both = {"floor": clock.spend(1), "ours": lambda about: [clock.spend(1)(about)]}
    seen = {"seen": lambda ours: ours[0]}
    assert measure(line(clock, **both), 1).verdict is Verdict.WRONG
    assert measure(line(clock, **both | seen), 1).verdict is not Verdict.WRONG


def test_a_floor_that_differs_from_itself_is_no_floor(clock: Clock):
    """The turns go through all orders of three: planted is that one of its two calls is slow."""
    before = [1, 1, 1]  # compared once, warmed up twice
    times = chain(before, cycle([1, 2] * 3 + [2, 1] * 3))

    def restless(_about: object) -> str:
        return clock.spend(next(times))(None)

    result = measure(line(clock, floor=restless, ours=clock.spend(1)), 3)
    assert result.verdict is Verdict.NOISY


def test_without_a_ratio_the_ceiling_decides(clock: Clock):
    for milliseconds, verdict in ((49, Verdict.MET), (51, Verdict.MISSED)):
        ours = clock.spend(milliseconds)
        one = line(clock, floor=clock.spend(1), ours=ours, most=None, most_ms=50)
        assert measure(one, 1).verdict is verdict


def test_without_any_target_it_is_told(clock: Clock):
    one = line(clock, floor=clock.spend(1), ours=clock.spend(9), most=None)
    assert measure(one, 1).verdict is Verdict.TOLD


def test_what_happens_in_rest_is_not_timed(clock: Clock):
    rest = clock.spend(1000)
    one = line(clock, floor=clock.spend(1), ours=clock.spend(1), between=lambda: rest(None))
    result = measure(one, 2)
    assert result.ours
    assert result.ours.max == pytest.approx(1)


def test_a_round_is_long_enough_to_tell(clock: Clock):
    result = measure(line(clock, floor=clock.spend(0.5), ours=clock.spend(1)), 1)
    assert result.calls * 0.5 >= measuring.ROUND_MS
    assert result.calls % measuring.FEWEST == 0


def test_a_slow_path_does_not_take_all_day(clock: Clock):
    result = measure(line(clock, floor=clock.spend(0.01), ours=clock.spend(500)), 1)
    assert result.calls == measuring.FEWEST
