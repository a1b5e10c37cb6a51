"""The one window of a sitting: at first its ground and two bars, then what moves into it.

It imports as little as possible, so that a start is answered at once. The ground is the palette's:
painting in a colour of our own would load the names of all of Qt, which takes 13 ms.
"""

from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QRect, QSize, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from sub_crm.system.settings import Settings
from sub_crm.ui import tokens

SIDEBAR, TOPBAR, COMPACT_SIDEBAR, COMPACT_BELOW = 232, 56, 64, 1100
SIZE = (1440, 900)
FRAME = 48
"""What a title bar and borders may take."""
HALF = 128
"""Between black and white."""


class Window(QMainWindow):
    painted = Signal()
    """The first picture is on the screen."""
    closed = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._zoom, self._told = settings.zoom / 100, False
        dark = settings.theme == "dark" or (settings.theme == "system" and _is_dark(self))
        colours = _table(dark, high=settings.contrast == "high")
        self.setWindowTitle("SUB-CRM")
        self.setMinimumSize(720, 480)
        _colour(self, colours["bg"])
        self._bars = [QWidget(self) for _ in range(3)]
        for bar, name in zip(self._bars, ("sidebar", "line", "line"), strict=True):
            bar.setAutoFillBackground(True)
            _colour(bar, colours[name])
        if not (settings.geometry and self.restoreGeometry(_geometry(settings.geometry))):
            self.resize(_room(self))

    def hold(self, part: QWidget) -> None:
        """Fill the window with the shell or a page; what was there stays whole, out of sight."""
        if old := self.takeCentralWidget():
            old.hide()
        self.setCentralWidget(part)
        part.show()
        self.setPalette(QPalette())  # from now on that of the theme
        for bar in self._bars:
            bar.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first picture."""
        super().paintEvent(event)
        if not self._told:
            self._told = True
            self.painted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the bars where those of the shell will be."""
        super().resizeEvent(event)
        compact = self.width() / self._zoom < COMPACT_BELOW
        side = round((COMPACT_SIDEBAR if compact else SIDEBAR) * self._zoom)
        top, rest = round(TOPBAR * self._zoom), self.width() - side
        places = (0, 0, side, self.height()), (side, 0, 1, self.height()), (side, top, rest, 1)
        for bar, place in zip(self._bars, places, strict=True):
            bar.setGeometry(QRect(*place))

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()


def _room(window: QWidget) -> QSize:
    """The usual size, or what a smaller screen leaves of it beside the frame."""
    free = window.screen().availableGeometry().size() - QSize(FRAME, FRAME)
    return QSize(*SIZE).boundedTo(free)


def _table(dark: bool, *, high: bool) -> Mapping[str, str]:
    if not high:
        return tokens.DARK if dark else tokens.LIGHT
    from sub_crm.ui import high_contrast  # few ask for it

    return high_contrast.DARK if dark else high_contrast.LIGHT


def _is_dark(widget: QWidget) -> bool:
    return widget.palette().window().color().lightness() < HALF


def _colour(widget: QWidget, colour: str) -> None:
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.Window, QColor(colour))
    widget.setPalette(palette)


def _geometry(kept: str) -> QByteArray:
    return QByteArray.fromBase64(QByteArray(kept.encode()))
