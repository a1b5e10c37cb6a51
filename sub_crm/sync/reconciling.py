"""Comparing both sides as a whole: after rights changed, after a restored server, and now and then.

Sides are compared row by row, each from what it really has. Nothing here takes a side: what this
replica has and the other lacks is sent, or, where its reader may not see it, forgotten.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sub_crm.store.file import Connection
from sub_crm.sync import applying, forgetting, outbox, rows
from sub_crm.sync.applying import transaction
from sub_crm.sync.calls import Shared
from sub_crm.sync.outbox import Key
from sub_crm.sync.rows import Applied
from sub_crm.sync.state import State
from sub_crm.sync.wire import Shape, shapes
from sub_crm.values.ids import Id

AT_ONCE = 2_000
REPAIRED = "repaired"

Versions = dict[Id, int]


def reconcile(connection: Connection, shared: Shared, state: State, me: Id, now: int) -> Applied:
    """Take out of the replica what its user may no longer see, and bring what they now may."""
    keys, stubs = shared.keys()["tables"], shared.stubs()
    applied, missing, absent = Applied(), set[Key](), set[Key]()
    for shape in shapes().values():
        there = _read_keys(keys.get(shape.name, ()))
        here = versions(connection, shape, "deleted = 0")
        absent |= {(shape.name, id) for id in here.keys() - there.keys()}
        missing |= {(shape.name, id) for id, ver in there.items() if here.get(id) != ver}
    # what was edited here may only have been deleted there: such a row can still be asked for
    edited = absent & outbox.all_unsent(connection).keys()
    hidden = absent - fetch_rows(connection, shared, state, me, edited, applied)
    with transaction(connection):
        outbox.fold(connection, state)
        applied.records |= forgetting.evict(connection, hidden, now)
        applied.evicted += len(hidden)
        connection.execute("DELETE FROM stub")
        applying.put_stubs(connection, stubs)
        state.save(connection)
    fetch_rows(connection, shared, state, me, missing, applied)
    return applied


def fetch(
    connection: Connection, shared: Shared, state: State, me: Id, keys: Iterable[Key], now: int
) -> Applied:
    """Merge the rows of these records as they are now; what is not shown counts as refused."""
    keys = set(keys)
    applied = Applied()
    seen = fetch_rows(connection, shared, state, me, keys, applied)
    with transaction(connection):
        connection.executemany(
            "UPDATE unsent SET refused = '42501', refused_at = ?"
            " WHERE table_name = ? AND record_id = ?",
            [(now, *key) for key in keys - seen],
        )
    return applied


def fetch_rows(
    connection: Connection,
    shared: Shared,
    state: State,
    me: Id,
    keys: Iterable[Key],
    applied: Applied,
) -> set[Key]:
    wanted, seen = defaultdict(list), set()
    for table, id in keys:
        wanted[table].append(id)
    for table in shapes():
        for at in range(0, len(wanted.get(table, ())), AT_ONCE):
            parts = shared.rows(table, wanted[table][at : at + AT_ONCE])
            page = parts.get(table, {"columns": ["id"], "rows": []})
            at_id = page["columns"].index("id")
            seen |= {(table, bytes.fromhex(row[at_id].replace("-", ""))) for row in page["rows"]}
            with transaction(connection):
                outbox.fold(connection, state)
                rows.put_rows(connection, me, parts, applied)
                state.save(connection)
    return seen


def compare(connection: Connection, shared: Shared, state: State, me: Id, now: int) -> Applied:
    """Prove that both sides have the same, and mend the buckets in which they do not.

    Only at an equal place in the log; records that are unsent are left out with their buckets.
    """
    applied = Applied()
    digest = shared.digest()
    if digest["seq"] != state.cursor:
        return applied
    unsent = {
        (table, record[-1])
        for table, record in connection.execute("SELECT table_name, record_id FROM unsent")
    }
    repaired = 0
    for shape in shapes().values():
        there = {
            bucket: (count, total) for bucket, count, total in digest["tables"].get(shape.name, ())
        }
        here = sums(connection, shape)
        wrong = [
            bucket
            for bucket in sorted(there.keys() | here.keys())
            if there.get(bucket, (0, 0)) != here.get(bucket, (0, 0))
            and (shape.name, bucket) not in unsent
        ]
        if wrong:
            repaired += _mend(connection, shared, state, me, shape, wrong, applied, now)
    with transaction(connection):
        if repaired:
            connection.execute(
                "INSERT INTO sync_event (at, kind, count) VALUES (?, ?, ?)",
                (now, REPAIRED, repaired),
            )
        state.compared_at = now
        state.save(connection)
    return applied


def _mend(
    connection: Connection,
    shared: Shared,
    state: State,
    me: Id,
    shape: Shape,
    buckets: list[int],
    applied: Applied,
    now: int,
) -> int:
    keys = shared.keys([shape.name], buckets)["tables"].get(shape.name, ())
    there = _read_keys(keys)
    here = {
        id: ver
        for id, ver in versions(connection, shape, "deleted = 0").items()
        if id[-1] in buckets
    }
    hidden = {(shape.name, id) for id in here.keys() - there.keys()}
    with transaction(connection):
        outbox.fold(connection, state)
        applied.records |= forgetting.evict(connection, hidden, now)
    fetch_rows(connection, shared, state, me, [(shape.name, id) for id in there], applied)
    return len(hidden) + len(there)


def sums(connection: Connection, shape: Shape) -> dict[int, tuple[int, int]]:
    """Return count and sum of hashes of what is there, per last byte of the id."""
    found: dict[int, tuple[int, int]] = {}
    names = ", ".join(shape.wire)
    at_id = shape.wire.index("id") + 1
    for row in connection.execute(
        f"SELECT ver, {names} FROM {shape.name} WHERE deleted = 0 AND ver IS NOT NULL"
    ):
        bucket = row[at_id][-1]
        count, total = found.get(bucket, (0, 0))
        found[bucket] = (count + 1, total + _hash(row))
    return found


def _hash(row: tuple[Any, ...]) -> int:
    text = str(row[0]) + "".join(map(_spelled, row[1:]))
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big", signed=True)


def _spelled(value: Any) -> str:
    if value is None:
        return "-"
    text = value.hex() if isinstance(value, bytes) else str(value)
    return f"|{len(text.encode())}:{text}"


def versions(connection: Connection, shape: Shape, condition: str) -> Versions:
    return dict(
        connection.execute(
            f"SELECT id, ver FROM {shape.name} WHERE ver IS NOT NULL AND {condition}"
        )
    )


def _read_keys(said: Iterable[tuple[str, int]]) -> Versions:
    return {bytes.fromhex(id.replace("-", "")): ver for id, ver in said}
