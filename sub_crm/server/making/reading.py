"""How a replica reads: rows since a place in the log, sums per bucket, keys and rows by id.

All run as crm_api under the row policies of the session, and are STABLE: one call, one moment.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Table

from sub_crm.models.synced import synced_tables, wire_columns
from sub_crm.server.making.tables import kind_of, quote


def functions() -> Iterator[str]:
    tables = synced_tables()
    yield _page_end(tables)
    yield _read("read_since", "first_seq bigint, last_seq bigint, but_of uuid", tables, _since)
    yield _read("read_rows", "wanted_table text, wanted uuid[]", tables, _by_id)
    yield _count_seen(tables)
    yield _listed(
        "digest",
        "wanted text[]",
        "table_name text, bucket integer, records bigint, total numeric",
        tables,
        _digest,
    )
    yield _listed(
        "keys",
        "wanted text[], buckets integer[]",
        "table_name text, id uuid, ver bigint",
        tables,
        _keys,
    )


def canonical(table: Table, row: str) -> str:
    """SQL for the text of a row that both sides hash: each value after its length in bytes.

    NULL is "-"; ids are lower hexadecimal without dashes, flags 0 or 1, numbers decimal. The
    version comes first, then the columns of the wire in their order.
    """
    return " || ".join([f"{row}.ver::text", *(_measured(c, row) for c in wire_columns(table))])


def _measured(column: Column[Any], row: str) -> str:
    value = f"{row}.{quote(column.name)}"
    text = {"uuid": f"replace({value}::text, '-', '')", "boolean": f"{value}::integer::text"}
    written = text.get(kind_of(column), f"{value}::text")
    return f"coalesce('|' || octet_length({written}) || ':' || {written}, '-')"


def _page_end(tables: list[Table]) -> str:
    """The place of the last of so many visible rows after a place; null when fewer are left."""
    places = "\n        UNION ALL ".join(
        f"SELECT seq FROM crm.{table.name} WHERE seq > first_seq" for table in tables
    )
    return f"""CREATE FUNCTION sync.page_end(first_seq bigint, most bigint) RETURNS bigint
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN (SELECT seq FROM (
        {places}
    ) AS places ORDER BY seq OFFSET most - 1 LIMIT 1);
END
$$"""


def _count_seen(tables: list[Table]) -> str:
    """How many records of a table, given by id, the session may see."""
    each = "\n".join(
        f"        WHEN '{table.name}' THEN"
        f" (SELECT count(*) FROM crm.{table.name} t WHERE t.id = ANY (ids)"
        " AND (deleted_too OR NOT t.deleted))"
        for table in tables
    )
    return f"""CREATE FUNCTION sync.count_seen(
    counted_table text, ids uuid[], deleted_too boolean DEFAULT true
) RETURNS bigint
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN CASE counted_table
{each}
    END;
END
$$"""


def _read(name: str, given: str, tables: list[Table], where: Any) -> str:
    each = "\n".join(_rows(table, where(table)) for table in tables)
    return f"""CREATE FUNCTION sync.{name}({given})
RETURNS TABLE (part text, body json, guarded bigint, guarded_ids uuid[])
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    me CONSTANT uuid := sync.my_id();
BEGIN
{each}
END
$$"""


def _rows(table: Table, where: str) -> str:
    names = ["ver", *(column.name for column in wire_columns(table))]
    columns = ", ".join(f'"{name}"' for name in names)
    values = ", ".join(f"t.{quote(name)}" for name in names)
    guarded = (
        "FILTER (WHERE t.created_by IS DISTINCT FROM me"
        " AND (t.confidentiality = 'confidential' OR t.compartment = 'supervision'))"
    )
    return f"""    RETURN QUERY
    SELECT '{table.name}', json_build_object('columns', '[{columns}]'::json,
            'rows', json_agg(json_build_array({values}))),
        count(*) {guarded}, array_agg(t.id) {guarded}
    FROM crm.{table.name} t WHERE {where} HAVING count(*) > 0;"""


def _since(_: Table) -> str:
    """A first pull has nothing to forget, so it gets no tombstones.

    What a device wrote itself may be left out; what only came into sight again may not.
    """
    return (
        "t.seq > first_seq AND t.seq <= last_seq AND (first_seq > 0 OR NOT t.deleted)"
        " AND (but_of IS NULL OR CASE WHEN t.updated_at IS NULL THEN t.created_on"
        " ELSE t.updated_on END IS DISTINCT FROM but_of"
        "\n        OR NOT EXISTS (SELECT FROM sync.change_log l WHERE l.seq = t.seq"
        " AND l.device_id = but_of AND l.verb <> 'touch'))"
    )


def _by_id(table: Table) -> str:
    return f"wanted_table = '{table.name}' AND t.id = ANY (wanted)"


def _listed(name: str, given: str, answer: str, tables: list[Table], question: Any) -> str:
    each = "\n".join(
        f"    IF wanted IS NULL OR '{table.name}' = ANY (wanted) THEN\n"
        f"        RETURN QUERY {question(table)};\n    END IF;"
        for table in tables
    )
    return f"""CREATE FUNCTION sync.{name}({given})
RETURNS TABLE ({answer})
LANGUAGE plpgsql STABLE
AS $$
BEGIN
{each}
END
$$"""


def _digest(table: Table) -> str:
    return f"""SELECT '{table.name}', d.bucket, count(*), sum(d.hash) FROM (
            SELECT get_byte(uuid_send(t.id), 15) AS bucket,
                ('x' || encode(substr(sha256(convert_to(
                {canonical(table, "t")},
                'UTF8')), 1, 8), 'hex'))::bit(64)::bigint AS hash
            FROM crm.{table.name} t WHERE NOT t.deleted) AS d GROUP BY d.bucket"""


def _keys(table: Table) -> str:
    return f"""SELECT '{table.name}', t.id, t.ver FROM crm.{table.name} t
            WHERE NOT t.deleted
              AND (buckets IS NULL OR get_byte(uuid_send(t.id), 15) = ANY (buckets))"""
