"""Synchronising by itself, on a thread of its own, for as long as a workspace is open.

A round takes place soon after something was saved here, when the shared database hints that
somebody pushed, and once a minute anyway; after a failure later and later, with chance in it, so
that a whole team does not come back in the same second.
"""

import contextlib
import datetime as dt
import logging
import queue
import random
import select
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

import psycopg

from sub_crm.store import Store
from sub_crm.store.file import Connection
from sub_crm.sync import state as states
from sub_crm.sync.asking import Ended, Link, Question
from sub_crm.sync.rounds import Replica, Round
from sub_crm.sync.telling import (
    FAILED,
    FAULT,
    NORMAL,
    REFUSED_LOGIN,
    ROUND,
    counts_of,
    note,
    told_cause,
)

log = logging.getLogger(__name__)

POLL_S = 60.0
AFTER_SAVING_S = 0.3
"""So that what is saved at once travels together."""
FIRST_RETRY_S, LONGEST_RETRY_S = 2.0, 300.0
COMPARE_EVERY = 86_400_000_000
"""Microseconds between two comparisons of everything."""
JOIN_S = 0.2


class Phase(StrEnum):
    WAITING = "waiting"
    """Nothing to do until something happens."""
    BUSY = "busy"
    OFFLINE = "offline"
    """The shared database cannot be reached: a normal state."""
    STOPPED = "stopped"
    """Somebody has to do something first; `cause` says what about."""


@dataclass(frozen=True, slots=True)
class Status:
    """How synchronising stands, each time it changes."""

    phase: Phase
    succeeded_at: dt.datetime | None = None
    """When a round last ended well, in this sitting."""
    failing_since: dt.datetime | None = None
    retry_at: dt.datetime | None = None
    cause: str = ""
    """Why it fails, as `telling.told_cause` names it."""
    error: Exception | None = None
    round: Round | None = None
    """What the round did that just ended well."""


