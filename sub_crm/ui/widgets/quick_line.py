"""The line that looks like a field: the first key in it opens the quick log with that text."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLineEdit

from sub_crm.i18n import _
from sub_crm.ui import theme
from sub_crm.ui.widgets.undo_keys import UndoFallsThrough


class QuickLine(UndoFallsThrough, QLineEdit):
    """`started` carries what was typed or pasted, "" on Enter; the line itself stays empty."""

    started = Signal(str)

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self.setAccessibleName(_("Snel vastleggen"))
        self.setPlaceholderText(hint or _("Leg een contact vast, bijvoorbeeld: gebeld met Jansen"))
        self.setFont(theme.current().font(13))
        self.textEdited.connect(lambda text: self._start(text) if text else None)
        self.returnPressed.connect(lambda: self._start(""))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any column."""
        return QSize(theme.current().px(120), super().minimumSizeHint().height())

    def _start(self, text: str) -> None:
        self.clear()
        self.started.emit(text)
