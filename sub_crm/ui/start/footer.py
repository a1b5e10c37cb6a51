"""The way back and forward under the first start."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.ui.text import label
from sub_crm.ui.widgets.buttons import button, ghost
from sub_crm.ui.widgets.layouts import fill, row, rule

KEYS = "Ctrl+↵"


class Footer(QWidget):
    """Back, skip and on; what makes no sense in a step is not there."""

    back = Signal()
    skip = Signal()
    onward = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.back_button = ghost(_("Terug"), on_click=lambda: self.back.emit())
        self.skip_button = ghost(_("Overslaan"), on_click=lambda: self.skip.emit())
        self.on_button = button("", "primary", on_click=lambda: self.onward.emit())
        self.hint = label(_("Spatie kiest, pijltjes lopen"), "secondary")
        parts = (self.back_button, self.skip_button, None, self.hint, self.on_button)
        fill(QVBoxLayout(self), (rule(), row(*parts, spacing=12)), 16, (0, 0, 0, 0))
        self._words, self._narrow, self._picks = "", False, False

    def show_step(self, place: int, last: int, *, back: bool) -> None:
        """Fit the buttons to a step."""
        self.back_button.setVisible(back)
        self.skip_button.setVisible(place > 0)
        self._words = _("Aan de slag") if place == last else _("Verder")
        self._picks = place == 0
        self.set_narrow(self._narrow)

    def set_narrow(self, narrow: bool) -> None:
        """Leave out what only helps when there is no room for it."""
        self._narrow = narrow
        self.hint.setVisible(self._picks and not narrow)
        self.on_button.setText(self._words if narrow else f"{self._words}  {KEYS}")
        self.on_button.setAccessibleName(f"{self._words}, Ctrl+Enter")
