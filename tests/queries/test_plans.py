"""Questions are answered from an index: no table that grows is read whole, no timeline sorted."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from sub_crm.queries import contacts, organisations
from sub_crm.store.file import Connection, connect
from sub_crm.store.keys import EXAMPLE_KEY
from sub_crm.store.reader import Reader
from sub_crm.store.store import Store
from sub_crm.store.visibility import show_to
from tests.queries.every_query import every_query, example, unasked

TODAY = dt.date(2026, 11, 24)
GROWING = {"contact_moment", "participant", "change"}
WHOLE = {"erasing.mentions(person, surname)"}
"""Looks for a part of a word in every text, behind the page, once before somebody is erased."""
SHORT = re.compile(rf"\b({'|'.join(GROWING)}) (?:AS )?([a-z]+)\b")
"""A growing table under a short name."""


class Asked(Reader):
    """A reader that remembers every statement."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(lambda: self)
        self.real, self.statements = connection, list[tuple[str, Any]]()

    def execute(self, sql: str, named: Any = ()) -> Any:
        self.statements.append((sql, named))
        return self.real.execute(sql, named)


Plan = list[tuple[int, int, str]]
"""Number, number of the step above and words of each step."""


@pytest.fixture(scope="module")
def about(store: Store, reader: Reader) -> dict[str, Any]:
    return example(reader, TODAY, store.identity.viewer.user_id)


def test_the_example_has_something_of_everything_that_is_asked(about: dict[str, Any]):
    assert {name for name, value in about.items() if value is None} == set()
    assert unasked(about) == set()


def test_the_plans_are_those_of_a_workspace_that_was_never_measured(reader: Reader):
    assert reader.value("SELECT count(*) FROM sqlite_master WHERE name LIKE 'sqlite_stat%'") == 0


def test_no_question_reads_a_growing_table_whole(reader: Reader, about: dict[str, Any]):
    asked = {name: statements(ask, reader) for name, ask in every_query(about).items()}
    assert len(asked) > 25
    assert all(asked.values())
    read_whole = {
        name: found
        for name, issued in asked.items()
        if (found := [step for sql, named in issued for step in scans(reader, sql, named)])
    }
    assert read_whole.keys() == WHOLE


def test_no_row_of_an_answer_costs_a_walk_through_all_moments(
    reader: Reader, about: dict[str, Any]
):
    asked = {name: statements(ask, reader) for name, ask in every_query(about).items()}
    walks = {
        name: found
        for name, issued in asked.items()
        if (found := [step for sql, named in issued for step in repeated(reader, sql, named)])
    }
    assert walks == {}


def test_a_walk_for_each_row_is_noticed(reader: Reader):
    sql = (
        "SELECT (SELECT max(c.sorts_at) FROM contact_moments c WHERE c.status = 'held'"
        " AND c.sorts_at < o.name) FROM organisations o"
    )
    assert repeated(reader, sql, {})


@pytest.mark.parametrize("of", ["organisation", "person", "position"])
def test_a_timeline_is_read_in_its_order_and_not_sorted(
    reader: Reader, about: dict[str, Any], of: str
):
    ask = getattr(contacts, f"timeline_of_{of}")
    issued = statements(lambda asked: ask(asked, about[of]), reader)
    assert [sorts(reader, sql, named) for sql, named in issued] == [[]] * len(issued)


def test_a_page_of_the_timeline_takes_three_statements_at_most(
    reader: Reader, about: dict[str, Any]
):
    issued = statements(
        lambda asked: contacts.timeline_of_organisation(asked, about["organisation"]), reader
    )
    assert 1 <= len(issued) <= 3


def test_the_list_of_organisations_takes_two_statements_at_most(
    reader: Reader, about: dict[str, Any]
):
    issued = statements(
        lambda asked: organisations.organisations(asked, today=TODAY, me=about["me"]), reader
    )
    assert 1 <= len(issued) <= 2


