"""Text that the arrow keys scroll: one stop for the keyboard, read out as a whole."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from sub_crm.ui import theme
from sub_crm.ui.widgets.canvas import draw_focus
from sub_crm.ui.widgets.groups import Sign
from sub_crm.ui.widgets.layouts import ScrollColumn

EDGE = 3.0
"""Room for the ring around the text."""
LEAST = 76.0


class ReadingArea(ScrollColumn):
    """The name is all that stands in it."""

    def __init__(self, content: QWidget, name: str) -> None:
        super().__init__(content)
        edge = theme.current().px(EDGE)
        self.setViewportMargins(edge, edge, edge, edge)
        self.setMinimumHeight(theme.current().px(LEAST))
        self.stop = _Stop(self, name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.stop.setGeometry(self.rect())
        self.stop.raise_()


class _Stop(Sign):
    """A scroll area itself would be a stop that a screen reader has no word for."""

    def __init__(self, area: ReadingArea, name: str) -> None:
        super().__init__(name)
        self.setParent(area)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._area = area

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and page keys scroll."""
        self._area.keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_focus(painter, QRectF(self.rect()), theme.current().px(6))
