"""What the palette and the page of results ask in one go."""

import time
from dataclasses import dataclass

from sub_crm.queries import search
from sub_crm.queries.listing import COUNT_CAP
from sub_crm.queries.reading import Reader
from sub_crm.queries.search import EVERYTHING, FactRow, HitRow, Narrowing

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
    milliseconds: int


def read_results(reader: Reader, text: str, narrowing: Narrowing, limit: int = PAGE) -> Results:
    began = time.perf_counter()
    rows = search.notes(reader, text, limit=limit, narrowing=narrowing)
    facts = search.facts(reader, text)
    count = len(facts)
    if narrowing != EVERYTHING or count > COUNT_CAP:
        count = search.count(reader, text, narrowing=narrowing)
    took = round((time.perf_counter() - began) * 1000)
    return Results(text, narrowing, rows, count, facts, took)
