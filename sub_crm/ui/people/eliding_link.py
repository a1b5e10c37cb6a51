"""A link that is cut with "…" where its column is too narrow, and then tells all in its tooltip."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from sub_crm.ui import theme
from sub_crm.ui.text import no_mnemonic, set_tooltip


class ElidingLink(QPushButton):
    """Looks and works as `buttons.link`."""

    def __init__(self, on_click: Callable[[], object]) -> None:
        super().__init__()
        self._words = ""
        self.setProperty("kind", "link")
        self.setFont(theme.current().font(13, 500))
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: on_click())

    def say(self, words: str, name: str) -> None:
        """Show other words; `name` is what is read out."""
        self._words = words
        self.setText(no_mnemonic(words))
        self.setAccessibleName(name)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any column."""
        return QSize(theme.current().px(40), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        inside = QStyle.SubElement.SE_PushButtonContents
        room = painter.style().subElementRect(inside, option, self).width()
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideMiddle, room)
        set_tooltip(self, "" if shown == self._words else self._words)
        option.text = no_mnemonic(shown)
        painter.drawControl(painter.style().ControlElement.CE_PushButton, option)
