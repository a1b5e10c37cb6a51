"""Makes the order to log a contact from what the sentence was taken for."""

from sub_crm.insight.quick_log import FollowUpGuess, Interpretation, KnownPerson, NewPerson
from sub_crm.orders.contacts import Attendee, FollowUpWish, LogContact
from sub_crm.ui.quick_log.draft_body import DraftBody
from sub_crm.values.ids import Id


def order_from(found: Interpretation, body: DraftBody, draft_id: Id | None) -> LogContact:
    """Take over every guess; the sentence itself goes along as it was typed."""
    subject = found.subject.value if found.subject else None
    return LogContact(
        happened_on=found.moment.value,
        kind=found.kind.value,
        status=found.status,
        initiative=found.initiative,
        confidentiality=found.confidentiality,
        summary=found.summary,
        note=body.note,
        raw=body.text,
        organisation_id=found.organisation.value.id if found.organisation else None,
        attendees=tuple(_attendee(guess.value) for guess in found.people),
        issue_ids=(subject.issue_id,) if subject and subject.issue_id else (),
        follow_up=_wish(found.follow_up.value) if found.follow_up else None,
        completes=body.completes,
        draft_id=draft_id,
    )


def _attendee(person: KnownPerson | NewPerson) -> Attendee:
    if isinstance(person, NewPerson):
        return Attendee(new_name=person.name, new_position=person.position_type)
    # in which position is for the store to say: the contact may have been before the present one
    return Attendee(person_id=person.id, organisation_id=person.organisation_id)


def _wish(value: FollowUpGuess) -> FollowUpWish:
    return FollowUpWish(title=value.what, due=value.due, promise_by=value.promise_by)
