"""The small form in which a rhythm is agreed."""

from sub_crm.i18n import _
from sub_crm.insight.rhythm import Rhythm
from sub_crm.orders.organisations import AgreeRhythm
from sub_crm.queries.organisations import OrganisationHead
from sub_crm.ui.desk import Desk
from sub_crm.ui.parts.dating import DateField
from sub_crm.ui.parts.forms import FormCard
from sub_crm.ui.widgets.fields import LineField


class RhythmForm(FormCard):
    """Every how many days, counted from when, agreed with whom."""

    def __init__(self, desk: Desk, head: OrganisationHead, rhythm: Rhythm) -> None:
        title = _("Ritme met {name}").format(name=head.short_name)
        super().__init__(desk, title, key=f"rhythm {head.id.hex()}")
        self._organisation = head.id
        self.days = LineField(_("Elke hoeveel dagen"), str(rhythm.agreed))
        self.ask("days", _("Elke hoeveel dagen"), self.days)
        self.since = DateField(_("Tellen vanaf"), desk.backend.today(), head.count_from)
        hint = _("Stilte voor deze dag telt niet mee. Leeg is: vanaf het laatste contact.")
        self.since.in_form(self.ask("count_from", _("Tellen vanaf"), self.since, hint=hint))
        self.agreed_with = LineField(_("Afgesproken met"))
        self.ask("agreed_with", _("Afgesproken met"), self.agreed_with)
        self.act_with(_("Afspreken"), self._agree)

    def _agree(self) -> None:
        typed = self.days.text().strip()
        problems = {"count_from": self.since.problem()}
        if not (typed.isascii() and typed.isdecimal()):
            problems["days"] = _("Vul een aantal dagen in, zoals 42.")
        problems = {name: text for name, text in problems.items() if text}
        if problems:
            self.show_problems(problems)
            return
        self.send(
            AgreeRhythm(
                organisation_id=self._organisation,
                days=int(typed),
                count_from=self.since.date(),
                agreed_with=self.agreed_with.text(),
            )
        )
