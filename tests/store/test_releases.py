"""The store of every released version opens in this one, with everything that was in it.

They lie in `releases`, one for each schema, made by `releases.making` before the next one began.
"""

import datetime as dt
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command

from sub_crm.orders.contacts import LogContact
from sub_crm.store import Store, backups, schema, search_index
from sub_crm.store.file import SCHEMA, Connection, connect, connect_to_look, schema_of
from sub_crm.store.keys import new_salt
from sub_crm.store.writer import Writer, engine_on
from sub_crm.values.vague_date import VagueDate
from tests import factories as make
from tests.proofs import busy
from tests.queries.every_query import every_query, example
from tests.store.looking import everything
from tests.store.releases.making import FOLDER, KEY, make_release
from tests.store.test_schema import schema_in
from tests.store.test_search_index import assert_true_to_moments

RELEASES = sorted(FOLDER.glob("*.db"))
UNDONE = "SELECT max(id) FROM act WHERE verb = 'Gewijzigd'"


@pytest.fixture(params=RELEASES, ids=lambda path: path.stem)
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a store as that version left it."""
    folder = tmp_path / "uit"
    folder.mkdir()
    return Path(shutil.copy(request.param, folder / "werkruimte.db"))


@pytest.fixture
def looked_into(released: Path) -> Iterator[Connection]:
    """The same, untouched."""
    connection = connect_to_look(released, KEY)
    yield connection
    connection.close()


@pytest.fixture
def opened(released: Path) -> Iterator[Store]:
    store = Store(released, KEY)
    yield store
    store.close()


@pytest.fixture
def writer(opened: Store) -> Iterator[Writer]:
    writer = opened.writer()
    yield writer
    writer.close()


# That they are there, and are what was released.


def unmade(newest: int) -> list[int]:
    """Return the schemas before that one of which no store was kept."""
    return [number for number in range(1, newest) if not (FOLDER / f"{number:04}.db").exists()]


def test_there_is_a_store_of_every_schema_before_this_one():
    assert unmade(SCHEMA) == [], "make it with `releases.making` of the commit before"


def test_a_schema_that_grows_without_one_is_noticed():
    newest = int(RELEASES[-1].stem)
    assert unmade(newest + 2) == [newest + 1]


def test_it_holds_some_of_everything(looked_into: Connection):
    held = everything(looked_into)
    internal = ("contact_index", "subject_index", "sqlite_")
    assert [name for name, rows in held.items() if not (rows or name.startswith(internal))] == []
    one = looked_into.execute(
        """SELECT (SELECT count(*) FROM contact_moment WHERE deleted), (SELECT count(*) FROM draft),
             (SELECT count(*) FROM act WHERE undoes IS NOT NULL),
             (SELECT count(*) FROM change WHERE before IS NOT NULL)"""
    ).fetchone()
    assert all(one)


def test_a_released_schema_is_still_what_its_revisions_make(
    released: Path, looked_into: Connection, tmp_path: Path
):
    """Else the stores out there have another schema than the next step believes."""
    number = schema_of(looked_into)
    with closing(connect(tmp_path / "nieuw.db", KEY, new_salt=new_salt())) as connection:
        with engine_on(connection).begin() as begun:
            command.upgrade(schema._config(begun), f"{number:04}")
        made = schema_in(connection)
    made_anew = (*search_index.NAMES, "contact_month")
    derived = {name for name in schema_in(looked_into) if name.startswith(made_anew)}
    assert {n: s for n, s in schema_in(looked_into).items() if n not in derived} == made


def test_the_next_one_can_be_made(tmp_path: Path):
    make_release(tmp_path / "werkruimte.db")
    with closing(connect_to_look(tmp_path / "werkruimte.db", KEY)) as connection:
        assert schema_of(connection) == SCHEMA
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


# That they go on.


def test_it_becomes_a_store_of_this_version(opened: Store, raw: Connection):
    with closing(connect(opened.path, KEY)) as connection:
        assert schema_of(connection) == SCHEMA
        assert schema_in(connection) == schema_in(raw)
        assert triggers(connection) == triggers(raw)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert_true_to_moments(connection)


def test_every_row_keeps_what_it_said(released: Path, looked_into: Connection):
    before = {name: rows_by(looked_into, name) for name in plain_tables(looked_into)}
    Store(released, KEY).close()
    with closing(connect(released, KEY)) as connection:
        for name, (columns, rows) in before.items():
            assert rows_by(connection, name, columns) == (columns, rows)


def test_a_backup_of_what_it_was_comes_first(released: Path, looked_into: Connection):
    there = backups.contents(looked_into)
    Store(released, KEY).close()
    made = backups.found_in([backups.default_folder(released)], released)
    assert [backups.verified(one.path, KEY) for one in made] == [there] * (there.schema < SCHEMA)


def test_every_question_can_be_asked(opened: Store):
    reader = opened.reader()
    about = example(reader, make.NOW.date(), opened.identity.viewer.user_id)
    for ask in every_query(about).values():
        ask(reader)
    assert reader.value("SELECT surname FROM people WHERE incomplete ORDER BY surname") == "Smit"
    reader.close()


def test_work_goes_on_and_what_was_done_before_can_be_undone(opened: Store, writer: Writer):
    reader = opened.reader()
    note = "SELECT note FROM contact_moments WHERE summary = 'Woningbouw bij het station'"
    after = reader.value(note)
    writer.undo(reader.value(UNDONE), now=make.NOW + dt.timedelta(days=9))
    assert "twee zorgen" in reader.value(note) != after
    busy.order(writer, LogContact(happened_on=VagueDate("2026-11-24"), summary="Verder"))
    assert reader.value("SELECT count(*) FROM contact_moments WHERE summary = 'Verder'") == 1
    reader.close()


def triggers(connection: Connection) -> set[str]:
    found = connection.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")
    return {sql for (sql,) in found}


COUNTED = {"contact_month", "counts"}
"""A table and a column that each version counts anew, in its own way."""


def plain_tables(connection: Connection) -> list[str]:
    """Return the tables that hold what was entered."""
    found = connection.execute("SELECT name FROM pragma_table_list WHERE type = 'table'").fetchall()
    return [
        name
        for (name,) in found
        if not name.startswith(("sqlite_", "alembic_", *search_index.NAMES, *COUNTED))
    ]


def rows_by(
    connection: Connection, table: str, columns: tuple[str, ...] = ()
) -> tuple[tuple[str, ...], set[tuple[object, ...]]]:
    """Return all rows, of the columns that are named or else of all that hold what was entered."""
    found = connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
    columns = columns or tuple(name for (name,) in found.fetchall() if name not in COUNTED)
    return columns, set(connection.execute(f"SELECT {', '.join(columns)} FROM {table}"))
