"""The forms that add: one more organisation to a dossier, or a new dossier."""

from collections.abc import Sequence

from sub_crm.i18n import _
from sub_crm.i18n.words import word
from sub_crm.orders.organisations import AddIssue, InvolveInIssue
from sub_crm.queries.people import KnownOrganisationRow, known_organisations
from sub_crm.ui.desk import Desk
from sub_crm.ui.issues import wording
from sub_crm.ui.parts.forms import FormCard
from sub_crm.ui.parts.picks import Picks
from sub_crm.ui.text import label
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.ui.widgets.fields import LineField
from sub_crm.ui.widgets.lookup import LookupField, Match
from sub_crm.values.ids import Id
from sub_crm.values.kinds import IssueStatus
from sub_crm.values.person_name import folded


def organisation_matches(rows: Sequence[KnownOrganisationRow], text: str) -> list[Match]:
    """Return the organisations of which every typed word begins a word."""
    wanted = [f" {one}" for one in folded(text).split()]
    found = [
        (f" {folded(f'{row.name} {row.short_name} {row.abbreviation} {row.aliases}')}", row)
        for row in rows
    ]
    hits = [row for words, row in found if all(one in words for one in wanted)]
    return [Match(row.short_name, row.name, row) for row in hits[:20]]


class OrganisationForm(FormCard):
    """Organisatie toevoegen: one more takes part in the dossier."""

    def __init__(self, desk: Desk, issue: Id) -> None:
        super().__init__(desk, _("Organisatie toevoegen"), key=f"involve {issue.hex()}")
        self._issue = issue
        self._chosen: Id | None = None
        self._known: list[KnownOrganisationRow] = []
        self.name = LookupField(
            _("Organisatie"), lambda text: organisation_matches(self._known, text)
        )
        self.name.picked.connect(self._take)
        self.name.textEdited.connect(self._forget)
        self.ask("organisation_id", _("Organisatie"), self.name, hint=_("Typ een paar letters."))
        self.act_with(_("Toevoegen"), self._add)
        backend = desk.backend
        backend.query(known_organisations, today=backend.today(), me=backend.me, then=self._offer)

    def _offer(self, rows: list[KnownOrganisationRow]) -> None:
        self._known = rows

    def _take(self, row: KnownOrganisationRow) -> None:
        self._chosen = row.id

    def _forget(self, _text: str) -> None:
        self._chosen = None

    def _add(self) -> None:
        if self._chosen is None:
            self.show_problems({"organisation_id": _("Kies een organisatie uit de lijst.")})
            return
        self.send(InvolveInIssue(issue_id=self._issue, organisation_id=self._chosen))


class NewIssueForm(FormCard):
    """Dossier toevoegen: a title is enough; `done` carries its id."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Dossier toevoegen"), key="new issue")
        self._known: list[KnownOrganisationRow] = []
        self._bodies: dict[Id, str] = {}
        self.name = LineField(_("Titel"), hint=_("zoals Woningbouw Dichterskwartier"))
        self.ask("title", _("Titel"), self.name)
        self.context = LineField(_("Stand van zaken"), hint=_("in één regel"))
        self.ask("context", _("Stand van zaken"), self.context)
        lookup = LookupField(
            _("Organisatie toevoegen"),
            lambda text: organisation_matches(self._known, text),
            hint=_("Typ een paar letters"),
        )
        self.bodies = Picks(lookup)
        self.ask("organisation_ids", _("Betrokken organisaties"), self.bodies)
        lookup.picked.connect(self._involve)
        self.bodies.removed.connect(self._drop)
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
        self._known = rows

    def _involve(self, row: KnownOrganisationRow) -> None:
        self._bodies[row.id] = row.short_name
        self._show()

    def _drop(self, organisation: Id) -> None:
        self._bodies.pop(organisation, None)
        self._show()

    def _show(self) -> None:
        self.bodies.lookup.clear()
        self.bodies.show_picks([(name, id) for id, name in self._bodies.items()])

    def _add(self) -> None:
        self.send(
            AddIssue(
                title=self.name.text(),
                context=self.context.text(),
                organisation_ids=tuple(self._bodies),
                status=self.status.value(),
                urgency=self.urgency.value(),
            )
        )
