"""Wat er gebeurt als alles lukt: what joining does, before anybody does it."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.ui.text import label
from sub_crm.ui.widgets.cards import Card, icon_label
from sub_crm.ui.widgets.layouts import column, fill


class PromisesCard(Card):
    def __init__(self) -> None:
        super().__init__(20, 12)
        title = _("Wat er gebeurt als alles lukt")
        self.add(
            label(title, "section", wrap=True),
            _line("person", _("Jij blijft de maker"),
                  _("Wat je lokaal vastlegde, staat straks op jouw naam in het team.")),
            _line("cloud", _("Wat je vastlegde gaat mee"),
                  _("Vertrouwelijk en persoonlijk blijven vertrouwelijk en persoonlijk.")),
            _line("org", _("Een teamleider wijst organisaties toe"),
                  _("Wat je zelf als accounthouder koos, vervalt; je contactmomenten blijven.")),
            _line("undo", _("Vooraf komt er een reservekopie"),
                  _("Verbreken kan altijd; je kiest dan of de gegevens op deze laptop blijven.")),
        )  # fmt: skip
        self.setAccessibleName(title)


def _line(icon: str, title: str, told: str) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    fill(line, (icon_label(icon, "accent_t", 18),), 12, (0, 0, 0, 0))
    words = label(title, "strong", wrap=True), label(told, "secondary", wrap=True)
    line.addWidget(column(*words, spacing=1), 1)
    return holder
