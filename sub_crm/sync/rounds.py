"""One round of synchronising: greet, settle what is in doubt, pull, push, until nothing is left.

Order matters. What was sent without an answer goes first, unchanged: pulling before that would
take our own words for somebody else's. Each step here is a short transaction of its own, so a
round may end anywhere and the next one goes on from there.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sub_crm.store.file import SCHEMA, Connection
from sub_crm.sync import applying, outbox, reconciling
from sub_crm.sync import state as states
from sub_crm.sync.applying import Applied, transaction
from sub_crm.sync.calls import Shared
from sub_crm.sync.state import State
from sub_crm.values.ids import Id

PAGE = 5_000
PATIENCE = 5
"""So often in a row may a record be stale before its row is asked for by name."""

Reached = Callable[[str], None]
"""Told where a round is; what it raises ends the round there."""


class Stopped(Exception):
    """The round cannot go on before somebody does something; `cause` says what."""

    def __init__(self, cause: str, detail: str = "") -> None:
        super().__init__(cause)
        self.cause, self.detail = cause, detail


@dataclass(slots=True)
class Round:
    """What a round did; filled while it runs."""

    sent: int = 0
    refused: int = 0
    received: int = 0
    differences: int = 0
    purged: int = 0
    restored: bool = False
    """The shared database was put back from a backup, and got again what it had lost."""
    records: set[tuple[str, Id]] = field(default_factory=set)
    """What changed here."""

    def count(self, applied: Applied) -> None:
        self.received += len(applied.records)
        self.differences += applied.differences
        self.purged += applied.purged
        self.records |= applied.records


@dataclass(slots=True)
class Replica:
    """A workspace that is part of a team: a connection of its own, that enforces no references."""

    connection: Connection
    shared: Shared
    me: Id
    version: str = ""
    name: str = ""
    reached: Reached = lambda _: None
    clock: Callable[[], int] = lambda: time.time_ns() // 1_000

    def synchronise(self) -> Round:
        """Bring both sides together; raise `Stopped` or what the driver raises."""
        done, state = Round(), states.load(self.connection)
        hello = self.greet(state)
        self._resolve_doubt(state, hello, done)
        if hello["seq"] < state.cursor or (state.cursor and hello["anchor"] != state.hash):
            done.restored = True
            self._heal(state, hello, done)
        elif state.rights and hello["rights"] != state.rights:
            self._reconcile(state, done)
        if state.rights != hello["rights"]:
            state.rights = hello["rights"]
            self._save(state)
        if hello["seq"] != state.cursor:
            self._pull(state, done)
        stale = 0
        while frozen := self._freeze(state):
            settled = self._push(state, frozen)
            done.sent += settled.done
            done.refused += len(settled.refused)
            stale = stale + 1 if settled.stale else 0
            if stale > PATIENCE:
                self._ask_for(settled.stale, state, done)
            elif settled.stale:
                self._pull(state, done)
        self._pull_own_stamps(state, done)
        return done

    def confirm_purges(self) -> None:
        """Say that what had to be erased is gone, from backups too."""
        state = states.load(self.connection)
        self.shared.acknowledge_purges(state.purged)
        state.acknowledged = state.purged
        self._save(state)

    def greet(self, state: State) -> Mapping[str, Any]:
        """Say hello and take in what the answer says about this replica."""
        hello = self.shared.hello(SCHEMA, state.cursor, self.version, self.name)
        self.reached("greeted")
        if state.installation and hello["installation"] != state.installation:
            raise Stopped("another_database")
        if hello["wipe"]:
            raise Stopped("retired")
        oldest, newest = hello["schema"]
        if not oldest <= SCHEMA <= newest:
            raise Stopped("program_is_older" if oldest > SCHEMA else "server_is_older")
        with transaction(self.connection):
            if state.device != self.shared.device.hex():
                self._begin_as_another_device(state)
            state.installation = hello["installation"]
            state.seen_at, state.lease_days = self.clock(), hello["lease_days"]
            state.save(self.connection)
        return hello

    def _begin_as_another_device(self, state: State) -> None:
        """A copy was put back: what it had sent belongs to the device that it was."""
        self.connection.execute("DELETE FROM batch")
        state.device = self.shared.device.hex()
        state.last_batch = state.last_op = 0

    def _resolve_doubt(self, state: State, hello: Mapping[str, Any], done: Round) -> None:
        frozen = outbox.in_doubt(self.connection)
        if frozen and hello["last_batch"] >= frozen.number - 1:
            settled = self._push(state, frozen)
            done.sent += settled.done
            done.refused += len(settled.refused)

    def _pull(self, state: State, done: Round) -> None:
        more = True
        while more:
            parts = self.shared.pull(state.cursor, PAGE)
            self.reached("pulled")
            with transaction(self.connection):
                applied = applying.apply_page(self.connection, state, self.me, parts, self.clock())
                self.reached("applying")
            self.reached("applied")
            done.count(applied)
            more = parts["head"]["more"]

    def _pull_own_stamps(self, state: State, done: Round) -> None:
        """Take what the shared database wrote beside our own words: who, when, in which place."""
        if done.sent:
            received = done.received
            self._pull(state, done)
            done.received = max(received, done.received - done.sent)

    def _freeze(self, state: State) -> outbox.Frozen | None:
        with transaction(self.connection):
            frozen = outbox.freeze(self.connection, state, self.clock())
            self.reached("freezing")
        self.reached("frozen")
        return frozen

    def _push(self, state: State, frozen: outbox.Frozen) -> outbox.Settled:
        answer = self.shared.push(frozen)
        self.reached("pushed")
        with transaction(self.connection):
            settled = outbox.acknowledge(
                self.connection, state, frozen, answer["ops"], self.clock()
            )
            self.reached("acknowledging")
        self.reached("acknowledged")
        return settled

    def _reconcile(self, state: State, done: Round) -> None:
        done.count(
            reconciling.reconcile(self.connection, self.shared, state, self.me, self.clock())
        )
        self.reached("reconciled")

    def _heal(self, state: State, hello: Mapping[str, Any], done: Round) -> None:
        """Give a database that was put back from a backup what it lost, and begin anew with it."""
        for frozen in outbox.kept_since(self.connection, hello["last_batch"]):
            self.shared.push(frozen)
            self.reached("pushed_again")
        done.count(reconciling.heal(self.connection, self.shared, state, self.me, PAGE))
        self.reached("healed")

    def _ask_for(self, stale: tuple[outbox.Key, ...], state: State, done: Round) -> None:
        done.count(
            reconciling.fetch(self.connection, self.shared, state, self.me, stale, self.clock())
        )

    def _save(self, state: State) -> None:
        with transaction(self.connection):
            state.save(self.connection)
