"""The migrations make what the models describe; what is made anew is the same each time."""

import re
from typing import Any

import psycopg
import pytest

from sub_crm.models.synced import entered_columns, synced_tables
from sub_crm.server import installing
from sub_crm.server.making import tables
from sub_crm.values.rights import PARTS
from tests.server.office import Office

Schema = dict[str, Any]

DESCRIBED = """
SELECT c.relname || ' ' || a.attnum::text, a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
    || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
    || coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '')
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
LEFT JOIN pg_attrdef d ON (d.adrelid, d.adnum) = (a.attrelid, a.attnum)
WHERE c.relnamespace = %(schema)s::regnamespace AND c.relkind = 'r' AND a.attnum > 0
    AND NOT a.attisdropped
UNION ALL
SELECT c.relname || ' ' || o.conname, pg_get_constraintdef(o.oid)
FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid
WHERE c.relnamespace = %(schema)s::regnamespace
UNION ALL
SELECT c.relname || ' ' || i.relname, pg_get_indexdef(i.oid)
FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid
WHERE c.relnamespace = %(schema)s::regnamespace
"""
OF_THE_SERVER = {"app_user app_user_login"}
"""Indexes that the models do not know."""


def described(connection: psycopg.Connection[Any], schema: str) -> Schema:
    """Return every column, constraint and index of a schema by name."""
    rows = connection.execute(DESCRIBED, {"schema": schema}).fetchall()
    return {name: re.sub(rf"\b{schema}\.(?!vague)", "", text) for name, text in rows}


def modelled(connection: psycopg.Connection[Any]) -> Schema:
    connection.execute("CREATE SCHEMA modelled")
    for table in synced_tables():
        for statement in tables.create(table):
            connection.execute(re.sub(r"crm\.(?!vague)", "modelled.", statement))
    return described(connection, "modelled")


def test_the_migrations_make_the_tables_of_the_models(shared: Office):
    with shared.admin.transaction(force_rollback=True):
        there = described(shared.admin, "crm")
        assert there.keys() - modelled(shared.admin).keys() == OF_THE_SERVER
        expected = described(shared.admin, "modelled")
        assert {name: there.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    "difference",
    [
        "ALTER TABLE crm.theme ADD COLUMN extra text",
        "ALTER TABLE crm.person ALTER COLUMN note DROP NOT NULL",
        "ALTER TABLE crm.issue DROP CONSTRAINT status_known",
        "DROP INDEX crm.uq_position_one_counterpart",
        "ALTER TABLE crm.issue ALTER COLUMN urgency SET DEFAULT 2",
    ],
)
def test_a_difference_is_noticed(shared: Office, difference: str):
    with shared.admin.transaction(force_rollback=True):
        before = described(shared.admin, "crm")
        shared.admin.execute(difference)
        assert described(shared.admin, "crm") != before


def test_installing_again_makes_the_same(office: Office):
    everything = (
        "SELECT oid::regprocedure::text, prosrc, proowner::regrole::text, proacl::text, proconfig"
        " FROM pg_proc WHERE pronamespace IN ('api'::regnamespace, 'sync'::regnamespace)"
        " ORDER BY 1"
    )
    before = office.admin.execute(everything).fetchall()
    with office.admin.transaction():
        assert installing.install(office.admin) == []
    assert office.admin.execute(everything).fetchall() == before


def test_what_was_written_survives_an_upgrade(office: Office):
    samira = office.hire()
    person = samira.make("person", surname="Kramer")
    with office.admin.transaction():
        installing.install(office.admin)
    fresh = office.device(next(iter(office.passwords)))
    assert fresh.sees("person", person)
    assert samira.sees("person", person), "an open session goes on with the new functions"


def test_a_migration_that_was_changed_afterwards_is_refused(office: Office):
    office.admin.execute("UPDATE sync.migration SET digest = 'x' WHERE number = 1")
    with pytest.raises(installing.Altered, match="0001 records"):
        installing.pending(office.admin)


def test_migrations_are_numbered_without_a_gap():
    numbers = [migration.number for migration in installing.migrations()]
    assert numbers == list(range(1, len(numbers) + 1))


def test_an_installation_that_fails_leaves_nothing(office: Office):
    with office.cluster.connect() as connection:
        connection.execute("CREATE DATABASE half")
    with office.cluster.connect("half") as connection:
        connection.execute("CREATE SCHEMA sync")  # somebody else's, in the way of the second
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            install_beside(connection)
        found = connection.execute("SELECT to_regnamespace('crm'), to_regclass('sync.device')")
        assert found.fetchone() == (None, None)
    office.cluster.drop("half")


def install_beside(connection: psycopg.Connection[Any]) -> None:
    with connection.transaction():
        installing.install(connection)


def test_every_table_has_its_policies_triggers_and_functions(shared: Office):
    for table in synced_tables():
        policies = shared.admin.execute(
            "SELECT polname::text FROM pg_policy WHERE polrelid = %s::regclass",
            (f"crm.{table.name}",),
        ).fetchall()
        assert {"kept", "seen", "made", "changed"} <= {name for (name,) in policies}
        triggers = shared.admin.execute(
            "SELECT tgname::text FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal",
            (f"crm.{table.name}",),
        ).fetchall()
        wanted = {"lock", "stamp", "log_insert", "log_update", "never_deleted", "never_emptied"}
        assert wanted <= {name for (name,) in triggers}


def test_parts_refer_to_their_wholes():
    by_name = {table.name: table for table in synced_tables()}
    for part, wholes in PARTS.items():
        names = {column.name for column in entered_columns(by_name[part])}
        assert {f"{whole}_id" for whole in wholes} <= names
