"""A dossier edited in place, and the form that adds a new or a known one."""

from sub_crm.i18n import _
from sub_crm.i18n.words import word
from sub_crm.orders.organisations import AddIssue, InvolveInIssue
from sub_crm.queries.organisations import OrganisationIssueRow
from sub_crm.queries.people import KnownIssueRow, known_issues
from sub_crm.ui.desk import Desk, form_address, organisation_address
from sub_crm.ui.parts.choosing import RecordChoice, issue_search
from sub_crm.ui.parts.forms import FormCard
from sub_crm.ui.parts.saving import Keeper, SavedMark
from sub_crm.ui.text import label
from sub_crm.ui.widgets.buttons import button
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.ui.widgets.fields import FormField, LineField, TextField
from sub_crm.ui.widgets.layouts import row
from sub_crm.ui.widgets.overlay import Overlay
from sub_crm.values.ids import Id
from sub_crm.values.kinds import IssueStatus


def edit_issue(desk: Desk, issue: OrganisationIssueRow) -> Overlay:
    """Open a dossier above the window; every field keeps itself."""
    card = Card(20, 12, "pop")
    keeper = Keeper(desk, "issue", issue.id, card)
    title = LineField(_("Titel"), issue.title)
    context = TextField(_("Stand van zaken"), issue.context, most=8)
    states = ChoiceButton(_("Status"), [(one, word(one)) for one in IssueStatus], issue.status)
    title_form = FormField(_("Titel"), title)
    context_form = FormField(_("Stand van zaken"), context)
    keeper.keep_text("title", title, title_form)
    keeper.keep_text("context", context, context_form)
    status_form = FormField(_("Status"), states)
    keeper.keep_choice("status", states, status_form)
    mark = SavedMark(keeper, parent=card)
    card.add(label(_("Dossier"), "heading"), title_form, context_form, status_form)
    overlay = Overlay(desk.window, card, _("Dossier {title}").format(title=issue.title), width=520)
    close = button(_("Sluiten"), on_click=overlay.dismiss)
    card.add(row(mark.words, None, close))
    overlay.open(title)
    return overlay


class NewIssue(FormCard):
    """Type a title: a known dossier is offered, anything else becomes a new one."""

    def __init__(self, desk: Desk, organisation_id: Id) -> None:
        address = form_address(organisation_address(organisation_id), "dossier")
        super().__init__(desk, _("Dossier toevoegen"), address=address)
        self._organisation = organisation_id
        self.name = RecordChoice(_("Titel"))
        hint = _("Kies een bestaand dossier uit de lijst of typ een nieuwe titel.")
        self.ask("title", _("Titel"), self.name, hint=hint)
        self.context = LineField(_("Stand van zaken"), hint=_("in één regel"))
        self.ask("context", _("Stand van zaken"), self.context)
        self.act_with(_("Toevoegen"), self._add)
        desk.backend.query(known_issues, then=self._offer)

    def _offer(self, issues: list[KnownIssueRow]) -> None:
        self.name.search_with(issue_search(issues))

    def _add(self) -> None:
        known = self.name.chosen
        if known is not None:
            self.send(InvolveInIssue(issue_id=known, organisation_id=self._organisation))
            return
        self.send(
            AddIssue(
                title=self.name.text(),
                context=self.context.text(),
                organisation_ids=(self._organisation,),
            )
        )
