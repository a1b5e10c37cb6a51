"""One export under way: written aside, logged, given its name; told by signals."""

from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from sub_crm.exchange.lists.disk import disk_sentence
from sub_crm.exchange.lists.making import Aside, Wish, log_order, write_aside
from sub_crm.exchange.lists.progress import Progress, Stopped
from sub_crm.exchange.writing import drop_part, put_in_place
from sub_crm.i18n import _
from sub_crm.orders.exports import TellExportFailed
from sub_crm.store.reader import Reader
from sub_crm.ui.backend import Backend
from sub_crm.values.ids import Id

POLL_MS = 100
SLOW_MS = 1_000
"""After this long somebody wants to see how far it is."""


class Run(QObject):
    """Lives as long as the window it was given, so that a closed overlay leaves nothing half."""

    finished = Signal(object)
    """The `Aside` that has its name now."""
    failed = Signal(dict)
    """Problems per field: "file", "purpose" or ""."""
    stopped = Signal()
    slow = Signal()
    moved = Signal(float)

    def __init__(self, backend: Backend, parent: QObject) -> None:
        super().__init__(parent)
        self._backend = backend
        self._progress = Progress()
        self._aside: Aside | None = None
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(lambda: self.moved.emit(self._progress.share()))
        self._slow = QTimer(self, interval=SLOW_MS, singleShot=True)
        self._slow.timeout.connect(self.slow)
        self.finished.connect(self._end)
        self.failed.connect(self._end)
        self.stopped.connect(self._end)

    def start(self, wish: Wish) -> None:
        self._poll.start()
        self._slow.start()
        self._backend.query(write, wish, self._progress, then=self._written)

    def stop(self) -> None:
        """Stop before the list is written; what is written gets its name."""
        self._progress.stop()

    def _written(self, outcome: Aside | str | None) -> None:
        if outcome is None:
            self.stopped.emit()
        elif isinstance(outcome, str):
            self.failed.emit({"file": outcome})
        else:
            self._aside = outcome
            order = log_order(outcome)
            self._backend.execute(order, then=self._logged, refused=self._unlogged)

    def _logged(self, line: Id) -> None:
        assert self._aside is not None
        path = self._aside.wish.path
        try:
            put_in_place(path)
        except OSError as error:
            sentence = disk_sentence(error, path)
            self._backend.execute(TellExportFailed(id=line, problem=sentence))
            self.failed.emit({"file": sentence})
        else:
            self.finished.emit(self._aside)

    def _unlogged(self, problems: dict[str, str]) -> None:
        """Without its line in the log there is no list."""
        assert self._aside is not None
        drop_part(self._aside.wish.path)
        told = _("De lijst is niet gemaakt, want het exportlogboek is niet bij te werken.")
        self.failed.emit({**problems, "": f"{told} {problems['']}"} if "" in problems else problems)

    def _end(self, *_: Any) -> None:
        self._poll.stop()
        self._slow.stop()
        self.deleteLater()


def write(reader: Reader, wish: Wish, progress: Progress) -> Aside | str | None:
    """Write the list aside; a sentence when the disk refuses, None when somebody stopped it."""
    try:
        return write_aside(reader, wish, progress)
    except Stopped:
        return None
    except OSError as error:
        return disk_sentence(error, wish.path)
