"""The score of one person: the worked examples of its design, to the point, and its edges."""

import datetime as dt
import random

import pytest

from sub_crm.insight.warmth.rules import Certainty, Label, Rules, rules_on
from sub_crm.insight.warmth.score import Parts, Warmth
from sub_crm.values.counted import packed
from sub_crm.values.kinds import ContactKind, Initiative
from sub_crm.values.warmth_settings import Setting
from tests.insight.warmth.relation import (
    AT,
    CALL,
    JOINT,
    MAIL,
    MAILING,
    TALK,
    THEM,
    US,
    VISIT,
    judged,
    moment,
    points,
    recess,
    warmth,
)

# the worked examples, with reference date Monday 23 November 2026


def test_calls_in_rhythm_and_one_talk():
    calls = [moment(10 + 42 * n, CALL, US if n % 3 else THEM, mood=4) for n in range(9)]
    found = warmth(*calls, moment(120, TALK, JOINT), rhythm=42)
    assert points(found) == (40, 21, 15, 20)
    assert (found.total, found.label) == (96, Label.WARM)


def test_calls_by_us_in_rhythm():
    found = warmth(*[moment(ago) for ago in (20, 110, 200, 290, 380)])
    assert points(found) == (40, 17.3, 0, 14)
    assert (found.total, found.label) == (71, Label.WARM)


def test_calls_by_us_one_rhythm_late():
    found = warmth(*[moment(ago) for ago in (180, 270, 360, 450)])
    assert points(found) == (20, 12.9, 0, 14)
    assert (found.total, found.label) == (47, Label.LUKEWARM)


def test_calls_by_us_two_rhythms_late():
    found = warmth(*[moment(ago) for ago in (270, 360, 450)])
    assert (found.total, found.label) == (33, Label.COOL)


def test_a_flood_of_mail_is_no_relation():
    found = warmth(*[moment(ago, MAIL, JOINT) for ago in range(5) for _ in range(4)])
    assert points(found) == (0, 3.7, 15, 6)
    assert (found.total, found.label) == (25, Label.COOL)
    assert found.weeks == 2


def test_one_visit_is_warm_and_says_that_it_is_little():
    found = warmth(moment(30, VISIT, JOINT), rhythm=180)
    assert (found.total, found.label, found.certainty) == (87, Label.WARM, Certainty.LOW)


def test_who_is_in_office_shortly_is_new():
    assert judged(served=20) is None


# the edges of each part


def test_new_ends_with_the_rhythm_or_with_the_first_contact():
    assert judged(served=90) is None
    assert warmth(served=91).total == 0
    assert warmth(moment(3, MAIL), served=20).total > 0
    assert judged(moment(3, MAILING), served=20) is None, "nobody was spoken with"


def test_an_unknown_beginning_is_long_ago():
    found = warmth(served=None)
    assert (found.total, found.label, found.window) == (0, Label.COLD, 365)


@pytest.mark.parametrize(
    ("ago", "left"), [(0, 40), (90, 40), (91, 39.7), (135, 28.3), (180, 20), (270, 10), (360, 5)]
)
def test_each_missed_rhythm_halves_the_rhythm_part(ago: int, left: float):
    assert points(warmth(moment(ago)))[0] == left


def test_the_rhythm_looks_back_over_the_whole_term():
    found = warmth(moment(450))
    assert points(found) == (2.5, 0, 0, 0)
    assert found.silent == 450


def test_what_was_before_the_term_is_of_another_relation():
    found = warmth(moment(101, VISIT, JOINT), served=100)
    assert (found.total, found.silent) == (0, None)


def test_the_window_of_a_long_rhythm_is_longer_than_a_year():
    found = warmth(moment(400, VISIT), rhythm=500)
    assert (found.window, found.expected) == (500, 1.0)
    assert points(found) == (40, 25, 0, 20)


def test_the_window_is_open_to_what_is_younger_than_it():
    assert warmth(moment(364)).heaviest == 70
    assert warmth(moment(365)).heaviest == 0


def test_what_is_to_come_does_not_count():
    assert warmth(moment(-1, VISIT, JOINT)).total == 0
    assert warmth(moment(0, VISIT, JOINT)).silent == 0


