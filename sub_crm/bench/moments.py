"""Contact moments by the hundred thousand, as stored rows, a thousand at a time.

Dates come in no order, as they do where much is imported; a few organisations have most of them.
"""

import datetime as dt
import random
from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import Any

from sub_crm.bench.town import TODAY, Town, made_id, marking, sentence
from sub_crm.bench.words import Words
from sub_crm.values.kinds import (
    Compartment,
    ContactKind,
    ContactStatus,
    FollowUpStatus,
    OurRole,
    PromiseBy,
)

COLUMNS: Mapping[str, str] = {
    "contact_moment": "id happened_on kind status our_role summary note created_by created_at"
    " confidentiality compartment",
    "participant": "id contact_moment_id person_id position_id organisation_id sorts_at",
    "contact_theme": "id contact_moment_id theme_id",
    "contact_issue": "id contact_moment_id issue_id",
    "follow_up": "id title owner_id organisation_id person_id position_id contact_moment_id"
    " promise_by due status closed_at created_by created_at confidentiality compartment",
}
"""The columns of each tuple below, by table."""
CHUNK = 1_000
YEARS = 5
_KINDS = {
    ContactKind.CONVERSATION: 30,
    ContactKind.PHONE_CALL: 25,
    ContactKind.EMAIL: 25,
    ContactKind.EXECUTIVE_MEETING: 15,
    ContactKind.EVENT: 5,
}
_STATUSES = {ContactStatus.HELD: 97, ContactStatus.NOT_REACHED: 2, ContactStatus.CANCELLED: 1}
_SUMMER, _AHEAD, _SUPERVISED = (7, 8), 500, 100
_MOST = 8
_SILENCE = dt.timedelta(200)

Stored = dict[str, list[tuple[Any, ...]]]
"""Rows per table, in the order of their references."""


def moments(town: Town, count: int, seed: int, words: Words) -> Iterator[Stored]:
    """Yield all rows that contact moments bring along; every chunk is a number of whole moments."""
    chance = random.Random(f"{seed}:moments")
    weights = list(accumulate((rank + 1) ** -0.6 for rank in range(len(town.organisations))))
    for first in range(0, count, CHUNK):
        many = min(CHUNK, count - first)
        bodies = chance.choices(town.organisations, cum_weights=weights, k=many)
        rows: Stored = {table: [] for table in COLUMNS}
        for number, body in enumerate(bodies, first):
            _moment(rows, chance, town, words, body, number)
        yield rows


def _moment(
    rows: Stored, chance: random.Random, town: Town, words: Words, body: bytes, number: int
) -> None:
    made, author, planned = made_id(16, number), chance.choice(town.managers), not number % _AHEAD
    at = _ahead(chance) if planned else _past(chance)
    if body in town.silent and not planned:
        at -= _SILENCE
    when = at.isoformat(timespec="minutes")
    logged = (made[0] << 40 | int.from_bytes(made[1:6], "big")) * 1000
    supervised = not (number + 1) % _SUPERVISED
    marks = (marking(chance), Compartment.SUPERVISION if supervised else Compartment.RELATION)
    long = chance.random() < 0.4
    note = words.drawn(chance, chance.randrange(30, 201) if long else chance.randrange(4, 26))
    rows["contact_moment"].append(
        (
            made,
            when,
            _one_of(chance, _KINDS),
            ContactStatus.PLANNED if planned else _one_of(chance, _STATUSES),
            OurRole.SUPERVISION if supervised else OurRole.RELATION,
            sentence(words.drawn(chance, chance.randrange(3, 8))),
            sentence(note),
            author,
            logged,
            *marks,
        )
    )
    present = _present(chance, town, body)
    rows["participant"] += [
        (made_id(32 + place, number), made, *who, body, when) for place, who in enumerate(present)
    ]
    rows["contact_theme"] += [
        (made_id(64 + place, number), made, theme)
        for place, theme in enumerate(chance.sample(town.themes, chance.randrange(1, 3)))
    ]
    if town.issues[body] and chance.random() < 0.2:
        rows["contact_issue"].append((made_id(17, number), made, chance.choice(town.issues[body])))
    if chance.random() < 0.2:
        title = sentence(words.drawn(chance, 4))
        row = (made_id(18, number), title, author, body, *present[0], made)
        closing = _closing(chance, at, logged)
        rows["follow_up"].append((*row, *closing, author, logged, *marks))


def _one_of(chance: random.Random, weighed: Mapping[Any, int]) -> Any:
    return chance.choices(tuple(weighed), tuple(weighed.values()))[0]


def _past(chance: random.Random) -> dt.datetime:
    """Any day of the last years, less in summer."""
    for _ in range(2):
        day = TODAY - dt.timedelta(chance.randrange(1, YEARS * 365))
        if day.month not in _SUMMER:
            break
    return _in_office_hours(chance, day)


def _ahead(chance: random.Random) -> dt.datetime:
    return _in_office_hours(chance, TODAY + dt.timedelta(chance.randrange(1, 30)))


def _in_office_hours(chance: random.Random, day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(chance.randrange(8, 18), chance.randrange(60)))


def _present(chance: random.Random, town: Town, body: bytes) -> list[tuple[Any, Any]]:
    """Return person and position of who took part; of a body without people nobody by name."""
    seats, count = town.seats[body], 1
    while chance.random() < 0.5 and count < _MOST:
        count += 1
    drawn = chance.sample(seats, min(count, len(seats)))
    return [(seat.person_id, seat.position_id) for seat in drawn] or [(None, None)]


def _closing(chance: random.Random, at: dt.datetime, logged: int) -> tuple[Any, ...]:
    """Return whose promise it is, when due, its status and when it was closed: one in ten open."""
    promise = chance.choice((None, PromiseBy.US, PromiseBy.THEM))
    if chance.random() < 0.9:
        due = at.date() + dt.timedelta(chance.randrange(1, 60))
        return promise, due.isoformat(), FollowUpStatus.DONE, logged
    due = TODAY + dt.timedelta(chance.randrange(-60, 60))
    return promise, due.isoformat(), FollowUpStatus.OPEN, None
