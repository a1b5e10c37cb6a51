"""Looks at the clock and at what is due, and says when it is time; nothing is said twice."""

import datetime as dt

from PySide6.QtCore import QObject, QTimer, Signal

from sub_crm.insight.reminders import Due, plan
from sub_crm.queries.follow_ups import open_follow_ups
from sub_crm.queries.reading import Reader
from sub_crm.queries.today import agenda
from sub_crm.store import Changes
from sub_crm.ui.backend import Backend
from sub_crm.ui.preferences import Preferences
from sub_crm.ui.reminders.wording import notice
from sub_crm.values.ids import Id

TABLES = ("follow_up", "contact_moment", "participant", "organisation", "person")
LONGEST_MS = 60_000
"""A computer that slept, or whose clock was set, is caught up with within a minute."""
AHEAD = 2
"""Days of planned contacts to know of: one just after midnight is told before it."""


def read_due(reader: Reader, *, today: dt.date, me: Id) -> Due:
    return Due(
        follow_ups=open_follow_ups(reader, today=today, owner=me),
        agenda=agenda(reader, today=today, days=AHEAD, author=me),
    )


class Reminders(QObject):
    """`due` carries a `Notice` when it is time."""

    due = Signal(object)

    def __init__(self, backend: Backend, preferences: Preferences) -> None:
        super().__init__(backend)
        self._backend, self._preferences = backend, preferences
        self._known: Due | None = None
        self._read_on: dt.date | None = None
        self.timer = QTimer(self, singleShot=True)
        self.timer.timeout.connect(self.look)
        backend.changed.connect(self._refresh)
        preferences.changed.connect(self._change)
        self._is_on = preferences.value.reminders
        self._ask()

    def _refresh(self, changes: Changes) -> None:
        if changes.touches(*TABLES):
            self._ask()

    def _change(self) -> None:
        """Look at once when the user wants to be reminded again."""
        before, self._is_on = self._is_on, self._preferences.value.reminders
        if self._is_on and not before:
            self.look()

    def _ask(self) -> None:
        backend = self._backend
        self._read_on = backend.today()
        backend.query(read_due, today=self._read_on, me=backend.me, then=self._receive)

    def _receive(self, known: Due) -> None:
        self._known = known
        self.look()

    def look(self) -> None:
        """Tell what it is time for, and set the clock for the next."""
        if self._read_on != self._backend.today():  # midnight has passed
            self._ask()
        elif self._known is not None and self._is_on:
            self._tell(self._known)

    def _tell(self, known: Due) -> None:
        now = self._backend.circumstances().now
        told = self._preferences.value.told.split()
        secret = self._backend.identity.store_id
        planned = plan(known, now, told, secret=secret)
        self._preferences.change(told="\n".join(planned.told))
        if planned.tell:
            names = self._preferences.value.reminder_names
            self.due.emit(notice(planned.tell, names=names))
        wait = (planned.again - now) // dt.timedelta(milliseconds=1)
        self.timer.start(min(max(wait, 0) + 1, LONGEST_MS))
