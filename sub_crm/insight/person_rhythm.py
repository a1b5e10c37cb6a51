"""The rhythm with one person: that of their position, else that of its tier."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from sub_crm.insight.rhythm import NEARLY, Pause, Rhythm, rhythm_of, silent_days
from sub_crm.queries.person_list import RhythmRule
from sub_crm.values.kinds import RHYTHM_DAYS, Tier

WEIGHT = {Tier.CORE: 0, Tier.IMPORTANT: 1, Tier.OTHER: 2}
LONGEST = 3650


class Seat(Protocol):
    @property
    def tier(self) -> Tier: ...

    @property
    def is_counterpart(self) -> bool: ...

    @property
    def rhythm_days(self) -> int | None: ...


S = TypeVar("S", bound=Seat)


class DefaultRow(Protocol):
    @property
    def tier(self) -> Tier: ...

    @property
    def days(self) -> int: ...


def defaults_of(rows: Iterable[DefaultRow]) -> dict[Tier, int]:
    """Return the rhythm per tier: what was set wins over what came with the program."""
    return RHYTHM_DAYS | {row.tier: row.days for row in rows}


def tier_of(seat: Seat) -> Tier:
    """The evenknie counts as core, wherever the position stands."""
    return Tier.CORE if seat.is_counterpart else seat.tier


def main_seat(seats: Iterable[S]) -> S | None:
    """Return the position that somebody is known by: evenknie first, then by weight."""
    return min(seats, key=lambda seat: (not seat.is_counterpart, WEIGHT[seat.tier]), default=None)


def rhythm_with(
    seat: Seat | None,
    last_contact: dt.date | None,
    *,
    defaults: Mapping[Tier, int],
    pauses: Sequence[Pause],
    today: dt.date,
) -> Rhythm | None:
    """Judge the silence with whoever holds the position; nobody is owed a rhythm without one."""
    if seat is None:
        return None
    return rhythm_of(
        last_contact,
        agreed=seat.rhythm_days,
        pauses=pauses,
        today=today,
        default=defaults[tier_of(seat)],
    )


def oldest_within(days: float, today: dt.date, pauses: Sequence[Pause]) -> dt.date:
    """Return the earliest last contact after which it has been silent for no longer than `days`."""

    def silent(back: int) -> int:
        return silent_days(today - dt.timedelta(back), today, pauses)

    return today - dt.timedelta(bisect_right(range(LONGEST + 2), days, key=silent) - 1)


def rule_of(
    defaults: Mapping[Tier, int],
    agreed: Iterable[int],
    pauses: Sequence[Pause],
    today: dt.date,
) -> RhythmRule:
    """Turn rhythms into days to compare a last contact with, so that the store can count."""
    limits = {
        days: (oldest_within(days, today, pauses), oldest_within(NEARLY * days, today, pauses))
        for days in {*defaults.values(), *agreed}
    }
    return RhythmRule(dict(defaults), limits)
