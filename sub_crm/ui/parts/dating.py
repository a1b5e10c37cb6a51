"""A field for a date as exactly as it is known; what cannot be read gets a sentence."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent

from sub_crm.i18n import _, dates
from sub_crm.ui.widgets.fields import FormField, LineField
from sub_crm.values.reading_dates import read_dutch
from sub_crm.values.vague_date import VagueDate


def unreadable() -> str:
    return _("Deze datum is niet te lezen. Typ bijvoorbeeld 24 november 2026, maart 2022 of 2022.")


def in_full(date: VagueDate, today: dt.date) -> str:
    """Return "vr 27 nov (over 3 dagen)"; without the number where it is no single day."""
    said = dates.vague(date, today)
    day = date.first if date.first == date.last else None
    return f"{said} ({dates.ago(day, today)})" if day else said


class DateField(LineField):
    """Type a day, a month, a quarter, a year or "onbekend"; `dated` carries what was read."""

    dated = Signal(object)

    def __init__(self, name: str, today: dt.date, value: VagueDate | None = None) -> None:
        super().__init__(name, self.written(value, today), hint=_("zoals 24 nov of maart 2022"))
        self._today = today
        self._form: FormField | None = None
        self._tells = False
        self.edited.connect(self._read)
        self.returnPressed.connect(self._judge)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field is when a date that cannot be read is told."""
        super().focusOutEvent(event)
        self._judge()

    @staticmethod
    def written(value: VagueDate | None, today: dt.date) -> str:
        """The text of a date, which reads back as the same date."""
        return dates.vague(value, today) if value else ""

    def in_form(self, form: FormField, *, tells: bool = False) -> FormField:
        """Say where sentences about the date go; one that `tells` says what it understood."""
        self._form, self._tells = form, tells
        self.textChanged.connect(lambda _text: self._say(""))
        return form

    def date(self) -> VagueDate | None:
        """What stands in the field, None when it is empty or cannot be read."""
        text = self.text().strip()
        return read_dutch(text, self._today) if text else None

    def show_date(self, value: VagueDate | None) -> None:
        """Show the date of the store, unless the field already says it in other words."""
        if not (self.hasFocus() and self.date() == value):
            self.show_value(self.written(value, self._today))

    def problem(self) -> str:
        """What is wrong with the text, "" when it is empty or a date."""
        return unreadable() if self.text().strip() and self.date() is None else ""

    def _understood(self) -> str:
        """The day in full where it was typed in other words, such as "vrijdag"."""
        found = self.date()
        plain = found is None or self.written(found, self._today) == self.text().strip()
        return "" if plain or found is None else in_full(found, self._today)

    def _read(self, _text: str) -> None:
        found = self.date()
        if found is not None:
            self.dated.emit(found)

    def _judge(self) -> None:
        self._say(self.problem())

    def _say(self, sentence: str) -> None:
        if self._form is None:
            return
        self._form.set_error(sentence)
        if self._tells and not sentence:
            self._form.tell(self._understood())
