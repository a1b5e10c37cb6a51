"""A screen without a display, for the lines that paint."""

import gc
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from sub_crm.bench.stores import NOW
from sub_crm.commands import perform
from sub_crm.store import Store
from sub_crm.store.keys import EXAMPLE_KEY
from sub_crm.ui.backend import Backend
from sub_crm.ui.haste import make_haste
from sub_crm.ui.preferences import Preferences
from sub_crm.ui.program import Program
from sub_crm.ui.window import Window

PATIENCE_S, WAKE_MS = 60, 20


def application() -> QApplication:
    """The one application, drawing offscreen, set as a start of the program sets it."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    make_haste()
    found = QApplication.instance()
    return found if isinstance(found, QApplication) else QApplication(["sub-crm"])


def until(holds: Callable[[], object]) -> None:
    """Let events through until it holds; raise TimeoutError after a minute."""
    began, waker = time.monotonic(), QTimer(interval=WAKE_MS)
    waker.start()
    while not holds():
        # waiting as the program waits, so that the threads behind it have the interpreter
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if time.monotonic() - began > PATIENCE_S:
            raise TimeoutError(str(holds))


class Painted(QObject):
    """Counts what was really painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() is QEvent.Type.Paint
        return False

    def since(self) -> int:
        """Return how often since it was asked last."""
        counted, self.times = self.times, 0
        return counted


@contextmanager
def opened_backend(path: Path) -> Iterator[Backend]:
    """The backend of a store that may be written in."""
    backend = Backend(Store(path, EXAMPLE_KEY), lambda: perform, lambda: NOW)
    yield backend
    backend.close()


@contextmanager
def opened_program(path: Path) -> Iterator[tuple[Window, Program]]:
    """The whole program in its window, everything loaded that it loads by itself."""
    with TemporaryDirectory() as folder:
        preferences = Preferences(Path(folder) / "instellingen.json")
        preferences.apply()
        window = Window(preferences.value)
        window.resize(1440, 900)
        program = Program(
            preferences,
            lambda: Store(path, EXAMPLE_KEY),
            lambda: perform,
            lambda: NOW,
            example=True,
            window=window,
        )
        program.opened.connect(program.go)
        window.show()
        program.start()
        until(lambda: program.quick_log is not None)
        backend = program.backend
        assert backend is not None
        until(backend.is_quiet)
        window.activateWindow()
        until(window.isActiveWindow)
        yield window, program
        window.close()
        program.close()
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
