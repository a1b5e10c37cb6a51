"""Step 3: how often you want to speak each other, and from when that counts."""

import datetime as dt
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from sub_crm.i18n import _
from sub_crm.insight.rhythm_input import ALWAYS, DAY, TODAY
from sub_crm.ui.start.answers import Answers
from sub_crm.ui.start.steps import Step
from sub_crm.ui.text import label
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.layouts import column, rule
from sub_crm.ui.widgets.rhythm_fields import CountFrom, DaysField
from sub_crm.values.kinds import Tier


class RhythmStep(Step):
    def __init__(self, answers: Answers, today: dt.date, of: int) -> None:
        self._today = today
        self.fields = [DaysField(tier, answers.days.get(tier, "")) for tier in Tier]
        self.count = CountFrom((TODAY, ALWAYS, DAY), answers.count, answers.day)
        card = Card(20, 14)
        for place, field in enumerate(self.fields):
            card.add(*([rule()] if place else []), field)
        super().__init__(
            3, of, _("Hoe vaak spreek je elkaar?"),
            _("SUB-CRM laat op tijd zien wie je lang niet sprak. Per organisatie kun je later "
              "iets anders afspreken."),
            column(card, _count_card(self.count), spacing=16),
        )  # fmt: skip
        for line in (*(field.line for field in self.fields), self.count.day):
            line.textEdited.connect(lambda _text: self.changed.emit())
        self.count.changed.connect(self.changed)

    def first_focus(self) -> QWidget:
        return self.fields[0].line

    def into(self, answers: Answers) -> Answers:
        return replace(
            answers,
            days={field.tier.value: field.line.text() for field in self.fields},
            count=self.count.choice.value(),
            day=self.count.day.text(),
        )

    def is_ready(self) -> bool:
        wrong = [field.line for field in self.fields if field.days() is None]
        try:
            self.count.start(self._today)
        except ValueError:
            wrong.append(self.count.day)
        if wrong:
            wrong[0].setFocus()
        return not wrong

    def skip(self) -> None:
        usual = Answers()
        for field in self.fields:
            field.line.setText(usual.days[field.tier])
        self.count.show_start(usual.count, usual.day)


def _count_card(count: CountFrom) -> QWidget:
    card = Card(20, 8)
    why = _(
        "Begin je vandaag, dan is niet meteen alles te laat. Kies je altijd, dan telt ook wat "
        "er nog niet in staat."
    )
    card.add(label(_("Tel stilte vanaf"), "row"), label(why, "secondary", wrap=True), count)
    return card
