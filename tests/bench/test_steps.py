"""What the interactive questions cost in steps of the engine: the same on every computer.

A step is an instruction of SQLite's virtual machine. The bounds are a twentieth above what it
takes now; whoever makes a question dearer on purpose raises its bound.
"""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from sub_crm.bench import stores
from sub_crm.bench.reading_lines import BACK
from sub_crm.bench.saving_lines import orders, save_line
from sub_crm.bench.stores import SEED
from sub_crm.bench.town import TODAY, Size
from sub_crm.bench.words import Words
from sub_crm.queries import contacts, follow_ups, relation_rows, search
from sub_crm.queries.contact_list import ContactFilter, ContactGroup, contact_page
from sub_crm.queries.issue_list import IssueFilter, issue_list_page
from sub_crm.queries.person_list import PersonFilter, RhythmRule, person_list
from sub_crm.store import Store
from sub_crm.store.file import connect
from sub_crm.store.keys import EXAMPLE_KEY
from sub_crm.store.reader import Reader
from tests.bench.conftest import TINY

TIMES = 4
LARGER = Size(TINY.organisations, TINY.people, TINY.moments * TIMES, TINY.issues)
EVERY = 10
"""Steps between two counts."""
BY_DATE = ContactFilter(group=ContactGroup.NONE)
SAVE_STATEMENTS = 22
"""For three attendees and a dossier: looked up, written, and what the journal then holds."""

Question = Callable[[Reader], Any]


@pytest.fixture(scope="module")
def larger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("steps") / "groter.db"
    stores.make(path, LARGER).close()
    return path


def busiest(reader: Reader) -> Any:
    return reader.value(
        "SELECT organisation_id FROM participants WHERE organisation_id IS NOT NULL"
        " GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1"
    )


def me(reader: Reader) -> Any:
    return bytes.fromhex(reader.value("SELECT value FROM fact WHERE name = 'user_id'"))


FLAT: dict[str, tuple[int, Question]] = {
    "timeline": (
        16_500,
        lambda reader: contacts.timeline_of_organisation(reader, busiest(reader)),
    ),
    "timeline, two years back": (
        16_900,
        lambda reader: contacts.timeline_of_organisation(reader, busiest(reader), before=BACK),
    ),
    "contacts": (
        24_000,
        lambda reader: contact_page(reader, BY_DATE, today=TODAY, limit=50),
    ),
    "newest hits": (7_250, lambda reader: search.notes(reader, "de")),
    "relations": (
        4_250,
        lambda reader: relation_rows.relations(reader, today=TODAY, me=me(reader)),
    ),
}
"""Cost the same however many contact moments there are."""
GROWING: dict[str, tuple[int, Question]] = {
    "people": (
        41_000,
        lambda reader: person_list(
            reader, PersonFilter(), rule=RhythmRule(), today=TODAY, limit=50
        ),
    ),
    "issues": (
        22_200,
        lambda reader: issue_list_page(reader, IssueFilter(), today=TODAY, limit=50),
    ),
    "follow-ups": (
        1_200,
        lambda reader: follow_ups.open_follow_ups(reader, today=TODAY, owner=me(reader)),
    ),
}
"""Grow with what they show, such as the moments of a dossier."""


def steps(path: Path, ask: Question) -> int:
    """Return how many steps a question takes; what it needs to know first does not count."""
    store = Store(path, EXAMPLE_KEY)
    reader, counted = store.reader(), 0

    def count() -> int:
        nonlocal counted
        counted += EVERY
        return 0

    class Counting(Reader):
        def __init__(self) -> None:
            self._lasting = reader._lasting

        def rows(self, *about: Any, **named: Any) -> Any:
            reader._connection.set_progress_handler(count, EVERY)
            try:
                return reader.rows(*about, **named)
            finally:
                reader._connection.set_progress_handler(None, 0)

    assert ask(Counting())
    reader.close()
    store.close()
    return counted


@pytest.mark.parametrize("name", [*FLAT, *GROWING])
def test_a_question_stays_within_its_steps(tiny: Path, name: str):
    most, ask = (FLAT | GROWING)[name]
    taken = steps(tiny, ask)
    assert most * 0.9 < taken <= most, taken


@pytest.mark.parametrize("name", FLAT)
def test_what_is_flat_costs_the_same_with_more_moments(tiny: Path, larger: Path, name: str):
    _most, ask = FLAT[name]
    assert steps(larger, ask) <= steps(tiny, ask) * 1.2


def test_a_question_that_grows_is_noticed(tiny: Path, larger: Path):
    def count_all(reader: Reader) -> Any:
        return reader.rows(search.FactRow, "SELECT kind, '' AS year, NULL AS organisation_ids"
                           " FROM contact_moments GROUP BY kind")  # fmt: skip

    assert steps(larger, count_all) > steps(tiny, count_all) * 1.2


def test_a_save_takes_few_statements(tiny: Path):
    words, seen = Words(random.Random(f"{SEED}:words")), []
    with stores.copied(tiny) as copy:
        connection = connect(copy, EXAMPLE_KEY)
        line = save_line(connection, b"\1" * 16, words)
        [order, *_] = [
            one for one in orders(connection, words) if len(one.attendees) == 3 and one.issue_ids
        ]
        line.ours(order)

        @event.listens_for(Engine, "before_cursor_execute")
        def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            seen.append(statement)

        try:
            line.ours(order)
        finally:
            event.remove(Engine, "before_cursor_execute", note)
            connection.close()
    assert SAVE_STATEMENTS / 2 < len(seen) <= SAVE_STATEMENTS, seen
