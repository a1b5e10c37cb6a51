"""Change capture: triggers, made from the models, that journal every changed record.

They see ORM, bulk statements and raw SQL alike. A new record needs no payload; an update keeps
only its changed columns. Derived and bookkeeping columns are left out: they follow by themselves.
"""

from collections.abc import Iterator

from sqlalchemy import Column, Table

from sub_crm.models import Base, Record
from sub_crm.models.columns import Blob
from sub_crm.models.synced import entered_columns
from sub_crm.store import rollups, search_index
from sub_crm.store.file import Connection

FORGETTING = "forgetting"
"""Fact that is there only within the transaction that takes records out of this replica."""


def remove(connection: Connection) -> None:
    """Drop every trigger, of whatever version."""
    names = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    ]
    for name in names:
        connection.execute(f'DROP TRIGGER "{name}"')


def install(connection: Connection) -> None:
    """Make every trigger anew."""
    remove(connection)
    for statement in statements():
        connection.execute(statement)


def statements() -> Iterator[str]:
    """Yield every trigger that a store has."""
    yield from rollups.triggers()
    yield from search_index.triggers()
    for mapper in sorted(Base.registry.mappers, key=lambda mapper: mapper.class_.__tablename__):
        if issubclass(mapper.class_, Record):
            yield from _of_table(mapper.class_.__table__)


def _of_table(table: Table) -> Iterator[str]:
    columns, name = entered_columns(table), table.name
    differs = " OR ".join(f"old.{c.name} IS NOT new.{c.name}" for c in columns)
    yield (
        f"CREATE TRIGGER capture_new_{name} AFTER INSERT ON {name} BEGIN\n"
        "  INSERT INTO change (act_id, table_name, record_id)"
        f" SELECT max(id), '{name}', new.id FROM act;\nEND"
    )
    yield (
        f"CREATE TRIGGER capture_update_{name} AFTER UPDATE ON {name}\nWHEN {differs} BEGIN\n"
        "  INSERT INTO change (act_id, table_name, record_id, before, after)"
        f" SELECT max(id), '{name}', new.id,\n    {_payload('old', columns)},\n"
        f"    {_payload('new', columns)} FROM act;\nEND"
    )
    yield (
        f"CREATE TRIGGER refuse_new_id_{name} BEFORE UPDATE OF id ON {name}"
        " WHEN old.id IS NOT new.id\n"
        "BEGIN SELECT RAISE(ABORT, 'an id never changes'); END"
    )
    yield (
        f"CREATE TRIGGER refuse_delete_{name} BEFORE DELETE ON {name}\n"
        f"WHEN NOT EXISTS (SELECT 1 FROM fact WHERE name = '{FORGETTING}')\n"
        "BEGIN SELECT RAISE(ABORT, 'records are marked deleted, never removed'); END"
    )


def _payload(side: str, columns: list[Column[object]]) -> str:
    """SQL for a JSON object of the changed columns; a key that lacks on one side was NULL there."""
    pairs = ", ".join(
        f"'{c.name}', CASE WHEN old.{c.name} IS NOT new.{c.name} THEN {_json(side, c)} END"
        for c in columns
    )
    return f"json_patch('{{}}', json_object({pairs}))"


def _json(side: str, column: Column[object]) -> str:
    value = f"{side}.{column.name}"
    if isinstance(column.type, Blob):
        return f"CASE WHEN {value} IS NOT NULL THEN hex({value}) END"
    return value
