"""The list of dossiers: what it can be narrowed by, its orders, and its rows by the page."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sub_crm.queries import search
from sub_crm.queries.issue_page import last_movement
from sub_crm.queries.listing import PAGE, Conditions, Ordering, count_capped, ids_of, list_page
from sub_crm.queries.reading import Reader
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Compartment, Confidentiality, IssueStatus
from sub_crm.values.vague_date import VagueDate


class IssueOrder(StrEnum):
    URGENCY = "urgency"
    TITLE = "title"
    MOVEMENT = "movement"
    NEXT_STEP = "next_step"


class IssueGroup(StrEnum):
    STATUS = "status"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class IssueFilter:
    """What is asked of the list; what is left empty narrows nothing."""

    text: str = ""
    statuses: tuple[IssueStatus, ...] = ()
    organisations: tuple[Id, ...] = ()
    themes: tuple[Id, ...] = ()
    urgencies: tuple[int, ...] = ()
    owner: Id | None = None
    open: bool = False
    without_next_step: bool = False
    """Among those that are still open."""
    silent_days: int | None = None
    """Open ones in which nothing moved for longer than so many days."""
    order: IssueOrder = IssueOrder.URGENCY
    flipped: bool = False
    """The other way round than is usual for the order."""
    group: IssueGroup = IssueGroup.STATUS


@dataclass(frozen=True, slots=True)
class IssueListRow:
    id: Id
    sorted_by: Any
    title: str
    context: str
    status: IssueStatus
    urgency: int
    confidentiality: Confidentiality
    compartment: Compartment
    organisations: str | None
    """Short names, joined by commas."""
    owner: str | None
    last_movement: dt.date | None
    next_step: str | None
    next_due: VagueDate | None
    next_due_last: dt.date | None


SOURCE = "issues i"
_OPEN = "i.status IN ('signal', 'active', 'waiting')"
_NEXT_STEP = """(SELECT g.id FROM follow_ups g WHERE g.issue_id = i.id AND g.status = 'open'
    ORDER BY g.due_last IS NULL, g.due_last, g.id LIMIT 1)"""
_NAMES = """(SELECT group_concat(short_name, ', ') FROM (SELECT o.short_name
    FROM joined_issue_stances s JOIN organisations o ON o.id = s.organisation_id
    WHERE s.issue_id = i.id ORDER BY o.short_name))"""
_RANK = (
    "CASE i.status WHEN 'active' THEN 1 WHEN 'signal' THEN 2 WHEN 'waiting' THEN 3"
    " WHEN 'closed' THEN 4 ELSE 5 END"
)
_DUE = f"(SELECT coalesce(f.due_last, '8') FROM follow_ups f WHERE f.id = {_NEXT_STEP})"
_ORDERS = {
    IssueOrder.URGENCY: ("i.urgency", True),
    IssueOrder.TITLE: ("folded(i.title)", False),
    IssueOrder.MOVEMENT: (f"coalesce({last_movement('i.id')}, '')", True),
    IssueOrder.NEXT_STEP: (f"coalesce({_DUE}, '9')", False),
}
"""What each order goes by, and whether it usually goes down."""


def ordering_of(filter: IssueFilter) -> Ordering:
    """The groups keep their order, whichever way their rows go."""
    expression, down = _ORDERS[filter.order]
    down = down != filter.flipped
    rank = "0" if filter.group is IssueGroup.NONE else f"9 - ({_RANK})" if down else _RANK
    return Ordering(f"(({rank}) || char(31) || {expression})", descending=down)


_COLUMNS = f"""i.title, i.context, i.status, i.urgency, i.confidentiality, i.compartment,
    {_NAMES} AS organisations, u.name AS owner, {last_movement("i.id")} AS last_movement,
    f.title AS next_step, f.due AS next_due, f.due_last AS next_due_last"""


def issue_list_page(
    reader: Reader,
    issue_filter: IssueFilter = IssueFilter(),
    *,
    today: dt.date,
    after: tuple[Any, Id] | None = None,
    limit: int = PAGE,
) -> list[IssueListRow]:
    ordering = ordering_of(issue_filter)
    return list_page(
        reader,
        IssueListRow,
        columns=_COLUMNS,
        source=f"{SOURCE} LEFT JOIN users u ON u.id = i.owner_id"
        f" LEFT JOIN follow_ups f ON f.id = {_NEXT_STEP}",
        key="i.id",
        conditions=conditions_of(issue_filter, today),
        ordering=ordering,
        after=after,
        limit=limit,
        tomorrow=(today + dt.timedelta(1)).isoformat(),
    )


def issue_count(reader: Reader, issue_filter: IssueFilter, *, today: dt.date) -> int:
    """Return how many dossiers meet the filter, capped."""
    return count_capped(reader, source=SOURCE, conditions=_alone(issue_filter, today))


def issue_list_ids(reader: Reader, issue_filter: IssueFilter, *, today: dt.date) -> list[Id]:
    """Return every dossier that meets the filter, for a bulk edit or an export."""
    return ids_of(reader, source=SOURCE, key="i.id", conditions=_alone(issue_filter, today))


def _alone(filter: IssueFilter, today: dt.date) -> Conditions:
    """The conditions with all values that they need by themselves."""
    made = conditions_of(filter, today)
    if filter.silent_days is not None:
        made.named["tomorrow"] = (today + dt.timedelta(1)).isoformat()
    return made


def conditions_of(filter: IssueFilter, today: dt.date) -> Conditions:
    made = Conditions()
    made.any_of("i.status", "status", filter.statuses)
    made.any_of("i.urgency", "urgency", filter.urgencies)
    _add_text(made, filter.text)
    _add_linked(made, filter)
    if filter.owner is not None:
        made.add("i.owner_id = :owner", owner=filter.owner)
    if filter.open or filter.without_next_step or filter.silent_days is not None:
        made.add(_OPEN)
    if filter.without_next_step:
        made.add(f"{_NEXT_STEP} IS NULL")
    if filter.silent_days is not None:
        since = (today - dt.timedelta(filter.silent_days)).isoformat()
        made.add(f"coalesce({last_movement('i.id')}, '') < :silent_since", silent_since=since)
    return made


def _add_text(made: Conditions, text: str) -> None:
    """Every word stands somewhere: there are few dossiers, so their words are looked through."""
    where = f"folded(i.title || ' ' || i.context || ' ' || coalesce({_NAMES}, ''))"
    for place, word in enumerate(search.words(text)):
        made.add(f"instr({where}, :word_{place}) > 0", **{f"word_{place}": word})
    if text.strip() and not search.words(text):
        made.add("FALSE")  # only signs: they stand nowhere


def _add_linked(made: Conditions, filter: IssueFilter) -> None:
    linked = (
        ("issue_stances", "organisation", filter.organisations),
        ("issue_themes", "theme", filter.themes),
    )
    for table, name, values in linked:
        if values:
            inner = Conditions()
            inner.any_of(f"l.{name}_id", name, values)
            found = f"SELECT l.issue_id FROM {table} l WHERE {inner.where()}"
            made.add(f"i.id IN ({found})", **inner.named)
