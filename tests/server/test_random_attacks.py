"""Two thousand statements that nobody thought of, with an account manager's own password.

Built by chance from what the catalogue tells everybody: relations, columns, functions, settings.
"""

import random
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from tests.server.office import fresh
from tests.server.test_attacks import MARKERS, Scene
from tests.server.test_attacks import scene as scene

pytestmark = [pytest.mark.prove, pytest.mark.timeout(600)]

STATEMENTS = 2000
LOOKED_AT_EVERY = 50
HARMLESS = "^(pg_(sleep|terminate|cancel|reload|rotate|promote)|lo_|setseed)"


def pools(connection: psycopg.Connection[Any]) -> dict[str, list[str]]:
    """What the attacker's own session tells of the database."""

    def names(question: str) -> list[str]:
        return [str(name) for (name,) in connection.execute(question).fetchall()]

    return {
        "relation": names(
            "SELECT format('%I.%I', nspname, relname) FROM pg_class c JOIN pg_namespace n"
            " ON n.oid = relnamespace WHERE relkind IN ('r', 'v', 'S') AND nspname IN"
            " ('crm', 'sync', 'reporting', 'pg_catalog', 'information_schema') ORDER BY 1"
        ),
        "own": names(
            "SELECT format('%I.%I', nspname, relname) FROM pg_class c JOIN pg_namespace n"
            " ON n.oid = relnamespace WHERE relkind IN ('r', 'v') AND nspname IN ('crm', 'sync')"
            " ORDER BY 1"
        ),
        "column": names(
            "SELECT DISTINCT quote_ident(attname) FROM pg_attribute a JOIN pg_class c"
            " ON c.oid = attrelid WHERE relnamespace = 'crm'::regnamespace AND attnum > 0"
            " ORDER BY 1"
        ),
        "function": names(
            "SELECT DISTINCT format('%I.%I', nspname, proname) FROM pg_proc p JOIN pg_namespace n"
            " ON n.oid = pronamespace WHERE nspname IN ('api', 'sync') OR nspname = 'pg_catalog'"
            f" AND proname ~ '^(pg_|query_|table_|row_|to_|current_)' AND proname !~ '{HARMLESS}'"
            " ORDER BY 1"
        ),
        "role": names("SELECT quote_ident(rolname) FROM pg_roles ORDER BY 1"),
        "setting": names("SELECT name FROM pg_settings WHERE context = 'user' ORDER BY 1"),
    }


SHAPES: list[str] = [
    "SELECT * FROM {own}",
    "SELECT {column} FROM {own} WHERE {column}::text LIKE '%GEHEIM%'",
    "SELECT count(*) FROM {own} a JOIN {own} b ON true",
    "SELECT a::text FROM {own} a",
    "SELECT to_jsonb(a) FROM {relation} a LIMIT 200",
    "SELECT {column}::integer FROM {own}",
    "SELECT * FROM {relation} LIMIT 200",
    "TABLE {own}",
    "EXPLAIN (ANALYZE, VERBOSE) SELECT * FROM {own}",
    "EXPLAIN SELECT * FROM {own} WHERE {column} IS NOT NULL",
    "SELECT {function}()",
    "SELECT {function}({value})",
    "SELECT {function}({value}, {value})",
    "SELECT * FROM {function}({value}, 1, {value})",
    "SELECT * FROM {function}({value}, {value}, {value}, {value})",
    "SELECT {function}({value}, 1, {value}, {value}, {value})",
    "SELECT query_to_xml('SELECT * FROM {own}', true, true, '')",
    "COPY {own} TO STDOUT",
    "COPY (SELECT {column} FROM {own}) TO STDOUT",
    "UPDATE {own} SET {column} = {column}",
    "UPDATE {own} SET {column} = NULL",
    "DELETE FROM {own}",
    "INSERT INTO {own} DEFAULT VALUES",
    "INSERT INTO {own} SELECT * FROM {own}",
    "LOCK TABLE {own}",
    "TRUNCATE {own}",
    "ALTER TABLE {own} ADD COLUMN x text",
    "DROP TABLE {own}",
    "GRANT ALL ON {own} TO {role}",
    "GRANT {role} TO {role}",
    "SET ROLE {role}",
    "SET SESSION AUTHORIZATION {role}",
    "ALTER ROLE {role} SUPERUSER",
    "ALTER FUNCTION {function} RESET ALL",
    "DROP FUNCTION {function}",
    "SET {setting} = DEFAULT",
    "SET {setting} = 'on'",
    "SET {setting} = 'off'",
    "SELECT set_config('{setting}', '1', false)",
    "CREATE VIEW v AS SELECT * FROM {own}",
    "CREATE TEMP TABLE t AS SELECT * FROM {own}",
    "CREATE FUNCTION f() RETURNS SETOF {own} LANGUAGE sql AS 'SELECT * FROM {own}'",
    "CREATE POLICY p ON {own} USING (true)",
    "CREATE TRIGGER t AFTER INSERT ON {own} EXECUTE FUNCTION {function}()",
    "COMMENT ON TABLE {own} IS 'x'",
    "REINDEX TABLE {own}",
    "BEGIN ISOLATION LEVEL SERIALIZABLE",
    "SAVEPOINT s",
]


def statements(pool: dict[str, list[str]], values: list[str], seed: int) -> Iterator[str]:
    chance = random.Random(seed)

    class Chosen(dict[str, str]):
        def __missing__(self, key: str) -> str:
            return chance.choice(values if key == "value" else pool[key])

    while True:
        shape = chance.choice(SHAPES)
        parts = shape.split("{")
        yield parts[0] + "".join(
            Chosen()[name] + rest for name, rest in (part.split("}", 1) for part in parts[1:])
        )


def test_nothing_random_shows_or_changes_anything(scene: Scene):
    values = [f"'{each}'" for each in scene.hidden.values()]
    values += [f"'{fresh()}'", "NULL", "1", "0", "''", "ARRAY[]::text[]", "true", "'person'"]
    pool = pools(scene.psql)
    assert len(pool["own"]) > 35
    before = scene.state()
    made = statements(pool, values, seed=20261124)
    for number in range(STATEMENTS):
        statement = next(made)
        seen = attack(scene, statement)
        found = [marker for marker in MARKERS if marker in seen]
        assert not found, (statement, found)
        if number % LOOKED_AT_EVERY == 0:
            assert scene.state() == before, f"changed before or by {statement}"
    assert scene.state() == before


def attack(scene: Scene, statement: str) -> str:
    if statement.startswith("COPY"):
        return copied(scene, statement)
    return scene.attack(statement.replace("{", "{{").replace("}", "}}") + ";;RESET ROLE")


def copied(scene: Scene, statement: str) -> str:
    try:
        with scene.psql.cursor().copy(statement) as copy:
            return "\n".join(bytes(block).decode("utf-8", "replace") for block in copy)
    except psycopg.Error as error:
        return str(error) + scene.attack("RESET ROLE")


def test_chance_makes_statements_of_use(scene: Scene):
    """Nonsense alone would prove nothing: many are refused for want of a right."""
    pool = pools(scene.psql)
    made = statements(pool, ["1"], seed=1)
    answers = [attack(scene, next(made)) for _ in range(200)]
    assert sum("permission denied" in answer for answer in answers) > 60