@dataclass(slots=True)
class Service:
    """Owns the thread; `told` is called on it, and must only pass on."""

    store: Store
    open_link: Callable[[], Link]
    told: Callable[[Status], None]
    name: str = ""
    version: str = ""
    after_purge: Callable[[], None] = lambda: None
    """Makes a fresh backup and drops the older ones; only then an erasure is confirmed."""
    status: Status = field(default_factory=lambda: Status(Phase.WAITING), init=False)
    _thread: threading.Thread | None = field(default=None, init=False)
    _stopping: threading.Event = field(default_factory=threading.Event, init=False)
    _link: Link | None = field(default=None, init=False)
    _woken: tuple[socket.socket, socket.socket] = field(
        default_factory=socket.socketpair, init=False
    )
    _failures: int = field(default=0, init=False)
    _connecting: bool = field(default=False, init=False)
    _hinted: bool = field(default=False, init=False)
    """Somebody pushed while a round was under way."""
    _asked: threading.Event = field(default_factory=threading.Event, init=False)
    _questions: "queue.SimpleQueue[Question]" = field(default_factory=queue.SimpleQueue, init=False)

    def start(self) -> None:
        self._thread = threading.Thread(target=self._run, name="sync", daemon=True)
        self._thread.start()

    def wake(self) -> None:
        """Let a round begin soon; callable from any thread. After a refused login nothing does."""
        with contextlib.suppress(OSError):
            self._woken[1].send(b"!")

    def retry(self) -> None:
        """Let a round begin now, because somebody asks for it."""
        self._asked.set()
        self.wake()

    def ask(self, question: Question) -> None:
        """Ask it as soon as the connection is free, and let a round follow; from any thread."""
        self._questions.put(question)
        self.retry()
        if self._stopping.is_set():
            self._drop_questions(Ended())

    def stop(self) -> None:
        """End after the step that is under way, which is durable by itself; wait for that.

        A connection that is still being made is not waited for: nothing is written after it.
        """
        self._stopping.set()
        if (link := self._link) is not None:
            with contextlib.suppress(psycopg.Error):
                link.cancel_safe(timeout=2)
        self.wake()
        while self._thread and self._thread.is_alive():
            self._thread.join(JOIN_S)
            if self._connecting:
                break
        if self._thread is None:
            self._close_ends()

    def _run(self) -> None:
        with contextlib.ExitStack() as ending:
            ending.callback(self._close_ends)
            ending.callback(lambda: self._drop_questions(Ended()))
            ending.callback(self._hang_up)
            connection = ending.enter_context(contextlib.closing(self.store.connection_to_sync()))
            while not self._stopping.is_set():
                self._one_round(connection)
                self._rest()

    def _one_round(self, connection: Connection) -> None:
        self._hinted = False
        self._tell(replace(self.status, phase=Phase.BUSY, round=None))
        try:
            done = self._synchronise(connection)
        except Exception as error:
            if self._stopping.is_set():
                return
            self._hang_up()
            self._drop_questions(error)
            self._fail(connection, error)
        else:
            self._failures = 0
            self._tell(Status(Phase.WAITING, succeeded_at=_now(), round=done))

    def _synchronise(self, connection: Connection) -> Round:
        if not self._questions.empty():
            self._try_link()
        if self._link is None or self._link.closed:
            self._link = self._connected()
            self._go_on("connected")
            self._listen(self._link)
        self._ask_all(self._link)
        replica = Replica(connection, self._link, self.version, self.name, reached=self._go_on)
        done = replica.synchronise()
        state = states.load(connection)
        to_confirm = state.purged > state.acknowledged
        is_clean = (done.evicted or to_confirm) and replica.scrub()
        if to_confirm and is_clean:  # else the next round does
            self.after_purge()
            replica.confirm_purges()
        if time.time_ns() // 1_000 - state.compared_at > COMPARE_EVERY:
            done.count(replica.compare())
        if said := counts_of(done):
            note(connection, ROUND, said)
        return done

    def _try_link(self) -> None:
        """A connection may have died in its sleep, and a question is asked only once."""
        try:
            if self._link is not None:
                self._link.execute("SELECT 1")
        except psycopg.Error:
            self._hang_up()

    def _ask_all(self, link: Link) -> None:
        while not self._questions.empty():
            self._go_on("asking")
            try:
                question = self._questions.get_nowait()
            except queue.Empty:
                return  # the service was stopped, which answered it
            question.ask(link)
            if link.closed and question.error is not None:
                raise question.error

    def _drop_questions(self, error: Exception) -> None:
        with contextlib.suppress(queue.Empty):
            while True:
                self._questions.get_nowait().fail(error)

    def _listen(self, link: Link) -> None:
        """Heed hints of others that come along with an answer, which no waiting would notice."""

        def heed(notice: psycopg.Notify) -> None:
            self._hinted = self._hinted or notice.pid != link.info.backend_pid

        link.add_notify_handler(heed)
        link.execute("LISTEN crm")

    def _connected(self) -> Link:
        self._connecting = True
        try:
            return self.open_link()
        finally:
            self._connecting = False

    def _go_on(self, _: str) -> None:
        if self._stopping.is_set():
            raise Ended

    def _fail(self, connection: Connection, error: Exception) -> None:
        self._failures += 1
        cause = told_cause(error)
        if cause == FAULT:
            log.error("synchronising failed", exc_info=error)
        if cause != self.status.cause:
            with contextlib.suppress(Exception):  # the file itself may be what is wrong
                note(connection, FAILED, {"cause": cause})
        longest = min(LONGEST_RETRY_S, FIRST_RETRY_S * 2 ** min(self._failures - 1, 20))
        retry = _now() + dt.timedelta(seconds=longest * random.uniform(0.5, 1))
        self._tell(
            Status(
                Phase.OFFLINE if cause in NORMAL else Phase.STOPPED,
                succeeded_at=self.status.succeeded_at,
                failing_since=self.status.failing_since or _now(),
                retry_at=None if cause in REFUSED_LOGIN else retry,
                cause=cause,
                error=error,
            )
        )

    def _rest(self) -> None:
        """Wait until there is a reason for a round."""
        if self.status.cause in REFUSED_LOGIN:
            while not (self._asked.is_set() or self._stopping.is_set()):
                self._wait_for_a_sign(None)
        elif not (self._stopping.is_set() or self._hinted):
            self._wait_for_a_sign(self._patience())
        self._asked.clear()

    def _patience(self) -> float:
        if self.status.retry_at:
            return max(0.0, (self.status.retry_at - _now()).total_seconds())
        return POLL_S * random.uniform(0.8, 1.2)

    def _wait_for_a_sign(self, patience: float | None) -> None:
        reading, _ = self._woken
        watched: list[Any] = [reading, *([self._link] if self._link else [])]
        found, _, _ = select.select(watched, [], [], patience)
        if reading in found:
            if not self._asked.is_set():
                self._stopping.wait(AFTER_SAVING_S)
            reading.recv(4096)

    def _close_ends(self) -> None:
        for end in self._woken:
            end.close()

    def _hang_up(self) -> None:
        if self._link is not None:
            with contextlib.suppress(psycopg.Error):
                self._link.close()
            self._link = None

    def _tell(self, status: Status) -> None:
        self.status = status
        self.told(status)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
