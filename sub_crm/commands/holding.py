"""Who of us holds which organisation as its account manager, and who stands in for them."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from sub_crm.commands.rows import keep
from sub_crm.models import Assignment
from sub_crm.values.ids import Id
from sub_crm.values.kinds import AssignmentRole
from sub_crm.values.vague_date import VagueDate


def held_by(session: Session, user_id: Id | None, today: dt.date) -> list[Id]:
    """Return the organisations that the user holds today."""
    now = VagueDate.on(today)
    return [each.organisation_id for each in terms(session, user_id=user_id) if runs(each, now)]


def assign(session: Session, organisation_id: Id, user_id: Id, since: VagueDate) -> Assignment:
    """Let the user hold the organisation; who held it does so until the day before.

    A term that would have begun on that day or later never was.
    """
    current = not_over(terms(session, organisation_id=organisation_id), since)
    for each in current:
        if each.user_id == user_id and runs(each, since):
            return each
    for each in current:
        end_before(each, since)
    return keep(session, Assignment(organisation_id=organisation_id, user_id=user_id, since=since))


def terms(
    session: Session, role: AssignmentRole = AssignmentRole.ACCOUNT_MANAGER, **of: Id | None
) -> list[Assignment]:
    """Return the terms of a user or organisation, past and future."""
    return list(session.scalars(select(Assignment).filter_by(role=role, deleted=False, **of)))


def not_over(terms: list[Assignment], on: VagueDate) -> list[Assignment]:
    return [each for each in terms if each.until is None or not each.until.surely_before(on)]


def runs(term: Assignment, on: VagueDate) -> bool:
    begun = term.since is None or not on.surely_before(term.since)
    return begun and (term.until is None or not term.until.surely_before(on))


def end_before(term: Assignment, since: VagueDate) -> None:
    """End a term on the day before; one that begins later never was."""
    first = since.first
    if first is None or (term.since and term.since.first and term.since.first >= first):
        term.deleted = True
    else:
        term.until = VagueDate.on(first - dt.timedelta(days=1))
