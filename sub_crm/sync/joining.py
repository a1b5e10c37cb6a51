"""A workspace of one person becomes a replica of the team's, and its user the one of the login.

What was written before stays and keeps its author: the offline user takes over the id that the
shared database gave the account, everywhere at once.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import psycopg

from sub_crm.models import Base
from sub_crm.models.columns import Blob
from sub_crm.store import capture
from sub_crm.store.file import Connection
from sub_crm.sync import applying, outbox
from sub_crm.sync import state as states
from sub_crm.sync.applying import transaction
from sub_crm.sync.calls import Parts
from sub_crm.sync.causes import Stopped
from sub_crm.sync.rounds import PAGE, Replica
from sub_crm.sync.state import State
from sub_crm.sync.wire import shapes
from sub_crm.values.ids import Id

WHO_ASSIGN = ("team_lead", "data_steward")
"""Who may say in a team who holds what."""


SOMEBODY_ELSES_DEVICE = "SC002"


ASSIGNMENTS_DROPPED = "assignments_dropped"
"""Event of which the log tells."""


@dataclass(frozen=True, slots=True)
class Arriving:
    """How far the work of the team is that comes along with joining."""

    rows: int
    """So many have come."""
    share: float
    """Which part of the shared database's log has come, from 0 to 1."""
    put: int = 0
    """So many of them stand in the workspace."""


Received = Callable[[Arriving], None]
"""Told how far it is; what it raises ends the joining there, and the workspace is as it was."""


class Example(Exception):
    """An example is full of people who do not exist; it never becomes part of a team."""


def join(replica: Replica, received: Received | None = None) -> Id:
    """Let the workspace be a replica; return the id of its user.

    With `received` the work of the team comes along: all of it is fetched before anything is
    written, and written in one transaction. Without, the next round brings it.

    Raises `Example`, `Stopped` where it is a replica of another database, and what the driver
    raises; then nothing has changed.
    """
    state = states.load(replica.connection)
    facts = dict(replica.connection.execute("SELECT name, value FROM fact"))
    if facts["mark"]:
        raise Example
    try:
        hello = replica.hello(state)
    except psycopg.Error as error:
        if error.sqlstate == SOMEBODY_ELSES_DEVICE:
            raise Stopped("somebody_else") from error
        raise
    mine = bytes.fromhex(facts["user_id"])
    theirs = bytes.fromhex(hello["user"]["id"].replace("-", ""))
    if mine == theirs:
        with transaction(replica.connection):
            replica.take_in(state, hello)
        return mine
    if state.cursor:
        raise Stopped("somebody_else")
    pages = list(_pages(replica, hello["seq"], received)) if received else []
    with transaction(replica.connection):
        replica.take_in(state, hello)
        outbox.fold(replica.connection, state)
        if hello["user"]["role"] not in WHO_ASSIGN:
            _drop_own_assignments(replica.connection, replica.clock())
        _become(replica.connection, mine, theirs, hello["user"])
        _leave_out_registers(replica.connection)
        if pages:  # those rows are what these rights show; later ones are compared with them
            state.rights = hello["rights"]
        state.save(replica.connection)
        _put(replica, state, theirs, pages, received or (lambda _: None))
    return theirs


def _pages(replica: Replica, seq: int, received: Received) -> Iterator[Parts]:
    rows = 0
    received(Arriving(0, 0.0))
    for parts in replica.shared.pages(0, PAGE, own=False):
        rows += _rows_in(parts)
        received(Arriving(rows, min(1.0, parts["head"]["cursor"] / max(seq, 1))))
        yield parts


def _put(replica: Replica, state: State, me: Id, pages: list[Parts], received: Received) -> None:
    """Put the pages into the replica; what is odd about them, the first round finds and mends."""
    total, put, now = sum(map(_rows_in, pages)), 0, replica.clock()
    for parts in pages:
        applying.apply_page(replica.connection, state, me, parts, now, is_first=True)
        put += _rows_in(parts)
        received(Arriving(total, 1.0, put))


def _rows_in(parts: Parts) -> int:
    return sum(len(parts[name]["rows"]) for name in shapes() if name in parts)


def _drop_own_assignments(connection: Connection, now: int) -> None:
    """What a user took alone, a team lead gives in a team; the shared database would refuse it."""
    capture.remove(connection)
    dropped = connection.execute(
        "UPDATE assignment SET deleted = 1 WHERE ver IS NULL AND deleted = 0"
    ).rowcount
    connection.execute("DELETE FROM unsent WHERE table_name = 'assignment'")
    if dropped:
        connection.execute(
            "INSERT INTO sync_event (at, kind, count) VALUES (?, ?, ?)",
            (now, ASSIGNMENTS_DROPPED, dropped),
        )


def _become(connection: Connection, mine: Id, theirs: Id, user: Mapping[str, Any]) -> None:
    """Write the one id where the other stood; nobody edited anything, so nothing is captured."""
    capture.remove(connection)
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, Blob):
                connection.execute(
                    f"UPDATE {table.name} SET {column.name} = ? WHERE {column.name} = ?",
                    (theirs, mine),
                )
    for table_name, column_name in (
        ("draft", "body"),
        ("change", "before"),
        ("change", "after"),
        ("unsent", "base"),
    ):
        for old, new in ((mine.hex(), theirs.hex()), (mine.hex().upper(), theirs.hex().upper())):
            connection.execute(
                f"UPDATE {table_name} SET {column_name} = replace({column_name}, :old, :new)"
                f" WHERE instr({column_name}, :old)",
                {"old": old, "new": new},
            )
    connection.execute(
        "INSERT OR IGNORE INTO app_user (id, name, role) VALUES (?, ?, ?)",
        (theirs, user["name"], user["role"]),
    )
    connection.execute("UPDATE fact SET value = ? WHERE name = 'user_id'", (theirs.hex(),))
    capture.install(connection)


def _leave_out_registers(connection: Connection) -> None:
    """What has no author came with the program, and comes again from the shared database."""
    for name in shapes():
        connection.execute(
            "DELETE FROM unsent WHERE table_name = ? AND base = '{}' AND record_id IN"
            f" (SELECT id FROM {name} WHERE created_by IS NULL)",
            (name,),
        )
    connection.execute("DELETE FROM unsent WHERE table_name = 'app_user' AND base = '{}'")
