"""Herinneringen: whether to be told what is due, what may be read of it, and the tray."""

from collections.abc import Callable

from PySide6.QtWidgets import QSizePolicy, QSystemTrayIcon, QWidget

from sub_crm.i18n import _
from sub_crm.system import autostart
from sub_crm.ui.preferences import Preferences
from sub_crm.ui.settings.section import Section
from sub_crm.ui.text import announce, label
from sub_crm.ui.widgets.checks import CheckBox
from sub_crm.ui.widgets.layouts import column


class RemindersSection(Section):
    """What this computer cannot do is not there."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences
        self.on = self._check("reminders", _("Herinner mij"))
        self.names = self._check("reminder_names", _("Toon namen in meldingen"))
        self.stay = self._check("stay_in_tray", _("Blijven na sluiten"))
        self.start = _narrow(CheckBox(_("Starten als ik me aanmeld"), autostart.is_on()))
        self.start.toggled.connect(self._start_with_session)
        self.problem = label("", colour="danger", wrap=True)
        self.problem.hide()
        super().__init__(_("Herinneringen"), *self._parts(), self.problem)
        self.names.setEnabled(self.on.isChecked())
        self.on.toggled.connect(self.names.setEnabled)

    def _parts(self) -> list[QWidget]:
        when = _(
            "Terwijl SUB-CRM aanstaat: opvolgingen met een tijd, tien minuten voor een gepland "
            "contact, en eens per dag wat er voor vandaag is."
        )
        hidden = _("Staat dit uit, dan zegt een melding niet over wie of wat het gaat.")
        parts = [_told(self.on, when), _told(self.names, hidden)]
        if QSystemTrayIcon.isSystemTrayAvailable():
            parts.append(
                _told(self.stay, _("SUB-CRM blijft in het systeemvak als je het venster sluit."))
            )
        if autostart.is_offered():
            parts.append(self.start)
        return parts

    def _check(self, setting: str, text: str) -> CheckBox:
        made = _narrow(CheckBox(text, getattr(self._preferences.value, setting)))
        made.toggled.connect(self._keeper(setting))
        return made

    def _keeper(self, setting: str) -> Callable[[bool], None]:
        return lambda on: self._preferences.change(**{setting: on})

    def _start_with_session(self, on: bool) -> None:
        self.problem.hide()
        try:
            autostart.switch(on)
        except OSError:
            self._say(_("Dit kon niet worden bewaard: de map daarvoor is niet te schrijven."))
            self.start.blockSignals(True)
            self.start.setChecked(autostart.is_on())
            self.start.blockSignals(False)

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()
        announce(self.start, sentence)


def _narrow(check: CheckBox) -> CheckBox:
    """Let a check be as narrow as its column; Qt would keep the room for all of its words."""
    policy = QSizePolicy.Policy
    check.setSizePolicy(policy.Preferred, policy.Fixed)
    return check


def _told(check: CheckBox, sentence: str) -> QWidget:
    """A check with what it does below its words."""
    check.setAccessibleDescription(sentence)
    return column(check, label(sentence, "secondary", wrap=True), spacing=1)
