"""The pieces of which questions about the outbox are made."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sub_crm.queries.history import VIEWS
from sub_crm.queries.reading import Reader
from sub_crm.queries.wholes import Key, whole_of
from sub_crm.values.ids import Id

_UNNAMED = (
    "agreement difference election export_log import_batch position_theme programme_line"
    " rhythm_pause source_record"
)
SHARED = tuple(sorted({*VIEWS, *_UNNAMED.split()}))
"""Every table that a team shares."""

_FOLDED = "(SELECT coalesce(max(CAST(value AS INTEGER)), 0) FROM fact WHERE name = 'sync_folded')"
_MINE = "hex(a.user_id) = (SELECT upper(value) FROM fact WHERE name = 'user_id')"
FRESH = f"""fresh(table_name, record_id) AS MATERIALIZED (
  SELECT DISTINCT c.table_name, c.record_id FROM change c JOIN act a ON a.id = c.act_id
  WHERE c.id > {_FOLDED} AND a.verb <> 'receive' AND {_MINE})"""
"""What its user did since the outbox was last brought up to date."""
UNSENT = f"""{FRESH},
unsent_now(table_name, record_id, refused) AS MATERIALIZED (
  SELECT u.table_name, u.record_id, u.refused FROM unsent u
  WHERE (u.table_name, u.record_id) NOT IN (SELECT table_name, record_id FROM fresh)
  UNION ALL SELECT table_name, record_id, NULL FROM fresh)"""
"""What the shared database does not have yet; what was edited after it was refused, goes again."""


def per_table(columns: str) -> str:
    """SQL for what is unsent, with the record that each is shown under.

    What was made and taken away again before anybody saw it is no news.
    """
    return " UNION ALL ".join(
        f"SELECT w.table_name, w.record_id, w.refused, {of} AS whole, {id} AS whole_id, {columns}"
        f" FROM unsent_now w JOIN main.{table} t ON t.id = w.record_id"
        f" WHERE w.table_name = '{table}' AND NOT (t.ver IS NULL AND t.deleted = 1)"
        for table in SHARED
        for of, id in (whole_of(table),)
    )


@dataclass(frozen=True, slots=True)
class Pending:
    table_name: str
    record_id: Id
    refused: str | None
    whole: str
    whole_id: Id
    is_new: bool
    deleted: bool
    change: int


def pending(reader: Reader, condition: str) -> list[Pending]:
    columns = (
        "t.ver IS NULL AS is_new, t.deleted AS deleted, (SELECT coalesce(max(c.id), 0)"
        " FROM change c WHERE c.record_id = w.record_id) AS change"
    )
    return reader.rows(
        Pending,
        f"WITH {UNSENT} SELECT * FROM ({per_table(columns)}) WHERE {condition} ORDER BY change",
    )


@dataclass(frozen=True, slots=True)
class _Fields:
    table_name: str
    record_id: Id
    field: str


def edited(reader: Reader, keys: Sequence[Key]) -> dict[Key, tuple[str, ...]]:
    """Return the fields that were edited, of records and not of their parts."""
    listed = ", ".join(f"('{table}', x'{id.hex()}')" for table, id in keys)
    if not keys:
        return {}
    found: dict[Key, set[str]] = defaultdict(set)
    for row in reader.rows(
        _Fields,
        f"""
        WITH wanted(table_name, record_id) AS (VALUES {listed})
        SELECT u.table_name, u.record_id, e.key AS field
        FROM wanted w JOIN unsent u USING (table_name, record_id), json_each(u.base) e
        UNION SELECT c.table_name, c.record_id, e.key
        FROM wanted w JOIN change c ON c.record_id = w.record_id JOIN act a ON a.id = c.act_id,
          json_each(json_patch(c.before, c.after)) e
        WHERE c.table_name = w.table_name AND c.id > {_FOLDED} AND a.verb <> 'receive'
          AND {_MINE}
        """,
    ):
        found[row.table_name, row.record_id].add(row.field)
    return {key: tuple(sorted(fields)) for key, fields in found.items()}
