"""Add a follow-up by hand: what, when, for whom and whose promise; kept as a draft meanwhile."""

import json
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject

from sub_crm.i18n import _
from sub_crm.i18n.words import word
from sub_crm.orders.drafts import DropDraft, KeepDraft
from sub_crm.orders.follow_ups import AddFollowUp
from sub_crm.queries.organisations import RelationRow
from sub_crm.queries.today import DraftRow
from sub_crm.ui.desk import Desk
from sub_crm.ui.text import label
from sub_crm.ui.today.date_field import DateField
from sub_crm.ui.today.finding import exactly, organisations_like
from sub_crm.ui.today.forms import SmallForm
from sub_crm.ui.widgets.fields import FormField, LineField
from sub_crm.ui.widgets.layouts import column
from sub_crm.ui.widgets.lookup import LookupField
from sub_crm.ui.widgets.segment import Segment
from sub_crm.values.ids import Id, new_id
from sub_crm.values.kinds import PromiseBy

DRAFT_KIND = "follow_up"


class FollowUpForm(SmallForm):
    """The draft is at most half a second behind and goes when the follow-up is kept."""

    def __init__(
        self, desk: Desk, organisations: Sequence[RelationRow], draft: DraftRow | None = None
    ) -> None:
        super().__init__(desk.backend, _("Opvolging toevoegen"), _("Toevoegen"))
        self._organisations = organisations
        self._draft_id: Id = draft.id if draft else new_id()
        self._drafted, self._finished = draft is not None, False
        self.title = LineField(_("Wat moet er gebeuren"), hint=_("Terugbellen over woningbouw"))
        self.due = DateField(
            _("Wanneer"), self._backend.today(), hint=_("vrijdag, 4 december, maart")
        )
        self.organisation = LookupField(_("Organisatie"), self._search, hint=_("Zoek op naam"))
        choices = [("", _("Geen toezegging")), *((by.value, word(by)) for by in PromiseBy)]
        self.promise = Segment(_("Toezegging"), choices)
        self._lay_out()
        if draft:
            self._fill(json.loads(draft.body))
        self._listen()

    def save(self) -> None:
        """Add it, when every field can be understood."""
        if not (self.due.check() & self._check_organisation()):
            return
        chosen = exactly(self._organisations, self.organisation.text())
        self.give(
            AddFollowUp(
                title=self.title.text(),
                due=self.due.value(),
                promise_by=PromiseBy(self.promise.value()) if self.promise.value() else None,
                organisation_id=chosen.id if chosen else None,
            )
        )

    def kept(self) -> None:
        """The draft has become a follow-up."""
        self._finished = True
        if self._drafted:
            self._backend.execute(DropDraft(id=self._draft_id))

    def show_problems(self, problems: dict[str, str]) -> None:
        """A title that is missing or too long is said beside it."""
        self._title_form.set_error(problems.pop("title", ""))
        super().show_problems(problems)

    def enter_saves(self, field: QObject) -> bool:
        """Enter in the organisation field picks from its list."""
        return field is not self.organisation

    def _lay_out(self) -> None:
        self._title_form = FormField(_("Wat moet er gebeuren"), self.title)
        self._organisation_form = FormField(_("Organisatie"), self.organisation)
        self.add(self._title_form, self.due, self._organisation_form)
        self.add(column(label(_("Toezegging"), "field"), self.promise, spacing=4))

    def _listen(self) -> None:
        self.title.edited.connect(self._keep)
        self.due.edited.connect(self._keep)
        self.promise.changed.connect(self._keep)
        self.organisation.editingFinished.connect(self._keep)
        self.organisation.picked.connect(self._keep)
        self.title.textEdited.connect(lambda _text: self._title_form.set_error(""))
        self.organisation.textEdited.connect(lambda _text: self._organisation_form.set_error(""))

    def _search(self, typed: str) -> Sequence[Any]:
        return organisations_like(self._organisations, typed)

    def _check_organisation(self) -> bool:
        typed = self.organisation.text().strip()
        fine = not typed or exactly(self._organisations, typed) is not None
        said = _("Deze organisatie is niet bekend. Kies er een uit de lijst of laat het veld leeg.")
        self._organisation_form.set_error("" if fine else said)
        return fine

    def _fields(self) -> dict[str, str]:
        return {
            "text": self.title.text(),
            "due": self.due.text(),
            "organisation": self.organisation.text(),
            "promise": self.promise.value(),
        }

    def _fill(self, fields: dict[str, str]) -> None:
        self.title.show_value(fields.get("text", ""))
        self.due.set_text(fields.get("due", ""))
        self.organisation.setText(fields.get("organisation", ""))
        self.promise.set_value(fields.get("promise", ""))

    def _keep(self, _edited: object = None) -> None:
        fields = self._fields()
        if self._finished or not (self._drafted or any(fields.values())):
            return
        self._drafted = True
        body = json.dumps(fields, ensure_ascii=False)
        self._backend.execute(KeepDraft(id=self._draft_id, kind=DRAFT_KIND, body=body))
