"""Gegevens: where the shared database is, who one is there, and how one shows it."""

import platform
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.sync.profile import DATABASE, PORT, Profile, SignIn
from sub_crm.ui.connecting import pasted, wording
from sub_crm.ui.connecting.work import Standing
from sub_crm.ui.text import label
from sub_crm.ui.widgets.buttons import primary, set_icon
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.ui.widgets.fields import FormField, LineField
from sub_crm.ui.widgets.layouts import fill
from sub_crm.ui.widgets.secret import secret_line
from sub_crm.ui.widgets.segment import Segment

CHOOSE = "…"
"""The option that asks for a file, which no path is."""


class ProfileCard(Card):
    changed = Signal()
    """Something else stands in a field: what was tested is no longer what stands there."""
    wanted = Signal()
    """The one action of the page."""

    def __init__(self) -> None:
        super().__init__(20, 12)
        self._password_hint = self._ca_file = ""
        self.server = LineField(_("Server"))
        self.port = LineField(_("Poort"), str(PORT))
        self.database = LineField(_("Database"), DATABASE)
        choices = [(one, _(text)) for one, text in wording.SIGN_INS.items()]
        self.sign_in = Segment(_("Aanmelden met"), choices, SignIn.PASSWORD)
        self.login = LineField(_("Naam"))
        self.password = secret_line(_("Wachtwoord"))
        self.ca = ChoiceButton(_("Certificaat van de organisatie"), self._ca_options(), "")
        self.device = LineField(_("Naam van deze laptop"), platform.node())
        self.action = primary("", on_click=self.wanted.emit)
        self._lines = {
            "host": self.server,
            "port": self.port,
            "database": self.database,
            "login": self.login,
            "device_name": self.device,
        }
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        hints = {
            "host": _("Uit de mail van de beheerder; plak gerust de hele regel."),
            "ca_file": _("Alleen nodig als de beheerder een eigen bestand gaf."),
            "device_name": _("Staat in de lijst van je apparaten."),
        }
        fields: dict[str, QWidget] = {
            **self._lines,
            "sign_in": self.sign_in,
            "password": self.password,
            "ca_file": self.ca,
        }
        self.forms = {
            name: FormField(_title(field), field, hint=hints.get(name, ""))
            for name, field in fields.items()
        }
        both = QWidget()
        line = QHBoxLayout(both)
        fill(line, (), 12, (0, 0, 0, 0))
        line.addWidget(self.forms["port"], 1)
        line.addWidget(self.forms["database"], 3)
        self.add(label(_("Gegevens"), "section"), self.forms["host"], both)
        for name in ("sign_in", "login", "password", "ca_file", "device_name"):
            self.add(self.forms[name])
        self.body.addStretch(1)
        self.add(self.action)
        self.setAccessibleName(_("Gegevens"))

    def _listen(self) -> None:
        for field in (*self._lines.values(), self.password):
            field.textChanged.connect(self._touched)
        self.server.editingFinished.connect(self._spread)
        self.sign_in.changed.connect(self._choose_sign_in)
        self.ca.chosen.connect(self._choose_ca)

    # what stands in it

    def profile(self) -> Profile:
        """What was typed, as it stands; a port that is no number is 0."""
        self._spread()
        port = self.port.text().strip()
        return Profile(
            host=self.server.text().strip(),
            port=int(port) if port.isascii() and port.isdecimal() and len(port) < 6 else 0,
            database=self.database.text().strip(),
            login=self.login.text().strip(),
            sign_in=self.sign_in.value(),
            ca_file=self._ca_file,
            device_name=self.device.text().strip(),
        )

    def values(self) -> dict[str, str]:
        """What to keep as a draft: everything but the password."""
        typed = {name: field.text() for name, field in self._lines.items()}
        if pasted.is_address(typed["host"]):
            typed["host"] = ""  # there may be a password in it
        return typed | {"sign_in": self.sign_in.value().value, "ca_file": self._ca_file}

    def put(self, values: dict[str, str]) -> None:
        """Put back what `values` returned."""
        for name, field in self._lines.items():
            field.setText(values.get(name, field.text()))
        self.sign_in.set_value(SignIn(values.get("sign_in", self.sign_in.value().value)))
        self._show_ca(values.get("ca_file", self._ca_file))

    def show_standing(self, standing: Standing) -> None:
        """Say where the password goes."""
        self._password_hint = wording.password_hint(standing.keyring, standing.password_known)
        self._tell_of_password()

    def show_profile(self, profile: Profile) -> None:
        self.put(
            {
                "host": profile.host,
                "port": str(profile.port),
                "database": profile.database,
                "login": profile.login,
                "device_name": profile.device_name or platform.node(),
                "sign_in": profile.sign_in.value,
                "ca_file": profile.ca_file,
            }
        )

    def forget_password(self) -> None:
        """Keep it in the field no longer than needed; what was tested still holds."""
        with QSignalBlocker(self.password):
            self.password.clear()

    def show_problems(self, problems: dict[str, str]) -> None:
        """Say each problem at its field, and go to the first."""
        for name, form in self.forms.items():
            form.set_error(problems.get(name, ""))
        if "password" not in problems:
            self._tell_of_password()
        first = next((name for name in self.forms if problems.get(name)), None)
        if first is not None:
            self.forms[first].field.setFocus()

    def offer(self, text: str, icon: str, *, enabled: bool = True) -> None:
        """Say what the one action is now."""
        self.action.setText(text)
        self.action.setAccessibleName(text)
        set_icon(self.action, icon, "on_accent")
        self.action.setEnabled(enabled)

    # what the user does

    def _touched(self, _text: str = "") -> None:
        self.changed.emit()

    def _spread(self) -> None:
        """Let each part of a pasted address go to its own field."""
        found = pasted.parts(self.server.text())
        for name, text in found.items():
            self._lines[name].setText(text)

    def _choose_sign_in(self, chosen: SignIn) -> None:
        self.forms["password"].setVisible(chosen is SignIn.PASSWORD)
        self.changed.emit()

    def _tell_of_password(self) -> None:
        self.forms["password"].tell(self._password_hint)
        self.password.setAccessibleDescription(self._password_hint)

    def _ca_options(self) -> list[tuple[str, str]]:
        own = [(self._ca_file, Path(self._ca_file).name)] if self._ca_file else []
        return [("", _("Van dit systeem")), *own, (CHOOSE, _("Bestand kiezen…"))]

    def _show_ca(self, path: str) -> None:
        self._ca_file = path
        self.ca.set_options(self._ca_options(), path)

    def _choose_ca(self, value: str) -> None:
        if value == CHOOSE:
            self.ca.set_value(self._ca_file)
            self.ask_ca()
        else:
            self._ca_file = value
            self.changed.emit()

    def ask_ca(self) -> None:
        """Ask for the file of whoever issued the server's certificate."""
        kinds = _("Certificaten (*.pem *.crt *.cer)") + ";;" + _("Alle bestanden (*)")
        path, _kind = QFileDialog.getOpenFileName(self, _("Certificaatbestand kiezen"), "", kinds)
        if path:
            self.take_ca(path)

    def take_ca(self, path: str) -> None:
        self._show_ca(path)
        self.changed.emit()


def _title(field: QWidget) -> str:
    return field.accessibleName().partition(":")[0]
