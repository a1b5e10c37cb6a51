"""Put the rows of the registers into the shared database; what is there stays as it is."""

import enum
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from psycopg import Connection, sql

from sub_crm.models import Base
from sub_crm.models.columns import Blob
from sub_crm.models.synced import wire_columns
from sub_crm.values.vague_date import VagueDate

Rows = Mapping[str, Iterable[Mapping[str, Any]]]
"""Column values by column name, per table; tables in the order of their references."""


def fill(connection: Connection[Any], rows: Rows) -> int:
    """Add the rows whose id and natural key are new; return how many there were.

    They have no author. Ids follow from codes, so a replica that has them already has the same.
    """
    return sum(_add(connection, table, row) for table, found in rows.items() for row in found)


def _add(connection: Connection[Any], table: str, row: Mapping[str, Any]) -> int:
    kinds = {column.name: column.type for column in wire_columns(Base.metadata.tables[table])}
    values = {name: _kept(value, kinds[name]) for name, value in row.items() if name in kinds}
    statement = sql.SQL("INSERT INTO crm.{} ({}) VALUES ({}) ON CONFLICT DO NOTHING").format(
        sql.Identifier(table),
        sql.SQL(", ").join(map(sql.Identifier, values)),
        sql.SQL(", ").join([sql.Placeholder()] * len(values)),
    )
    return connection.execute(statement, list(values.values())).rowcount


def _kept(value: Any, kind: object) -> Any:
    if isinstance(kind, Blob):
        return None if value is None else uuid.UUID(bytes=value)
    if isinstance(value, VagueDate):
        return value.text
    return value.value if isinstance(value, enum.Enum) else value
