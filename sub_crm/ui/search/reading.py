"""What the palette and the page of results ask in one go."""

import datetime as dt
import time
from dataclasses import dataclass

from sub_crm.insight.names import Names, read_names
from sub_crm.queries import search
from sub_crm.queries.follow_ups import FollowUpRow, follow_ups_with
from sub_crm.queries.listing import COUNT_CAP
from sub_crm.queries.reading import Reader
from sub_crm.queries.saved_lists import saved_lists
from sub_crm.queries.search import EVERYTHING, FactRow, HitRow, Narrowing
from sub_crm.ui.parts.lists.reading import KeptList
from sub_crm.ui.search.question import Question
from sub_crm.values.conditions import from_json
from sub_crm.values.ids import Id

SUBJECT = "search"
"""What kept questions are called among the kept lists."""
PALETTE_HITS = 3
PAGE = 50


@dataclass(frozen=True, slots=True)
class Heard:
    """Hits with the question that they answer, so that a late answer is known as such."""

    text: str
    rows: list[HitRow]


def read_hits(reader: Reader, text: str) -> Heard:
    return Heard(text, search.notes(reader, text, limit=PALETTE_HITS))


@dataclass(frozen=True, slots=True)
class Results:
    text: str
    narrowing: Narrowing
    rows: list[HitRow]
    count: int
    """Moments under this narrowing, at most COUNT_CAP + 1."""
    facts: list[FactRow]
    """What all hits of the question are about, whatever the narrowing."""
    follow_ups: list[FollowUpRow]
    milliseconds: int


def read_results(reader: Reader, text: str, narrowing: Narrowing, limit: int = PAGE) -> Results:
    began = time.perf_counter()
    follow_ups = follow_ups_with(reader, text)
    rows = search.notes(reader, text, limit=limit, narrowing=narrowing)
    facts = search.facts(reader, text)
    count = len(facts)
    if narrowing != EVERYTHING or count > COUNT_CAP:
        count = search.count(reader, text, narrowing=narrowing)
    took = round((time.perf_counter() - began) * 1000)
    return Results(text, narrowing, rows, count, facts, follow_ups, took)


@dataclass(frozen=True, slots=True)
class Known:
    """What is found while typing: everything with a name, and the questions that were kept."""

    names: Names
    kept: list[KeptList]


def read_known(reader: Reader, *, today: dt.date, me: Id) -> Known:
    kept = [
        KeptList(
            row.name, from_json(Question, row.conditions), None, row.id, mine=row.made_by == me
        )
        for row in saved_lists(reader, SUBJECT)
    ]
    return Known(read_names(reader, today=today, me=me), kept)
