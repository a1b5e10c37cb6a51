"""Ten months of use by one person, month by month: everything stays true, and the file fits."""

import datetime as dt
import random
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from sub_crm.store.file import Connection, connect
from sub_crm.store.keys import Key
from tests.proofs.conftest import MONDAY, UNHURRIED
from tests.proofs.invariants import (
    Past,
    assert_derived_is_right,
    assert_everything_was_captured,
    assert_journal_leads_back,
    assert_whole,
    last_change,
    present,
    there,
)
from tests.proofs.user import User
from tests.proofs.work import NO_UNDO, WORK, bring_in, bulk, restore, some_work
from tests.queries.every_query import every_query, example, unasked

pytestmark = UNHURRIED

MONTHS = 10
BYTES_PER_CHANGE = 2_000
"""What a change of a record may take, with its journal and indexes, on top of the first file."""


@dataclass
class Calendar:
    """Days of work, with some minutes between two acts."""

    now: dt.datetime = MONDAY
    draw: random.Random = field(default_factory=lambda: random.Random(10))

    def __call__(self) -> dt.datetime:
        self.now += dt.timedelta(minutes=self.draw.randint(1, 40))
        return self.now

    def next_day(self) -> None:
        self.now = dt.datetime.combine(self.now.date() + dt.timedelta(1), MONDAY.time(), dt.UTC)
        while self.now.weekday() > 4:
            self.now += dt.timedelta(1)


@pytest.mark.parametrize(
    ("days", "acts"),
    [(3, 6), pytest.param(21, 14, marks=[pytest.mark.prove, pytest.mark.timeout(1_800)])],
    ids=["short", "long"],
)
def test_ten_months_of_use_leave_everything_true(workspace: Path, key: Key, days: int, acts: int):
    calendar, first_size = Calendar(), workspace.stat().st_size
    somebody = User(workspace, key, random.Random(days), calendar)
    remembered: dict[int, Past] = {}
    for _ in range(MONTHS):
        for _ in range(days):
            calendar.next_day()
            for _ in range(acts):
                some_work(somebody)
        for once_a_month in (bring_in, bulk, restore):
            somebody.do(once_a_month)
        with closing(connect(workspace, key)) as connection:
            undo_and_redo(somebody, connection)
            ask_everything(somebody)
            somebody.restart()
            assert_whole(connection)
            assert_everything_was_captured(connection)
            assert_derived_is_right(connection)
            remembered[last_change(connection)] = present(connection)
            assert_journal_leads_back(connection, remembered)
            changes = last_change(connection)
        calendar.now += dt.timedelta(30 - days * 7 // 5)
    somebody.close()
    assert len(remembered) == MONTHS
    assert workspace.stat().st_size < first_size + changes * BYTES_PER_CHANGE
    assert somebody.done.keys() == {work.__name__ for work in WORK}
    assert sum(somebody.refused.values()) < sum(somebody.done.values()) // 4


def undo_and_redo(somebody: User, connection: Connection) -> None:
    """Do ten things, take them back one by one, and do them again."""
    before = there(connection)
    somebody.acts.clear()
    for _ in range(10):
        some_work(somebody, NO_UNDO)
    after, undone = present(connection), []
    while somebody.acts:
        undone.append(somebody.undo(somebody.acts.pop()) or 0)
    assert there(connection) == before
    somebody.acts += [redone for act in reversed(undone) if (redone := somebody.undo(act))]
    assert present(connection) == after


def ask_everything(somebody: User) -> None:
    """Every question of every screen has an answer."""
    about = example(somebody.reader, somebody.today, somebody.me)
    assert unasked(about) == set()
    for ask in every_query(about).values():
        ask(somebody.reader)
