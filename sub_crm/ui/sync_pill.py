"""The pill at the top: how the workspace stands with its team, and the way to more."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject

from sub_crm.i18n import _, ngettext
from sub_crm.orders.order import CIVIL
from sub_crm.queries.waiting import Work
from sub_crm.store import EXAMPLE_MARK
from sub_crm.ui.desk import Desk
from sub_crm.ui.shell import Shell
from sub_crm.ui.synchronising import REFUSED_LOGIN, Syncing

OFFLINE = "offline"


class SyncPill(QObject):
    """Keeps pill and badge up to date."""

    def __init__(self, shell: Shell, desk: Desk, syncing: Syncing) -> None:
        super().__init__(syncing)
        self._shell, self._desk, self._syncing = shell, desk, syncing
        syncing.changed.connect(self.show)
        self.show()

    def show(self) -> None:
        """Tell how it stands; a demonstration that nobody shares says what it is elsewhere."""
        syncing = self._syncing
        self._shell.set_badge("synchronisatie", syncing.work.to_do())
        if syncing.in_team or self._desk.backend.identity.mark != EXAMPLE_MARK:
            said = pill(syncing)
            self._shell.set_store_pill(said.text, said.tone, said.icon, self.open)

    def open(self) -> None:
        from sub_crm.ui.syncing.popover import open_popover  # nobody asked before

        button = self._shell.topbar.pill
        if button is not None:
            open_popover(button, self._desk, self._syncing)


@dataclass(frozen=True, slots=True)
class PillWords:
    text: str
    tone: str
    icon: str


def pill(syncing: Syncing) -> PillWords:
    """Return what the pill tells: the most pressing thing alone."""
    status, work = syncing.status, syncing.work
    if not syncing.in_team:
        return PillWords(_("Alleen op deze laptop"), "", "laptop")
    if syncing.slow:
        return PillWords(_("Bezig…"), "", "sync")
    if status is not None and status.cause:
        return _trouble(status, work)
    if work.differences:
        return PillWords(differences_words(work.differences), "warn", "split")
    if work.refused:
        told = ngettext("{n} wijziging apart gezet", "{n} wijzigingen apart gezet", work.refused)
        return PillWords(told.format(n=work.refused), "warn", "warn")
    if status is None or status.succeeded_at is None:
        return PillWords(_("Nog niet gesynchroniseerd"), "", "cloud")
    told = _("Gesynchroniseerd {time}").format(time=clock(status.succeeded_at))
    return PillWords(told, "ok", "check")


def _trouble(status: Any, work: Work) -> PillWords:
    if status.cause in REFUSED_LOGIN:
        told = " · ".join(filter(None, (_("Aanmelden nodig"), _shortly_waiting(work))))
        return PillWords(told, "danger", "key")
    if status.phase == OFFLINE:
        told = " · ".join(filter(None, (_("Offline"), waiting_words(work))))
        return PillWords(told, "warn", "offline")
    told = _("Synchroniseren lukt niet sinds {time}").format(time=clock(status.failing_since))
    return PillWords(told, "danger", "warn")


def clock(when: dt.datetime) -> str:
    return f"{when.astimezone(CIVIL):%H:%M}"


def _shortly_waiting(work: Work) -> str:
    return _("{n} wachten").format(n=work.waiting) if work.waiting else ""


def waiting_words(work: Work) -> str:
    if not work.waiting:
        return ""
    told = ngettext("{n} wijziging wacht", "{n} wijzigingen wachten", work.waiting)
    return told.format(n=work.waiting)


def differences_words(number: int) -> str:
    told = ngettext("{n} verschil nakijken", "{n} verschillen nakijken", number)
    return told.format(n=number)
