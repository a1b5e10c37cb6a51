"""An examination under way: told check by check, and stopped when somebody has had enough."""

import threading
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from sub_crm.doctor.bundle import table_counts, write_bundle
from sub_crm.doctor.case import Case
from sub_crm.doctor.computer import sweep
from sub_crm.doctor.examination import examine
from sub_crm.doctor.finding import Finding, Subject
from sub_crm.queries.start import store_path
from sub_crm.store import EXAMPLE_MARK
from sub_crm.store.reader import Interrupted, Reader
from sub_crm.system.paths import Paths
from sub_crm.ui.backend import Backend
from sub_crm.ui.preferences import Preferences


class Examining(QObject):
    """Works on a reading thread; everything it tells arrives on the screen's."""

    begun = Signal(object)
    """`Subject` of the check that comes next."""
    found = Signal(object)
    """`Finding` of a check that is done."""
    ended = Signal(bool)
    """Whether it came to its end; False when it was stopped."""

    def __init__(self, backend: Backend, preferences: Preferences) -> None:
        super().__init__()
        self._backend, self._preferences = backend, preferences
        self._stopped = threading.Event()
        self.findings: list[Finding] = []
        self.counts: dict[str, Any] = {}
        backend.closing.connect(self.stop)

    def start(self) -> None:
        self._backend.query(self._work, then=self.ended.emit)

    def stop(self) -> None:
        """End it within a moment; nothing was changed."""
        self._stopped.set()

    def _work(self, reader: Reader) -> bool:
        try:
            with reader.watched(self._stopped.is_set):
                for finding in examine(self.case(reader), self._tell):
                    self.findings.append(finding)
                    self.found.emit(finding)
                self.counts = table_counts(reader)
        except Interrupted:
            return False
        return True

    def _tell(self, subject: Subject) -> None:
        if self._stopped.is_set():
            raise Interrupted
        self.begun.emit(subject)

    def case(self, reader: Reader) -> Case:
        workspace = Path(store_path(reader))
        return Case(
            paths=Paths(workspace.parent, self._preferences.path),
            workspace=workspace,
            keyring=self._preferences.value.keyring,
            example=self._backend.identity.mark == EXAMPLE_MARK,
            now=self._backend.circumstances().now,
            reader=reader,
            verify=self._backend.verified,
        )

    def sweep(self, reader: Reader) -> int:
        """Remove half files; asked as a query, since it waits for the disk."""
        return sweep(self.case(reader))

    def write(self, reader: Reader, path: Path) -> OSError | None:
        """Write the bundle of what was found; return what the disk refuses."""
        case = self.case(reader)
        settings = self._preferences.value
        try:
            write_bundle(path, case.paths, self.findings, self.counts, settings, now=case.now)
        except OSError as error:
            return error
        return None
