"""One program per workspace: a second start calls the first, which then comes to the front."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 500


class Doorbell(QObject):
    """Rings when the program is started again for the workspace that is open here."""

    rung = Signal()

    def __init__(self, workspace: Path, parent: QObject) -> None:
        super().__init__(parent)
        name = _name(workspace)
        QLocalServer.removeServer(name)  # of a process that was killed: its lock is ours now
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._server.listen(name)

    def _answer(self) -> None:
        while caller := self._server.nextPendingConnection():
            caller.disconnected.connect(caller.deleteLater)
            self.rung.emit()


def call_first(workspace: Path) -> bool:
    """Ring at the program that has the workspace; False when it does not answer."""
    socket = QLocalSocket()
    socket.connectToServer(_name(workspace))
    answered = socket.waitForConnected(WAIT_MS)
    socket.disconnectFromServer()
    return answered


def _name(workspace: Path) -> str:
    return "sub-crm-" + hashlib.sha256(str(workspace.resolve()).encode()).hexdigest()[:24]
