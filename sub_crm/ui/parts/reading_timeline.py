"""What pages with a timeline read for it: its newest pages, and how many contacts per month."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TypeVar

from sub_crm.i18n import dates
from sub_crm.queries.contacts import NEWEST, PAGE, TimelineRow
from sub_crm.queries.organisations import MonthCount
from sub_crm.values.ids import Id

MONTHS = 12
Row = TypeVar("Row", bound=TimelineRow)


def newest(ask: Callable[[str, Id], Sequence[Row]], pages: int) -> tuple[tuple[Row, ...], bool]:
    """Return that many pages, each asked for by where the last ended, and whether more follow."""
    found: list[Row] = []
    for _page in range(pages):
        before = (found[-1].sorts_at, found[-1].id) if found else (NEWEST, b"\xff" * 16)
        page = ask(*before)
        found += page
        if len(page) < PAGE:
            return tuple(found), False
    return tuple(found), True


def last_months(
    count: Callable[[dt.date], Sequence[MonthCount]], today: dt.date
) -> tuple[tuple[str, int], ...]:
    """Return twelve months with their contacts, the oldest first; `count` is asked since when."""
    last = today.year * 12 + today.month - 1
    wanted = [divmod(last - back, 12) for back in reversed(range(MONTHS))]
    since = dt.date(wanted[0][0], wanted[0][1] + 1, 1)
    contacts_in = {one.month: one.contacts for one in count(since)}
    return tuple(
        (dates.month_short(month + 1), contacts_in.get(f"{year}-{month + 1:02}", 0))
        for year, month in wanted
    )
