"""People: what they are called, how to reach them, which position they hold."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from sub_crm.commands.checks import ends_before, refuse, too_long
from sub_crm.commands.contact_values import tidy_value, value_problem
from sub_crm.commands.naming import name_problem, new_person, rename
from sub_crm.commands.performing import carries_out
from sub_crm.commands.rows import existing, find, gone, keep
from sub_crm.commands.seats import seat_taken
from sub_crm.commands.text import one_line
from sub_crm.i18n import _
from sub_crm.i18n.words import word
from sub_crm.models import ContactPoint, Election, FollowUp, Organisation, Person, Position, Tenure
from sub_crm.orders import Circumstances
from sub_crm.orders.people import (
    AddContactPoint,
    AddPosition,
    AppointPerson,
    CompleteStub,
    EndTenure,
    MakeCounterpart,
    RenamePerson,
)
from sub_crm.values.ids import Id
from sub_crm.values.kinds import LEVEL_OF, TIER_OF, FollowUpStatus, TenureKind, Tier
from sub_crm.values.person_name import PersonName
from sub_crm.values.succession import question_id
from sub_crm.values.vague_date import VagueDate


@carries_out(AddPosition)
def add_position(session: Session, order: AddPosition, __: Circumstances) -> Id:
    title = one_line(order.title) or word(order.type)
    refuse(
        {
            "organisation_id": gone(session, Organisation, order.organisation_id),
            "title": too_long(title),
        }
    )
    position = Position(
        organisation_id=order.organisation_id,
        type=order.type,
        title=title,
        level=order.level or LEVEL_OF[order.type],
        tier=order.tier or TIER_OF.get(order.type, Tier.OTHER),
    )
    return keep(session, position).id


@carries_out(AppointPerson)
def appoint_person(session: Session, order: AppointPerson, __: Circumstances) -> Id:
    existing(session, Position, order.position_id, "position_id")
    term = Tenure(position_id=order.position_id, since=order.since, kind=order.kind)
    refuse(
        {
            "person_id": gone(session, Person, order.person_id)
            or _one_person(order.person_id, order.new_name),
            "new_name": name_problem(order.new_name),
            "position_id": seat_taken(session, term),
        }
    )
    person = _person(session, order.person_id, order.new_name)
    term.person_id = person.id
    keep(session, term)
    return person.id


@carries_out(EndTenure)
def end_tenure(session: Session, order: EndTenure, circumstances: Circumstances) -> None:
    tenure = existing(session, Tenure, order.tenure_id, "tenure_id")
    follows = bool(order.successor_id or order.successor_name)
    successor = Tenure(
        position_id=tenure.position_id,
        since=order.successor_since or order.until,
        kind=TenureKind.ORDINARY,
        predecessor_id=tenure.id,
    )
    refuse(_ending_problems(session, order, tenure, successor if follows else None))
    tenure.until, tenure.end_reason = order.until, one_line(order.reason)
    if follows:
        successor.person_id = _person(session, order.successor_id, order.successor_name).id
        keep(session, successor)
        _answer_question(session, tenure, circumstances)
    _hand_over(session, tenure, successor.person_id)


@carries_out(MakeCounterpart)
def make_counterpart(session: Session, order: MakeCounterpart, __: Circumstances) -> None:
    position = existing(session, Position, order.position_id, "position_id")
    seats = select(Position).filter_by(
        organisation_id=position.organisation_id, is_counterpart=True, deleted=False
    )
    for former in session.scalars(seats.where(Position.id != position.id)):
        former.is_counterpart = False
    # the index allows one: the former must be off in the file before the new one is on
    session.flush()
    position.is_counterpart = True


@carries_out(RenamePerson)
def rename_person(session: Session, order: RenamePerson, __: Circumstances) -> None:
    person = existing(session, Person, order.person_id, "person_id")
    refuse({"name": name_problem(order.name)})
    rename(person, order.name)


@carries_out(AddContactPoint)
def add_contact_point(session: Session, order: AddContactPoint, __: Circumstances) -> Id:
    value = tidy_value(order.kind, order.value)
    refuse({"": _owner_problem(session, order), "value": value_problem(order.kind, value)})
    contact_point = ContactPoint(
        kind=order.kind,
        value=value,
        person_id=order.person_id,
        position_id=order.position_id,
        organisation_id=order.organisation_id,
        private=order.private,
    )
    return keep(session, contact_point).id


@carries_out(CompleteStub)
def complete_stub(session: Session, order: CompleteStub, __: Circumstances) -> None:
    person = existing(session, Person, order.person_id, "person_id")
    term = order.position_id and Tenure(
        person_id=person.id,
        position_id=order.position_id,
        since=order.since or VagueDate.UNKNOWN,
        kind=TenureKind.ORDINARY,
    )
    refuse(
        {
            "name": name_problem(order.name),
            "position_id": gone(session, Position, order.position_id)
            or (seat_taken(session, term) if term else None),
        }
    )
    rename(person, order.name)
    person.incomplete = False
    if term:
        keep(session, term)


def _person(session: Session, person_id: Id | None, name: PersonName | None) -> Person:
    known = find(session, Person, person_id)
    return known or new_person(session, name or PersonName())


def _one_person(person_id: Id | None, name: PersonName | None) -> str | None:
    if bool(person_id) is bool(name):
        return _("Kies een persoon of vul een nieuwe naam in.")
    return None


def _ending_problems(
    session: Session, order: EndTenure, tenure: Tenure, successor: Tenure | None
) -> dict[str, str | None]:
    problems = {
        "until": ends_before(tenure.since, order.until),
        "reason": too_long(one_line(order.reason)),
    }
    if successor is None:
        return problems
    early = _("De opvolger begint voor deze termijn eindigt. Kies een latere dag.")
    starts_early = successor.since.surely_before(order.until)
    return problems | {
        "successor_id": gone(session, Person, order.successor_id)
        or _one_person(order.successor_id, order.successor_name),
        "successor_name": name_problem(order.successor_name),
        "successor_since": early if starts_early else seat_taken(session, successor),
    }


def _hand_over(session: Session, tenure: Tenure, successor_id: Id | None) -> None:
    """Let what is still to be done stay with the position; the moments stay with the person."""
    hanging = select(FollowUp).filter_by(
        position_id=tenure.position_id,
        person_id=tenure.person_id,
        status=FollowUpStatus.OPEN,
        deleted=False,
    )
    for follow_up in session.scalars(hanging):
        follow_up.person_id = successor_id


def _answer_question(session: Session, tenure: Tenure, circumstances: Circumstances) -> None:
    """Close the follow-ups "Opvolger vragen" of a term whose successor is known now."""
    for election in (None, *session.scalars(select(Election.id))):
        question = find(session, FollowUp, question_id(tenure.id, election))
        if question is not None and question.status is FollowUpStatus.OPEN:
            question.status, question.closed_at = FollowUpStatus.DONE, circumstances.now


def _owner_problem(session: Session, order: AddContactPoint) -> str | None:
    owners = (order.person_id, order.position_id, order.organisation_id)
    if sum(owner is not None for owner in owners) != 1:
        return _("Kies van wie dit is: een persoon, een functie of een organisatie.")
    return (
        gone(session, Person, order.person_id)
        or gone(session, Position, order.position_id)
        or gone(session, Organisation, order.organisation_id)
    )
