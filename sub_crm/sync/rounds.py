"""One round of synchronising: greet, settle what is in doubt, pull, push, until nothing is left.

Order matters. What was sent without an answer goes first, unchanged: pulling before that would
take our own words for somebody else's. Each step here is a short transaction of its own, so a
round may end anywhere and the next one goes on from there.
"""

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import psycopg

from sub_crm.store.file import SCHEMA, Connection
from sub_crm.sync import applying, forgetting, healing, outbox, reconciling
from sub_crm.sync import state as states
from sub_crm.sync.applying import transaction
from sub_crm.sync.calls import Shared
from sub_crm.sync.causes import Stopped
from sub_crm.sync.outbox import Frozen, Key, Settled
from sub_crm.sync.rows import Applied
from sub_crm.sync.state import State
from sub_crm.values.ids import Id, new_id

PAGE = 5_000
PATIENCE = 5
"""So often in a row may a batch be stale before its rows are asked for by name."""
MARGIN = 60_000_000
"""Microseconds by which a transaction may end after the time that it stamps."""
SOMEBODY_ELSES_NUMBERS = ("SC002", "SC004", "SC005", "SC006")
"""Another copy of this file went on with the numbers of this device."""

Reached = Callable[[str], None]
"""Told where a round is; what it raises ends the round there."""


class ElsewhereToo(Exception):
    """Two files go on as one device."""


@dataclass(slots=True)
class Round:
    """What a round did; filled while it runs."""

    sent: int = 0
    refused: int = 0
    received: int = 0
    differences: int = 0
    purged: int = 0
    evicted: int = 0
    restored: bool = False
    """The shared database was put back from a backup, and got again what it had lost."""
    records: set[Key] = field(default_factory=set)
    """What changed here."""

    def count(self, applied: Applied) -> None:
        self.received += len(applied.records)
        self.differences += applied.differences
        self.purged += applied.purged
        self.evicted += applied.evicted
        self.records |= applied.records


@dataclass(slots=True)
class Replica:
    """A workspace that is part of a team: a connection of its own, that enforces no references."""

    connection: Connection
    link: "psycopg.Connection[Any]"
    version: str = ""
    name: str = ""
    reached: Reached = lambda _: None
    clock: Callable[[], int] = lambda: time.time_ns() // 1_000

    @property
    def me(self) -> Id:
        return self._id("user_id")

    @property
    def shared(self) -> Shared:
        return Shared(self.link, self._id("device_id"), states.load(self.connection).epoch)

    def synchronise(self) -> Round:
        """Bring both sides together; raise `Stopped` or what the driver raises."""
        try:
            return _Synchronising(self).run()
        except ElsewhereToo:
            pass
        except psycopg.Error as error:
            if error.sqlstate not in SOMEBODY_ELSES_NUMBERS:
                raise
        self._become_another_device()
        return _Synchronising(self).run()

    def greet(self, state: State) -> Mapping[str, Any]:
        """Say hello and take in what the answer says about this replica."""
        hello = self.hello(state)
        with transaction(self.connection):
            self.take_in(state, hello)
        return hello

    def hello(self, state: State) -> Mapping[str, Any]:
        """Say hello and change nothing here; raise `Stopped` where they do not go together."""
        hello = self.shared.hello(SCHEMA, state.cursor, self.version, self.name)
        self.reached("greeted")
        _check(state, hello)
        return hello

    def take_in(self, state: State, hello: Mapping[str, Any]) -> None:
        """Keep what the answer says; the caller opens the transaction."""
        device = self._id("device_id").hex()
        if state.device != device:
            _begin_as_another_device(self.connection, state, device)
        state.installation = hello["installation"]
        state.seen_at, state.lease_days = self.clock(), hello["lease_days"]
        state.save(self.connection)

    def anchor(self, place: int) -> str:
        """Return the hash of the log at a place; "" where it does not reach so far."""
        hello = self.shared.hello(SCHEMA, place, self.version, self.name)
        return (hello["anchor"] or "") if hello["seq"] >= place else ""

    def scrub(self) -> bool:
        """Leave nothing of what was erased in the file, before a backup of it is made."""
        return forgetting.scrub(self.connection)

    def confirm_purges(self) -> None:
        """Say that what had to be erased is gone, from backups too."""
        state = states.load(self.connection)
        self.shared.acknowledge_purges(state.purged)
        state.acknowledged = state.purged
        with transaction(self.connection):
            state.save(self.connection)

    def compare(self) -> Applied:
        """Prove that both sides have the same, and mend where they do not."""
        state = states.load(self.connection)
        return reconciling.compare(self.connection, self.shared, state, self.me, self.clock())

    def _become_another_device(self) -> None:
        """Unsent work stays unsent, and travels in batches with new numbers."""
        with transaction(self.connection):
            self.connection.execute(
                "UPDATE fact SET value = ? WHERE name = 'device_id'", (new_id().hex(),)
            )

    def _id(self, fact: str) -> Id:
        [(digits,)] = self.connection.execute("SELECT value FROM fact WHERE name = ?", (fact,))
        return bytes.fromhex(digits)


def _check(state: State, hello: Mapping[str, Any]) -> None:
    if state.installation and hello["installation"] != state.installation:
        raise Stopped("another_database")
    if hello["wipe"]:
        raise Stopped("retired")
    oldest, newest = hello["schema"]
    if not oldest <= SCHEMA <= newest:
        raise Stopped("program_is_older" if oldest > SCHEMA else "server_is_older")


