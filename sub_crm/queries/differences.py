"""Look up differences: what two people made of one field, who and when, and what was chosen."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from sub_crm.queries.reading import Reader
from sub_crm.queries.unsent import SHARED
from sub_crm.queries.wholes import Key, whole_of
from sub_crm.values.ids import Id
from sub_crm.values.kinds import DifferenceChoice


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """One field of which both said something; values are JSON texts, as the journal keeps them."""

    id: Id
    table_name: str
    record_id: Id
    field: str
    was: str
    stands: str
    kept: str
    stands_by: Id | None
    stands_name: str | None
    kept_by: Id | None
    kept_name: str | None
    at: int
    """When it was found; microseconds UTC."""
    act: int | None
    """The act in which it came to be here."""


def open_differences(reader: Reader, *, me: Id) -> list[DifferenceRow]:
    """Return what the viewer or a colleague of theirs is still to choose, the oldest first.

    What a colleague's program wrote that is no field and no plain value is left out.
    """
    readable = " AND ".join(
        f"CASE WHEN json_valid(d.{side}) THEN json_type(d.{side}) NOT IN ('array', 'object')"
        " ELSE FALSE END"
        for side in ("was", "stands", "kept")
    )
    return reader.rows(
        DifferenceRow,
        f"""
        SELECT d.id, d.table_name, d.record_id, d.field, d.was, d.stands, d.kept,
          d.stands_by, s.name AS stands_name, d.kept_by, k.name AS kept_name,
          coalesce(d.created_at, 0) AS at,
          (SELECT min(c.act_id) FROM change c WHERE c.record_id = d.id) AS act
        FROM differences d LEFT JOIN users s ON s.id = d.stands_by
          LEFT JOIN users k ON k.id = d.kept_by
        WHERE d.choice = 'open' AND :me IN (d.stands_by, d.kept_by)
          AND d.table_name IN (SELECT value FROM json_each(:shared))
          AND d.field NOT GLOB '*[^a-z_]*' AND d.field <> ''
          AND {readable}
        ORDER BY d.created_at, d.id
        """,
        me=me,
        shared=json.dumps(SHARED),
    )


def wholes_of(reader: Reader, records: Iterable[Key]) -> dict[Key, Key]:
    """Return under which record each is shown; those that are not here are left out."""
    found: dict[Key, Key] = {}
    for table, id in records:
        of, of_id = whole_of(table)
        text = f"SELECT {of} AS whole, {of_id} AS id FROM main.{table} t WHERE t.id = :id"
        row = reader.row(_Whole, text, id=id)
        if row:
            found[table, id] = (row.whole, row.id)
    return found


@dataclass(frozen=True, slots=True)
class _Whole:
    whole: str
    id: Id


@dataclass(frozen=True, slots=True)
class SaidRow:
    """When somebody last edited the field, as far as this device knows."""

    user_id: Id
    at: int


def said_when(reader: Reader, difference: DifferenceRow) -> dict[Id, int]:
    rows = reader.rows(
        SaidRow,
        """
        SELECT a.user_id, max(a.at) AS at FROM change c JOIN act a ON a.id = c.act_id
        WHERE c.record_id = :record AND c.table_name = :table AND a.user_id IN (:one, :other)
          AND (json_type(c.after, '$.' || :field) IS NOT NULL
            OR json_type(c.before, '$.' || :field) IS NOT NULL)
        GROUP BY a.user_id
        """,
        record=difference.record_id,
        table=difference.table_name,
        field=difference.field,
        one=difference.stands_by,
        other=difference.kept_by,
    )
    return {row.user_id: row.at for row in rows}


@dataclass(frozen=True, slots=True)
class SettledRow:
    """What was chosen, by whom."""

    id: Id
    choice: DifferenceChoice
    by: Id | None
    name: str | None


def settled(reader: Reader, ids: Iterable[Id]) -> list[SettledRow]:
    """Return those of these differences that were settled meanwhile."""
    listed = ", ".join(f"x'{id.hex()}'" for id in ids)
    return reader.rows(
        SettledRow,
        f"""
        SELECT d.id, d.choice, d.updated_by AS by, u.name
        FROM differences d LEFT JOIN users u ON u.id = d.updated_by
        WHERE d.id IN ({listed}) AND d.choice <> 'open'
        """,
    )
