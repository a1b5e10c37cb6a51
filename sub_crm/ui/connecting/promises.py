"""Wat er gebeurt als alles lukt: what joining does, before anybody does it."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from sub_crm.i18n import _, ngettext
from sub_crm.ui.text import label
from sub_crm.ui.widgets.cards import Card, icon_label
from sub_crm.ui.widgets.layouts import column, fill


class PromisesCard(Card):
    def __init__(self) -> None:
        super().__init__(20, 12)
        title = _("Wat er gebeurt als alles lukt")
        self._goes_along = label("", "strong", wrap=True)
        self.show_moments(0)
        self.add(
            label(title, "section", wrap=True),
            _line("person", label(_("Jij blijft de maker"), "strong"),
                  _("Wat je lokaal vastlegde, staat straks op jouw naam in het team.")),
            _line("cloud", self._goes_along,
                  _("Vertrouwelijk en persoonlijk blijven vertrouwelijk en persoonlijk.")),
            _line("undo", label(_("Vooraf komt er een reservekopie"), "strong", wrap=True),
                  _("Verbreken kan altijd; je kiest dan of de gegevens op deze laptop blijven.")),
        )  # fmt: skip
        self.setAccessibleName(title)

    def show_moments(self, number: int) -> None:
        """Say how many contact moments there are to share."""
        said = ngettext("{n} contactmoment gaat mee", "{n} contactmomenten gaan mee", number)
        self._goes_along.setText(said.format(n=f"{number:,}".replace(",", ".")))


def _line(icon: str, title: QWidget, told: str) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    fill(line, (icon_label(icon, "accent_t", 18),), 12, (0, 0, 0, 0))
    line.addWidget(column(title, label(told, "secondary", wrap=True), spacing=1), 1)
    return holder
