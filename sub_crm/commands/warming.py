"""Cold relations: one follow-up at a time, for whoever holds the organisation."""

import datetime as dt

from sqlalchemy.orm import Session

from sub_crm.commands.holding import runs, terms
from sub_crm.commands.performing import carries_out
from sub_crm.commands.rows import existing, keep
from sub_crm.i18n import _
from sub_crm.models import FollowUp, Organisation
from sub_crm.orders import Circumstances
from sub_crm.orders.warming import WarmUpRelation
from sub_crm.values.ids import Id
from sub_crm.values.kinds import AssignmentRole, FollowUpStatus
from sub_crm.values.vague_date import VagueDate
from sub_crm.values.warming import action_ids, due_day


@carries_out(WarmUpRelation)
def warm_up_relation(session: Session, order: WarmUpRelation, circumstances: Circumstances) -> Id:
    organisation = existing(session, Organisation, order.organisation_id, "organisation_id")
    ids = action_ids(organisation.id)
    known = [one for one in (session.get(FollowUp, id) for id in ids) if one is not None]
    for one in known:
        if one.status is FollowUpStatus.OPEN and not one.deleted:
            return one.id
    today = circumstances.today
    follow_up = FollowUp(
        id=ids[len(known)],
        title=_("Relatie met {name} aanhalen").format(name=organisation.short_name),
        due=VagueDate.on(due_day(today)),
        organisation_id=organisation.id,
        owner_id=_holder(session, organisation.id, today) or circumstances.user_id,
    )
    return keep(session, follow_up).id


def _holder(session: Session, organisation_id: Id, today: dt.date) -> Id | None:
    """Return who holds it today; a deputy only where nobody does."""
    for role in (AssignmentRole.ACCOUNT_MANAGER, AssignmentRole.DEPUTY):
        held = terms(session, role, organisation_id=organisation_id)
        for one in held:
            if runs(one, VagueDate.on(today)):
                return one.user_id
    return None
