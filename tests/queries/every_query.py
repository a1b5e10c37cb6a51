"""Every question that can be asked of a workspace, with something to ask it about."""

import datetime as dt
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sub_crm import queries
from sub_crm.queries.contact_list import ContactFilter, ContactGroup, Period
from sub_crm.queries.differences import DifferenceRow
from sub_crm.queries.issue_list import IssueFilter, IssueOrder
from sub_crm.queries.person_list import Office, PersonFilter, PersonOrder, RhythmRule, Silence
from sub_crm.store.reader import Reader
from sub_crm.values.kinds import Confidentiality, ContactKind, Level, PositionType, Tier

Question = Callable[[Reader], Any]

BUILDING_BLOCKS = {"listing", "reading", "unsent"}
"""Modules whose functions other queries are made of; they ask nothing by themselves."""


def every_query(about: Mapping[str, Any]) -> dict[str, Question]:
    """Return each query by its name, ready to be asked; `about` gives its arguments by name."""
    return {
        f"{name}({', '.join(given)})": _ready(function, {key: about[key] for key in given})
        for name, function in _functions()
        for given in _ways_to_ask(function, about)
    }


def unasked(about: Mapping[str, Any]) -> set[str]:
    """Return the queries that ask about something that is not in `about`: add it there."""
    asked = {name.partition("(")[0] for name in every_query(about)}
    return {name for name, _ in _functions()} - asked


def example(reader: Reader, today: dt.date, me: bytes) -> dict[str, Any]:
    """Return what there is to ask about in a workspace that is not empty."""
    busiest = (
        "SELECT {column} FROM participants WHERE {column} IS NOT NULL"
        " GROUP BY 1 ORDER BY count(*) DESC, 1"
    )
    found = {
        "organisation": busiest.format(column="organisation_id"),
        "person": busiest.format(column="person_id"),
        "position": busiest.format(column="position_id"),
        "moment": "SELECT contact_moment_id FROM contact_issues ORDER BY 1",
        "follow_up": "SELECT id FROM follow_ups WHERE status = 'open' ORDER BY id",
        "issue": "SELECT issue_id FROM contact_issues GROUP BY 1 ORDER BY count(*) DESC, 1",
        "act": "SELECT max(id) FROM act",
    }
    ids = {name: reader.value(sql) for name, sql in found.items()}
    days = {"today": today, "day": today, "until": today, "days": 30}
    days["month"] = today.replace(day=1)
    days["begin"] = days["since"] = today - dt.timedelta(365)
    people = {"me": me, "owner": me, "author": me, "user": me}
    record = {
        "table": "organisation",
        "record": ids["organisation"],
        "draft_id": me,
        "field": "note",
    }
    record["records"] = [("organisation", ids["organisation"])]
    lists = {
        "person_ids": (ids["person"],),
        "moment_ids": (ids["moment"],),
        "issue_ids": (ids["issue"],),
        "organisation_ids": (ids["organisation"],),
        "follow_up_ids": (ids["follow_up"],),
        "upto": Confidentiality.INTERNAL,
        "subject": "contacts",
        "contact_filter": _narrow(ids),
        "issue_filter": _narrow_issues(ids, me),
        "wanted": _narrow_people(ids, me),
        "rule": _rule(today),
        "holder": me,
        "ids": (ids["moment"],),
        "resetting": (ContactKind.CONVERSATION, ContactKind.EMAIL),
    }
    shared = {
        "change": 0,
        "keys": [("contact_moment", ids["moment"])],
        "difference": _difference(ids["person"], me),
    }
    text = {"undos": (), "text": "woningbouw vertrouwen", "surname": "Vermeulen"}
    return {**ids, **lists, **days, **people, **record, **lists, **text, **shared}


def _difference(person: bytes, me: bytes) -> DifferenceRow:
    return DifferenceRow(
        id=person,
        table_name="person",
        record_id=person,
        field="note",
        was='""',
        stands='"een"',
        kept='"twee"',
        stands_by=me,
        stands_name="",
        kept_by=me,
        kept_name="",
        at=0,
        act=1,
    )


def _narrow_issues(ids: Mapping[str, Any], me: bytes) -> IssueFilter:
    """Return a filter that asks for something of everything."""
    return IssueFilter(
        text="woning",
        organisations=(ids["organisation"],),
        owner=me,
        without_next_step=True,
        silent_days=30,
        order=IssueOrder.MOVEMENT,
    )


def _narrow_people(ids: Mapping[str, Any], me: bytes) -> PersonFilter:
    """Return a filter that asks for something of everybody."""
    return PersonFilter(
        text="a",
        holder=me,
        organisations=(ids["organisation"],),
        levels=tuple(Level),
        tiers=tuple(Tier),
        types=tuple(PositionType),
        office=Office.LEFT,
        rhythms=tuple(Silence),
        order=PersonOrder.LAST_CONTACT,
    )


def _rule(today: dt.date) -> RhythmRule:
    days = {42, 90, 180}
    return RhythmRule(limits={each: (today - dt.timedelta(each), today) for each in days})


def _narrow(ids: Mapping[str, bytes]) -> ContactFilter:
    """Return a filter that asks for something of everything."""
    return ContactFilter(
        text="woning",
        organisations=(ids["organisation"],),
        levels=(Level.POLITICAL,),
        holder=ids["organisation"],
        issues=(ids["issue"],),
        period=Period.DAYS_90,
        late_follow_up=True,
        without_issue=True,
        group=ContactGroup.HOLDER,
    )


def _functions() -> Iterator[tuple[str, Callable[..., Any]]]:
    for module in pkgutil.iter_modules(queries.__path__):
        if module.name in BUILDING_BLOCKS:
            continue
        home = importlib.import_module(f"{queries.__name__}.{module.name}")
        for name, function in inspect.getmembers(home, inspect.isfunction):
            asks = next(iter(inspect.signature(function).parameters), "") == "reader"
            if asks and function.__module__ == home.__name__ and not name.startswith("_"):
                yield f"{module.name}.{name}", function


def _ways_to_ask(function: Callable[..., Any], about: Mapping[str, Any]) -> list[list[str]]:
    """Return the arguments that are needed, and once more with those that may be given."""
    parameters = list(inspect.signature(function).parameters.values())[1:]
    needed = [each.name for each in parameters if each.default is inspect.Parameter.empty]
    more = [each.name for each in parameters if each.name in about]
    if not about.keys() >= set(needed):
        return []
    return [needed] if needed == more else [needed, more]


def _ready(function: Callable[..., Any], arguments: dict[str, Any]) -> Question:
    return lambda reader: function(reader, **arguments)
