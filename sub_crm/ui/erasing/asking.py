"""Questions of the page to the shared database, one at a time, answered on the screen's thread."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from sub_crm.sync.asking import Link, Question
from sub_crm.ui.desk import Desk
from sub_crm.ui.erasing import wording


class Asking(QObject):
    changed = Signal()
    """A question is under way, or no longer."""
    _heard = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._question: Question | None = None
        self._then: Callable[[Any], object] = lambda _: None
        self._failed: Callable[[str, bool], object] = lambda *_: None
        self._heard.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def is_under_way(self) -> bool:
        return self._question is not None

    def ask(
        self,
        work: Callable[[Link], Any],
        then: Callable[[Any], object],
        failed: Callable[[str, bool], object],
    ) -> None:
        """Ask it in the place of what was asked before.

        `failed` hears why in a sentence, and whether it is unsure that nothing was done.
        """
        self.stop()
        syncing = self._desk.syncing()
        if syncing is None or not syncing.may_run():
            failed(wording.no_team(), False)
            return
        self._then, self._failed = then, failed
        self._question = Question(work, self._pass_on)
        syncing.ask(self._question)
        self.changed.emit()

    def stop(self) -> None:
        """Wait no longer for the answer."""
        if self._question is not None:
            self._question.withdraw()
            self._forget()

    def withdraw(self) -> bool:
        """Stop where it was not sent yet; False where it is on its way and will be answered."""
        if self._question is not None and not self._question.withdraw():
            return False
        self._forget()
        return True

    def _forget(self) -> None:
        self._question = None
        self.changed.emit()

    def _pass_on(self, question: Question) -> None:
        """Called on the thread that synchronises."""
        try:
            self._heard.emit(question)
        except RuntimeError:
            return  # the page was closed meanwhile

    def _take(self, question: Question) -> None:
        if question is not self._question:
            return
        self._forget()
        if question.error is None:
            self._then(question.answer)
        else:
            told = wording.trouble(question.error)
            if not told:
                self._desk.backend.failed.emit(question.error)
            self._failed(told, question.begun and wording.is_unsure(question.error))
