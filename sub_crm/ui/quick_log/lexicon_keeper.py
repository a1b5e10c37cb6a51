"""Keeps at hand what the sentence is compared with, read before anybody types."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from sub_crm.insight.lexicon import lexicon
from sub_crm.insight.quick_log import Lexicon
from sub_crm.ui.backend import Backend, Changes

PAUSE_MS = 300
_TABLES = (
    *("person", "tenure", "position", "organisation", "assignment"),
    *("issue", "issue_stance", "contact_moment", "participant", "contact_issue"),
)


class LexiconKeeper(QObject):
    """Reads the lexicon at once and again, after a pause, when its records change.

    Nobody types in a window that is closed, so then it waits for the next opening.
    """

    arrived = Signal()

    def __init__(self, backend: Backend, window: QWidget) -> None:
        super().__init__(window)
        self._backend, self._window = backend, window
        self._outdated = False
        self.ready = False
        self.lexicon = Lexicon()
        self._day = backend.today()
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._read_again)
        backend.changed.connect(self._hear)
        self.read()

    def read(self) -> None:
        """Ask for it anew."""
        self._day, self._outdated = self._backend.today(), False
        self._backend.query(lexicon, today=self._day, me=self._backend.me, then=self._receive)

    def freshen(self) -> None:
        """Read it anew when it is of another day: terms of office begin and end at midnight."""
        if self._outdated or self._day != self._backend.today():
            self.read()

    def _read_again(self) -> None:
        self._outdated = True
        if self._window.isVisible():
            self.read()

    def _hear(self, changes: Changes) -> None:
        if changes.touches(*_TABLES):
            self._timer.start()

    def _receive(self, found: Lexicon) -> None:
        self.lexicon, self.ready = found, True
        self.arrived.emit()
