"""What synchronising tells: why it failed, in a word, and the log that a replica keeps of it."""

import json
import time
from typing import Any

import psycopg

from sub_crm.store import problems
from sub_crm.store.file import Connection
from sub_crm.sync.applying import transaction
from sub_crm.sync.causes import Cause, Stopped, cause_of
from sub_crm.sync.probing import NotSafe
from sub_crm.sync.rounds import Round

KEEP_EVENTS = 500
ROUND, FAILED = "round", "failed"
"""Kinds of event in the log of the replica."""
HERE, FAULT = "here", "fault"
"""Causes of our own: the file on this computer, or a mistake in the program."""
NORMAL = frozenset({Cause.UNREACHABLE.value, Cause.BUSY.value})
"""Of being away from the network; whatever else it is, somebody has to do something."""
REFUSED_LOGIN = frozenset(
    cause.value for cause in (Cause.PASSWORD, Cause.WINDOWS, Cause.CLOSED, Cause.UNTRUSTED)
)
"""Trying these again by itself would lock the account."""


def told_cause(error: Exception) -> str:
    """Return that of `Stopped`, the value of a `Cause`, `HERE` or `FAULT`."""
    match error:
        case Stopped():
            return error.cause
        case NotSafe():
            return error.cause.value
        case psycopg.Error() | OSError():
            return cause_of(error).value
    return HERE if problems.explained(error) else FAULT


def counts_of(done: Round) -> dict[str, int]:
    """Return what there is to tell of a round; nothing where nothing happened."""
    counts = {
        "sent": done.sent,
        "received": done.received,
        "refused": done.refused,
        "differences": done.differences,
        "purged": done.purged,
        "evicted": done.evicted,
        "restored": int(done.restored),
    }
    return {name: count for name, count in counts.items() if count}


def note(connection: Connection, kind: str, detail: dict[str, Any]) -> None:
    """Write a line into the log of this replica, and let the oldest lines go."""
    with transaction(connection):
        connection.execute(
            "INSERT INTO sync_event (at, kind, count, detail) VALUES (?, ?, 1, ?)",
            (time.time_ns() // 1_000, kind, json.dumps(detail)),
        )
        connection.execute(
            "DELETE FROM sync_event WHERE kind IN (?, ?) AND id <= (SELECT id FROM sync_event"
            " WHERE kind IN (?, ?) ORDER BY id DESC LIMIT 1 OFFSET ?)",
            (ROUND, FAILED, ROUND, FAILED, KEEP_EVENTS),
        )
