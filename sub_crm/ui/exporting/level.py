"""Up to which marking a list goes, and in numbers what stays behind."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout

from sub_crm.exchange.lists import Subject
from sub_crm.exchange.lists.survey import Survey
from sub_crm.i18n import _
from sub_crm.ui.text import announce, label
from sub_crm.ui.widgets.cards import icon_label
from sub_crm.ui.widgets.checks import RadioButton
from sub_crm.ui.widgets.flow import Flow
from sub_crm.ui.widgets.groups import Group
from sub_crm.ui.widgets.layouts import fill, row
from sub_crm.values.kinds import Confidentiality


class LevelPart(Group):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__(_("Tot welk niveau?"))
        self.radios = {
            Confidentiality.PUBLIC: RadioButton(_("Openbaar")),
            Confidentiality.INTERNAL: RadioButton(_("Intern"), True),
            Confidentiality.CONFIDENTIAL: RadioButton(_("Ook vertrouwelijk")),
        }
        self._group = QButtonGroup(self)
        for radio in self.radios.values():
            self._group.addButton(radio)
        self.line = label(" ", "secondary", wrap=True, colour="violet")
        choices = Flow(*self.radios.values(), spacing=14)
        told = row(icon_label("lock", "violet", 15), self.line, spacing=8, widest=1)
        head = label(_("Tot welk niveau?"), "section")
        fill(QVBoxLayout(self), (head, choices, told), 6, (0, 0, 0, 0))
        self._group.idToggled.connect(self._tell)

    def value(self) -> Confidentiality:
        return next(level for level, radio in self.radios.items() if radio.isChecked())

    def show_survey(self, survey: Survey, subject: Subject) -> None:
        """Say in numbers what stays behind at the chosen level."""
        self.line.setText(staying(survey, subject, self.value()))

    def _tell(self, _place: int, on: bool) -> None:
        if on:
            self.changed.emit()
            announce(self, self.line.text())


def staying(survey: Survey, subject: Subject, upto: Confidentiality) -> str:
    """Return "2 personen en 5 persoonlijke of vertrouwelijke gegevens blijven weg. …"."""
    records, details = survey.staying(upto), survey.details_staying(upto)
    parts = [subject.counted(records)] if records else []
    parts += [subject.details(details)] if details else []
    never = _("Persoonlijk en toezicht gaan nooit mee.")
    if not parts:
        return _("Alles uit deze lijst gaat mee.") + " " + never
    said = _("{what} blijft weg.") if records + details == 1 else _("{what} blijven weg.")
    return said.format(what=_(" en ").join(parts)) + " " + never
