"""What a record was: its journal walked back from now."""

import json
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from sub_crm.models import Base, Change
from sub_crm.store.undo import stored_value, write_values
from sub_crm.values.ids import Id


def values_before(session: Session, table: str, record: Id, change: int) -> dict[str, Any]:
    """Return the fields that changed since, as they were before that change.

    A record that was made by or after that change was not there: `{"deleted": 1}`.
    """
    then: dict[str, Any] = {}
    later = session.scalars(
        select(Change)
        .where(Change.table_name == table, Change.record_id == record, Change.id >= change)
        .order_by(Change.id.desc())
    )
    for each in later:
        if each.before is None:
            return {"deleted": 1}
        before, after = json.loads(each.before), json.loads(each.after or "{}")
        then |= {name: before.get(name) for name in before.keys() | after.keys()}
    columns = Base.metadata.tables[table]
    return {name: stored_value(columns, name, value) for name, value in then.items()}


def put_values(session: Session, table: str, record: Id, values: dict[str, Any]) -> None:
    """Write values as the journal kept them."""
    write_values(session.connection(), Base.metadata.tables[table], record, values)
