"""Open a workspace of which the keyring has no key: type the passphrase or the recovery key."""

from pathlib import Path

from PySide6.QtCore import Signal

from sub_crm.i18n import _
from sub_crm.ui.start.sheet import Sheet
from sub_crm.ui.text import label
from sub_crm.ui.widgets.buttons import link, primary
from sub_crm.ui.widgets.fields import FormField
from sub_crm.ui.widgets.layouts import row
from sub_crm.ui.widgets.paths import breakable
from sub_crm.ui.widgets.secret import secret_line, show_toggle


class UnlockPage(Sheet):
    """`typed` carries what was typed; it stays in the field until it fits."""

    typed = Signal(str)
    without_key = Signal()
    """Nobody has the key any more."""

    def __init__(self, path: Path) -> None:
        self.line = secret_line(_("Wachtwoordzin of herstelsleutel"))
        self.frame = FormField(
            _("Wachtwoordzin of herstelsleutel"),
            self.line,
            hint=_(
                "De herstelsleutel is de code van 16 groepjes van vier tekens die je hebt bewaard."
            ),
        )
        told = _("Bestand: {path}")
        self.open = primary(_("Openen"), on_click=self._try)
        self.lost = link(_("Ik heb geen sleutel"), on_click=lambda: self.without_key.emit())
        super().__init__(
            _("Ontgrendel je werkruimte"),
            label(
                _(
                    "Je gegevens zijn versleuteld en de sleutelbos van deze computer "
                    "opent ze niet. Met je eigen sleutel kun je verder."
                ),
                wrap=True,
            ),
            label(breakable(str(path)), "caption", wrap=True, name=told.format(path=path)),
            self.frame,
            show_toggle(self.line),
            row(self.lost, None, self.open),
        )
        self.line.returnPressed.connect(self._try)

    def _try(self) -> None:
        if self.line.text():
            self.frame.set_error("")
            self.typed.emit(self.line.text())
        else:
            self.show_problem(_("Typ je wachtwoordzin of je herstelsleutel."))

    def show_problem(self, sentence: str) -> None:
        """Say beside the field why it does not open; what was typed stays."""
        self.frame.set_error(sentence)
        self.line.setFocus()
        self.line.selectAll()
