"""The follow-up by which a cold relation is warmed up: there is only one at a time."""

import datetime as dt
from functools import cache

from sub_crm.values.ids import Id, key_id

DAYS = 7
"""By then something has been done about it."""
ROUNDS = 50
"""So often a relation can have been warmed up before."""


def action_id(organisation: Id, number: int) -> Id:
    """Return the id of the follow-up; a relation that cools again gets the next one."""
    return key_id("cold_relation", organisation.hex(), str(number))


@cache
def action_ids(organisation: Id) -> tuple[Id, ...]:
    return tuple(action_id(organisation, number) for number in range(ROUNDS))


def due_day(today: dt.date) -> dt.date:
    """Return a working day, a week from today or a little later.

    >>> due_day(dt.date(2026, 11, 20)), due_day(dt.date(2026, 11, 21))
    (datetime.date(2026, 11, 27), datetime.date(2026, 11, 30))
    """
    day = today + dt.timedelta(DAYS)
    return day + dt.timedelta(max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)
