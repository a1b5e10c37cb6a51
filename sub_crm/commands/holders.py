"""Account managers: organisations change hands, deputies stand in, colleagues come and go."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from sub_crm.commands.checks import ends_before, no_exact_start, passed, refuse, too_long
from sub_crm.commands.entitled import (
    assigning_problem,
    deputy_problem,
    holder_on,
    names_of,
    team_problem,
)
from sub_crm.commands.holding import assign, end_before, not_over, terms
from sub_crm.commands.performing import carries_out
from sub_crm.commands.rows import existing, gone, keep
from sub_crm.commands.text import one_line
from sub_crm.i18n import _
from sub_crm.models import AppUser, Assignment, Organisation
from sub_crm.orders import Circumstances
from sub_crm.orders.holders import (
    AddColleague,
    AssignOrganisations,
    DeactivateColleague,
    EndDeputies,
    NameDeputy,
    ReactivateColleague,
)
from sub_crm.values.ids import Id
from sub_crm.values.kinds import AssignmentRole
from sub_crm.values.vague_date import VagueDate


@carries_out(AssignOrganisations)
def assign_organisations(
    session: Session, order: AssignOrganisations, circumstances: Circumstances
) -> None:
    ids = tuple(dict.fromkeys(order.organisation_ids))
    refuse(_whom_and_when(session, ids, order.user_id, order.since))
    refuse(
        {"organisation_ids": assigning_problem(session, circumstances.user_id, ids, order.since)}
    )
    for each in ids:
        assign(session, each, order.user_id, order.since)


@carries_out(NameDeputy)
def name_deputy(session: Session, order: NameDeputy, circumstances: Circumstances) -> None:
    """Nobody needs to end it: after its last day the organisations are simply not theirs."""
    ids = tuple(dict.fromkeys(order.organisation_ids))
    refuse(
        _whom_and_when(session, ids, order.user_id, order.since)
        | {"until": _end_problem(order.since, order.until, circumstances.today)}
    )
    refuse(
        {
            "organisation_ids": deputy_problem(session, circumstances.user_id, ids, order.since)
            or _taken(session, ids, order),
            "user_id": _holds_already(session, ids, order),
        }
    )
    for each in ids:
        keep(
            session,
            Assignment(
                organisation_id=each,
                user_id=order.user_id,
                role=AssignmentRole.DEPUTY,
                since=order.since,
                until=order.until,
            ),
        )


@carries_out(EndDeputies)
def end_deputies(session: Session, order: EndDeputies, circumstances: Circumstances) -> None:
    ids, now = order.assignment_ids, VagueDate.on(circumstances.today)
    found = [existing(session, Assignment, each, "assignment_ids") for each in ids]
    running = not_over([each for each in found if each.role is AssignmentRole.DEPUTY], now)
    for each in running:
        starts = each.since if each.since and now.surely_before(each.since) else now
        about = (each.organisation_id,)
        problem = deputy_problem(session, circumstances.user_id, about, starts)
        refuse({"assignment_ids": problem})
    for each in running:
        end_before(each, now)


@carries_out(AddColleague)
def add_colleague(session: Session, order: AddColleague, circumstances: Circumstances) -> Id:
    name, job_title = one_line(order.name), one_line(order.job_title)
    refuse(
        {
            "": team_problem(session, circumstances.user_id),
            "name": _name_problem(session, name),
            "job_title": too_long(job_title),
        }
    )
    return keep(session, AppUser(name=name, job_title=job_title, role=order.role)).id


@carries_out(DeactivateColleague)
def deactivate_colleague(
    session: Session, order: DeactivateColleague, circumstances: Circumstances
) -> None:
    colleague = existing(session, AppUser, order.user_id, "user_id")
    now = VagueDate.on(circumstances.today)
    refuse(
        {
            "": team_problem(session, circumstances.user_id),
            "user_id": _still_needed(session, colleague, circumstances.user_id, now),
        }
    )
    for each in not_over(terms(session, AssignmentRole.DEPUTY, user_id=colleague.id), now):
        end_before(each, now)
    colleague.active = False


@carries_out(ReactivateColleague)
def reactivate_colleague(
    session: Session, order: ReactivateColleague, circumstances: Circumstances
) -> None:
    colleague = existing(session, AppUser, order.user_id, "user_id")
    refuse({"": team_problem(session, circumstances.user_id)})
    colleague.active = True


def _whom_and_when(
    session: Session, ids: tuple[Id, ...], user_id: Id, since: VagueDate
) -> dict[str, str | None]:
    chosen = None if ids else _("Kies eerst een organisatie.")
    return {
        "organisation_ids": chosen or gone(session, Organisation, *ids),
        "user_id": gone(session, AppUser, user_id) or _left(session, user_id),
        "since": no_exact_start(since),
    }


def _left(session: Session, user_id: Id) -> str | None:
    colleague = session.get(AppUser, user_id)
    if colleague is None or colleague.active:
        return None
    return _("{name} werkt hier niet meer. Kies een andere collega.").format(name=colleague.name)


def _end_problem(since: VagueDate, until: VagueDate, today: dt.date) -> str | None:
    if until.last is None:
        return _("Kies de laatste dag van de vervanging.")
    return ends_before(since, until) or passed(until, today)


def _taken(session: Session, ids: tuple[Id, ...], order: NameDeputy) -> str | None:
    """Say which organisations have a deputy within the period: one at a time is clear to all."""
    deputies = {each: terms(session, AssignmentRole.DEPUTY, organisation_id=each) for each in ids}
    taken = [each for each, held in deputies.items() if any(_meets(one, order) for one in held)]
    if not taken:
        return None
    return _(
        "In die tijd is er al een vervanger voor {names}. Beëindig die vervanging eerst."
    ).format(names=names_of(session, taken))


def _meets(term: Assignment, order: NameDeputy) -> bool:
    over = term.until is not None and term.until.surely_before(order.since)
    return not over and (term.since is None or not order.until.surely_before(term.since))


def _holds_already(session: Session, ids: tuple[Id, ...], order: NameDeputy) -> str | None:
    own = [each for each in ids if holder_on(session, each, order.since) == order.user_id]
    if not own:
        return None
    return _("Deze collega is zelf accounthouder van {names}. Kies een ander.").format(
        names=names_of(session, own)
    )


def _name_problem(session: Session, name: str) -> str | None:
    if not name:
        return _("Vul een naam in.")
    known = select(AppUser).where(AppUser.name == name, ~AppUser.deleted).limit(1)
    if session.scalars(known).first():
        return _("Er is al een collega met deze naam. Voeg een voorletter of afdeling toe.")
    return too_long(name)


def _still_needed(
    session: Session, colleague: AppUser, user_id: Id | None, now: VagueDate
) -> str | None:
    if colleague.id == user_id:
        return _("Dit ben je zelf. Een collega kan je hier afmelden.")
    held = not_over(terms(session, user_id=colleague.id), now)
    if not held:
        return None
    return _("{name} is nog accounthouder van {names}. Wijs die eerst aan een ander toe.").format(
        name=colleague.name, names=names_of(session, {each.organisation_id for each in held})
    )
