"""The small form in which a rhythm is agreed."""

from sub_crm.i18n import _
from sub_crm.insight.rhythm import Rhythm
from sub_crm.insight.rhythm_input import read_days
from sub_crm.orders.organisations import AgreeRhythm
from sub_crm.queries.organisations import OrganisationHead
from sub_crm.ui.desk import Desk, form_address, organisation_address
from sub_crm.ui.parts.dating import DateField
from sub_crm.ui.parts.forms import FormCard
from sub_crm.ui.widgets.fields import LineField


class RhythmForm(FormCard):
    """Every how many days, counted from when, agreed with whom."""

    def __init__(self, desk: Desk, head: OrganisationHead, rhythm: Rhythm) -> None:
        title = _("Ritme met {name}").format(name=head.short_name)
        super().__init__(desk, title, address=form_address(organisation_address(head.id), "ritme"))
        self._organisation = head.id
        self.days = LineField(_("Elke hoeveel dagen"), str(rhythm.agreed))
        self.ask("days", _("Elke hoeveel dagen"), self.days)
        self.since = DateField(_("Tellen vanaf"), desk.backend.today(), head.count_from)
        hint = _("Stilte voor deze dag telt niet mee. Leeg is: vanaf het laatste contact.")
        self.ask("count_from", _("Tellen vanaf"), self.since, hint=hint)
        self.agreed_with = LineField(_("Afgesproken met"))
        self.ask("agreed_with", _("Afgesproken met"), self.agreed_with)
        self.act_with(_("Afspreken"), self._agree)

    def _agree(self) -> None:
        days = read_days(self.days.text())
        if days is None:
            self.show_problems({"days": _("Vul een aantal dagen in, zoals 42.")})
        if days is None or self.dates_are_wrong():
            return
        self.send(
            AgreeRhythm(
                organisation_id=self._organisation,
                days=days,
                count_from=self.since.date(),
                agreed_with=self.agreed_with.text(),
            )
        )
