"""Fields that keep themselves in one record, each refusal beside its own field."""

import datetime as dt
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QLabel
from shiboken6 import isValid

from sub_crm.i18n import _, dates
from sub_crm.orders.order import CIVIL
from sub_crm.orders.records import Edit
from sub_crm.queries.history import LastChangeRow, last_change
from sub_crm.ui.desk import Desk
from sub_crm.ui.text import announce, label
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.ui.widgets.fields import FormField, LineField, TextField
from sub_crm.values.ids import Id
from sub_crm.values.instants import instant

IDLE_MS = 1000
Text = LineField | TextField


class Place(Protocol):
    """Where a sentence about a field can stand, such as a `FormField`."""

    def set_error(self, sentence: str) -> None: ...


class Keeper(QObject):
    """The fields of one record: every change becomes an `Edit`."""

    saved = Signal()

    def __init__(self, desk: Desk, table: str, id: Id, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._table, self._id = desk, table, id
        self._fields: dict[str, QObject] = {}
        self._forms: dict[str, Place] = {}

    def keep_text(self, name: str, field: Text, form: Place | None = None) -> None:
        """Keep what is typed in a field."""
        self._bind(name, field, form)
        if isinstance(form, FormField):
            field.saving.held.connect(lambda _text: self._ask_who(name, form))
        field.edited.connect(lambda text: self.keep(name, text))

    def keep_choice(self, name: str, choice: ChoiceButton, form: Place | None = None) -> None:
        self._bind(name, choice, form)
        choice.chosen.connect(lambda value: self.keep(name, value))

    def keep_value(self, name: str, told: SignalInstance, form: Place) -> None:
        """Keep what a field of another kind tells."""
        self._forms[name] = form
        if isinstance(form, FormField) and isinstance(form.field, LineField):
            form.field.saving.held.connect(lambda _text: self._ask_who(name, form))
        told.connect(lambda value: self.keep(name, value))

    def _bind(self, name: str, field: QObject, form: Place | None) -> None:
        self._fields[name] = field
        if form is not None:
            self._forms[name] = form

    def keep(self, name: str, value: Any) -> None:
        """Ask for one change; its answer comes back to the field."""
        order = Edit(table=self._table, id=self._id, field=name, value=value)
        self._desk.backend.execute(
            order,
            then=lambda _answer: self._tell(name, ""),
            refused=lambda problems: self._tell(name, " ".join(problems.values())),
        )

    def _ask_who(self, name: str, form: FormField) -> None:
        """Find out who changed what stands in a field that is in use."""
        backend = self._desk.backend

        def tell(last: LastChangeRow | None) -> None:
            if last is not None and isValid(form):
                form.say_who(who_changed(last, backend.me, backend.today()))

        backend.query(last_change, self._table, self._id, name, then=tell)

    def _tell(self, name: str, problem: str) -> None:
        if not isValid(self):
            return
        form = self._forms.get(name)
        if form is not None:
            form.set_error(problem)
        if not problem:
            self.saved.emit()

    def show(self, name: str, value: Any) -> None:
        """Show what the store has; what somebody is typing stays."""
        field = self._fields[name]
        if isinstance(field, ChoiceButton):
            field.set_value(value)
        elif isinstance(field, LineField | TextField):
            field.show_value(value)


def who_changed(last: LastChangeRow, me: Id, today: dt.date) -> str:
    """Return "Jeroen wijzigde dit om 14:21", with the day when that was not today."""
    at = instant(last.at).astimezone(CIVIL)
    when = f"{at:%H:%M}" if at.date() == today else f"{dates.day(at.date(), today)} {at:%H:%M}"
    if last.user_id == me:
        return _("Elders gewijzigd om {time}").format(time=when)
    name = last.user or _("Een collega")
    return _("{name} wijzigde dit om {time}").format(name=name, time=when)


class SavedMark(QObject):
    """Says "Bewaard" once nothing was typed for a second."""

    def __init__(self, *keepers: Keeper, parent: QObject) -> None:
        super().__init__(parent)
        self.words: QLabel = label("", "caption")
        self._timer = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._timer.timeout.connect(self._say)
        for keeper in keepers:
            keeper.saved.connect(self.touched)

    def touched(self) -> None:
        """Something was kept; wait until the user pauses."""
        self.words.setText("")
        self._timer.start()

    def _say(self) -> None:
        self.words.setText(_("Bewaard"))
        announce(self.words, self.words.text())
