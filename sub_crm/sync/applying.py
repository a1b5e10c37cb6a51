"""One page of what came, put into the replica in one transaction: all of it, or none.

References are not enforced while applying: a record may point to one that its reader may not see.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sub_crm.store.file import Connection
from sub_crm.sync import forgetting, outbox, rows
from sub_crm.sync.calls import Parts
from sub_crm.sync.outbox import Key
from sub_crm.sync.rows import Applied
from sub_crm.sync.state import State
from sub_crm.values.ids import Id

UNREADABLE = "unreadable"
"""Event: rows came that this replica cannot keep."""


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def apply_page(
    connection: Connection, state: State, me: Id, parts: Parts, now: int, *, is_first: bool = False
) -> Applied:
    """Put a page into the replica and the cursor with it; the caller opens the transaction.

    Pages of a first pull bring what was there already, so they are no acts of anybody.
    """
    outbox.fold(connection, state)
    applied = Applied()
    if purges := parts.get("purge"):
        gone = [(table, bytes.fromhex(id.replace("-", ""))) for _, table, id in purges]
        applied.records |= forgetting.purge(connection, gone)
        applied.purged = len(gone)
        state.purged = max(state.purged, *(seq for seq, *_ in purges))
    if evictions := parts.get("evict"):
        gone = [(table, bytes.fromhex(id.replace("-", ""))) for table, id in evictions]
        applied.records |= forgetting.evict(connection, gone, now)
        applied.evicted = len(gone)
    put_stubs(connection, parts.get("stub", ()))
    rows.put_rows(connection, me, parts, applied, at_once=now if is_first else 0)
    if applied.unreadable:
        _tell_unreadable(connection, applied.unreadable, now)
        state.compared_at = 0
    state.cursor, state.hash = parts["head"]["cursor"], parts["head"]["hash"] or ""
    state.save(connection)
    return applied


def _tell_unreadable(connection: Connection, keys: list[Key], now: int) -> None:
    detail = json.dumps([[table, record.hex()] for table, record in keys])
    connection.execute(
        "INSERT INTO sync_event (at, kind, count, detail) VALUES (?, ?, ?, ?)",
        (now, UNREADABLE, len(keys), detail),
    )


def put_stubs(connection: Connection, stubs: Iterable[Sequence[Any]]) -> None:
    for kind, month, organisation, gone in stubs:
        connection.execute(
            "DELETE FROM stub WHERE kind = ? AND month = ? AND organisation_id = ?"
            if gone
            else "INSERT OR IGNORE INTO stub (kind, month, organisation_id) VALUES (?, ?, ?)",
            (kind, month or "", bytes.fromhex(organisation.replace("-", ""))),
        )
