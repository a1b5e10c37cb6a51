"""Choose a passphrase, on a computer that has no keyring to keep the key."""

from PySide6.QtCore import Signal

from sub_crm.i18n import _
from sub_crm.ui.start.sheet import Sheet
from sub_crm.ui.text import label
from sub_crm.ui.widgets.buttons import primary
from sub_crm.ui.widgets.fields import FormField
from sub_crm.ui.widgets.layouts import row
from sub_crm.ui.widgets.secret import secret_line, show_toggle

SHORTEST = 12


class PassphrasePage(Sheet):
    """`chosen` carries a passphrase that is long enough and was typed twice the same."""

    chosen = Signal(str)

    def __init__(self) -> None:
        self.first = secret_line(_("Wachtwoordzin"))
        self.second = secret_line(_("Nog een keer"))
        hint = _("Minstens {n} tekens. Een paar losse woorden onthoud je het best.")
        self.first_frame = FormField(_("Wachtwoordzin"), self.first, hint=hint.format(n=SHORTEST))
        self.second_frame = FormField(_("Nog een keer"), self.second)
        super().__init__(
            _("Kies een wachtwoordzin"),
            label(_explanation(), wrap=True),
            self.first_frame,
            self.second_frame,
            show_toggle(self.first, self.second),
            row(None, primary(_("Verder"), on_click=self._choose)),
        )
        self.first.returnPressed.connect(self.second.setFocus)
        self.second.returnPressed.connect(self._choose)

    def _choose(self) -> None:
        first, second = self.first.text(), self.second.text()
        self.first_frame.set_error(too_short(first))
        self.second_frame.set_error("" if too_short(first) else unequal(first, second))
        if too_short(first):
            self.first.setFocus()
        elif first != second:
            self.second.setFocus()
        else:
            self.chosen.emit(first)


def too_short(passphrase: str) -> str:
    """Say what is missing; "" when the passphrase is long enough."""
    if len(passphrase) >= SHORTEST:
        return ""
    if not passphrase:
        return _("Typ een zin van minstens {n} tekens.").format(n=SHORTEST)
    return _("Deze zin telt {count} tekens; maak er minstens {n} van.").format(
        count=len(passphrase), n=SHORTEST
    )


def unequal(first: str, second: str) -> str:
    """Say that the two differ; "" when they are the same."""
    return "" if first == second else _("Dit is niet dezelfde zin. Typ hem nog een keer.")


def _explanation() -> str:
    return _(
        "Je gegevens worden versleuteld. Meestal bewaart de sleutelbos van de computer de sleutel, "
        "maar die is hier niet beschikbaar. Daarom open je SUB-CRM elke keer met een zin die "
        "alleen jij kent. Vergeet je hem, dan kan alleen je herstelsleutel de gegevens nog openen."
    )
