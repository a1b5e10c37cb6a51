"""The line that looks like a field: the first key in it opens the quick log with that text."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit

from sub_crm.i18n import _
from sub_crm.ui import theme
from sub_crm.ui.widgets.undo_keys import UndoFallsThrough

ASIDE = 28.0
"""Border and padding at both sides of the words."""


class QuickLine(UndoFallsThrough, QLineEdit):
    """`started` carries what was typed or pasted, "" on Enter; the line itself stays empty."""

    started = Signal(str)

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self.setAccessibleName(_("Snel vastleggen"))
        self._hint = hint or _("Leg een contact vast, bijvoorbeeld: gebeld met Jansen")
        self.setPlaceholderText(self._hint)
        self.setFont(theme.current().font(13))
        self.textEdited.connect(lambda text: self._start(text) if text else None)
        self.returnPressed.connect(lambda: self._start(""))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for all of the hint, its last parts go."""
        super().resizeEvent(event)
        room, hint = self.width() - theme.current().px(ASIDE), self._hint
        while ", " in hint and self.fontMetrics().horizontalAdvance(hint) > room:
            hint = hint.rpartition(", ")[0]
        self.setPlaceholderText(hint)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any column."""
        return QSize(theme.current().px(120), super().minimumSizeHint().height())

    def _start(self, text: str) -> None:
        self.clear()
        self.started.emit(text)
