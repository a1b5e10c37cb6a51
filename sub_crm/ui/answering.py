"""From a thread back to the screen: what was asked is done elsewhere, its answer is told here."""

import inspect
import weakref
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from sub_crm.orders import Refused
from sub_crm.store import problems

Then = Callable[[Any], None]


class Answering(QObject):
    """Every answer comes through one queued signal; what nobody catches becomes a signal."""

    refused = Signal(object)
    """A sentence that no form asked for."""
    failed = Signal(object)
    """An exception that is our bug."""
    damaged = Signal()
    """Something in the file cannot be read any more: work has to stop."""
    quiet = Signal()
    """Every question is answered."""
    _answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._waiting = 0
        self._answered.connect(lambda deliver: deliver(), Qt.ConnectionType.QueuedConnection)

    def _submit(
        self,
        pool: ThreadPoolExecutor,
        work: Callable[[], Any],
        then: Then | None,
        refused: Then | None = None,
        *,
        asked: bool = False,
    ) -> None:
        """Have work done by a thread of the pool; `asked` counts it among the questions."""
        self._waiting += asked
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
