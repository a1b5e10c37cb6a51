"""What the list of people asks for: its rows with their rhythm, its numbers, what can be chosen."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from sub_crm.insight.person_rhythm import defaults_of, rhythm_with, rule_of, tier_of
from sub_crm.insight.rhythm import Rhythm
from sub_crm.queries import people
from sub_crm.queries import today as days
from sub_crm.queries.person_list import (
    PersonFilter,
    PersonListRow,
    RhythmRule,
    Silence,
    agreed_days,
    person_count,
    person_ids,
    person_list,
)
from sub_crm.queries.reading import Reader
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Tier


@dataclass(frozen=True, slots=True)
class Listed:
    """A person in the list, judged; without a position of today there is nothing to judge."""

    row: PersonListRow
    rhythm: Rhythm | None
    tier: Tier | None

    @property
    def id(self) -> Id:
        return self.row.id

    @property
    def sorted_by(self) -> Any:
        return self.row.sorted_by


@dataclass(frozen=True, slots=True)
class _Seat:
    tier: Tier
    is_counterpart: bool
    rhythm_days: int | None


def _seat(row: PersonListRow) -> _Seat | None:
    if row.tier is None or not row.current:
        return None
    return _Seat(row.tier, row.is_counterpart, row.rhythm_days)


@dataclass(frozen=True, slots=True)
class Numbers:
    """Of which filter, how many people meet it, how many there are, and with how many too long."""

    filter: PersonFilter
    found: int
    every: int
    over: int


def read_rule(reader: Reader, today: dt.date) -> RhythmRule:
    defaults = defaults_of(people.rhythm_defaults(reader))
    return rule_of(defaults, agreed_days(reader), days.pauses(reader), today)


def read_rows(
    reader: Reader,
    wanted: PersonFilter,
    *,
    today: dt.date,
    after: tuple[Any, Id] | None,
    limit: int,
) -> list[Listed]:
    rule, pauses = read_rule(reader, today), days.pauses(reader)
    rows = person_list(reader, wanted, rule=rule, today=today, after=after, limit=limit)
    found = []
    for row in rows:
        seat = _seat(row)
        rhythm = rhythm_with(
            seat, row.last_contact, defaults=dict(rule.tiers), pauses=pauses, today=today
        )
        found.append(Listed(row, rhythm, tier_of(seat) if seat else row.tier))
    return found


def read_count(reader: Reader, wanted: PersonFilter, *, today: dt.date) -> int:
    return person_count(reader, wanted, rule=read_rule(reader, today), today=today)


def read_numbers(reader: Reader, wanted: PersonFilter, *, today: dt.date) -> Numbers:
    rule = read_rule(reader, today)

    def count(filter: PersonFilter) -> int:
        return person_count(reader, filter, rule=rule, today=today)

    over = replace(wanted, rhythms=(Silence.OVER,))
    return Numbers(wanted, count(wanted), count(PersonFilter()), count(over))


def read_ids(reader: Reader, wanted: PersonFilter, *, today: dt.date) -> list[Id]:
    return person_ids(reader, wanted, rule=read_rule(reader, today), today=today)
