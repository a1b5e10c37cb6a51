"""The small form in which a follow-up gets another day."""

from sub_crm.i18n import _
from sub_crm.orders.follow_ups import PostponeFollowUps
from sub_crm.queries.follow_ups import FollowUpRow
from sub_crm.ui.desk import TODAY, Desk, form_address
from sub_crm.ui.parts.dating import DateField
from sub_crm.ui.parts.forms import FormCard
from sub_crm.ui.text import label


class Postponing(FormCard):
    """Type a day, a month or "morgen"."""

    def __init__(self, desk: Desk, follow_up: FollowUpRow) -> None:
        address = form_address(TODAY, "verzetten", follow_up.id)
        super().__init__(desk, _("Opvolging verzetten"), address=address)
        self._follow_up = follow_up
        self.add(label(follow_up.title, "secondary", wrap=True))
        self.due = DateField(_("Naar"), desk.backend.today(), follow_up.due)
        self.ask("due", _("Naar"), self.due)
        self.act_with(_("Verzetten"), self._postpone)

    def _postpone(self) -> None:
        if due := self.date_in("due"):
            self.send(PostponeFollowUps(ids=(self._follow_up.id,), due=due))
