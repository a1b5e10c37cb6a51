"""Triggers of each table: the lock, the stamp, the log, and who lost sight of what."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Table

from sub_crm.models.synced import entered_columns, synced_tables
from sub_crm.server.making.rights import COLLEAGUE, sees
from sub_crm.server.making.tables import ABOUT, quote
from sub_crm.values.kinds import Confidentiality
from sub_crm.values.rights import PARTS

TELLS_ABOUT = {"participant": "contact_moment", "issue_stance": "issue"}
"""Parts that name an organisation, and what that makes the whole be about."""

AFTER = {
    "insert": "AFTER INSERT ON crm.{} REFERENCING NEW TABLE AS n",
    "update": "AFTER UPDATE ON crm.{} REFERENCING OLD TABLE AS o NEW TABLE AS n",
}
Afterwards = tuple[str, str, str]
"""What is done, after which event, in which statements."""

GUARDS = {"app_user": "guard_account", "export_log": "guard_export"}


def functions() -> Iterator[str]:
    """Yield the trigger functions that each table of records has for itself."""
    for table in synced_tables():
        for what, event, body in _afterwards(table):
            yield _function(what, event, table.name, body)


def triggers() -> Iterator[str]:
    """Yield every trigger on the tables of records."""
    for table in synced_tables():
        yield from _before(table.name)
        for what, event, _ in _afterwards(table):
            function = f"{what}_{event}_{table.name}"
            occasion = AFTER[event].format(table.name)
            yield _trigger(f"{what}_{event}", occasion, function, each="STATEMENT")


def _afterwards(table: Table) -> Iterator[Afterwards]:
    yield from _references(table)
    yield from _log(table)


def _before(name: str) -> Iterator[str]:
    """Triggers of one moment fire in the order of their names."""
    event = "BEFORE INSERT OR UPDATE OR DELETE"
    yield _trigger("lock", f"{event} ON crm.{name}", "open_log_first", each="STATEMENT")
    yield _trigger("never_deleted", f"BEFORE DELETE ON crm.{name}", "never")
    yield _trigger("never_emptied", f"BEFORE TRUNCATE ON crm.{name}", "never", each="STATEMENT")
    if name in GUARDS:
        yield _trigger("guard", f"BEFORE UPDATE ON crm.{name}", GUARDS[name])
    if name in TELLS_ABOUT.values():
        moved = "OLD.about IS DISTINCT FROM NEW.about"
        yield _trigger("stamp_about", f"BEFORE UPDATE ON crm.{name}", "stamp_about", when=moved)
        yield _trigger("stamp", f"BEFORE UPDATE ON crm.{name}", "stamp", when=f"NOT ({moved})")
        yield _trigger("stamp_new", f"BEFORE INSERT ON crm.{name}", "stamp")
        return
    if name in ABOUT:
        yield _trigger("about", f"BEFORE INSERT OR UPDATE ON crm.{name}", "about_own_organisation")
    yield _trigger("stamp", f"BEFORE INSERT OR UPDATE ON crm.{name}", "stamp")


def _references(table: Table) -> Iterator[Afterwards]:
    """A record may refer only to what its writer sees; hidden and absent are refused alike.

    What it referred to before stays, seen or not. Runs with the rights of who writes.
    """
    references = [
        (quote(column.name), key.column.table.name)
        for column in entered_columns(table)
        for key in column.foreign_keys
    ]
    if not references:
        return
    for event in AFTER:
        said = "o.{0} IS DISTINCT FROM n.{0}" if event == "update" else "n.{0} IS NOT NULL"
        rows = "n JOIN o USING (id)" if event == "update" else "n"
        unseen = " OR ".join(
            f"EXISTS (SELECT FROM {rows} WHERE {said.format(column)} AND n.{column} IS NOT NULL"
            f"\n        AND NOT EXISTS (SELECT FROM crm.{target} t WHERE t.id = n.{column}))"
            for column, target in references
        )
        body = f"    IF {unseen} THEN\n        PERFORM sync.refuse();\n    END IF;"
        yield "check_references", event, body


def _log(table: Table) -> Iterator[Afterwards]:
    columns, name = entered_columns(table), table.name
    follow = [_about(name, event) for event in AFTER]
    insert = f"""    PERFORM sync.append('{name}', array_agg(n.seq ORDER BY n.seq),
        array_agg(n.id ORDER BY n.seq), array_agg(n.ver ORDER BY n.seq),
        array_agg('insert'::text ORDER BY n.seq), array_agg(
            json_build_object('after', json_strip_nulls(json_build_object(
            {_pairs(columns)})))::text ORDER BY n.seq))
    FROM n;{follow[0]}"""
    update = f"""    PERFORM sync.append('{name}', array_agg(n.seq ORDER BY n.seq),
        array_agg(n.id ORDER BY n.seq), array_agg(n.ver ORDER BY n.seq),
        array_agg(CASE WHEN n.ver = o.ver THEN 'touch' ELSE 'update' END ORDER BY n.seq),
        array_agg(CASE WHEN n.ver <> o.ver THEN
            '{{"before":{{' || {_changed("o", columns)} || '}},"after":{{' || {
        _changed("n", columns)
    } || '}}}}' END ORDER BY n.seq))
    FROM n JOIN o USING (id) WHERE n.seq <> o.seq;{follow[1]}{_sight(name)}"""
    yield "log", "insert", insert
    yield "log", "update", update


def _pairs(columns: list[Column[Any]]) -> str:
    return ",\n            ".join(f"'{c.name}', n.{quote(c.name)}" for c in columns)


def _changed(side: str, columns: list[Column[Any]]) -> str:
    """SQL for the changed columns of one side, as the inside of a JSON object."""
    differing = ",\n            ".join(
        f"CASE WHEN o.{quote(c.name)} IS DISTINCT FROM n.{quote(c.name)} THEN"
        f" '\"{c.name}\":' || coalesce(to_json({side}.{quote(c.name)})::text, 'null') END"
        for c in columns
    )
    return f"concat_ws(',',\n            {differing})"


def _sight(name: str) -> str:
    """When marks change, tell those who saw the record and no longer do; its parts go along."""
    if name in PARTS or name == "export_log":
        return _stubs(name)
    marks = ("confidentiality", "compartment", *(("about",) if name in ABOUT else ()))
    now, before = (f"({', '.join(f'{side}.{mark}' for mark in marks)})" for side in "no")
    moved = f"{now} IS DISTINCT FROM {before} AND n.seq <> o.seq"
    parts = [part for part, wholes in PARTS.items() if name in wholes]
    hidden_too = _hide_differences(name, parts, moved)
    touches = "".join(
        f"""
        UPDATE crm.{part} p SET seq = p.seq FROM n JOIN o USING (id)
        WHERE p.{name}_id = n.id AND {moved};"""
        for part in parts
    )
    return f"""
    IF EXISTS (SELECT FROM n JOIN o USING (id) WHERE {moved}) THEN
        INSERT INTO sync.eviction
        SELECT n.seq, v.id, '{name}', n.id
        FROM n JOIN o USING (id) CROSS JOIN sync.viewer v
        WHERE {moved}
          AND coalesce({sees(name, "o", COLLEAGUE)}, false)
          AND NOT coalesce({sees(name, "n", COLLEAGUE)}, false);{touches}{hidden_too}
    END IF;{_stubs(name)}"""


def _hide_differences(name: str, parts: list[str], moved: str) -> str:
    """What was said of a record becomes as secret as it; what was more secret stays so."""
    if name == "difference":
        return ""
    about = " OR ".join(
        [
            "d.record_id = n.id",
            *(
                f"EXISTS (SELECT FROM crm.{part} p WHERE p.id = d.record_id AND p.{name}_id = n.id)"
                for part in parts
            ),
        ]
    )
    levels = ", ".join(f"'{level}'" for level in Confidentiality)
    rank = f"array_position(ARRAY[{levels}], {{}}.confidentiality)"
    stricter = f"{rank.format('n')} > {rank.format('d')}"
    return f"""
        UPDATE crm.difference d SET
            confidentiality = CASE WHEN {stricter} THEN n.confidentiality
                ELSE d.confidentiality END,
            compartment = CASE n.compartment WHEN 'supervision' THEN 'supervision'
                ELSE d.compartment END
        FROM n JOIN o USING (id) WHERE ({about}) AND {moved}
            AND ({stricter} OR n.compartment = 'supervision' AND d.compartment <> 'supervision');"""


def _stubs(name: str) -> str:
    if name not in TELLS_ABOUT.values():
        return ""
    return """
    IF EXISTS (SELECT FROM n JOIN o USING (id) WHERE 'supervision' IN (n.compartment, o.compartment)
               AND n.seq <> o.seq) THEN
        PERFORM sync.refresh_stubs();
    END IF;"""


def _about(part: str, event: str) -> str:
    """Keep what the whole is about in step with the parts that say so."""
    if part not in TELLS_ABOUT:
        return ""
    whole = TELLS_ABOUT[part]
    rows = f"SELECT {whole}_id AS id FROM n" + (
        f" UNION SELECT {whole}_id FROM o" if event == "update" else ""
    )
    return f"""
    UPDATE crm.{whole} w SET about = told.about
    FROM (
        SELECT wholes.id, coalesce(array_agg(DISTINCT p.organisation_id) FILTER (
            WHERE p.organisation_id IS NOT NULL AND NOT p.deleted), '{{}}') AS about
        FROM ({rows}) AS wholes LEFT JOIN crm.{part} p ON p.{whole}_id = wholes.id
        GROUP BY wholes.id
    ) AS told
    WHERE w.id = told.id AND w.about IS DISTINCT FROM told.about;
    IF EXISTS (SELECT FROM ({rows}) AS wholes JOIN crm.{whole} w USING (id)
               WHERE w.compartment = 'supervision') THEN
        PERFORM sync.refresh_stubs();
    END IF;"""


def _function(what: str, event: str, name: str, body: str) -> str:
    """The log is written with the right to do so; references are looked at as who writes.

    The plan of the first statement is kept, and that one may have changed a single row: without
    nested loops it does for two thousand as well.
    """
    definer = " SECURITY DEFINER SET search_path = pg_catalog, pg_temp" if what == "log" else ""
    if event == "update":
        definer += " SET enable_nestloop = off"
    return (
        f"CREATE FUNCTION sync.{what}_{event}_{name}() RETURNS trigger\n"
        f"LANGUAGE plpgsql{definer}\nAS $$\nBEGIN\n{body}\n    RETURN NULL;\nEND\n$$"
    )


def _trigger(name: str, event: str, function: str, *, each: str = "ROW", when: str = "") -> str:
    condition = f" WHEN ({when})" if when else ""
    return (
        f"CREATE TRIGGER {name} {event} FOR EACH {each}{condition}"
        f" EXECUTE FUNCTION sync.{function}()"
    )
