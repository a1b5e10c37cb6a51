"""A test of the connection under way: told step by step, and left alone once it is stopped."""

import threading
import time

from PySide6.QtCore import QObject, Signal

from sub_crm.sync import passwords
from sub_crm.sync.connecting import examined
from sub_crm.sync.profile import Profile


class Testing(QObject):
    """Works on a thread of its own: a server that does not answer holds up nothing else."""

    found = Signal(object, object)
    """This test, and the `StepResult` of a step that ended."""
    ended = Signal(object, bool, float)
    """This test, whether all went well, and how many seconds it took."""
    failed = Signal(object, object)
    """This test, and an exception that is our bug."""

    def __init__(self, profile: Profile, password: str) -> None:
        """Without a password, the one that is kept is tried."""
        super().__init__()
        self.profile = profile
        self._password = password
        self._stopped = threading.Event()

    def start(self) -> None:
        threading.Thread(target=self._run, name="connection test", daemon=True).start()

    def stop(self) -> None:
        """Tell nothing any more; what waits for an answer ends by itself within seconds."""
        self._stopped.set()

    def _run(self) -> None:
        try:
            self._work()
        except RuntimeError:
            return  # the page was closed meanwhile
        except Exception as error:
            self.failed.emit(self, error)

    def _work(self) -> None:
        began, well = time.monotonic(), False
        password = self._password or passwords.find(self.profile) or ""
        for result in examined(self.profile, password):
            if self._stopped.is_set():
                return
            well = result.ok
            self.found.emit(self, result)
        if not self._stopped.is_set():
            self.ended.emit(self, well, time.monotonic() - began)
