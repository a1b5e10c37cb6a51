"""When the contact was or will be, and when the follow-up is due."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta

from sub_crm.insight.quick_log.days import When
from sub_crm.insight.quick_log.reading import Reading
from sub_crm.insight.quick_log.results import Guess, Reason
from sub_crm.insight.quick_log.sentence import Found
from sub_crm.insight.quick_log.topics import is_bound
from sub_crm.values.vague_date import Precision, VagueDate

_PLANNED = frozenset("afspraak appointment gepland ingepland planned scheduled agenda".split())
_PAST = frozenset("gehad geweest was had were".split())


def looks_ahead(reading: Reading) -> bool:
    """Tell whether the sentence announces a contact: "afspraak met Jansen vrijdag"."""
    told = {word for word, main in zip(reading.sentence.words, reading.main, strict=True) if main}
    return bool(told & _PLANNED) and not told & _PAST and not happened(reading)


def happened(reading: Reading) -> bool:
    return any(kind.value.happened for kind in reading.kinds if reading.is_main(kind))


def moment_words(
    reading: Reading, free: Sequence[bool]
) -> tuple[Found[When] | None, Found[time] | None]:
    """Return the first day and the first clock time that say when the contact was."""
    ahead = looks_ahead(reading)
    days = (
        when
        for when in reading.whens
        if free[when.start] and (_says_when(reading, when) or (ahead and _is_for(reading, when)))
    )
    return next(days, None), next((clock for clock in reading.clocks if free[clock.start]), None)


def _says_when(reading: Reading, when: Found[When]) -> bool:
    """A month or a year in a later clause is of something that was said."""
    past = happened(reading) and when.value.lean > 0
    first = when.start < reading.clauses[0].end
    return not (past or is_bound(reading, when)) and (first or when.value.exact)


def _is_for(reading: Reading, when: Found[When]) -> bool:
    return reading.sentence.words[when.start] in ("voor", "for")


def moment_of(
    day: Found[When] | None, clock: Found[time] | None, now: datetime, *, ahead: bool
) -> Guess[VagueDate]:
    if day is None and clock is None:
        return Guess(VagueDate.at(now), Reason.DEFAULT)
    if day is None or (day.value.just_now and clock):
        return Guess(_today_at(clock.value if clock else now.time(), now, ahead), Reason.NAMED)
    if day.value.just_now:
        return Guess(VagueDate.at(now), Reason.NAMED)
    date = day.value.resolve(now.date(), ahead) or VagueDate.UNKNOWN
    return Guess(_with_clock(date, clock), Reason.NAMED)


def _today_at(clock: time, now: datetime, ahead: bool) -> VagueDate:
    """A time that is still to come was yesterday's, unless the sentence announces it."""
    meant = datetime.combine(now.date(), clock)
    return VagueDate.at(meant - timedelta(1) if meant > now and not ahead else meant)


def due_of(
    days: Iterable[Found[When]], clocks: Iterable[Found[time]], now: datetime
) -> VagueDate | None:
    day = next((when for when in days if when.value.lean >= 0), None)
    clock, ahead = next(iter(clocks), None), True
    if day is None:
        return VagueDate.at(datetime.combine(now.date(), clock.value)) if clock else None
    date = day.value.resolve(now.date(), ahead)
    return _with_clock(date, clock) if date else None


def _with_clock(date: VagueDate, clock: Found[time] | None) -> VagueDate:
    if clock is None or date.precision is not Precision.DAY or date.first is None:
        return date
    return VagueDate.at(datetime.combine(date.first, clock.value))
