"""The name of a record as the title of its page, which can be typed in."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette

from sub_crm.ui import theme
from sub_crm.ui.text import STYLES
from sub_crm.ui.widgets.fields import LineField


class TitleField(LineField):
    """The name as a title that can be typed in: as wide as its words, underlined with focus."""

    def __init__(self, name: str, value: str) -> None:
        super().__init__(name, value, bare=True)
        style = STYLES["title"]
        self.setFont(style.font())
        self.setFixedHeight(theme.current().px(36))
        self.textChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        words = self.text() or self.accessibleName()
        self.setMinimumWidth(theme.current().px(120))
        self.setMaximumWidth(self.fontMetrics().horizontalAdvance(words) + theme.current().px(12))
        if not self.hasFocus():
            self.setCursorPosition(0)  # where there is no room for all, the beginning shows

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return QSize(self.maximumWidth(), super().sizeHint().height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setCursorPosition(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            high = theme.current().px(2)
            below = QRectF(0, self.height() - high, self.width(), high)
            QPainter(self).fillRect(below, self.palette().color(QPalette.ColorRole.Accent))
