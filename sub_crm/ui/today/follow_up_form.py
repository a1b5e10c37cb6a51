"""Add a follow-up by hand: what, when, for whom and whose promise."""

from sub_crm.i18n import _
from sub_crm.i18n.words import word
from sub_crm.orders.follow_ups import AddFollowUp
from sub_crm.queries.people import KnownOrganisationRow, known_organisations
from sub_crm.ui.desk import TODAY, Desk, form_address
from sub_crm.ui.parts.choosing import OrganisationChoice
from sub_crm.ui.parts.dating import DateField
from sub_crm.ui.parts.forms import FormCard
from sub_crm.ui.widgets.fields import LineField
from sub_crm.ui.widgets.segment import Segment
from sub_crm.values.kinds import PromiseBy


class FollowUpForm(FormCard):
    """A title is enough."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Opvolging toevoegen"), address=form_address(TODAY, "opvolging"))
        self.name = LineField(_("Wat moet er gebeuren"), hint=_("Terugbellen over woningbouw"))
        self.due = DateField(_("Wanneer"), desk.backend.today())
        self.organisation = OrganisationChoice(_("Organisatie"), _("Zoek op naam"))
        choices = [(None, _("Geen toezegging")), *((by, word(by)) for by in PromiseBy)]
        self.promise = Segment(_("Toezegging"), choices)
        self.ask("title", _("Wat moet er gebeuren"), self.name)
        self.ask("due", _("Wanneer"), self.due)
        self.ask("organisation_id", _("Organisatie"), self.organisation)
        self.ask("promise_by", _("Toezegging"), self.promise)
        self.act_with(_("Toevoegen"), self._add)
        backend = desk.backend
        backend.query(known_organisations, today=backend.today(), me=backend.me, then=self._offer)

    def _offer(self, rows: list[KnownOrganisationRow]) -> None:
        self.organisation.offer(rows)

    def _add(self) -> None:
        problems = {"due": self.due.problem(), "organisation_id": self.organisation.problem()}
        if any(problems.values()):
            self.show_problems(problems)
            return
        chosen = self.organisation.organisation()
        self.send(
            AddFollowUp(
                title=self.name.text(),
                due=self.due.date(),
                promise_by=self.promise.value(),
                organisation_id=chosen.id if chosen else None,
            )
        )
