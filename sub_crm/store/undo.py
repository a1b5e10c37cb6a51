"""Undo: put back what one act changed, unless somebody changed the same fields since.

An undo is an act like any other, so it is itself undone by undoing it; that is redo.
"""

import json
from typing import Any

from sqlalchemy import Connection, Table, select
from sqlalchemy.orm import Session

from sub_crm.i18n import _
from sub_crm.models import Act, Base, Change
from sub_crm.models.columns import Blob
from sub_crm.orders import Refused


def undo_act(session: Session, act: int) -> None:
    """Reverse the act's changes, last first; raise `Refused` where later work stands on them."""
    changes = session.scalars(
        select(Change).where(Change.act_id == act).order_by(Change.id.desc())
    ).all()
    if not changes:
        raise Refused({"": _("Dit kan niet meer ongedaan worden gemaakt.")})
    idle = _cancelled_since(session, act)
    opened = session.connection()
    for change in changes:
        table = Base.metadata.tables[change.table_name]
        if change.before is None:
            _refuse_if_used_since(session, change, idle)
            write_values(opened, table, change.record_id, {"deleted": 1})
        else:
            _put_back(opened, table, change)


def _put_back(opened: Connection, table: Table, change: Change) -> None:
    before, after = json.loads(change.before or "{}"), json.loads(change.after or "{}")
    names = sorted(before.keys() | after.keys())
    [now] = opened.exec_driver_sql(
        f"SELECT {', '.join(names)} FROM {table.name} WHERE id = :id", {"id": change.record_id}
    )
    if tuple(now) != tuple(stored_value(table, name, after.get(name)) for name in names):
        raise _changed_since()
    write_values(
        opened,
        table,
        change.record_id,
        {name: stored_value(table, name, before.get(name)) for name in names},
    )


def write_values(opened: Connection, table: Table, record: bytes, values: dict[str, Any]) -> None:
    """Write the values as the journal kept them, past the Python types."""
    pairs = ", ".join(f"{name} = :{name}" for name in values)
    opened.exec_driver_sql(
        f"UPDATE {table.name} SET {pairs} WHERE id = :record_id", {**values, "record_id": record}
    )


def stored_value(table: Table, name: str, kept: Any) -> Any:
    """Return a journal value as its column stores it: ids are kept in hexadecimal."""
    if kept is None or not isinstance(table.c[name].type, Blob):
        return kept
    return bytes.fromhex(kept)


def _refuse_if_used_since(session: Session, change: Change, idle: set[int]) -> None:
    later = session.scalars(
        select(Change.act_id).where(Change.record_id == change.record_id, Change.id > change.id)
    )
    if set(later) - idle - {change.act_id}:
        raise _changed_since()


def _cancelled_since(session: Session, act: int) -> set[int]:
    """Return the later acts that cancel out: undone ones and the undos that did it."""
    cancelled: set[int] = set()
    pairs = session.execute(
        select(Act.id, Act.undoes)
        .where(Act.id > act, Act.undoes.is_not(None))
        .order_by(Act.id.desc())
    )
    for undo, undone in pairs:
        if undo not in cancelled and undone is not None:
            cancelled |= {undo, undone}
    return cancelled


def _changed_since() -> Refused:
    return Refused({"": _("Dit is daarna gewijzigd en wordt daarom niet ongedaan gemaakt.")})
