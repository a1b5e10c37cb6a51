"""Rows come out of the store as what they mean: dates as dates, words as their kinds."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import FrozenInstanceError, dataclass
from pathlib import Path
from typing import Any

import pytest

from sub_crm.store.keys import new_key
from sub_crm.store.reader import Reader
from sub_crm.store.store import create
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ContactKind
from sub_crm.values.vague_date import VagueDate


@dataclass(frozen=True, slots=True)
class Row:
    id: Id
    name: str
    count: int
    mine: bool
    kind: ContactKind
    known: VagueDate
    day: dt.date


@dataclass(frozen=True, slots=True)
class Sparse:
    id: Id | None
    name: str | None
    mine: bool | None
    kind: ContactKind | None
    known: VagueDate | None
    day: dt.date | None


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    store = create(Path(tmp_path_factory.mktemp("reader")) / "werkruimte.db", new_key())
    reader = store.reader()
    yield reader
    reader.close()
    store.close()


def test_each_value_comes_out_as_what_its_field_says(reader: Reader):
    sql = (
        "SELECT :id AS id, 'Zeist' AS name, 3 AS count, 1 AS mine, 'email' AS kind,"
        " '2022-34' AS known, '2026-11-24' AS day"
    )
    [row] = reader.rows(Row, sql, id=b"i" * 16)
    assert row == Row(
        id=b"i" * 16,
        name="Zeist",
        count=3,
        mine=True,
        kind=ContactKind.EMAIL,
        known=VagueDate.quarter(2022, 2),
        day=dt.date(2026, 11, 24),
    )
    assert row.mine is True
    assert row.kind is ContactKind.EMAIL


@pytest.mark.parametrize(
    "text", ["2026-11-24T14:20", "2026-11-24", "2022-03", "2022", "XXXX-XX-XX"]
)
def test_a_date_stays_as_vague_as_it_was_written(reader: Reader, text: str):
    row = reader.row(Sparse, sparse(known=f"'{text}'"))
    assert row
    assert row.known == VagueDate(text)


def test_what_is_not_there_is_none(reader: Reader):
    assert reader.row(Sparse, sparse()) == Sparse(None, None, None, None, None, None)


def test_no_is_not_the_same_as_unsaid(reader: Reader):
    row = reader.row(Sparse, sparse(mine="0"))
    assert row
    assert row.mine is False


def test_rows_cannot_be_changed(reader: Reader):
    row = reader.row(Sparse, sparse())
    with pytest.raises(FrozenInstanceError):
        row.name = "Zeist"  # type: ignore[misc, union-attr]


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT 1 AS id, 2 AS name, 3 AS mine, 4 AS kind, 5 AS known",
        "SELECT 1 AS id, 2 AS name, 3 AS mine, 4 AS kind, 5 AS known, 6 AS day, 7 AS more",
        "SELECT 1 AS name, 2 AS id, 3 AS mine, 4 AS kind, 5 AS known, 6 AS day",
        "SELECT 1 AS id, 2 AS title, 3 AS mine, 4 AS kind, 5 AS known, 6 AS day",
    ],
    ids=["one lacks", "one too many", "another order", "another name"],
)
def test_columns_must_be_the_fields_of_the_row(reader: Reader, sql: str):
    with pytest.raises(TypeError, match=r"Sparse has .* the query gives"):
        reader.rows(Sparse, sql)


def test_even_without_a_row_the_columns_must_fit(reader: Reader):
    with pytest.raises(TypeError):
        reader.rows(Sparse, "SELECT 1 AS id WHERE 0")


def test_a_word_that_is_no_kind_is_a_bug_and_says_so(reader: Reader):
    with pytest.raises(ValueError, match="postduif"):
        reader.row(Sparse, sparse(kind="'postduif'"))


def test_no_result_is_none_or_nothing(reader: Reader):
    assert reader.row(Sparse, sparse() + " WHERE 0") is None
    assert reader.rows(Sparse, sparse() + " WHERE 0") == []
    assert reader.value("SELECT 1 WHERE 0") is None
    assert reader.values("SELECT 1 WHERE 0") == []


def test_text_is_bound_and_never_part_of_the_question(reader: Reader):
    hostile = "'; DROP TABLE person; --"
    assert reader.value("SELECT :said", said=hostile) == hostile
    assert reader.values("SELECT name FROM users WHERE name = :said", said=hostile) == []


def test_a_running_question_can_be_stopped(reader: Reader):
    endless = (
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT stop(i) FROM n"
    )
    connection = reader._connection

    def stop(number: int) -> int:
        reader.interrupt()
        return number

    connection.create_function("stop", 1, stop)
    with pytest.raises(Exception, match="interrupted"):
        reader.values(endless)
    assert reader.value("SELECT 1") == 1


def sparse(**given: str) -> str:
    columns: dict[str, Any] = dict.fromkeys(("id", "name", "mine", "kind", "known", "day"), "NULL")
    return "SELECT " + ", ".join(f"{value} AS {name}" for name, value in (columns | given).items())
