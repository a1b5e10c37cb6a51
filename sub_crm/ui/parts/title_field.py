"""The name of a record as the title of its page, which can be typed in."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QWidget

from sub_crm.ui import theme
from sub_crm.ui.text import STYLES, set_tooltip
from sub_crm.ui.widgets.fields import LineField
from sub_crm.ui.widgets.flow import Flow
from sub_crm.ui.widgets.layouts import row

HEIGHT = 36.0


class TitleField(LineField):
    """The name as a title that can be typed in: as wide as its words, underlined with focus."""

    def __init__(self, name: str, value: str) -> None:
        super().__init__(name, value, bare=True)
        style = STYLES["title"]
        self.setFont(style.font())
        self.setFixedHeight(theme.current().px(HEIGHT))
        self.textChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        words = self.text() or self.accessibleName()
        self.setMinimumWidth(theme.current().px(120))
        self.setMaximumWidth(self.fontMetrics().horizontalAdvance(words) + theme.current().px(12))
        if not self.hasFocus():
            self.setCursorPosition(0)  # where there is no room for all, the beginning shows
        self._offer_whole()

    def _offer_whole(self) -> None:
        """Tell all in a tooltip where the words do not fit."""
        set_tooltip(self, self.text() if self.width() < self.maximumWidth() else "")

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return QSize(self.maximumWidth(), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._offer_whole()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setCursorPosition(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            high = theme.current().px(2)
            below = QRectF(0, self.height() - high, self.width(), high)
            QPainter(self).fillRect(below, self.palette().color(QPalette.ColorRole.Accent))


def title_line(title: TitleField, *beside: QWidget) -> QWidget:
    """The title with its chips behind it, or under it where there is no room beside it."""
    chips = row(*beside)
    chips.setFixedHeight(theme.current().px(HEIGHT))
    return Flow(title, chips, spacing=12)
