"""A date typed as people say it, with what was understood told below while typing."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.i18n import _, dates
from sub_crm.ui.text import label
from sub_crm.ui.widgets.fields import FormField, LineField
from sub_crm.ui.widgets.layouts import fill
from sub_crm.values.reading_dates import read_dutch
from sub_crm.values.vague_date import VagueDate


class DateField(QWidget):
    """`value` is the date, None for an empty or unreadable text; `check` tells which it is."""

    edited = Signal(str)

    def __init__(self, title: str, today: dt.date, *, hint: str = "") -> None:
        super().__init__()
        self._today = today
        self.line = LineField(title, hint=hint)
        self._form = FormField(title, self.line)
        self._told = label("", "caption", wrap=True)
        fill(QVBoxLayout(self), (self._form, self._told), 2, (0, 0, 0, 0))
        self.line.textChanged.connect(self._tell)
        self.line.edited.connect(self.edited)
        self._tell()

    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Show text that was typed before."""
        self.line.show_value(text)

    def value(self) -> VagueDate | None:
        """The date that was meant."""
        return read_dutch(self.text(), self._today) if self.text().strip() else None

    def check(self) -> bool:
        """Say below the field when its text is no date; an empty field is fine."""
        fine = not self.text().strip() or self.value() is not None
        self.set_error("" if fine else unreadable())
        return fine

    def set_error(self, sentence: str) -> None:
        """Say what is wrong; the text stays."""
        self._form.set_error(sentence)
        self._told.setVisible(not sentence and bool(self._told.text()))

    def _tell(self, _text: str = "") -> None:
        found = self.value()
        self._told.setText(_in_full(found, self._today) if found else "")
        self._form.set_error("")
        self._told.setVisible(found is not None)


def unreadable() -> str:
    """The sentence for a text that is no date."""
    return _("Deze datum is niet te lezen. Typ bijvoorbeeld vrijdag, 4 december of 4-12-2026.")


def _in_full(date: VagueDate, today: dt.date) -> str:
    said = dates.vague(date, today)
    day = date.first if date.first == date.last else None
    return f"{said} ({dates.ago(day, today)})" if day else said