def _begin_as_another_device(connection: Connection, state: State, device: str) -> None:
    """A copy was put back: what it had sent belongs to the device that it was."""
    outbox.drop_doubt(connection)
    state.device, state.last_batch, state.last_op = device, 0, 0


class _Synchronising:
    """One round under way."""

    def __init__(self, replica: Replica) -> None:
        self.replica, self.connection = replica, replica.connection
        self.state, self.done = states.load(replica.connection), Round()

    def run(self) -> Round:
        hello = self.replica.greet(self.state)
        if self._went_on_elsewhere(hello):
            raise ElsewhereToo
        self.shared, self.me = self.replica.shared, self.replica.me
        if self._was_restored(hello):
            self._heal(hello)
        else:
            self._resolve_doubt()
        if hello["seq"] != self.state.cursor:
            self._pull()
        self._follow_rights(hello)
        if self._push_all():
            self._pull()
        self.state.leave_mark(hello["now"])
        self._save()
        return self.done

    def _went_on_elsewhere(self, hello: Mapping[str, Any]) -> bool:
        """Whether a copy of this file sent batches in the name of this device."""
        sent = outbox.in_doubt(self.connection) is not None
        return bool(hello["last_batch"] > self.state.last_batch + sent)

    def _was_restored(self, hello: Mapping[str, Any]) -> bool:
        """Whether the log is another one than we have seen up to our place in it."""
        state = self.state
        return (
            hello["seq"] < state.cursor
            or hello["last_batch"] < state.last_batch
            or bool(state.cursor and (hello["anchor"] or "") != state.hash)
        )

    def _resolve_doubt(self) -> None:
        """Send once more, unchanged, what was sent without an answer."""
        if frozen := outbox.in_doubt(self.connection):
            self._push(frozen)

    def _follow_rights(self, hello: Mapping[str, Any]) -> None:
        """After the pull: what was deleted meanwhile is then known, and not taken for hidden."""
        state = self.state
        if state.rights == hello["rights"]:
            return
        if state.rights:
            now = self.replica.clock()
            self.done.count(
                reconciling.reconcile(self.connection, self.shared, state, self.me, now)
            )
            self.replica.reached("reconciled")
        state.rights = hello["rights"]
        self._save()

    def _pull(self) -> None:
        is_first = not self.state.cursor
        for parts in self.shared.pages(self.state.cursor, PAGE, own=False):
            self.replica.reached("pulled")
            now = self.replica.clock()
            with transaction(self.connection):
                applied = applying.apply_page(
                    self.connection, self.state, self.me, parts, now, is_first=is_first
                )
                self.replica.reached("applying")
            self.replica.reached("applied")
            self.done.count(applied)
            self._ask_for(applied.asked)

    def _push_all(self) -> bool:
        """Send what is unsent, batch by batch; return whether anything was.

        What is entered meanwhile waits for the next round, or this one might never end.
        """
        stale, begun, late = 0, 0, False
        while not late and (frozen := self._freeze()).operations:
            begun = begun or frozen.upto
            typed = outbox.entered_since(self.connection, begun)
            late = bool(typed) and typed >= frozen.records()
            settled = self._push(frozen)
            stale = stale + 1 if settled.stale else 0
            if stale > 2 * PATIENCE:
                raise Stopped("at_odds")
            if stale > PATIENCE:
                self._ask_for(settled.stale)
            elif stale:
                self._pull()
        return bool(self.done.sent)

    def _freeze(self) -> Frozen:
        with transaction(self.connection):
            frozen = outbox.freeze(self.connection, self.state, self.replica.clock())
            self.replica.reached("freezing")
        self.replica.reached("frozen")
        self._ask_for(frozen.same)
        return frozen

    def _push(self, frozen: Frozen) -> Settled:
        answer = self.shared.push(frozen)
        self.replica.reached("pushed")
        now = self.replica.clock()
        with transaction(self.connection):
            settled = outbox.acknowledge(self.connection, self.state, self.me, frozen, answer, now)
            self.replica.reached("acknowledging")
        self.replica.reached("acknowledged")
        self.done.sent += settled.done
        self.done.refused += len(settled.refused)
        self._ask_for(settled.unchanged)
        return settled

    def _heal(self, hello: Mapping[str, Any]) -> None:
        """Give a database that was put back from a backup what it lost, and begin anew with it.

        Versions count from where they were in that backup, so neither they nor what was sent
        before say anything: sides are compared by what they hold.
        """
        self.done.restored = True
        with transaction(self.connection):
            outbox.drop_doubt(self.connection)
            self.state.last_batch, self.state.last_op = hello["last_batch"], hello["last_op"]
            self.state.save(self.connection)
        since, now = self._last_common_moment(), self.replica.clock()
        self.done.count(
            healing.heal(self.connection, self.shared, self.state, self.me, since, now, PAGE)
        )
        self.state.trail, self.state.rights = "[]", hello["rights"]
        self._save()
        self.replica.reached("healed")

    def _last_common_moment(self) -> int:
        """Return a time of the shared database up to which both logs are one; 0 where unknown."""
        for place, hash, at in reversed(self.state.marks()):
            if place and self.replica.anchor(place) == hash:
                return at - MARGIN
        return 0

    def _ask_for(self, keys: Iterable[Key]) -> None:
        if wanted := set(keys):
            now = self.replica.clock()
            self.done.count(
                reconciling.fetch(self.connection, self.shared, self.state, self.me, wanted, now)
            )

    def _save(self) -> None:
        with transaction(self.connection):
            self.state.save(self.connection)
