"""The ground of this page: the inset in which a text stands."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.ui import theme
from sub_crm.ui.widgets.layouts import fill


class Inset(QWidget):
    """A card within a card."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        fill(QVBoxLayout(self), (*parts, None), 2, (12, 8, 12, 10))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and its border."""
        look, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.pen("line"))
        painter.setBrush(look.colour("bg"))
        corner = look.px(8)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
