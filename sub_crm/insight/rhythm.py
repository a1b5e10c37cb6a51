"""Rhythm: how long it has been silent, against how often we agreed to speak.

Statuses follow the interface design: nearly above 80 % of the rhythm, over above 100 %.
Days of an agreed pause do not count.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from sub_crm.values.kinds import ORGANISATION_RHYTHM_DAYS
from sub_crm.values.vague_date import VagueDate

NEARLY = 0.8
_ONE = dt.timedelta(1)


class RhythmStatus(StrEnum):
    ON = "on"
    NEARLY = "nearly"
    OVER = "over"
    NEVER = "never"
    """No contact yet, and no day from which to count."""


class Pause(Protocol):
    @property
    def first_day(self) -> dt.date: ...

    @property
    def last_day(self) -> dt.date: ...


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How a relation stands today: `silent` days of `agreed`; `silent` is None for NEVER."""

    agreed: int
    standard: bool
    """True where nothing was agreed and the default holds."""
    silent: int | None
    status: RhythmStatus

    @property
    def share(self) -> float:
        """Silence as a share of the rhythm; 1 is exactly due."""
        return 0.0 if self.silent is None else self.silent / self.agreed


def rhythm_of(
    last_contact: dt.date | None,
    *,
    agreed: int | None,
    count_from: VagueDate | None = None,
    pauses: Iterable[Pause] = (),
    today: dt.date,
    default: int = ORGANISATION_RHYTHM_DAYS,
) -> Rhythm:
    """Judge a rhythm in days on `today`; silence starts at the last contact or at `count_from`."""
    days = agreed or default
    starts = (last_contact, count_from.first if count_from else None)
    start = max((day for day in starts if day is not None), default=None)
    if start is None:
        return Rhythm(days, agreed is None, None, RhythmStatus.NEVER)
    silent = silent_days(start, today, pauses)
    return Rhythm(days, agreed is None, silent, status_of(silent, days))


def silent_days(since: dt.date, today: dt.date, pauses: Iterable[Pause] = ()) -> int:
    """Return the days after `since` up to `today`, less those of pauses (which may overlap)."""
    days, reached = max((today - since).days, 0), since
    for pause in sorted(pauses, key=lambda one: one.first_day):
        first, last = max(pause.first_day, reached + _ONE), min(pause.last_day, today)
        if first <= last:
            days, reached = days - (last - first).days - 1, last
    return days


def status_of(silent: int, agreed: int) -> RhythmStatus:
    """Judge so many days of silence against a rhythm."""
    if silent > agreed:
        return RhythmStatus.OVER
    return RhythmStatus.NEARLY if silent > NEARLY * agreed else RhythmStatus.ON
