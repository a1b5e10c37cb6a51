"""Follow-ups: what must still happen, and that it happened, lapsed or moved."""

from sqlalchemy.orm import Session

from sub_crm.commands.checks import passed, refuse, title_problem
from sub_crm.commands.performing import carries_out
from sub_crm.commands.rows import find, gone, keep
from sub_crm.commands.seats import seat_of
from sub_crm.commands.text import one_line
from sub_crm.i18n import _
from sub_crm.models import AppUser, ContactMoment, FollowUp, Issue, Organisation, Person, Position
from sub_crm.orders import Circumstances
from sub_crm.orders.follow_ups import (
    AddFollowUp,
    CompleteFollowUps,
    DropFollowUps,
    PostponeFollowUps,
)
from sub_crm.values.ids import Id
from sub_crm.values.kinds import FollowUpStatus
from sub_crm.values.vague_date import VagueDate


@carries_out(AddFollowUp)
def add_follow_up(session: Session, order: AddFollowUp, circumstances: Circumstances) -> Id:
    title = one_line(order.title)
    refuse(
        {
            "title": title_problem(title),
            "organisation_id": gone(session, Organisation, order.organisation_id),
            "position_id": gone(session, Position, order.position_id),
            "person_id": gone(session, Person, order.person_id),
            "issue_id": gone(session, Issue, order.issue_id),
            "contact_moment_id": gone(session, ContactMoment, order.contact_moment_id),
            "owner_id": gone(session, AppUser, order.owner_id),
        }
    )
    position = _position(session, order, circumstances)
    follow_up = FollowUp(
        title=title,
        due=order.due,
        promise_by=order.promise_by,
        organisation_id=position.organisation_id if position else order.organisation_id,
        position_id=position.id if position else None,
        person_id=order.person_id,
        issue_id=order.issue_id,
        contact_moment_id=order.contact_moment_id,
        owner_id=order.owner_id or circumstances.user_id,
    )
    if agreed_in := find(session, ContactMoment, order.contact_moment_id):
        follow_up.confidentiality = agreed_in.confidentiality
        follow_up.compartment = agreed_in.compartment
    return keep(session, follow_up).id


@carries_out(CompleteFollowUps)
def complete_follow_ups(
    session: Session, order: CompleteFollowUps, circumstances: Circumstances
) -> None:
    for follow_up in _open_ones(session, order.ids):
        close(follow_up, FollowUpStatus.DONE, circumstances)


@carries_out(DropFollowUps)
def drop_follow_ups(session: Session, order: DropFollowUps, circumstances: Circumstances) -> None:
    for follow_up in _open_ones(session, order.ids):
        close(follow_up, FollowUpStatus.DROPPED, circumstances)


@carries_out(PostponeFollowUps)
def postpone_follow_ups(
    session: Session, order: PostponeFollowUps, circumstances: Circumstances
) -> None:
    late = passed(order.due, circumstances.today)
    refuse({"due": late, "ids": closed_problem(session, *order.ids)})
    for follow_up in _open_ones(session, order.ids):
        follow_up.due = order.due


def close(
    follow_up: FollowUp,
    status: FollowUpStatus,
    circumstances: Circumstances,
    outcome_id: Id | None = None,
) -> None:
    follow_up.status, follow_up.closed_at = status, circumstances.now
    follow_up.outcome_id = outcome_id


def closed_problem(session: Session, *ids: Id) -> str | None:
    """Say that a follow-up is not there, or no longer open."""
    found = [find(session, FollowUp, follow_up_id) for follow_up_id in ids]
    if all(follow_up and follow_up.status is FollowUpStatus.OPEN for follow_up in found):
        return None
    return gone(session, FollowUp, *ids) or _(
        "Deze opvolging is al afgerond of vervallen; er is niets gewijzigd."
    )


def _open_ones(session: Session, ids: tuple[Id, ...]) -> list[FollowUp]:
    refuse({"ids": closed_problem(session, *ids)})
    return [follow_up for each in ids if (follow_up := find(session, FollowUp, each))]


def _position(
    session: Session, order: AddFollowUp, circumstances: Circumstances
) -> Position | None:
    """Return the position named, else the one that the person holds there today."""
    if order.position_id or not order.person_id:
        return find(session, Position, order.position_id)
    today = VagueDate.on(circumstances.today)
    held = seat_of(session, order.person_id, today, order.organisation_id)
    there = held and order.organisation_id in (None, held.organisation_id)
    return held if there else None
