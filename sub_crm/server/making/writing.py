"""How pushed operations reach the tables: set-based, compare-and-set on the version of each row.

The functions run as crm_api, under the row policies of the session. What they do not change they
tell: `stale` where the row has moved on, `refused` where it is hidden, absent or not theirs. What
is so already is `ok`.
"""

import json
from collections.abc import Iterator

from sqlalchemy import Table

from sub_crm.models.synced import entered_columns, synced_tables
from sub_crm.server.making.tables import defaults, quote


def functions() -> Iterator[str]:
    """Yield the function of each table, then the one that knows them all, then their order."""
    tables = synced_tables()
    for table in tables:
        yield _apply(table)
    yield _apply_all(tables)
    yield _order(tables)


def _apply(table: Table) -> str:
    name, columns = table.name, [quote(column.name) for column in entered_columns(table)]
    known = ", ".join(f"'{column.name}'" for column in entered_columns(table))
    usual = json.dumps(defaults(table)).replace("'", "''")
    filled = ", ".join(f"r.{column}" for column in columns)
    return f"""CREATE FUNCTION sync.apply_{name}(me uuid, device uuid, ops sync.op[])
RETURNS TABLE (n bigint, outcome text, version bigint)
LANGUAGE plpgsql
AS $$
DECLARE
    known CONSTANT text[] := ARRAY[{known}];
    made jsonb;
    done jsonb;
BEGIN
    IF EXISTS (SELECT FROM unnest(ops) op
               WHERE op.table_name = '{name}' AND op.said - known <> '{{}}') THEN
        RAISE EXCEPTION 'unknown column' USING ERRCODE = '42703';
    END IF;
    WITH made AS (
        INSERT INTO crm.{name} (id, created_by, created_on, client_time,
            {", ".join(columns)})
        SELECT op.id, me, device, op.at,
            {filled}
        FROM unnest(ops) op CROSS JOIN LATERAL
            jsonb_populate_record(NULL::crm.{name}, '{usual}'::jsonb || op.said) r
        WHERE op.table_name = '{name}' AND op.base = 0
          AND NOT EXISTS (SELECT FROM sync.purge p WHERE p.record_id = op.id)
        ON CONFLICT (id) DO NOTHING
        RETURNING id, ver
    )
    SELECT coalesce(jsonb_object_agg(m.id, m.ver), '{{}}') INTO made FROM made m;
    WITH changed AS (
        UPDATE crm.{name} t SET
            ({", ".join(columns)}) = (
                SELECT {filled}
                FROM jsonb_populate_record(t, op.said) r),
            updated_by = me, updated_on = device, client_time = op.at
        FROM unnest(ops) op
        WHERE op.table_name = '{name}' AND op.base > 0 AND t.id = op.id AND t.ver = op.base
        RETURNING t.id, t.ver
    )
    SELECT coalesce(jsonb_object_agg(c.id, c.ver), '{{}}') || made INTO done FROM changed c;
    RETURN QUERY
    SELECT op.n,
        CASE WHEN done ? op.id::text THEN 'ok' WHEN seen.ver <> op.base THEN 'stale'
             WHEN seen.is_so THEN 'ok' ELSE 'refused' END,
        coalesce((done ->> op.id::text)::bigint, seen.ver)
    FROM unnest(ops) op LEFT JOIN LATERAL (
        SELECT t.ver, jsonb_populate_record(t, op.said) IS NOT DISTINCT FROM t AS is_so
        FROM crm.{name} t WHERE t.id = op.id AND NOT done ? op.id::text
    ) AS seen ON true
    WHERE op.table_name = '{name}';
END
$$"""


def _apply_all(tables: list[Table]) -> str:
    each = "\n".join(
        f"    IF '{table.name}' = ANY (touched) THEN\n"
        f"        RETURN QUERY SELECT * FROM sync.apply_{table.name}(me, device, ops);\n"
        "    END IF;"
        for table in tables
    )
    return f"""CREATE FUNCTION sync.apply(me uuid, device uuid, ops sync.op[])
RETURNS TABLE (n bigint, outcome text, version bigint)
LANGUAGE plpgsql
AS $$
DECLARE
    touched text[] := (SELECT array_agg(DISTINCT op.table_name) FROM unnest(ops) op);
BEGIN
{each}
END
$$"""


def _order(tables: list[Table]) -> str:
    """Parents before children; a table that is not there comes to null, and is refused."""
    names = ", ".join(f"'{table.name}'" for table in tables)
    return (
        "CREATE FUNCTION sync.order_of(table_name text) RETURNS integer\n"
        "LANGUAGE sql IMMUTABLE PARALLEL SAFE\n"
        f"AS $$ SELECT array_position(ARRAY[{names}], table_name) $$"
    )
