"""What every page talks to: ask a query, carry out an order, hear what changed.

Pages never see a thread, a session or a store. Queries run on reading threads, orders one after
another on the writing thread; answers come back on the screen's thread through one queued signal.
A page that has been closed simply gets no answer.
"""

import dataclasses
import datetime as dt
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal

from sub_crm.orders import Circumstances, Order
from sub_crm.orders.drafts import DropDraft, KeepDraft
from sub_crm.store import Changes, Identity, Store
from sub_crm.store.reader import Reader
from sub_crm.ui.answering import Answering, Then
from sub_crm.ui.undo_stack import Done, UndoStack
from sub_crm.values.ids import Id

__all__ = ["Backend", "Changes", "Done"]

READERS = 2
REST_MS = 2_000
"""So long after the last order, the writing thread begins to tidy the file."""
STEP_MS = 50
"""Between two small steps of tidying."""

Perform = Callable[[Any, Order, Circumstances], Any]
Clock = Callable[[], dt.datetime]


class Backend(Answering):
    changed = Signal(object)
    """`Changes` of every act, after it is on disk."""
    done = Signal(object)
    """`Done`, for the toast."""
    reversed = Signal(str, bool)
    """The words for an act that was undone, or (True) done again."""
    drafts_changed = Signal()
    """A draft was kept or dropped; drafts are in no journal."""
    closing = Signal()
    """The last moment to give an order: what is typed and not kept yet."""

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
        self._stack = UndoStack()
        self._drafts: dict[Id, str] = {}
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._tidy)

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
        if self.can_undo():
            self._reverse(self._stack.done.pop())

    def redo(self) -> None:
        if self.can_redo():
            self._reverse(self._stack.undone.pop(), again=True)

    def undo_act(self, act: int, said: str, refused: Then | None = None) -> None:
        """Undo an act out of turn; `refused` gets the problems when later work stands on it."""
        self._reverse(Done(act, said), refused)

    def redo_act(self, undo: int, said: str, refused: Then | None = None) -> None:
        """Do again what an undo took back, out of turn."""
        self._reverse(Done(undo, said), refused, again=True)

    def take_back(self, act: int, then: Then) -> None:
        """Undo an act for good: neither it nor its undoing can be asked for afterwards."""
        now = self._clock()

        def told(changes: Changes) -> None:
            self._stack.forget(act)
            self.changed.emit(changes)
            then(changes)

        self._submit(self._writing, lambda: self._writer().undo(act, now=now), told)

    def can_undo(self) -> bool:
        return bool(self._stack.done)

    def can_redo(self) -> bool:
        return bool(self._stack.undone)

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
            self._stack.add(done)
        self.changed.emit(changes)
        if done and not quiet:
            self.done.emit(done)

    def _reverse(self, done: Done, refused: Then | None = None, *, again: bool = False) -> None:
        now = self._clock()

        def put_back() -> Changes:
            changes: Changes = self._writer().undo(done.act, now=now)
            return changes

        def told(changes: Changes) -> None:
            self._stack.forget(done.act)
            if changes.act is not None:
                pile = self._stack.done if again else self._stack.undone
                pile.append(Done(changes.act, done.said))
            self.changed.emit(changes)
            self.reversed.emit(done.said, again)

        self._rest.start(REST_MS)
        self._submit(self._writing, put_back, told, refused)

    def _tidy(self) -> None:
        self._submit(self._writing, lambda: self._writer().tidy(), self._tidied)

    def _tidied(self, more: bool) -> None:
        if more and not self._rest.isActive():  # it is where an order came in between
            self._rest.start(STEP_MS)
