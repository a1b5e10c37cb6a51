"""The small forms over the page: another password, and leaving the team."""

from collections.abc import Callable

from PySide6.QtWidgets import QButtonGroup

from sub_crm.i18n import _
from sub_crm.sync.passwords import LEAST
from sub_crm.sync.profile import Profile
from sub_crm.ui.connecting.work import Standing, change_password, leave
from sub_crm.ui.desk import Desk
from sub_crm.ui.parts.forms import FormCard
from sub_crm.ui.text import label
from sub_crm.ui.widgets.checks import RadioButton
from sub_crm.ui.widgets.layouts import column
from sub_crm.ui.widgets.secret import secret_line, show_toggle


class PasswordForm(FormCard):
    """Another password, twice; nothing of it is kept as a draft."""

    def __init__(self, desk: Desk, standing: Standing, profile: Profile) -> None:
        super().__init__(desk, _("Wachtwoord van de gedeelde database wijzigen"))
        self._profile = profile
        self.old = secret_line(_("Huidig wachtwoord"))
        self.new = secret_line(_("Nieuw wachtwoord"))
        self.again = secret_line(_("Nieuw wachtwoord nog eens"))
        hint = _("Leeg laten mag: het is al bekend.") if standing.password_known else ""
        self.ask("old", _("Huidig wachtwoord"), self.old, hint=hint)
        least = _("Minstens {n} tekens.").format(n=LEAST)
        self.ask("new", _("Nieuw wachtwoord"), self.new, hint=least)
        self.ask("again", _("Nieuw wachtwoord nog eens"), self.again)
        self.add(show_toggle(self.old, self.new, self.again))
        self.act_with(_("Wachtwoord wijzigen"), self.change)

    def change(self) -> None:
        if self.new.text() != self.again.text():
            self.show_problems({"again": _("Dit is niet hetzelfde als hierboven.")})
            return
        old, new = self.old.text(), self.new.text()
        self.do(lambda store: change_password(store, self._profile, old, new))


class LeaveForm(FormCard):
    """Keep what is here, or wipe it; never without the question."""

    def __init__(self, desk: Desk, profile: Profile, wipe: Callable[[], object] | None) -> None:
        super().__init__(desk, _("Verbinding met het team verbreken?"))
        self._profile, self._wipe = profile, wipe
        self.keep = RadioButton(_("De gegevens op deze laptop houden"), True)
        self.wipe = RadioButton(_("De gegevens van deze laptop wissen"))
        self._choice = QButtonGroup(self)
        for one in (self.keep, self.wipe):
            self._choice.addButton(one)
        self.wipe.setVisible(wipe is not None)
        kept = _("Je werkt verder op deze laptop. Het team ziet niet meer wat je vastlegt.")
        wiped = _(
            "Werkruimte en reservekopieën gaan weg, ook wat nog niet verzonden is. Dit kan niet "
            "ongedaan worden gemaakt. Daarna begin je met een lege werkruimte."
        )
        told = _("Wat al bij het team is, blijft daar. Je wachtwoord wordt hier vergeten.")
        gone = label(wiped, "secondary", wrap=True)
        gone.setVisible(wipe is not None)
        self.add(
            label(told, wrap=True),
            column(self.keep, label(kept, "secondary", wrap=True), spacing=2),
            column(self.wipe, gone, spacing=2),
        )
        self.act_with(_("Verbinding verbreken"), self.leave)
        self.wipe.toggled.connect(self._name_action)

    def _name_action(self, wiping: bool) -> None:
        text = _("Verbreken en wissen") if wiping else _("Verbinding verbreken")
        self.action.setText(text)
        self.action.setAccessibleName(text)

    def leave(self) -> None:
        wipe = self._wipe if self.wipe.isChecked() else None
        if wipe is not None:
            self.done.connect(lambda _answer: wipe())
        self.do(lambda store: leave(store, self._profile, self.desk.leave))
