"""Erasing a record for ever: the row, what belongs to it alone, and every word of its history."""

from collections.abc import Iterator

from sqlalchemy import Table

from sub_crm.models.synced import synced_tables
from sub_crm.server.making.tables import quote

SURVIVES = {
    ("participant", "person_id"): "organisation_id IS NOT NULL OR user_id IS NOT NULL",
    ("participant", "organisation_id"): "person_id IS NOT NULL OR user_id IS NOT NULL",
}
"""Where a row stays without the reference: that a talk took place is still counted."""

OWNED = {"contact_point", "cadence"}
"""Belongs to whatever it refers to, also where that reference may be empty."""


def functions() -> Iterator[str]:
    """Yield the function that erases, which calls itself for what belongs to the erased, and the
    one that does so and takes it back: so a preview never says anything else than what happens.
    """
    tables = synced_tables()
    each = "\n".join(
        f"    WHEN '{table.name}' THEN\n"
        + "".join(_child(child, column, table) for child, column in _children(table, tables))
        + f"        DELETE FROM crm.{table.name} t WHERE t.id = ANY (ids);"
        for table in tables
    )
    yield f"""CREATE FUNCTION sync.erase(erased_table text, ids uuid[], why text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    done record;
BEGIN
    IF coalesce(cardinality(ids), 0) = 0 THEN
        RETURN;
    END IF;
    PERFORM sync.open_log();
    IF erased_table <> 'difference' THEN
        PERFORM sync.erase('difference',
            ARRAY(SELECT d.id FROM crm.difference d WHERE d.record_id = ANY (ids)), why);
    END IF;
    CASE erased_table
{each}
    END CASE;
    DELETE FROM sync.change_payload p USING sync.change_log l
    WHERE l.seq = p.seq AND l.record_id = ANY (ids);
    DELETE FROM sync.eviction e WHERE e.record_id = ANY (ids);
    WITH ordered AS (
        INSERT INTO sync.purge
        SELECT nextval('sync.seq'), erased_table, id, sync.my_id(), sync.moment(), why
        FROM unnest(ids) AS id
        ON CONFLICT (record_id) DO NOTHING
        RETURNING seq, record_id
    )
    SELECT sync.append(erased_table, array_agg(seq ORDER BY seq),
        array_agg(record_id ORDER BY seq), array_agg(0::bigint ORDER BY seq),
        array_agg('purge'::text ORDER BY seq), array_agg(NULL::text ORDER BY seq))
    INTO done FROM ordered;
END
$$"""
    yield REHEARSAL
    yield (
        "GRANT EXECUTE ON FUNCTION sync.erase(text, uuid[], text),"
        " sync.rehearse_erase(text, uuid[]) TO crm_api"
    )


REHEARSAL = """CREATE FUNCTION sync.rehearse_erase(erased_table text, ids uuid[])
RETURNS TABLE (table_name text, is_gone boolean, record_ids uuid[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    start bigint;
    touched jsonb;
BEGIN
    BEGIN
        SELECT h.seq INTO start FROM sync.log_head h FOR UPDATE;
        PERFORM sync.erase(erased_table, ids, 'rehearsal');
        SELECT jsonb_agg(DISTINCT jsonb_build_array(l.table_name, l.record_id, l.verb = 'purge'))
        INTO touched FROM sync.change_log l
        WHERE l.seq > start AND (l.verb = 'purge' OR l.verb = 'update' AND NOT EXISTS (
            SELECT FROM sync.change_log later
            WHERE later.record_id = l.record_id AND later.seq > l.seq AND later.verb = 'purge'));
        RAISE EXCEPTION 'taken back' USING ERRCODE = 'SC000';
    EXCEPTION WHEN SQLSTATE 'SC000' THEN
        NULL;  -- what a variable holds is not taken back
    END;
    RETURN QUERY SELECT each ->> 0, (each ->> 2)::boolean, array_agg((each ->> 1)::uuid)
    FROM jsonb_array_elements(touched) AS each GROUP BY 1, 2;
END
$$"""


def _children(table: Table, tables: list[Table]) -> list[tuple[Table, str]]:
    return [
        (child, column.name)
        for child in tables
        for column in child.columns
        for key in column.foreign_keys
        if key.column.table is table
    ]


def _child(child: Table, column: str, table: Table) -> str:
    named = quote(column)
    chosen = f"SELECT c.id FROM crm.{child.name} c WHERE c.{named} = ANY (ids)"
    keeps = SURVIVES.get((child.name, column), "true")
    loosed = (
        f"        UPDATE crm.{child.name} c SET {named} = NULL"
        f" WHERE c.{named} = ANY (ids) AND ({keeps});\n"
    )
    erased = f"        PERFORM sync.erase('{child.name}', ARRAY({chosen}), why);\n"
    if not child.columns[column].nullable or child.name in OWNED:
        return erased
    return loosed if keeps == "true" else loosed + erased
