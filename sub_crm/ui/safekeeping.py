"""Makes backups by itself: every half hour in which something changed, and at the end."""

import datetime as dt
import logging
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from sub_crm.store import Store, StoreProblem
from sub_crm.store.backups import Reason, default_folder
from sub_crm.ui.backend import Backend, Clock
from sub_crm.ui.preferences import Preferences

EVERY_MS = 30 * 60_000

log = logging.getLogger(__name__)


def folder_of(workspace: Path, preferences: Preferences) -> Path:
    """Return where backups go: where the user wants them, else beside the workspace.

    A folder on a stick or the network that is not there now is no reason to make none. Looking
    there may take long, so ask it on a thread that may wait.
    """
    chosen = preferences.value.backup_folder
    return Path(chosen) if chosen and Path(chosen).is_dir() else default_folder(workspace)


class Safekeeping(QObject):
    """Asks for a backup now and then; where nothing changed, none is made."""

    def __init__(self, backend: Backend, preferences: Preferences) -> None:
        super().__init__(backend)
        self._backend = backend
        self._told = False
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.keep)
        backend.backup_folder = lambda: folder_of(backend.store.path, preferences)
        if not backend.store.only_look:
            self._timer.start()

    def keep(self) -> None:
        """Make a backup now, when something changed since the last."""
        backend = self._backend
        now, folder = backend.circumstances().now, backend.backup_folder

        def make(store: Store) -> None:
            store.back_up(folder(), reason=Reason.PERIODIC, now=now)

        backend.beside(make, then=self._kept, refused=self._tell)

    def _kept(self, _made: object) -> None:
        self._told = False

    def _tell(self, found: dict[str, str]) -> None:
        """Say once that it does not succeed, not every half hour."""
        if not self._told:
            self._told = True
            self._backend.refused.emit(found[""])


def keep_at_the_end(store: Store, preferences: Preferences, clock: Clock) -> None:
    """Make a backup of a workspace that was just closed; the next start tells where it failed."""
    told = ""
    try:
        store.back_up(
            folder_of(store.path, preferences),
            reason=Reason.CLOSING,
            now=clock().astimezone(dt.UTC),
        )
    except StoreProblem as problem:
        log.warning("no backup at the end", exc_info=problem)
        told = problem.sentence()
    preferences.change(backup_problem=told)
