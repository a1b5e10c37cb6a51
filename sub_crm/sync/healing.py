"""A shared database that was put back from a backup gets again what it lost."""

from collections.abc import Iterator, Mapping
from typing import Any

from sub_crm.store.file import Connection
from sub_crm.sync import applying, forgetting, outbox, rows
from sub_crm.sync.applying import transaction
from sub_crm.sync.calls import Shared
from sub_crm.sync.differing import keep_difference
from sub_crm.sync.merging import Differing
from sub_crm.sync.outbox import Key
from sub_crm.sync.reconciling import fetch_rows, versions
from sub_crm.sync.rows import Applied
from sub_crm.sync.state import State
from sub_crm.sync.wire import Shape, Values, shapes
from sub_crm.values.ids import Id


def heal(
    connection: Connection,
    shared: Shared,
    state: State,
    me: Id,
    since: int,
    now: int,
    most: int,
) -> Applied:
    """Compare everything with a database that was put back from a backup, and send what it lost.

    Up to the time `since` both have the same history. What either side stamped later may be
    unknown to the other: ours is sent again, and where theirs is later too, both are kept.
    """
    applied, seen = Applied(), set[Key]()
    for parts in shared.pages(0, most, own=True):
        with transaction(connection):
            outbox.fold(connection, state)
            for shape in shapes().values():
                for row in _rows_of(shape, parts):
                    seen.add((shape.name, row["id"]))
                    _keep_what_was_lost(connection, shape, me, row, since, applied)
            applying.put_stubs(connection, parts.get("stub", ()))
            rows.put_rows(connection, me, parts, applied, back=True)
            state.save(connection)
    state.cursor, state.hash = parts["head"]["cursor"], parts["head"]["hash"] or ""
    state.compared_at = 0  # if what follows is cut off, comparing both sides goes on with it
    gone = _send_what_is_missing(connection, state, seen, since)
    known = fetch_rows(connection, shared, state, me, gone, applied)
    with transaction(connection):
        outbox.fold(connection, state)
        applied.records |= forgetting.evict(connection, gone - known, now)
        state.save(connection)
    return applied


def _rows_of(shape: Shape, parts: Mapping[str, Any]) -> Iterator[Values]:
    page = parts.get(shape.name, {"columns": [], "rows": []})
    for row in page["rows"]:
        yield {
            name: shape.from_wire(name, value)
            for name, value in zip(page["columns"], row, strict=True)
        }


def _keep_what_was_lost(
    connection: Connection, shape: Shape, me: Id, there: Values, since: int, applied: Applied
) -> None:
    """Make edits of what we have and they lost; where they went on since, keep both."""
    here = outbox.row_of(connection, shape, there["id"])
    if here is None:
        return
    key = (shape.name, there["id"])
    unsent = outbox.unsent(connection, [key])
    if not unsent and _stamp_of(connection, key) <= since:
        return
    base = {
        name: there[name] for name in shape.entered if name in there and here[name] != there[name]
    }
    if _stamp(there) <= since:
        outbox.put_unsent(connection, shape, there["id"], base)
        return
    if unsent:  # what was edited and not sent is merged as ever
        base = {name: value for name, value in base.items() if name not in unsent[key]}
    for name, value in base.items():
        differing = Differing(name, None, value, here[name])
        keep_difference(connection, me, shape, there, here, differing)
        applied.differences += 1


def _send_what_is_missing(
    connection: Connection, state: State, seen: set[Key], since: int
) -> set[Key]:
    """Let records that they lost be new; return those that went away there in some other way."""
    gone: set[Key] = set()
    with transaction(connection):
        outbox.fold(connection, state)
        unsent = outbox.all_unsent(connection)
        for shape in shapes().values():
            alive = versions(connection, shape, "deleted = 0")
            for id in versions(connection, shape, "TRUE"):
                key = (shape.name, id)
                if key in seen:
                    continue
                if key not in unsent and _stamp_of(connection, key) <= since:
                    gone |= {key} if id in alive else set()
                    continue
                connection.execute(f"UPDATE {shape.name} SET ver = NULL WHERE id = ?", (id,))
                connection.execute(
                    "INSERT INTO unsent (table_name, record_id, base) VALUES (?, ?, '{}')"
                    " ON CONFLICT DO NOTHING",
                    key,
                )
        state.save(connection)
    return gone


def _stamp(row: Mapping[str, Any]) -> int:
    return int(row["updated_at"] or row["created_at"] or 0)


def _stamp_of(connection: Connection, key: Key) -> int:
    [(at,)] = connection.execute(
        f"SELECT coalesce(updated_at, created_at, 0) FROM {key[0]} WHERE id = ?", key[1:]
    )
    return int(at)
