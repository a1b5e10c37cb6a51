"""A thin bar that tells how far something is."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar

from sub_crm.ui import theme

WIDE, HIGH, THICK = 160.0, 20.0, 6.0


class ProgressLine(QProgressBar):
    """From 0 to 100, unless told otherwise; it moves only when there is something to tell."""

    def __init__(self, name: str) -> None:
        super().__init__()
        look = theme.current()
        self.setRange(0, 100)
        self.setAccessibleName(name)
        self.setFixedSize(look.px(WIDE), look.px(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track and what is done of it."""
        look, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        thick = look.px(THICK)
        track = QRectF(0, (self.height() - thick) / 2, self.width(), thick)
        done = QRectF(track)
        done.setWidth(track.width() * max(self.value(), 0) / max(self.maximum(), 1))
        for rect, colour in ((track, "line2"), (done, "accent")):
            painter.setBrush(look.colour(colour))
            painter.drawRoundedRect(rect, thick / 2, thick / 2)
