"""A change by somebody else to a field in use: told beside it, taken over or not by its user."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from sub_crm.i18n import _
from sub_crm.ui.text import label, no_mnemonic
from sub_crm.ui.widgets.buttons import button
from sub_crm.ui.widgets.cards import icon_label
from sub_crm.ui.widgets.flow import Flow
from sub_crm.ui.widgets.layouts import column, fill

SHORT = 24
"""So many letters of a value stand on a button."""
LONGEST = 160


class HeldChange(QFrame):
    """`take` and `keep` are what the two buttons do."""

    def __init__(self, text: str, take: Callable[[], object], keep: Callable[[], object]) -> None:
        super().__init__()
        self._text = " ".join(text.split())
        self.setProperty("card", "info")
        self.words = label("", "strong", colour="info", wrap=True)
        self.take = _button("", take)
        self.keep = _button("ghost", keep)
        _say(self.take, self._text, _("{value} overnemen"), _("Overnemen"))
        line = QHBoxLayout(self)
        fill(line, (icon_label("info", "info", 18),), 10, (12, 8, 10, 8))
        line.addWidget(column(self.words, Flow(self.take, self.keep, spacing=8), spacing=6), 1)
        self.say(_("Intussen gewijzigd"))
        self.show_own("")

    def say(self, who: str) -> None:
        """Tell who changed it and when, such as "Jeroen wijzigde dit om 14:21"."""
        shown = self._text if len(self._text) <= LONGEST else f"{self._text[:LONGEST].rstrip()}…"
        self.words.setText(f"{who}: {shown or _('leeg')}")
        self.setAccessibleName(self.words.text())

    def show_own(self, text: str) -> None:
        """Say what stands in the field now."""
        _say(self.keep, " ".join(text.split()), _("{value} houden"), _("Houden wat er staat"))


def _button(kind: str, act: Callable[[], object]) -> QPushButton:
    made = button("", kind, on_click=act)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not end the editing first
    return made


def _say(on: QPushButton, value: str, short: str, long: str) -> None:
    text = short.format(value=value) if 0 < len(value) <= SHORT else long
    on.setText(no_mnemonic(text))
    on.setAccessibleName(text)
