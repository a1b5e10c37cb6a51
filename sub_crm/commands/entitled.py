"""What a user may not decide about organisations and colleagues, in a sentence; None: go on."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from sub_crm.commands.holding import not_over, runs, terms
from sub_crm.i18n import _
from sub_crm.models import AppUser, Fact, Organisation
from sub_crm.values.ids import Id
from sub_crm.values.kinds import UserRole
from sub_crm.values.standing import Standing
from sub_crm.values.vague_date import VagueDate

MOST_NAMES = 3


def standing(session: Session, user_id: Id | None) -> Standing:
    me = session.get(AppUser, user_id) if user_id else None
    team = select(AppUser).where(
        AppUser.active, ~AppUser.deleted, AppUser.login.is_not(None), AppUser.id != user_id
    )
    alone = session.scalars(team.limit(1)).first() is None
    in_team = session.get(Fact, "sync_installation") is not None
    return Standing(user_id, me.role if me else UserRole.ACCOUNT_MANAGER, alone, in_team)


def assigning_problem(
    session: Session, user_id: Id | None, organisations: Iterable[Id], since: VagueDate
) -> str | None:
    """Say of which organisations only a team lead may change the holder."""
    me = standing(session, user_id)
    others = [each for each in organisations if not me.may_assign(_losing(session, each, since))]
    if not others:
        return None
    return _("Dit beslist een teamleider, want een ander is accounthouder van {names}.").format(
        names=names_of(session, others)
    )


def deputy_problem(
    session: Session, user_id: Id | None, organisations: Iterable[Id], since: VagueDate
) -> str | None:
    """Say for which organisations the user may not name a deputy, or for which nobody can."""
    me = standing(session, user_id)
    holders = {each: holder_on(session, each, since) for each in organisations}
    if nobodys := [each for each, holder in holders.items() if holder is None]:
        return _("Nog zonder accounthouder: {names}. Wijs eerst iemand toe.").format(
            names=names_of(session, nobodys)
        )
    others = [each for each, holder in holders.items() if not me.may_name_deputy(holder)]
    if not others:
        return None
    return _(
        "Een vervanger kiest de accounthouder of een teamleider. Dat geldt voor {names}."
    ).format(names=names_of(session, others))


def team_problem(session: Session, user_id: Id | None) -> str | None:
    if standing(session, user_id).may_change_team():
        return None
    return _("Collega’s beheert de gegevensbeheerder. Vraag het daar.")


def warmth_problem(session: Session, user_id: Id | None) -> str | None:
    if standing(session, user_id).may_set_warmth():
        return None
    return _("De getallen van de warmte beheert de gegevensbeheerder. Vraag het daar.")


def holder_on(session: Session, organisation_id: Id, on: VagueDate) -> Id | None:
    held = terms(session, organisation_id=organisation_id)
    return next((each.user_id for each in held if runs(each, on)), None)


def names_of(session: Session, organisations: Iterable[Id]) -> str:
    """Return the names of organisations, of many the first three and how many there are more."""
    ids = list(organisations)
    found = select(Organisation.short_name).where(Organisation.id.in_(ids))
    names = sorted(session.scalars(found))
    if len(names) <= MOST_NAMES:
        return ", ".join(names)
    shown = ", ".join(names[:MOST_NAMES])
    return _("{names} en nog {n}").format(names=shown, n=len(names) - MOST_NAMES)


def _losing(session: Session, organisation_id: Id, since: VagueDate) -> set[Id]:
    """Return who holds the organisation on that day or later."""
    held = not_over(terms(session, organisation_id=organisation_id), since)
    return {each.user_id for each in held}
