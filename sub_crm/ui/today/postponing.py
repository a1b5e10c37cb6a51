"""Put a follow-up off: to tomorrow, Friday, next week or any day that is typed."""

import datetime as dt

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from sub_crm.i18n import _, dates
from sub_crm.orders.follow_ups import PostponeFollowUps
from sub_crm.ui.desk import Desk
from sub_crm.ui.text import label, no_mnemonic
from sub_crm.ui.today.date_field import DateField, unreadable
from sub_crm.ui.today.forms import SmallForm
from sub_crm.ui.today.rows import Task
from sub_crm.values.ids import Id
from sub_crm.values.vague_date import VagueDate

FRIDAY = 4


def usual_days(today: dt.date) -> list[tuple[str, dt.date]]:
    """Return tomorrow, the coming Friday and the Monday of next week."""
    friday = today + dt.timedelta((FRIDAY - today.weekday() - 1) % 7 + 1)
    monday = today + dt.timedelta(7 - today.weekday())
    days = [(_("Morgen"), today + dt.timedelta(1)), (_("Vrijdag"), friday)]
    return [*days, (_("Volgende week"), monday)]


class PostponeMenu(QMenu):
    """The days that are usual, and a way to any other."""

    def __init__(self, parent: QWidget, desk: Desk, task: Task) -> None:
        super().__init__(parent)
        self._desk, self._task = desk, task
        self.form: PostponeForm | None = None
        self.setAccessibleName(_("Verzetten naar"))
        today = desk.backend.today()
        for words, day in usual_days(today):
            action = self.addAction(f"{no_mnemonic(words)}\t{dates.day(day, today)}")
            action.setData(day)
            action.triggered.connect(lambda _on=False, day=day: self._put_off(day))
        self.addSeparator()
        self.addAction(no_mnemonic(_("Datum typen…"))).triggered.connect(self._type)

    def open(self, spot: QPoint) -> None:
        """Show with the first day chosen."""
        self.popup(spot)
        self.setActiveAction(self.actions()[0])

    def _put_off(self, day: dt.date) -> None:
        self._desk.backend.execute(postponing(self._task.id, VagueDate.on(day)))

    def _type(self) -> None:
        self.form = PostponeForm(self._desk, self._task)
        self.form.open(self._desk.window, self.form.day.line)


def postponing(id: Id, due: VagueDate) -> PostponeFollowUps:
    """The order that puts one follow-up off."""
    return PostponeFollowUps(ids=(id,), due=due)


class PostponeForm(SmallForm):
    """A typed date; what cannot be read stays in the field with the reason below it."""

    def __init__(self, desk: Desk, task: Task) -> None:
        super().__init__(desk.backend, _("Opvolging verzetten"), _("Verzetten"))
        self._id = task.id
        self.day = DateField(
            _("Naar welke dag"), desk.backend.today(), hint=_("vrijdag, 4 december, maart")
        )
        self.add(label(task.follow_up.title, "secondary", wrap=True), self.day)

    def save(self) -> None:
        """Put it off when the date can be read."""
        due = self.day.value()
        if due is None:
            self.day.set_error(unreadable())
        else:
            self.give(postponing(self._id, due))

    def show_problems(self, problems: dict[str, str]) -> None:
        """Whatever is wrong is wrong with the day."""
        self.day.set_error(" ".join(problems.values()))
