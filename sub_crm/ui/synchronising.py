"""The service that synchronises, for as long as its workspace is open, told on the screen's thread.

It is made on a thread that may wait: it brings a database driver along. What it says comes through
one queued signal, so nothing of it ever runs between two lines of a page.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from sub_crm.queries.sync import ReceivedRow, ReplicaFacts, received_since, replica_facts
from sub_crm.queries.waiting import Work, work
from sub_crm.store import Changes, Store
from sub_crm.ui.backend import Backend

SLOW_MS = 1_000
"""A round that takes longer is told of."""
REFUSED_LOGIN = frozenset({"password", "windows", "closed", "untrusted"})
"""Causes after which it is not tried again by itself."""
PAUSE_MS = 250
"""So that what changes at once is counted once."""

Told = Callable[[Any], None]


class Service(Protocol):
    def start(self) -> None: ...

    def wake(self) -> None: ...

    def retry(self) -> None: ...

    def ask(self, question: Any) -> None: ...

    def stop(self) -> None: ...


MakeService = Callable[[Store, Told, Callable[[], Path]], Service]
"""Makes what synchronises a store, not started yet; it tells a `Status` from its own thread, and
asks for the folder of the backups where it must make one."""


class Syncing(QObject):
    """Owns the service; `changed` says that there is something else to tell."""

    changed = Signal()
    retired = Signal()
    """The team wrote this device off."""
    _told = Signal(object)

    def __init__(self, backend: Backend, make: MakeService | None) -> None:
        super().__init__(backend)
        self._backend, self._make = backend, make
        self._service: Service | None = None
        self._wanted, self._closed = False, False
        self._questions: list[Any] = []
        self.status: Any = None
        """The last `Status` of a round that ended; None before the first."""
        self.slow = False
        """A round is under way, and has been for a while."""
        self.work = Work()
        self.facts = ReplicaFacts(0, 0, 0)
        self._told.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._slowness = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slowness.timeout.connect(lambda: self._set_slow(True))
        self._count_soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._count_soon.timeout.connect(self._count)
        backend.changed.connect(self._heed)
        backend.closing.connect(self._close)

    @property
    def in_team(self) -> bool:
        return self._backend.identity.in_team

    def is_running(self) -> bool:
        return self._service is not None

    def may_run(self) -> bool:
        """Whether this workspace is to be synchronised, and something leads to its team."""
        return self.in_team and self._make is not None and not self._backend.store.only_look

    # its life

    def begin(self) -> None:
        """Start, where the workspace is part of a team; count what there is to do in any case."""
        self._count()
        make, folder = self._make, self._backend.backup_folder
        if self._wanted or not self.may_run() or make is None:
            return
        self._wanted = True
        self._backend.beside(lambda store: make(store, self._told.emit, folder), then=self._start)

    def reconsider(self) -> None:
        """The workspace joined a team, or left it: start or stop as it is now."""
        self._backend.reread_identity()
        if self.may_run():
            self.begin()
        else:
            self.stop()
        self.changed.emit()

    def _start(self, service: Service) -> None:
        if self._wanted:
            self._service = service
            service.start()
            while self._questions:
                service.ask(self._questions.pop(0))
        else:
            service.stop()

    def stop(self) -> None:
        """End after the step that is under way; what it still says is for nobody."""
        self._wanted = False
        self._slowness.stop()
        self._count_soon.stop()
        self._questions.clear()  # another team may come after this one
        service, self._service = self._service, None
        if service is not None:
            service.stop()

    def _close(self) -> None:
        """The window around it may be gone before the last answer comes."""
        self._closed = True
        self.stop()

    def now(self) -> None:
        """Synchronise now: its user asks for it."""
        if self._service is None:
            self.begin()
        else:
            self._slowness.start()
            self._service.retry()

    def ask(self, question: Any) -> None:
        """Ask a `sync.asking.Question` of the shared database, once the service is there."""
        if self._service is None:
            self._questions.append(question)
            self.begin()
        else:
            self._service.ask(question)

    # what it says

    def _take(self, status: Any) -> None:
        if self._service is None:
            return  # said before it was stopped
        if status.phase == "busy":
            self._slowness.start()
            return
        self._slowness.stop()
        self.slow, self.status = False, status
        if status.cause == "retired":
            self.retired.emit()
        if status.round is not None:
            self._show_records(status.round.records)
        else:
            self._backend.query(received_since, self.facts.folded, then=self._show_received)
        self._count()

    def _set_slow(self, slow: bool) -> None:
        self.slow = slow
        self.changed.emit()

    def _show_received(self, rows: list[ReceivedRow]) -> None:
        """A round that failed may have brought something before."""
        self._show_records({(row.table_name, row.record_id) for row in rows})

    def _show_records(self, records: Any) -> None:
        if records and not self._closed:
            self._backend.changed.emit(Changes(None, frozenset(records)))

    def _heed(self, changes: Changes) -> None:
        """An act of this user is to travel on; what came in has travelled."""
        self._count_soon.start()
        if changes.act is not None and self._service is not None:
            self._service.wake()

    def recount(self) -> None:
        """Something was decided that no journal tells of."""
        self._count()
        if self._service is not None:
            self._service.wake()

    def _count(self) -> None:
        backend = self._backend
        backend.query(replica_facts, then=self._take_facts)
        backend.query(work, me=backend.me, then=self._take_work)

    def _take_facts(self, facts: ReplicaFacts) -> None:
        self.facts = facts

    def _take_work(self, found: Work) -> None:
        self.work = found
        if not self._closed:
            self.changed.emit()