def test_pages_of_a_timeline_follow_each_other_without_gap_or_overlap(
    reader: Reader, about: dict[str, Any], monkeypatch: pytest.MonkeyPatch
):
    whole = contacts.timeline_of_organisation(reader, about["organisation"])
    assert len(whole) > 20
    monkeypatch.setattr(contacts, "PAGE", 7)
    paged, before, before_id = list[contacts.TimelineRow](), contacts.NEWEST, b"\xff" * 16
    while page := contacts.timeline_of_organisation(
        reader, about["organisation"], before=before, before_id=before_id
    ):
        assert len(page) <= 7
        paged += page
        before, before_id = page[-1].sorts_at, page[-1].id
    assert paged[: len(whole)] == whole
    keys = [(row.sorts_at, row.id) for row in paged]
    assert keys == sorted(set(keys), reverse=True)


# What the tests would say without an index.


def test_a_missing_index_is_noticed(store: Store, about: dict[str, Any]):
    with without_indexes(store) as bare:
        ask = every_query(about)["organisations.contacts_per_month(organisation, since, today)"]
        assert [step for sql, named in statements(ask, bare) for step in scans(bare, sql, named)]


def test_a_timeline_that_must_be_sorted_is_noticed(store: Store, about: dict[str, Any]):
    with without_indexes(store) as bare:
        [(sql, named)] = statements(
            lambda asked: contacts.timeline_of_organisation(asked, about["organisation"]), bare
        )
        assert sorts(bare, sql, named)


@contextmanager
def without_indexes(store: Store) -> Iterator[Reader]:
    """Give a reader of the same workspace in which no growing table has an index of its own."""
    connection = connect(store.path, EXAMPLE_KEY)
    show_to(connection, store.identity.viewer)
    connection.execute("BEGIN")
    named = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'index' AND sql > ''"
        " AND tbl_name IN ('contact_moment', 'participant')"
    )
    for (name,) in named.fetchall():
        connection.execute(f"DROP INDEX {name}")
    yield Reader(lambda: connection)
    connection.execute("ROLLBACK")
    connection.close()


def statements(ask: Callable[[Reader], Any], reader: Reader) -> list[tuple[str, Any]]:
    asked = Asked(reader._connection)
    ask(asked)
    return asked.statements


def scans(reader: Reader, sql: str, named: Any) -> list[str]:
    """Return the steps that read a growing table from beginning to end."""
    views = reader._connection.execute("SELECT sql FROM sqlite_temp_master WHERE type = 'view'")
    short = {
        name for text in (sql, *(view for (view,) in views)) for _, name in SHORT.findall(text)
    }
    names = "|".join(GROWING | short)
    steps = [words for _, _, words in plan(reader, sql, named)]
    return [words for words in steps if re.match(rf"SCAN (?:main\.)?(?:{names})\b", words)]


def sorts(reader: Reader, sql: str, named: Any) -> list[str]:
    """Return the steps that sort the rows themselves, not the few that belong to one of them."""
    steps = plan(reader, sql, named)
    within = {number for number, above, words in steps if words.startswith("CORRELATED")}
    return [words for _, above, words in steps if "TEMP B-TREE" in words and above not in within]


def repeated(reader: Reader, sql: str, named: Any) -> list[str]:
    """Return the steps that go through many moments again for each row."""
    steps = plan(reader, sql, named)
    above = {number: (upper, words) for number, upper, words in steps}

    def per_row(number: int) -> bool:
        upper, words = above.get(number, (0, ""))
        return words.startswith("CORRELATED") or (bool(upper) and per_row(upper))

    walk = re.compile(r"(SCAN|SEARCH) main\.contact_moment\b(?!.*\(id=\?\))")
    return [words for _, upper, words in steps if walk.match(words) and per_row(upper)]


def plan(reader: Reader, sql: str, named: Any) -> Plan:
    found = reader._connection.execute(f"EXPLAIN QUERY PLAN {sql}", named)
    return [(number, above, words) for number, above, _, words in found]
