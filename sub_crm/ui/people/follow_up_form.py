"""The small form in which something to do with a person is kept."""

from sub_crm.i18n import _
from sub_crm.orders.follow_ups import AddFollowUp
from sub_crm.ui.desk import Desk, form_address, person_address
from sub_crm.ui.parts.dating import DateField
from sub_crm.ui.parts.forms import FormCard
from sub_crm.ui.text import label
from sub_crm.ui.widgets.fields import LineField
from sub_crm.values.ids import Id


class NewFollowUp(FormCard):
    """What, and by when; it hangs on the person and the position of today."""

    def __init__(self, desk: Desk, person_id: Id, organisation_id: Id | None, name: str) -> None:
        address = form_address(person_address(person_id), "opvolging")
        super().__init__(desk, _("Opvolging toevoegen"), address=address)
        self._person, self._organisation = person_id, organisation_id
        self.add(label(name, "secondary", wrap=True))
        self.what = LineField(_("Wat"), hint=_("zoals Cijfers nasturen"))
        self.ask("title", _("Wat"), self.what)
        self.due = DateField(_("Wanneer"), desk.backend.today())
        self.ask("due", _("Wanneer"), self.due)
        self.act_with(_("Toevoegen"), self._add)

    def _add(self) -> None:
        if self.dates_are_wrong():
            return
        self.send(
            AddFollowUp(
                title=self.what.text(),
                due=self.due.date(),
                person_id=self._person,
                organisation_id=self._organisation,
            )
        )
