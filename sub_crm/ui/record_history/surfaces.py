"""Two grounds of this page: the inset in which a text stands, and what is read by scrolling."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.ui import theme
from sub_crm.ui.spoken import TEXT
from sub_crm.ui.widgets.layouts import ScrollColumn, fill


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


class ReadingArea(ScrollColumn):
    """Text that the arrow keys scroll; its name is all that stands in it."""

    spoken_as = TEXT

    def __init__(self, content: QWidget, name: str) -> None:
        super().__init__(content)
        look = theme.current()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        ring = f"border: 2px solid {look.hex('accent')}; border-radius: {look.px(6)}px;"
        self.setStyleSheet(
            f"ReadingArea {{ border: 2px solid transparent; }} ReadingArea:focus {{ {ring} }}"
        )
