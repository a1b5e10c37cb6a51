"""One bit of the file turns over: that is noticed, and nothing but the truth is ever shown."""

import functools
import random
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as engine

from sub_crm.store import StoreProblem
from sub_crm.store.backups import verified
from sub_crm.store.keys import Key
from sub_crm.store.problems import explained
from sub_crm.store.reader import Reader
from sub_crm.store.store import Store
from sub_crm.store.visibility import PLURALS
from tests.proofs.conftest import MONDAY, UNHURRIED
from tests.proofs.state import look_at
from tests.proofs.user import User
from tests.proofs.work import some_work
from tests.queries.every_query import every_query, example

pytestmark = UNHURRIED

Questions = Mapping[str, Callable[[Reader], Any]]
ABOUT_THE_PLACE = ("settings.store_facts()", "start.store_path()")
"""They answer with the path of the file, which is another for each flip."""


@dataclass
class Found:
    """What somebody got to see of a file."""

    answers: dict[str, str] = field(default_factory=dict)
    problems: list[Exception] = field(default_factory=list)


def every_table(_about: Mapping[str, Any]) -> Questions:
    return {view: functools.partial(whole_view, view) for view in PLURALS.values()}


def whole_view(view: str, reader: Reader) -> Any:
    return reader._connection.execute(f"SELECT * FROM {view} ORDER BY id").fetchall()


def every_question(about: Mapping[str, Any]) -> Questions:
    return {name: ask for name, ask in every_query(about).items() if name not in ABOUT_THE_PLACE}


@pytest.fixture
def used(workspace: Path, key: Key) -> Path:
    """A workspace in which somebody worked for a while; closed, so that it is one file."""
    user = User(workspace, key, random.Random(80), lambda: MONDAY)
    for _ in range(80):
        some_work(user)
    user.close()
    return workspace


@pytest.mark.parametrize(
    ("flips", "questions"),
    [
        (100, every_table),
        pytest.param(2_000, every_question, marks=[pytest.mark.prove, pytest.mark.timeout(1_800)]),
    ],
    ids=["some", "many"],
)
def test_a_flipped_bit_is_noticed_and_shows_nothing_wrong(
    used: Path, key: Key, flips: int, questions: Callable[[Mapping[str, Any]], Questions]
):
    with closing(Store(used, key)) as store, closing(store.reader()) as reader:
        asked = questions(example(reader, MONDAY.date(), store.identity.viewer.user_id))
    truth = look_into(used, key, asked)
    assert not truth.problems
    assert len(truth.answers) == len(asked) > 20
    for bit, file in flipped(used, flips):
        found = look_into(file, key, asked)
        assert not found.answers.items() - truth.answers.items(), f"bit {bit} shows something else"
        assert not [error for error in found.problems if not explained(error)], f"bit {bit}"
        assert is_noticed(file, key), f"bit {bit}"


def test_a_bit_flipped_in_the_journal_of_a_crash_leaves_what_once_was(
    workspace: Path, key: Key, tmp_path: Path
):
    """The acts from there on are gone; what is left is whole, as it was between two acts."""
    once = [look_at(workspace, key)]
    user = User(
        workspace,
        key,
        random.Random(7),
        lambda: MONDAY,
        kept=lambda _: once.append(look_at(workspace, key)),
    )
    for _ in range(25):
        some_work(user)
    crashed = tmp_path / "crashed"
    shutil.copytree(workspace.parent, crashed, ignore=shutil.ignore_patterns("*-shm"))
    user.close()
    for bit, journal in flipped(crashed / f"{workspace.name}-wal", 30):
        shutil.copy(crashed / workspace.name, journal.with_name(workspace.name))
        assert look_at(journal.with_name(workspace.name), key) in once, f"bit {bit}"


def flipped(file: Path, count: int) -> Iterator[tuple[int, Path]]:
    """Yield copies of the file, in a folder of their own, each with another bit turned over."""
    whole, draw = file.read_bytes(), random.Random(count)
    folder = file.parent.with_name("flipped")
    for bit in draw.sample(range(len(whole) * 8), count):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        turned = bytearray(whole)
        turned[bit // 8] ^= 1 << bit % 8
        (folder / file.name).write_bytes(turned)
        yield bit, folder / file.name


def look_into(file: Path, key: Key, asked: Questions) -> Found:
    """Open the file as the program does and ask it everything."""
    found = Found()
    try:
        with closing(Store(file, key)) as store, closing(store.reader()) as reader:
            for name, ask in asked.items():
                try:
                    found.answers[name] = repr(ask(reader))
                except (StoreProblem, engine.Error) as error:
                    found.problems.append(error)
    except (StoreProblem, engine.Error) as error:
        found.problems.append(error)
    return found


def is_noticed(file: Path, key: Key) -> bool:
    """Say whether the check that every backup must pass finds something."""
    try:
        verified(file, key)
    except StoreProblem:
        return True
    return False
