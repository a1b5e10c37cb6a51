"""The terms of one person: placing them, correcting a term, asking who follows."""

from sqlalchemy.orm import Session

from sub_crm.commands.checks import ends_before, refuse, too_long
from sub_crm.commands.naming import name_problem, new_person
from sub_crm.commands.people import add_position, appoint_person
from sub_crm.commands.performing import carries_out
from sub_crm.commands.rows import existing, gone, keep
from sub_crm.commands.seats import seat_taken
from sub_crm.commands.text import one_line
from sub_crm.i18n import _
from sub_crm.models import FollowUp, Person, Position, Tenure
from sub_crm.orders import Circumstances
from sub_crm.orders.careers import AskSuccessorLater, ChangeTerm, ConfirmHolder, PlacePerson
from sub_crm.orders.people import AddPosition, AppointPerson
from sub_crm.values.ids import Id
from sub_crm.values.kinds import FollowUpStatus
from sub_crm.values.succession import LATER, question_id
from sub_crm.values.vague_date import VagueDate


@carries_out(PlacePerson)
def place_person(session: Session, order: PlacePerson, circumstances: Circumstances) -> Id:
    if order.position_id is None and order.organisation_id is None:
        return _named_only(session, order)
    position_id = order.position_id or add_position(
        session,
        AddPosition(
            organisation_id=order.organisation_id or b"", type=order.type, title=order.title
        ),
        circumstances,
    )
    return appoint_person(
        session,
        AppointPerson(
            position_id=position_id,
            person_id=order.person_id,
            new_name=order.new_name,
            since=order.since,
            kind=order.kind,
        ),
        circumstances,
    )


def _named_only(session: Session, order: PlacePerson) -> Id:
    """Somebody of whom no position is known waits under "Aan te vullen"."""
    missing = _("Vul een naam in.") if order.new_name is None else None
    known = _("Kies een functie voor deze persoon.") if order.person_id else None
    refuse({"new_name": missing or name_problem(order.new_name), "position_id": known})
    assert order.new_name is not None
    person = new_person(session, order.new_name)
    person.incomplete = True
    return person.id


@carries_out(ChangeTerm)
def change_term(session: Session, order: ChangeTerm, __: Circumstances) -> None:
    tenure = existing(session, Tenure, order.tenure_id, "tenure_id")
    reason = one_line(order.reason)
    wanted = Tenure(
        id=tenure.id,
        position_id=tenure.position_id,
        predecessor_id=tenure.predecessor_id,
        since=order.since,
        until=order.until,
        kind=order.kind,
    )
    refuse(
        {
            "until": ends_before(order.since, order.until),
            "reason": too_long(reason),
            "since": seat_taken(session, wanted),
        }
    )
    tenure.since, tenure.until, tenure.kind = order.since, order.until, order.kind
    tenure.end_reason = reason


@carries_out(AskSuccessorLater)
def ask_successor_later(
    session: Session, order: AskSuccessorLater, circumstances: Circumstances
) -> Id:
    question = _question(session, order, circumstances)
    question.due = VagueDate.on(circumstances.today + LATER)
    question.status, question.closed_at = FollowUpStatus.OPEN, None
    return question.id


@carries_out(ConfirmHolder)
def confirm_holder(session: Session, order: ConfirmHolder, circumstances: Circumstances) -> Id:
    question = _question(session, order, circumstances)
    question.status, question.closed_at = FollowUpStatus.DONE, circumstances.now
    return question.id


def _question(
    session: Session, order: AskSuccessorLater | ConfirmHolder, circumstances: Circumstances
) -> FollowUp:
    """Return the follow-up in which the question is kept, made where it was not there yet."""
    tenure = existing(session, Tenure, order.tenure_id, "tenure_id")
    refuse({"tenure_id": gone(session, Position, tenure.position_id)})
    question = session.get(FollowUp, question_id(tenure.id, order.election_id))
    if question is None:
        made = _new_question(session, tenure, order.election_id, circumstances)
        question = keep(session, made)
    question.deleted = False
    return question


def _new_question(
    session: Session, tenure: Tenure, election: Id | None, circumstances: Circumstances
) -> FollowUp:
    position = existing(session, Position, tenure.position_id, "tenure_id")
    return FollowUp(
        id=question_id(tenure.id, election),
        title=_("Opvolger vragen: {position}").format(position=position.title.lower()),
        organisation_id=position.organisation_id,
        position_id=position.id,
        person_id=existing(session, Person, tenure.person_id, "tenure_id").id,
        owner_id=circumstances.user_id,
    )
