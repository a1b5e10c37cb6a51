"""Put a follow-up off: to tomorrow, Friday, next week or any day that is typed."""

import datetime as dt

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from sub_crm.i18n import _, dates
from sub_crm.orders.follow_ups import PostponeFollowUps
from sub_crm.ui.desk import Desk
from sub_crm.ui.parts.postponing import Postponing
from sub_crm.ui.text import no_mnemonic
from sub_crm.ui.today.rows import Task
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
        order = PostponeFollowUps(ids=(self._task.id,), due=VagueDate.on(day))
        self._desk.backend.execute(order)

    def _type(self) -> None:
        Postponing(self._desk, self._task.follow_up).open(width=420)
