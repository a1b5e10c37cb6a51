"""Step 1: who you are and for which organisations you are there."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from sub_crm.i18n import _
from sub_crm.queries.start import ChoosableRow
from sub_crm.ui.start.answers import Answers
from sub_crm.ui.start.organisations import OrganisationChoice
from sub_crm.ui.start.steps import Step
from sub_crm.ui.widgets.fields import FormField, LineField
from sub_crm.ui.widgets.flow import FlowLayout
from sub_crm.ui.widgets.layouts import column


class WhoStep(Step):
    def __init__(self, answers: Answers, rows: Sequence[ChoosableRow], of: int) -> None:
        self.name = LineField(_("Je naam"), answers.name)
        self.job_title = LineField(_("Je functie, mag leeg blijven"), answers.job_title)
        self.name_frame = FormField(_("Je naam"), self.name)
        self.job_frame = FormField(_("Je functie (mag leeg blijven)"), self.job_title)
        self.choice = OrganisationChoice(rows, answers.organisations)
        lead = _(
            "De {n} gemeenten en waterschappen staan al klaar. Vink aan met wie jij het contact "
            "onderhoudt; wijzigen kan altijd."
        )
        fields = _side_by_side(self.name_frame, self.job_frame)
        super().__init__(
            1, of, _("Fijn dat je er bent. Wie ben je?"), lead.format(n=len(rows)),
            column(fields, self.choice, spacing=14),
        )  # fmt: skip
        for line in (self.name, self.job_title):
            line.textEdited.connect(lambda _text: self.changed.emit())
        self.name.textEdited.connect(lambda _text: self.name_frame.set_error(""))
        self.job_title.textEdited.connect(lambda _text: self.job_frame.set_error(""))
        self.choice.changed.connect(self.changed)

    def first_focus(self) -> QWidget:
        return self.name

    def into(self, answers: Answers) -> Answers:
        return replace(
            answers,
            name=self.name.text(),
            job_title=self.job_title.text(),
            organisations=self.choice.chosen(),
        )

    def is_ready(self) -> bool:
        named = bool(self.name.text().strip())
        self.show_problems({} if named else {"name": _("Vul je naam in.")})
        return named

    def show_problems(self, problems: dict[str, str]) -> None:
        """Say beside each field what is wrong with it."""
        self.name_frame.set_error(problems.get("name", ""))
        self.job_frame.set_error(problems.get("job_title", ""))
        wrong = {"name": self.name, "job_title": self.job_title}
        next((field.setFocus() for key, field in wrong.items() if key in problems), None)


def _side_by_side(*fields: QWidget) -> QWidget:
    holder = QWidget()
    line = FlowLayout(holder, spacing=16, even=400)
    for one in fields:
        line.addWidget(one)
    return holder
