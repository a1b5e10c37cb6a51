"""An examination under way: told check by check, and stopped when somebody has had enough."""

import contextlib
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from sub_crm.doctor.bundle import table_counts, write_bundle
from sub_crm.doctor.case import Case
from sub_crm.doctor.computer import sweep
from sub_crm.doctor.examination import examine
from sub_crm.doctor.finding import Finding, Subject
from sub_crm.store import EXAMPLE_MARK, Store
from sub_crm.store.reader import Interrupted, Reader
from sub_crm.system.paths import Paths, paths
from sub_crm.ui.backend import Backend
from sub_crm.ui.preferences import Preferences


class Examining(QObject):
    """Works beside reading and writing; everything it tells arrives on the screen's thread."""

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
        self._backend.beside(
            self._work, then=self.ended.emit, refused=lambda _problems: self.ended.emit(False)
        )

    def stop(self) -> None:
        """End it within a moment; nothing was changed."""
        self._stopped.set()

    def _work(self, store: Store) -> bool:
        with contextlib.closing(store.reader()) as reader:
            try:
                with reader.watched(self._stopped.is_set):
                    for finding in examine(self._case(store, reader), self._tell):
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

    def _case(self, store: Store, reader: Reader) -> Case:
        return Case(
            paths=self._paths(store),
            workspace=store.path,
            keyring=self._preferences.value.keyring,
            backup_folder=Path(self._preferences.value.backup_folder or store.backup_folder),
            example=store.identity.mark == EXAMPLE_MARK,
            now=self._backend.circumstances().now,
            reader=reader,
            verify=store.verified,
        )

    def _paths(self, store: Store) -> Paths:
        return replace(paths(store.path.parent), settings=self._preferences.path)

    def sweep(self, store: Store) -> int:
        """Remove half files and return how many; for `Backend.beside`."""
        with contextlib.closing(store.reader()) as reader:
            return sweep(self._case(store, reader))

    def write(self, store: Store, path: Path) -> OSError | None:
        """Write the bundle of what was found; return what the disk refuses."""
        places = self._paths(store)
        now, settings = self._backend.circumstances().now, self._preferences.value
        try:
            write_bundle(path, places, self.findings, self.counts, settings, now=now)
        except OSError as error:
            return error
        return None
