"""The small forms in which a step is taken: who holds it, who is the evenknie, when we speak."""

from collections.abc import Sequence

from sub_crm.i18n import _
from sub_crm.insight.team import Gap, Lack
from sub_crm.insight.warmth.standing import Standing
from sub_crm.orders.follow_ups import AddFollowUp
from sub_crm.orders.organisations import AssignAccountManager
from sub_crm.orders.people import MakeCounterpart
from sub_crm.queries.holders import ColleagueRow
from sub_crm.queries.relation_rows import RelationRow
from sub_crm.ui.desk import TEAM, Desk, form_address
from sub_crm.ui.parts.dating import DateField
from sub_crm.ui.parts.forms import FormCard
from sub_crm.ui.text import label
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.ui.widgets.fields import LineField
from sub_crm.values.vague_date import VagueDate
from sub_crm.values.warming import due_day

HOLDER, COUNTERPART, TALK = "accounthouder", "evenknie", "gesprek"


class HolderForm(FormCard):
    """Accounthouder kiezen, from a day on."""

    def __init__(self, desk: Desk, one: RelationRow, people: Sequence[ColleagueRow]) -> None:
        super().__init__(
            desk, _("Accounthouder kiezen"), address=form_address(TEAM, HOLDER, one.id)
        )
        self._organisation = one.id
        self.add(label(one.name, "secondary", wrap=True))
        self.colleague = ChoiceButton(_("Accounthouder"), [(who.id, who.name) for who in people])
        self.ask("user_id", _("Accounthouder"), self.colleague)
        today = desk.backend.today()
        self.since = DateField(_("Met ingang van"), today, VagueDate.on(today))
        self.ask("since", _("Met ingang van"), self.since)
        self.act_with(_("Kiezen"), self._assign)

    def _assign(self) -> None:
        if since := self.date_in("since"):
            self.send(
                AssignAccountManager(
                    organisation_id=self._organisation,
                    user_id=self.colleague.value(),
                    since=since,
                )
            )


class CounterpartForm(FormCard):
    """Evenknie aanwijzen, from the positions that somebody is in."""

    def __init__(self, desk: Desk, one: RelationRow, seats: Sequence[Standing]) -> None:
        super().__init__(
            desk, _("Evenknie aanwijzen"), address=form_address(TEAM, COUNTERPART, one.id)
        )
        self.add(label(one.name, "secondary", wrap=True))
        named = [
            (seat.seat.id, f"{seat.holder.person}, {seat.seat.title}")
            for seat in seats
            if seat.holder
        ]
        self.seat = ChoiceButton(_("Functie"), named)
        hint = _("Met deze functie spreekt de accounthouder het vaakst.")
        self.ask("position_id", _("Functie"), self.seat, hint=hint)
        self.act_with(
            _("Aanwijzen"), lambda: self.send(MakeCounterpart(position_id=self.seat.value()))
        )


class TalkForm(FormCard):
    """Kennismaking or gesprek plannen: a follow-up for whoever holds the organisation."""

    def __init__(self, desk: Desk, one: RelationRow, gap: Gap) -> None:
        seat = gap.standing
        assert seat is not None
        assert seat.holder is not None
        meets = gap.lack is Lack.MEETING
        title = _("Kennismaking plannen") if meets else _("Gesprek plannen")
        address = form_address(TEAM, TALK, seat.seat.id, seat.holder.person_id)
        super().__init__(desk, title, address=address)
        self._one, self._seat, self._person = one, seat.seat.id, seat.holder.person_id
        name = seat.holder.person
        self.add(label(f"{name}, {seat.seat.title}, {one.short_name}", "secondary", wrap=True))
        said = _("Kennismaken met {name}") if meets else _("Gesprek met {name}")
        self.what = LineField(_("Wat"), said.format(name=name))
        self.ask("title", _("Wat"), self.what)
        today = desk.backend.today()
        self.due = DateField(_("Uiterlijk"), today, VagueDate.on(due_day(today)))
        hint = _("De opvolging komt bij {holder}.").format(holder=one.holder) if one.holder else ""
        self.ask("due", _("Uiterlijk"), self.due, hint=hint)
        self.act_with(_("Plannen"), self._plan)

    def _plan(self) -> None:
        if due := self.date_in("due"):
            self.send(
                AddFollowUp(
                    title=self.what.text(),
                    due=due,
                    organisation_id=self._one.id,
                    position_id=self._seat,
                    person_id=self._person,
                    owner_id=self._one.holder_id,
                )
            )
