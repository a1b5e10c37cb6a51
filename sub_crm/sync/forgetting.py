"""Taking records out of a replica: what its user may no longer see, and what nobody may keep.

An evicted record may come again, so what was entered in it and not sent is kept apart. A purged
one leaves no trace: neither in the journal nor in drafts and differences.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sub_crm.store.capture import FORGETTING
from sub_crm.store.file import Connection
from sub_crm.store.search_index import FULL_TEXT
from sub_crm.sync import outbox
from sub_crm.sync.outbox import Key
from sub_crm.sync.wire import shapes
from sub_crm.values.rights import PARTS

EVICTED_WORDS = "evicted_words"


def evict(connection: Connection, gone: Iterable[Key], now: int) -> set[Key]:
    """Forget records and their parts; return all that went. Unsent words are kept as an event.

    The journal must have been folded.
    """
    found = _with_parts(connection, gone)
    for key, base in outbox.unsent(connection, found).items():
        _keep_words(connection, key, base, now)
    _remove(connection, found)
    return found


def purge(connection: Connection, gone: Iterable[Key]) -> set[Key]:
    """Erase records and their parts, and whatever speaks of them; return all that went.

    The journal must have been folded.
    """
    found = _with_parts(connection, gone)
    ids = {record for _, record in found}
    with _forgetting(connection):
        for record in ids:
            connection.execute("DELETE FROM difference WHERE record_id = ?", (record,))
    _remove(connection, found)
    for record in ids:
        spelled = {"digits": f"%{record.hex()}%"}
        connection.execute("DELETE FROM draft WHERE lower(body) LIKE :digits", spelled)
        connection.execute("DELETE FROM sync_event WHERE lower(detail) LIKE :digits", spelled)
    return found


def scrub(connection: Connection) -> bool:
    """Leave nothing of what was erased in the index and the journal of the file.

    False where somebody who reads keeps the journal from being emptied.
    """
    for name in FULL_TEXT:
        connection.execute(f"INSERT INTO {name} ({name}) VALUES ('optimize')")
    [(busy, *_)] = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return not busy


def _with_parts(connection: Connection, gone: Iterable[Key]) -> set[Key]:
    found = {(table, record) for table, record in gone if table in shapes()}
    for table, record in list(found):
        for part, wholes in PARTS.items():
            if table in wholes:
                found |= {
                    (part, id)
                    for (id,) in connection.execute(
                        f"SELECT id FROM {part} WHERE {table}_id = ?", (record,)
                    )
                }
    return found


@contextmanager
def _forgetting(connection: Connection) -> Iterator[None]:
    """Let records be removed; gone with the transaction, so that a crash ends it too."""
    connection.execute(f"INSERT INTO fact (name, value) VALUES ('{FORGETTING}', '')")
    try:
        yield
    finally:
        connection.execute(f"DELETE FROM fact WHERE name = '{FORGETTING}'")


def _remove(connection: Connection, found: set[Key]) -> None:
    with _forgetting(connection):
        for table, record in found:
            connection.execute(f"DELETE FROM {table} WHERE id = ?", (record,))
            connection.execute(
                "DELETE FROM change WHERE table_name = ? AND record_id = ?", (table, record)
            )
    outbox.settle(connection, found)


def _keep_words(connection: Connection, key: Key, base: dict[str, object], now: int) -> None:
    shape = shapes()[key[0]]
    row = outbox.row_of(connection, shape, key[1])
    if row is None:
        return
    edited = {
        name: shape.to_journal(name, row[name])
        for name in (base if row["ver"] else shape.entered)
        if name in row and row[name] not in (None, "", shape.defaults.get(name))
    }
    if edited:
        detail = {"table": key[0], "record": key[1].hex(), "words": edited}
        connection.execute(
            "INSERT INTO sync_event (at, kind, count, detail) VALUES (?, ?, 1, ?)",
            (now, EVICTED_WORDS, json.dumps(detail, ensure_ascii=False)),
        )
