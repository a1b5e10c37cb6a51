"""One program per workspace: a second start raises the first one's window and ends."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 500


class SingleInstance(QObject):
    """Holds the workspace for this process; `called` tells that another start came by."""

    called = Signal()

    def __init__(self, workspace: Path) -> None:
        super().__init__()
        self._name = "sub-crm-" + hashlib.sha256(str(workspace.resolve()).encode()).hexdigest()[:24]
        self._lock = QLockFile(str(workspace.with_name(workspace.name + ".lock")))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """Take the workspace; False when a living process has it, whose window is then raised."""
        if not self._lock.tryLock(0):
            self._call_first()
            return False
        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._server.listen(self._name)
        return True

    def release(self) -> None:
        if self._server:
            self._server.close()
        self._lock.unlock()

    def _call_first(self) -> None:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        socket.waitForConnected(WAIT_MS)
        socket.disconnectFromServer()

    def _answer(self) -> None:
        while self._server and (caller := self._server.nextPendingConnection()):
            caller.disconnected.connect(caller.deleteLater)
            self.called.emit()
