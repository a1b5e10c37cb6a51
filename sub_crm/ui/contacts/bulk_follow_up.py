"""The fields of the bulk panel in which something to do is agreed."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.orders.lists import WishedFollowUp
from sub_crm.ui.parts.dating import DateField
from sub_crm.ui.widgets.fields import FormField, LineField
from sub_crm.ui.widgets.layouts import fill
from sub_crm.ui.widgets.segment import Segment


class BulkFollowUp(QWidget):
    """What, when, and whether each moment gets one or all of them together."""

    changed = Signal()

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self.title = LineField(_("Opvolging toevoegen"), hint=_("zoals Nabellen"))
        self.due = DateField(_("Wanneer"), today)
        self.together = Segment(_("Voor wie"), [(False, _("Elk een")), (True, _("Samen één"))])
        self._when = FormField(_("Wanneer"), self.due)
        self.due.in_form(self._when, tells=True)
        fill(QVBoxLayout(self), (self.title, self._when, self.together), 6, (0, 0, 0, 0))
        self.title.textChanged.connect(self._tell)
        self.due.textChanged.connect(lambda _text: self.changed.emit())
        self.together.changed.connect(lambda _value: self.changed.emit())
        self._tell("")

    def wish(self) -> WishedFollowUp | None:
        """What is filled in; None without a title."""
        title = self.title.text().strip()
        return WishedFollowUp(title, self.due.date(), self.together.value()) if title else None

    def problem(self) -> str:
        """What is wrong with the day, when there is something to do."""
        return self.due.problem() if self.wish() else ""

    def say(self, problem: str) -> None:
        self._when.set_error(problem)

    def clear(self) -> None:
        self.title.clear()
        self.due.clear()
        self.together.set_value(False)

    def _tell(self, text: str) -> None:
        """The rest is asked once there is something to do."""
        for part in (self._when, self.together):
            part.setVisible(bool(text.strip()))
        self.changed.emit()
