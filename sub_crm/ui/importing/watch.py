"""Long work seen from the screen: how far it is, and a way to stop it."""

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from sub_crm.exchange.reading import Options, Reading, Unreadable
from sub_crm.i18n import _
from sub_crm.orders import Refused


class Stopped(Refused):
    """The user stopped it; nothing was written."""

    def __init__(self) -> None:
        super().__init__({"": _("Gestopt; er is niets gewijzigd.")})


class Watch(QObject):
    """`tell` is called on the thread that works, the rest on the screen's."""

    progressed = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._stop = threading.Event()

    def tell(self, done: int, total: int) -> None:
        """Raise `Stopped` once the user has had enough."""
        if self._stop.is_set():
            raise Stopped
        self.progressed.emit(done, total)

    def stop(self) -> None:
        self._stop.set()


class FileReader(Watch):
    """Reads one file in a child process and waits for it on a thread of its own."""

    read = Signal(object)
    failed = Signal(str)

    def __init__(self, path: Path, options: Options) -> None:
        super().__init__()
        self._path, self._options = path, options
        self._reading: Reading | None = None

    def start(self) -> None:
        threading.Thread(target=self._work, name="file reader", daemon=True).start()

    def stop(self) -> None:
        super().stop()
        if self._reading is not None:
            self._reading.cancel()

    def _work(self) -> None:
        try:
            self._reading = Reading(self._path, self._options)
            table = self._reading.table(self.tell)
        except Unreadable as problem:
            self._say_failed(str(problem))
        except Stopped as stopped:
            self._say_failed(stopped.problems[""])
        except OSError:
            self._say_failed(_("Het lezen kon niet beginnen. Probeer het nog eens."))
        else:
            self._emit(lambda: self.read.emit(table))

    def _say_failed(self, sentence: str) -> None:
        self._emit(lambda: self.failed.emit(sentence))

    def _emit(self, tell: Callable[[], object]) -> None:
        try:
            tell()
        except RuntimeError:
            return  # the page was closed while the file was being read
