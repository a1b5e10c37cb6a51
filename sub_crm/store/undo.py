"""Undo: put back what one act changed, unless somebody changed the same fields since.

An undo is an act like any other, so it is itself undone by undoing it; that is redo.
"""

import json
from typing import Any

from sqlalchemy import Connection, Table, select
from sqlalchemy.orm import Session, aliased

from sub_crm.i18n import _
from sub_crm.models import Act, Base, Change
from sub_crm.models.columns import Blob
from sub_crm.orders import Refused

MANY = 20
"""From so many equal changes on, one statement writes them all."""


def undo_act(session: Session, act: int) -> None:
    """Reverse the act's changes; raise `Refused` where later work stands on them.

    What the act made is marked deleted as it is now; what it changed is put back, last first.
    """
    if not session.scalar(select(Change.id).where(Change.act_id == act).limit(1)):
        raise Refused({"": _("Dit kan niet meer ongedaan worden gemaakt.")})
    _refuse_if_used_since(session, act, _cancelled_since(session, act))
    opened = session.connection()
    for table in session.scalars(
        select(Change.table_name).where(Change.act_id == act, Change.before.is_(None)).distinct()
    ):
        opened.exec_driver_sql(
            f"UPDATE {table} SET deleted = 1 WHERE id IN ({_MADE})", {"act": act, "made_in": table}
        )
    for alike in _alike(session, act):
        if len(alike) > MANY:
            _put_back_many(opened, act, alike)
        else:
            for change in alike:
                _put_back(opened, change)


_MADE = (
    "SELECT record_id FROM change WHERE act_id = :act AND table_name = :made_in AND before IS NULL"
)


def _alike(session: Session, act: int) -> list[list[Change]]:
    """Return the act's changes of records that were there, last first, equal ones together.

    A record that was changed twice in one act must go back step by step, so then none is grouped.
    """
    made = select(Change.record_id).where(Change.act_id == act, Change.before.is_(None))
    changes = session.scalars(
        select(Change)
        .where(Change.act_id == act, Change.before.is_not(None), Change.record_id.not_in(made))
        .order_by(Change.id.desc())
    ).all()
    if len({change.record_id for change in changes}) < len(changes):
        return [[change] for change in changes]
    groups: dict[tuple[str, str | None, str | None], list[Change]] = {}
    for change in changes:
        groups.setdefault((change.table_name, change.before, change.after), []).append(change)
    return list(groups.values())


def _put_back(opened: Connection, change: Change) -> None:
    table, then, now = _values(change)
    [found] = opened.exec_driver_sql(
        f"SELECT {', '.join(now)} FROM {table.name} WHERE id = :id", {"id": change.record_id}
    )
    if tuple(found) != tuple(now.values()):
        raise _changed_since()
    write_values(opened, table, change.record_id, then)


def _put_back_many(opened: Connection, act: int, alike: list[Change]) -> None:
    table, then, now = _values(alike[0])
    which = (
        "id IN (SELECT record_id FROM change WHERE act_id = :act AND table_name = :in_table"
        " AND before IS :was AND after IS :became)"
    )
    named: dict[str, Any] = {"act": act, "in_table": table.name}
    named |= {"was": alike[0].before, "became": alike[0].after}
    still = " AND ".join(f"{name} IS :now_{name}" for name in now)
    [(unchanged,)] = opened.exec_driver_sql(
        f"SELECT count(*) FROM {table.name} WHERE {which} AND {still}",
        named | {f"now_{name}": value for name, value in now.items()},
    )
    if unchanged != len(alike):
        raise _changed_since()
    pairs = ", ".join(f"{name} = :then_{name}" for name in then)
    opened.exec_driver_sql(
        f"UPDATE {table.name} SET {pairs} WHERE {which}",
        named | {f"then_{name}": value for name, value in then.items()},
    )


def _values(change: Change) -> tuple[Table, dict[str, Any], dict[str, Any]]:
    """Return the table of a change and its fields' stored values before and after it."""
    table = Base.metadata.tables[change.table_name]
    before, after = json.loads(change.before or "{}"), json.loads(change.after or "{}")
    names = sorted(before.keys() | after.keys())
    return (
        table,
        {name: stored_value(table, name, before.get(name)) for name in names},
        {name: stored_value(table, name, after.get(name)) for name in names},
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


def _refuse_if_used_since(session: Session, act: int, idle: set[int]) -> None:
    """Refuse where a record that the act made was changed by work that still stands."""
    made, later = aliased(Change), aliased(Change)
    since = session.scalars(
        select(later.act_id)
        .join(made, made.record_id == later.record_id)
        .where(made.act_id == act, made.before.is_(None), later.id > made.id)
        .distinct()
    )
    if set(since) - idle - {act}:
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
