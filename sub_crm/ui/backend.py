"""What every page talks to: ask a query, carry out an order, hear what changed.

Pages never see a thread, a session or a store. Queries run on reading threads, orders one after
another on the writing thread; answers come back on the screen's thread through one queued signal.
A page that has been closed simply gets no answer.
"""

import dataclasses
import datetime as dt
import inspect
import threading
import weakref
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from sub_crm.orders import Circumstances, Order, Refused
from sub_crm.orders.drafts import DropDraft, KeepDraft
from sub_crm.store import Changes, Identity, Store, problems
from sub_crm.store.reader import Reader
from sub_crm.values.ids import Id

__all__ = ["Backend", "Changes", "Done"]

READERS = 2
STEPS = 200
"""Acts that can be undone in one sitting; the design asks for 50."""

REST_MS = 2_000
"""So long after the last order, the writing thread begins to tidy the file."""
STEP_MS = 50
"""Between two small steps of tidying."""

Then = Callable[[Any], None]
Perform = Callable[[Any, Order, Circumstances], Any]
Clock = Callable[[], dt.datetime]


@dataclass(frozen=True, slots=True)
class Done:
    """An act that was carried out and can be undone: its number and the words for it."""

    act: int
    said: str


class Backend(QObject):
    changed = Signal(object)
    """`Changes` of every act, after it is on disk."""
    done = Signal(object)
    """`Done`, for the toast."""
    reversed = Signal(str, bool)
    """The words for an act that was undone, or (True) done again."""
    drafts_changed = Signal()
    """A draft was kept or dropped; drafts are in no journal."""
    refused = Signal(object)
    """A sentence that no form asked for."""
    failed = Signal(object)
    """An exception that is our bug."""
    damaged = Signal()
    """Something in the file cannot be read any more: work has to stop."""
    quiet = Signal()
    """Every question is answered."""
    closing = Signal()
    """The last moment to give an order: what is typed and not kept yet."""
    _answered = Signal(object)

    def __init__(self, store: Store, load_perform: Callable[[], Perform], clock: Clock) -> None:
        """`load_perform` imports the commands; called on the writing thread, after the start."""
        super().__init__()
        self._store, self._load_perform, self._clock = store, load_perform, clock
        self._reading = ThreadPoolExecutor(READERS, "reader")
        self._writing = ThreadPoolExecutor(1, "writer")
        self._local = threading.local()
        self._keeping = ThreadPoolExecutor(1, "keeper")
        self._readers: list[Reader] = []
        self.backup_folder: Callable[[], Path] = lambda: store.backup_folder
        self._closed = False
        self._waiting = 0
        self._undoable: list[Done] = []
        self._redoable: list[Done] = []
        self._drafts: dict[Id, str] = {}
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._tidy)
        self._answered.connect(lambda deliver: deliver(), Qt.ConnectionType.QueuedConnection)

    @property
    def identity(self) -> Identity:
        return self._store.identity

    @property
    def store(self) -> Store:
        """For who does something with the file itself; pages ask and order."""
        return self._store

    @property
    def me(self) -> Id:
        return self._store.identity.viewer.user_id

    def reread_identity(self) -> None:
        """Look again who the user is, after they introduced themselves."""
        self._store.reread_identity()

    def circumstances(self) -> Circumstances:
        return Circumstances(now=self._clock(), user_id=self.me)

    def today(self) -> dt.date:
        return self.circumstances().today

    def query(self, query: Callable[..., Any], *args: Any, then: Then, **named: Any) -> None:
        """Ask a question of `queries` or `insight`; `then` gets the answer on this thread."""
        if not self._closed:
            self._waiting += 1
            self._submit(
                self._reading, lambda: query(self._reader(), *args, **named), then, asked=True
            )

    def execute(
        self,
        order: Order,
        then: Then | None = None,
        refused: Then | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        """Carry out an order durably; `then` gets its answer, `refused` the problems per field.

        `progress` is called on the writing thread; a `Refused` that it raises stops the order.
        """
        now = self.circumstances()
        if isinstance(order, KeepDraft | DropDraft):
            self._drafts[order.id] = order.body if isinstance(order, KeepDraft) else ""
        if progress is not None:
            now = dataclasses.replace(now, progress=progress)
        self._rest.start(REST_MS)
        self._submit(self._writing, lambda: self._carry_out(order, now), then, refused)

    def beside(
        self, work: Callable[..., Any], *args: Any, then: Then, refused: Then | None = None
    ) -> None:
        """Do something with the file itself, given the store, beside reading and writing."""
        if not self._closed:
            self._submit(self._keeping, lambda: work(self._store, *args), then, refused)

    def last_draft(self, id: Id) -> str | None:
        """What this sitting last asked to keep as a draft, sooner than the disk can tell.

        "" when it was dropped, None when nothing was asked.
        """
        return self._drafts.get(id)

    def undo(self) -> None:
        """Undo the last act of this sitting; refused when later work stands on it."""
        if self._undoable:
            self._reverse(self._undoable.pop(), self._redoable)

    def redo(self) -> None:
        if self._redoable:
            self._reverse(self._redoable.pop(), self._undoable)

    def undo_act(self, act: int, said: str, refused: Then | None = None) -> None:
        """Undo an act out of turn; `refused` gets the problems when later work stands on it."""
        self._reverse(Done(act, said), self._redoable, refused)

    def redo_act(self, undo: int, said: str, refused: Then | None = None) -> None:
        """Do again what an undo took back, out of turn."""
        self._reverse(Done(undo, said), self._undoable, refused)

    def take_back(self, act: int, then: Then) -> None:
        """Undo an act for good: neither it nor its undoing can be asked for afterwards."""
        now = self._clock()

        def told(changes: Changes) -> None:
            self._forget(act)
            self.changed.emit(changes)
            then(changes)

        self._submit(self._writing, lambda: self._writer().undo(act, now=now), told)

    def can_undo(self) -> bool:
        return bool(self._undoable)

    def can_redo(self) -> bool:
        return bool(self._redoable)

    def warm_up(self) -> None:
        """Import what writing needs, so that the first save does not wait for it."""
        if not self._closed:
            self._writing.submit(self._writer)

    def wait(self) -> None:
        """Return when every order so far is on disk."""
        self._writing.submit(lambda: None).result()

    def close(self) -> None:
        """Finish what was asked, then let go of the file; questions are no longer answered."""
        self.closing.emit()
        self._closed = True
        self._rest.stop()
        self._rest.timeout.disconnect(self._tidy)
        self._writing.submit(self._close_writer).result()
        self._writing.shutdown()
        self._reading.shutdown(cancel_futures=True)
        self._keeping.shutdown(cancel_futures=True)
        for reader in self._readers:
            reader.close()
        self._store.close()

    def _reader(self) -> Reader:
        found: Reader | None = getattr(self._local, "reader", None)
        if found is None:
            found = self._local.reader = self._store.reader()
            self._readers.append(found)
        return found

    def _writer(self) -> Any:
        """The writer and what performs orders; made once, on the writing thread."""
        if not hasattr(self._local, "writer"):
            self._local.perform = self._load_perform()
            self._local.writer = self._store.writer()
        return self._local.writer

    def _close_writer(self) -> None:
        if hasattr(self._local, "writer"):
            self._local.writer.close()

    def _carry_out(self, order: Order, circumstances: Circumstances) -> Any:
        writer = self._writer()
        if order.backed_up:
            from sub_crm.store.backups import Reason

            self._store.back_up(self.backup_folder(), reason=Reason.IMPORT, now=circumstances.now)
        with writer.act(order.told() or type(order).__name__, now=circumstances.now) as transaction:
            answer = self._local.perform(transaction.session, order, circumstances)
        changes: Changes = transaction.changes
        if isinstance(order, KeepDraft | DropDraft):
            self._answered.emit(self.drafts_changed.emit)
        if changes.act is not None:
            done = Done(changes.act, order.told()) if order.undoable else None
            self._answered.emit(lambda: self._tell(changes, done, order.quiet))
        return answer

    def _tell(self, changes: Changes, done: Done | None, quiet: bool) -> None:
        if done:
            self._undoable[:] = [*self._undoable[1 - STEPS :], done]
            self._redoable.clear()
        self.changed.emit(changes)
        if done and not quiet:
            self.done.emit(done)

    def _reverse(self, done: Done, other: list[Done], refused: Then | None = None) -> None:
        now = self._clock()

        def put_back() -> Changes:
            changes: Changes = self._writer().undo(done.act, now=now)
            return changes

        def told(changes: Changes) -> None:
            self._forget(done.act)
            if changes.act is not None:
                other.append(Done(changes.act, done.said))
            self.changed.emit(changes)
            self.reversed.emit(done.said, other is self._undoable)

        self._rest.start(REST_MS)
        self._submit(self._writing, put_back, told, refused)

    def _forget(self, act: int) -> None:
        """It is no longer the next to undo or to do again."""
        for acts in (self._undoable, self._redoable):
            acts[:] = [done for done in acts if done.act != act]

    def _tidy(self) -> None:
        self._submit(self._writing, lambda: self._writer().tidy(), self._tidied)

    def _tidied(self, more: bool) -> None:
        if more and not self._rest.isActive():  # it is where an order came in between
            self._rest.start(STEP_MS)

    def _submit(
        self,
        pool: ThreadPoolExecutor,
        work: Callable[[], Any],
        then: Then | None,
        refused: Then | None = None,
        *,
        asked: bool = False,
    ) -> None:
        then, refused = _forgetful(then), _forgetful(refused)

        def deliver_later(outcome: Future[Any]) -> None:
            if not outcome.cancelled():
                self._answered.emit(lambda: self._deliver(outcome, then, refused))
                if asked:
                    self._answered.emit(self._count_off)

        pool.submit(work).add_done_callback(deliver_later)

    def is_quiet(self) -> bool:
        """Whether no question waits for its answer."""
        return not self._waiting

    def _count_off(self) -> None:
        self._waiting -= 1
        if self.is_quiet():
            self.quiet.emit()

    def _deliver(self, outcome: Future[Any], then: Then | None, refused: Then | None) -> None:
        error = outcome.exception()
        if error is None:
            if then:
                then(outcome.result())
            return
        if problems.is_damage(error):
            self.damaged.emit()
        found = error.problems if isinstance(error, Refused) else problems.explained(error)
        if found is None:
            self.failed.emit(error)
        elif refused:
            refused(found)
        else:
            self.refused.emit(" ".join(found.values()))


def _forgetful(listener: Then | None) -> Then | None:
    """Hold a page's method weakly, so that closing the page ends its interest."""
    if not inspect.ismethod(listener):
        return listener
    remembered = weakref.WeakMethod(listener)

    def call(answer: Any) -> None:
        alive = remembered()
        if alive and (not isinstance(alive.__self__, QObject) or isValid(alive.__self__)):
            alive(answer)

    return call
