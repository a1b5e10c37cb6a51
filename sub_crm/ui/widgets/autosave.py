"""Saving while typing: a field with the focus tells its text and is never overwritten."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

PAUSE_MS = 400


class AutoSave(QObject):
    """Watches one field; `edited` carries text to keep, `held` text that has to wait."""

    edited = Signal(str)
    held = Signal(str)

    def __init__(
        self, field: QWidget, read: Callable[[], str], write: Callable[[str], None]
    ) -> None:
        super().__init__(field)
        self._field, self._read, self._write = field, read, write
        self._kept = read()
        self._waiting: str | None = None
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self.flush)
        field.installEventFilter(self)

    def touched(self) -> None:
        """The user changed the text: keep it after a short pause."""
        if self._read() != self._kept:
            self._timer.start()

    def flush(self) -> None:
        """Tell the text now when it differs from what was kept."""
        self._timer.stop()
        text = self._read()
        if text != self._kept:
            self._kept = text
            self.edited.emit(text)

    def show(self, text: str) -> None:
        """Show text from the store, unless the user is in the field."""
        if text == self._read():
            self._kept = text
        elif self._field.hasFocus() and text.split() == self._read().split():
            self._kept = self._read()  # the store tidied the spaces of what is being typed
        elif self._field.hasFocus():
            self._waiting = text
            self.held.emit(text)
        else:
            self._put(text)

    def accept_waiting(self) -> None:
        """Take over the text that had to wait."""
        if self._waiting is not None:
            self._put(self._waiting)
            self._waiting = None

    def _put(self, text: str) -> None:
        self._timer.stop()
        self._kept = text
        self._write(text)

    def _leave(self) -> None:
        if self._read() != self._kept:
            self._waiting = None  # the user's own text goes on; the store keeps the other version
        self.flush()
        self.accept_waiting()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the field, or the field leaving the screen, keeps its text."""
        if not isValid(self._field):
            return False  # destroyed while it had the keyboard
        if event.type() is QEvent.Type.FocusOut:
            self._leave()
        elif event.type() is QEvent.Type.Hide:
            self.flush()
        return False
