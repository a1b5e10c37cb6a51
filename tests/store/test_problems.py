"""What the world does to us is said in one sentence; our own bugs are not excused."""

from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as engine
from sqlalchemy.exc import IntegrityError, OperationalError

from sub_crm.i18n import set_language
from sub_crm.store import problems
from sub_crm.store.problems import StoreProblem, explained

PROBLEMS = sorted(StoreProblem.__subclasses__(), key=lambda kind: kind.__name__)


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("database or disk is full", "De schijf is vol."),
        ("disk I/O error", "De schijf weigert te schrijven."),
        ("unable to open database file", "niet openen."),
        ("attempt to write a readonly database", "kan alleen worden gelezen."),
        ("database is locked", "houdt de werkruimte bezet."),
        ("database disk image is malformed", "is beschadigd"),
        ("vtable constructor failed: contact_index", "is beschadigd"),
        ("malformed JSON", "is beschadigd"),
    ],
)
def test_what_the_engine_says_is_told_in_dutch_however_it_arrives(message: str, words: str):
    bare = engine.OperationalError(message)
    wrapped = OperationalError("INSERT INTO person", {"surname": "Smit"}, bare)
    for error in (bare, wrapped):
        told = explained(error)
        assert told
        assert words in told[""]


def test_a_problem_with_the_file_says_its_own_sentence():
    problem = problems.Missing(Path("werkruimte.db"))
    assert explained(problem) == {"": "Er is geen bestand werkruimte.db."}


@pytest.mark.parametrize(
    "error",
    [
        KeyError("summary"),
        engine.OperationalError("no such column: disk"),
        IntegrityError(
            "INSERT INTO issue (title)",
            {"title": "disk I/O error"},
            engine.IntegrityError("CHECK constraint failed: ck_issue"),
        ),
        ValueError("not a date in EDTF: 'gisteren was de database is locked, zei hij'"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_a_bug_is_not_blamed_on_the_world_by_what_somebody_wrote(error: Exception):
    assert explained(error) is None


@pytest.mark.parametrize("problem", PROBLEMS)
def test_each_problem_has_a_sentence_of_its_own(problem: type[StoreProblem]):
    set_language("nl")
    sentences = {kind(Path("werkruimte.db")).sentence() for kind in PROBLEMS}
    assert len(sentences) == len(PROBLEMS) >= 10
    sentence = problem(Path("werkruimte.db")).sentence()
    assert sentence.endswith(".")
    assert "{" not in sentence