def test_of_an_iso_week_only_the_heaviest_counts():
    monday, sunday = moment(0, CALL), moment(1, TALK)
    assert warmth(sunday, moment(7, CALL)).sum == 100
    assert warmth(monday, sunday).sum == 170, "the reference date is a Monday: another week"


@pytest.mark.parametrize("year", [2020, 2026, 2032])
def test_week_53_is_a_week_of_its_own(year: int):
    """These years have one; its days lie in two calendar years."""
    thursday = dt.date(year, 12, 31)
    assert thursday.isocalendar().week == 53
    friday, monday = thursday + dt.timedelta(1), thursday + dt.timedelta(4)
    at = (thursday + dt.timedelta(30)).toordinal()

    def weeks(*days: dt.date) -> int:
        rows = [packed(day.toordinal(), CALL) for day in days]
        found = judged(*rows, served=None, at=at)
        assert found
        return found.weeks

    assert weeks(thursday, friday) == 1
    assert weeks(thursday, monday) == 2


def test_weeks_are_those_of_the_calendar_in_every_year():
    for year in range(1990, 2101):
        for month, number in ((1, 1), (1, 4), (12, 28), (12, 31)):
            day = dt.date(year, month, number)
            for other in (day + dt.timedelta(n) for n in range(-8, 9)):
                same = day.isocalendar()[:2] == other.isocalendar()[:2]
                assert ((day.toordinal() - 1) // 7 == (other.toordinal() - 1) // 7) is same


def test_a_lighter_moment_of_theirs_in_the_week_is_still_theirs():
    found = warmth(moment(2, VISIT, US), moment(3, MAIL, THEM))
    assert (found.theirs, found.sum) == (1, 100)


def test_a_mailing_counts_for_nothing():
    assert warmth(moment(3, MAILING, THEM)).total == 0


@pytest.mark.parametrize(
    ("weeks", "certainty"),
    [(0, "LOW"), (1, "LOW"), (2, "MIDDLE"), (3, "MIDDLE"), (4, "HIGH"), (9, "HIGH")],
)
def test_certainty_grows_with_the_weeks_of_contact(weeks: int, certainty: str):
    found = warmth(*[moment(7 * n) for n in range(weeks)])
    assert found.certainty is Certainty[certainty]


@pytest.mark.parametrize(
    ("moods", "strained"),
    [((2, 2, 2), True), ((1, 3, 2), True), ((2, 2, 3), False), ((5, 1, 2, 3), True), ((3,), False)],
)
def test_bad_moods_are_a_brake(moods: tuple[int, ...], strained: bool):
    """The moods are told oldest first; the last three count."""
    ages = range(10 * len(moods), 0, -10)
    found = warmth(
        *[moment(ago, VISIT, JOINT, mood) for ago, mood in zip(ages, moods, strict=True)]
    )
    assert found.strained is strained
    assert found.parts.sum > 75
    assert (found.total == 59) is strained


def test_a_bad_mood_of_before_the_window_is_forgotten():
    assert not warmth(moment(400, VISIT, JOINT, mood=1), moment(5, VISIT, JOINT)).strained


def test_a_low_total_is_not_raised_by_the_brake():
    assert warmth(moment(360, MAIL, US, mood=1)).total < 20


def test_totals_are_rounded_half_up_after_adding():
    for ago in range(365):
        found = warmth(moment(ago, MAIL, JOINT), moment(ago + 40, CALL))
        assert found.total - 0.5 <= found.parts.sum + 1e-6 < found.total + 0.5 + 2e-6
    half = Rules({**Rules().values, "rhythm": 0, "frequency": 0, "reciprocity": 0, "depth": 15})
    assert warmth(moment(3, MAIL), rules=half).parts.sum == pytest.approx(4.5)
    assert warmth(moment(3, MAIL), rules=half).total == 5


# pauses and agreements


def test_days_of_a_pause_are_no_silence():
    summer = [recess(60, 31)]
    assert warmth(moment(100), pauses=summer).silent == 70
    assert points(warmth(moment(100), pauses=summer))[0] == 40
    assert warmth(moment(45), pauses=summer).silent == 31, "spoken with in the recess itself"


def test_days_of_a_pause_ask_for_no_contact():
    found = warmth(moment(10), pauses=[recess(60, 31)])
    assert (found.window, found.expected) == (335, 335 / 90)
    assert found.opens == AT - 364, "the window still begins a year ago"


def test_pauses_may_overlap_and_touch():
    once = warmth(moment(100), pauses=[recess(60, 31)])
    assert warmth(moment(100), pauses=[recess(60, 40), recess(45, 31)]) == once
    assert warmth(moment(100), pauses=[recess(40, 31), recess(60, 41)]) == once


def test_a_pause_that_is_not_over_yet_counts_up_to_today():
    assert warmth(moment(20), pauses=[recess(10, -30)]).silent == 9


def test_a_window_without_any_day_that_counts():
    found = warmth(moment(5), rhythm=30, served=40, pauses=[recess(200, 0)])
    assert (found.window, found.silent) == (30, 0)


def test_silence_may_be_counted_from_a_day():
    old = moment(300, VISIT)
    assert warmth(old, count_from=0).silent == 0
    assert points(warmth(old, count_from=0))[0] == 40
    assert warmth(old, count_from=150).silent == 150
    assert warmth(moment(20), count_from=150).silent == 20
    assert warmth(moment(20), count_from=-9).silent == 0, "a day that is to come"
    assert judged(served=1000, count_from=30) is None, "day one does not start cold"
    assert warmth(served=1000, count_from=91).total == 0


def test_the_same_contact_is_warmer_where_less_was_agreed():
    calls = [moment(80), moment(170)]
    totals = [warmth(*calls, rhythm=days).total for days in (30, 42, 90, 180)]
    assert totals == sorted(totals)
    assert totals[0] < totals[-1]


# settings


def test_numbers_hold_from_their_day_on():
    class Row:
        def __init__(self, name: str, value: int, day: dt.date) -> None:
            self.name, self.value, self.holds_from = name, value, day

    day = dt.date(2026, 6, 1)
    rows = [
        Row("weight.phone_call", 40, day),
        Row("warm", 75, day),
        Row("warm", 80, day - dt.timedelta(10)),
    ]
    assert rules_on(day - dt.timedelta(30), rows) == Rules()
    assert rules_on(day - dt.timedelta(1), rows)[Setting.WARM] == 80
    assert rules_on(day, rows)[Setting.WARM] == 75
    later = rules_on(day, rows)
    assert points(warmth(moment(5), rules=later)) == (0, 2.5, 0, 8)
    assert later.label(74) is Label.LUKEWARM


def test_labels_and_tints_agree():
    rules = Rules()
    assert rules.bins == (20, 33, 45, 58, 70, 85)
    labels = [{rules.label(n) for n in range(low, low + 10)} for low in (20, 33, 45, 58, 70, 85)]
    assert [len(found) for found in labels] == [1] * 6


# the property


def _drawn_moment(chance: random.Random) -> int:
    return moment(
        chance.randrange(-20, 700),
        chance.choice(tuple(ContactKind)),
        chance.choice(tuple(Initiative)),
        chance.choice((None, None, 1, 2, 3, 4, 5)),
    )


def _parts(found: Warmth | None) -> Parts:
    return found.parts if found else Parts(0, 0, 0, 0)


@pytest.mark.parametrize(
    "cases", [500, pytest.param(100_000, marks=[pytest.mark.prove, pytest.mark.timeout(600)])]
)
def test_a_held_moment_more_never_lowers_any_part(cases: int):
    chance = random.Random(cases)
    for _ in range(cases):
        known = [_drawn_moment(chance) for _ in range(chance.randrange(12))]
        given = {
            "rhythm": chance.choice((1, 14, 30, 42, 90, 180, 400)),
            "served": chance.choice((None, 0, 20, 60, 200, 1000)),
            "count_from": chance.choice((None, None, None, -5, 40, 300)),
            "pauses": [recess(first, first - 40) for first in chance.sample(range(600), 2)],
        }
        one_more = _drawn_moment(chance)
        before = _parts(judged(*known, **given))  # type: ignore[arg-type]
        after = _parts(judged(*known, one_more, **given))  # type: ignore[arg-type]
        lowered = [
            name for name in Parts._fields if getattr(after, name) < getattr(before, name) - 1e-9
        ]
        assert not lowered, (lowered, known, one_more, given)
