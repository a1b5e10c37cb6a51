"""The forms that add: one more organisation to a dossier, or a new dossier."""

from sub_crm.i18n import _
from sub_crm.i18n.words import word
from sub_crm.orders.organisations import AddIssue, InvolveInIssue
from sub_crm.queries.people import KnownOrganisationRow, known_organisations
from sub_crm.ui.desk import ISSUES, Desk, form_address, issue_address
from sub_crm.ui.issues import wording
from sub_crm.ui.parts.choosing import OrganisationChoice
from sub_crm.ui.parts.forms import FormCard
from sub_crm.ui.parts.picks import PickedRecords
from sub_crm.ui.text import label
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.ui.widgets.fields import LineField
from sub_crm.values.ids import Id
from sub_crm.values.kinds import IssueStatus


class OrganisationForm(FormCard):
    """Organisatie toevoegen: one more takes part in the dossier."""

    def __init__(self, desk: Desk, issue: Id) -> None:
        address = form_address(issue_address(issue), "organisatie")
        super().__init__(desk, _("Organisatie toevoegen"), address=address)
        self._issue = issue
        self.name = OrganisationChoice(_("Organisatie"))
        self.ask("organisation_id", _("Organisatie"), self.name, hint=_("Typ een paar letters."))
        self.act_with(_("Toevoegen"), self._add)
        backend = desk.backend
        backend.query(known_organisations, today=backend.today(), me=backend.me, then=self._offer)

    def _offer(self, rows: list[KnownOrganisationRow]) -> None:
        self.name.offer(rows)

    def _add(self) -> None:
        chosen = self.name.organisation()
        if chosen is None:
            self.show_problems({"organisation_id": _("Kies een organisatie uit de lijst.")})
        else:
            self.send(InvolveInIssue(issue_id=self._issue, organisation_id=chosen.id))


class NewIssueForm(FormCard):
    """Dossier toevoegen: a title is enough; `done` carries its id."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Dossier toevoegen"), address=form_address(ISSUES, "nieuw"))
        self.name = LineField(_("Titel"), hint=_("zoals Woningbouw Dichterskwartier"))
        self.ask("title", _("Titel"), self.name)
        self.context = LineField(_("Stand van zaken"), hint=_("in één regel"))
        self.ask("context", _("Stand van zaken"), self.context)
        self._find = OrganisationChoice(_("Organisatie toevoegen"), _("Typ een paar letters"))
        self.bodies = PickedRecords(self._find)
        self.ask("organisation_ids", _("Betrokken organisaties"), self.bodies)
        self._find.picked.connect(lambda row: self.bodies.pick(row.short_name, row.id))
        states = [(one, word(one)) for one in IssueStatus]
        self.status = ChoiceButton(_("Status"), states, IssueStatus.ACTIVE)
        self.ask("status", _("Status"), self.status)
        urgencies = [(n, wording.urgency_chip(n).text) for n in wording.URGENCIES]
        self.urgency = ChoiceButton(_("Urgentie"), urgencies, 1)
        self.ask("urgency", _("Urgentie"), self.urgency)
        self.add(label(_("Thema’s, besluiten en volgende stap komen op de pagina."), "caption"))
        self.act_with(_("Toevoegen"), self._add)
        backend = desk.backend
        backend.query(known_organisations, today=backend.today(), me=backend.me, then=self._offer)

    def _offer(self, rows: list[KnownOrganisationRow]) -> None:
        self._find.offer(rows)

    def _add(self) -> None:
        self.send(
            AddIssue(
                title=self.name.text(),
                context=self.context.text(),
                organisation_ids=self.bodies.ids(),
                status=self.status.value(),
                urgency=self.urgency.value(),
            )
        )
