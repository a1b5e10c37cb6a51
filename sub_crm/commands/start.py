"""The start: an empty store becomes somebody's own workspace."""

from sqlalchemy.orm import Session

from sub_crm.commands import rhythms
from sub_crm.commands.checks import no_exact_start, refuse, rhythm_problem, too_long
from sub_crm.commands.holding import assign
from sub_crm.commands.performing import carries_out
from sub_crm.commands.rows import gone, keep
from sub_crm.commands.text import one_line
from sub_crm.i18n import _
from sub_crm.models import AppUser, Organisation
from sub_crm.orders import Circumstances
from sub_crm.orders.start import IntroduceUser
from sub_crm.values.ids import Id, new_id
from sub_crm.values.vague_date import VagueDate


@carries_out(IntroduceUser)
def introduce_user(session: Session, order: IntroduceUser, circumstances: Circumstances) -> Id:
    """Can be said again, with other words: nothing is then there twice."""
    refuse(_problems(session, order))
    today, user = circumstances.today, _user(session, circumstances.user_id)
    user.name, user.job_title = one_line(order.name), one_line(order.job_title)
    for organisation_id in dict.fromkeys(order.organisation_ids):
        assign(session, organisation_id, user.id, VagueDate.on(today))
    for tier, days in order.rhythm_days.items():
        rhythms.agree(session, rhythms.scope(tier=tier), days, today)
    if order.count_from:
        rhythms.count_from(session, user.id, order.count_from, today)
    return user.id


def _problems(session: Session, order: IntroduceUser) -> dict[str, str | None]:
    name = one_line(order.name)
    wrong = filter(None, map(rhythm_problem, order.rhythm_days.values()))
    return {
        "name": too_long(name) if name else _("Vul je naam in."),
        "job_title": too_long(one_line(order.job_title)),
        "organisation_ids": gone(session, Organisation, *order.organisation_ids),
        "rhythm_days": next(wrong, None),
        "count_from": no_exact_start(order.count_from),
    }


def _user(session: Session, user_id: Id | None) -> AppUser:
    """Return the row of whoever the store belongs to; the first time it is made."""
    known = session.get(AppUser, user_id) if user_id else None
    return known or keep(session, AppUser(id=user_id or new_id(), name=""))
