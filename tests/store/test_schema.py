"""The migrations make the very store that the models describe."""

import re
from collections.abc import Iterator

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine

from sub_crm.models import Base
from sub_crm.store import capture, schema
from sub_crm.store.file import APPLICATION_ID, SCHEMA, Connection, schema_of

Schema = dict[str, str]


@pytest.fixture
def modelled() -> Iterator[Schema]:
    """What the models describe, made by SQLAlchemy alone."""
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    yield described(engine)
    engine.dispose()


def test_tables_and_indexes_are_those_of_the_models(raw: Connection, modelled: Schema):
    migrated = schema_in(raw)
    ours = modelled.keys()
    assert {name: migrated.get(name) for name in ours} == modelled


def test_no_table_of_records_lies_outside_the_models(raw: Connection, modelled: Schema):
    others = schema_in(raw).keys() - modelled.keys() - {"alembic_version"}
    assert [name for name in others if "created_by" in schema_in(raw)[name]] == []


@pytest.mark.parametrize(
    ("name", "difference"),
    [
        ("theme", "ALTER TABLE theme ADD COLUMN extra TEXT"),
        ("ix_person_sort_name", "DROP INDEX ix_person_sort_name"),
    ],
)
def test_a_migration_that_makes_something_else_is_noticed(
    raw: Connection, modelled: Schema, name: str, difference: str
):
    assert schema_in(raw)[name] == modelled[name]
    raw.execute(difference)
    assert schema_in(raw).get(name) != modelled[name]


def test_every_trigger_is_there_and_no_other(raw: Connection):
    found = raw.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")
    assert {plain(sql) for (sql,) in found} == set(map(plain, capture.statements()))


def test_migrating_again_changes_nothing(raw: Connection):
    before = raw.execute("SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2").fetchall()
    schema.migrate(raw)
    assert (
        raw.execute("SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2").fetchall() == before
    )
    assert raw.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_the_newest_revision_has_the_number_of_the_schema():
    script = ScriptDirectory(str(schema.MIGRATIONS))
    assert [each.revision for each in script.walk_revisions()] == [
        f"{number:04}" for number in range(SCHEMA, 0, -1)
    ]


def test_the_file_says_whose_it_is_and_how_new(raw: Connection):
    assert raw.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert schema_of(raw) == SCHEMA


def schema_in(connection: Connection) -> Schema:
    found = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL"
    )
    return {name: plain(sql) for name, sql in found}


def described(engine: Engine) -> Schema:
    with engine.connect() as opened:
        return schema_in(opened.connection.driver_connection)


def plain(sql: str) -> str:
    """Return the text without how it is laid out."""
    return re.sub(r"\s+", " ", sql).replace("( ", "(").replace(" )", ")").strip()
