"""The small form in which a follow-up gets another day."""

from sub_crm.i18n import _
from sub_crm.orders.follow_ups import PostponeFollowUps
from sub_crm.queries.follow_ups import FollowUpRow
from sub_crm.ui.desk import Desk
from sub_crm.ui.parts.dating import DateField, unreadable
from sub_crm.ui.parts.forms import FormCard
from sub_crm.ui.text import label


class Postponing(FormCard):
    """Type a day, a month or "morgen"."""

    def __init__(self, desk: Desk, follow_up: FollowUpRow) -> None:
        super().__init__(desk, _("Opvolging verzetten"), key=f"postpone {follow_up.id.hex()}")
        self._follow_up = follow_up
        self.add(label(follow_up.title, "secondary", wrap=True))
        self.due = DateField(_("Naar"), desk.backend.today(), follow_up.due)
        self.due.in_form(self.ask("due", _("Naar"), self.due))
        self.act_with(_("Verzetten"), self._postpone)

    def _postpone(self) -> None:
        due = self.due.date()
        if due is None:
            self.show_problems({"due": unreadable()})
        else:
            self.send(PostponeFollowUps(ids=(self._follow_up.id,), due=due))
