"""Saving while typing: a field with the focus tells its text and is never overwritten."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

PAUSE_MS = 400


class AutoSave(QObject):
    """Watches one field; `edited` carries text to keep, `held` text that has to wait.

    `settled` says that what waited is on show now, because the user had typed nothing.
    """

    edited = Signal(str)
    held = Signal(str)
    settled = Signal()
    typed = Signal()
    """At every letter, when the text differs from what was kept."""

    def __init__(
        self, field: QWidget, read: Callable[[], str], write: Callable[[str], None]
    ) -> None:
        super().__init__(field)
        self._field, self._read, self._write = field, read, write
        self._kept = read()
        self._waiting: str | None = None
        self._told_since = False
        """Whether the user's own text went to the store after what waits came from it."""
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self.flush)
        field.installEventFilter(self)

    def touched(self) -> None:
        """The user changed the text: keep it after a short pause."""
        if self._read() != self._kept:
            self._timer.start()
            self.typed.emit()

    def text(self) -> str:
        """What stands in the field."""
        return self._read()

    def flush(self) -> None:
        """Tell the text now when it differs from what was kept."""
        self._timer.stop()
        text = self._read()
        if text != self._kept:
            self._tell(text)

    def _tell(self, text: str) -> None:
        self._kept, self._told_since = text, True
        self.edited.emit(text)

    def show(self, text: str) -> None:
        """Show text from the store, unless the user is in the field."""
        if text == self._read():
            self._kept = text
            self._let_go()
        elif not self._field.hasFocus():
            self._put(text)
        elif text == self._kept:
            self._let_go()  # the store has what was told to it; meanwhile more was typed
        elif text.split() == self._read().split():
            self._kept = self._read()  # the store tidied the spaces of what is being typed
        elif text != self._waiting:
            self._waiting, self._told_since = text, False
            self.held.emit(text)

    def _let_go(self) -> None:
        if self._waiting is not None and not self._told_since:
            self._waiting = None
            self.settled.emit()

    def take_over(self) -> None:
        """Show the text that had to wait; where the user's own went after it, tell it again."""
        if self._waiting is None:
            return
        text, self._waiting = self._waiting, None
        self._put(text)
        if self._told_since:
            self._tell(text)

    def keep_own(self) -> None:
        """Let what the user has stand, also where the store says something else by now."""
        self._waiting = None
        self._timer.stop()
        if not self._told_since:
            self._tell(self._read())

    def _put(self, text: str) -> None:
        self._timer.stop()
        self._kept = text
        self._write(text)

    def _leave(self) -> None:
        """The user's own text goes on; where there is none, what waited is shown."""
        self.flush()
        if self._waiting is not None and not self._told_since:
            self.take_over()
            self.settled.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the field, or the field leaving the screen, keeps its text."""
        if not isValid(self._field):
            return False  # destroyed while it had the keyboard
        if event.type() is QEvent.Type.FocusOut:
            self._leave()
        elif event.type() is QEvent.Type.Hide:
            self.flush()
        return False
