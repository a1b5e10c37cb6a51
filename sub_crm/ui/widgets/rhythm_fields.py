"""Fields about a rhythm: how many days, and from which day silence counts."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sub_crm.i18n import N_, _
from sub_crm.i18n.words import word
from sub_crm.insight.rhythm_input import ALWAYS, DAY, LONGEST, TODAY, read_days, read_start
from sub_crm.ui import theme
from sub_crm.ui.text import label
from sub_crm.ui.widgets.fields import FormField, LineField
from sub_crm.ui.widgets.layouts import column, fill, row
from sub_crm.ui.widgets.segment import Segment
from sub_crm.values.kinds import Tier
from sub_crm.values.vague_date import VagueDate

WHO = {
    Tier.CORE: N_("Burgemeester, gemeentesecretaris, dijkgraaf, secretaris-directeur en evenknie"),
    Tier.IMPORTANT: N_("Wethouders, heemraden, griffier en strateeg"),
    Tier.OTHER: N_("Alle andere functies"),
}
STARTS = {TODAY: N_("Vandaag"), ALWAYS: N_("Altijd"), DAY: N_("Een datum")}


class DaysField(QWidget):
    """The rhythm of one tier; a sentence beside the field says why a number cannot be one."""

    def __init__(self, tier: Tier, text: str) -> None:
        super().__init__()
        self.tier = tier
        self.line = LineField(_("{tier}, aantal dagen").format(tier=word(tier)), text)
        self.frame = FormField(_("Dagen"), self.line)
        self.frame.setFixedWidth(theme.current().px(120))
        who = label(_(WHO[tier]), "secondary", wrap=True)
        box = QHBoxLayout(self)
        fill(box, (), 20, (0, 0, 0, 0))
        box.addWidget(column(label(word(tier), "row"), who, None, spacing=2), 1)
        box.addWidget(self.frame)

    def days(self) -> int | None:
        """The number of days; without one the field says so."""
        days = read_days(self.line.text())
        sentence = _("Vul een heel getal in van 1 tot en met {most}.").format(most=LONGEST)
        self.frame.set_error("" if days else sentence)
        return days

    def refuse(self, problems: dict[str, str]) -> None:
        """Say why the number was not kept."""
        self.frame.set_error(" ".join(problems.values()))


class CountFrom(QWidget):
    """From when silence counts; `changed` at every choice and typed day."""

    changed = Signal()

    def __init__(self, offered: tuple[str, ...], choice: str, day: str) -> None:
        super().__init__()
        name = _("Tel stilte vanaf")
        self.choice = Segment(name, [(one, _(STARTS[one])) for one in offered], choice)
        self.day = LineField(_("Datum waarop de stilte begint"), day, hint=_("zoals 1 januari"))
        self.frame = FormField(_("Datum"), self.day)
        self.frame.setFixedWidth(theme.current().px(260))
        fill(QVBoxLayout(self), (row(self.choice, None), self.frame), 8, (0, 0, 0, 0))
        self.choice.changed.connect(self._show_day)
        self.choice.changed.connect(lambda _choice: self.changed.emit())
        self.day.edited.connect(lambda _text: self.changed.emit())
        self._show_day(choice)

    def _show_day(self, choice: str) -> None:
        self.frame.setVisible(choice == DAY)
        self.frame.set_error("")

    def show_start(self, choice: str, day: str) -> None:
        """Show what holds now; a field in use stays as it is."""
        if not self.day.hasFocus():
            self.choice.blockSignals(True)
            self.choice.set_value(choice)
            self.choice.blockSignals(False)
            self._show_day(choice)
        self.day.show_value(day)

    def start(self, today: dt.date) -> VagueDate | None:
        """The day, None for always; raises ValueError after saying that it cannot be read."""
        try:
            start = read_start(self.choice.value(), self.day.text(), today)
        except ValueError:
            self.frame.set_error(_("Vul een datum in, zoals 1 januari of 24-11-2026."))
            raise
        self.frame.set_error("")
        return start

    def refuse(self, problems: dict[str, str]) -> None:
        """Say why the day was not kept."""
        self.frame.set_error(" ".join(problems.values()))
