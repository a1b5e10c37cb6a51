"""The one window of a sitting: at first its ground and two bars, then what moves into it.

It imports as little as possible, so that a start is answered at once.
"""

from PySide6.QtCore import QByteArray, QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from sub_crm.system.settings import Settings
from sub_crm.ui import tokens

SIDEBAR, TOPBAR, COMPACT_SIDEBAR, COMPACT_BELOW = 232, 56, 64, 1100
SIZE = (1440, 900)


class Window(QMainWindow):
    painted = Signal()
    """The first picture is on the screen."""
    closed = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._zoom = settings.zoom / 100
        hints = QGuiApplication.styleHints()
        dark = settings.theme == "dark" or (
            settings.theme == "system" and hints.colorScheme() is Qt.ColorScheme.Dark
        )
        self._colours = tokens.DARK if dark else tokens.LIGHT
        self._told = False
        self.setWindowTitle("SUB-CRM")
        self.setMinimumSize(720, 480)
        if not (settings.geometry and self.restoreGeometry(_geometry(settings.geometry))):
            self.resize(*SIZE)

    def hold(self, part: QWidget) -> None:
        """Fill the window with the shell or a page; what was there stays whole, out of sight."""
        if old := self.takeCentralWidget():
            old.hide()
        self.setCentralWidget(part)
        part.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground; once the shell has moved in, it covers this."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._colours["bg"]))
        if self.centralWidget() is None:
            self._paint_bars(painter)
        if not self._told:
            self._told = True
            self.painted.emit()

    def _paint_bars(self, painter: QPainter) -> None:
        compact = self.width() / self._zoom < COMPACT_BELOW
        side = round((COMPACT_SIDEBAR if compact else SIDEBAR) * self._zoom)
        top, line = round(TOPBAR * self._zoom), QColor(self._colours["line"])
        painter.fillRect(QRect(0, 0, side, self.height()), QColor(self._colours["sidebar"]))
        painter.fillRect(QRect(side, 0, 1, self.height()), line)
        painter.fillRect(QRect(side, top, self.width() - side, 1), line)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()


def _geometry(kept: str) -> QByteArray:
    return QByteArray.fromBase64(QByteArray(kept.encode()))
