"""Whatever file somebody sends: it is read whole or refused with a sentence, and soon."""

import datetime as dt
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sub_crm.exchange.people_in.mapping import guess_mapping
from sub_crm.exchange.people_in.plan import Outcome, plan
from sub_crm.exchange.reading import Reading, Table, Unreadable
from sub_crm.queries.importing import Known
from tests.exchange.reading import csv_corpus, xlsx_corpus
from tests.exchange.reading.csv_corpus import Sent

LONGEST = 10
Outcomes = dict[str, tuple[Sent, Table | str, float]]


def read(sent: Sent, folder: Path, ending: str) -> tuple[Sent, Table | str, float]:
    path = folder / f"{sent.name}{ending}"
    path.write_bytes(sent.content)
    begun = time.monotonic()
    try:
        found: Table | str = Reading(path).table(seconds=30)
    except Unreadable as problem:
        found = str(problem)
    return sent, found, time.monotonic() - begun


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Outcomes:
    folder = tmp_path_factory.mktemp("sent")
    sent = [(one, ".csv") for one in csv_corpus.FILES]
    sent += [(one, ".xlsx") for one in xlsx_corpus.FILES]
    with ThreadPoolExecutor(3) as pool:
        found = list(pool.map(lambda one: read(one[0], folder, one[1]), sent))
    return {f"{one[0].name}{end}": one for one, (_sent, end) in zip(found, sent, strict=True)}


def test_the_corpus_is_as_large_as_the_design_asks():
    assert len(csv_corpus.FILES) >= 60
    assert len(xlsx_corpus.FILES) >= 40
    assert len({one.content for one in csv_corpus.FILES}) >= 60


def test_no_file_keeps_the_reader_busy_for_long(outcomes: Outcomes):
    assert {name: took for name, (_, _, took) in outcomes.items() if took > LONGEST} == {}


def test_every_file_gives_all_its_rows_or_one_sentence(outcomes: Outcomes):
    wrong = {
        name: found if isinstance(found, str) else len(found.rows)
        for name, (sent, found, _took) in outcomes.items()
        if sent.name not in xlsx_corpus.LENIENT
        and (None if isinstance(found, str) else len(found.rows)) != sent.rows
    }
    assert wrong == {}


def test_every_refusal_is_a_sentence_that_says_what_is_wrong(outcomes: Outcomes):
    refusals = [found for _sent, found, _took in outcomes.values() if isinstance(found, str)]
    assert refusals
    assert all(found.endswith(".") and len(found) > 15 for found in refusals)
    assert not any("Traceback" in found or "halverwege" in found for found in refusals)


def test_every_row_that_was_read_is_accounted_for(outcomes: Outcomes):
    for name, (_sent, found, _took) in outcomes.items():
        if not isinstance(found, Table):
            continue
        done = plan(found, guess_mapping(found), Known(), today=dt.date(2026, 11, 24))
        assert sum(done.count(outcome) for outcome in Outcome) == len(found.rows), name
        assert sum(done.results().values()) == len(found.rows), name


@pytest.fixture
def odd_values(outcomes: Outcomes) -> dict[str, str]:
    """What became of each odd value."""
    found = outcomes["odd-values.csv"][1]
    assert isinstance(found, Table)
    assert {row[-1] for row in found.rows} == {"A. Bos"}
    return dict(zip(csv_corpus.VALUES, (row[0] for row in found.rows), strict=True))


def test_an_odd_value_is_only_text(odd_values: dict[str, str]):
    plain = [value for value in csv_corpus.VALUES if value == value.strip() and value[:1] != "'"]
    assert len(plain) > 20
    assert {value: odd_values[value] for value in plain if odd_values[value] != value} == {}


def test_our_own_apostrophe_before_a_formula_is_taken_off_and_no_other(
    odd_values: dict[str, str],
):
    assert odd_values["'=1+1"] == "=1+1"
    assert odd_values["''=1+1"] == "'=1+1"
    assert odd_values["O'Brien"] == "O'Brien"
