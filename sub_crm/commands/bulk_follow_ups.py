"""Something to do, agreed at once for many contact moments."""

from collections.abc import Sequence
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from sub_crm.commands.text import one_line
from sub_crm.models import ContactIssue, ContactMoment, FollowUp, Participant
from sub_crm.orders import Circumstances
from sub_crm.orders.lists import WishedFollowUp

AT_ONCE = 500
"""Ids in one statement."""
R = TypeVar("R", Participant, ContactIssue)


def agree_in(
    session: Session,
    moments: Sequence[ContactMoment],
    wish: WishedFollowUp,
    circumstances: Circumstances,
) -> None:
    """Add a follow-up to each moment, or one to the newest of them.

    It is about whom and what the moment was about, and as confidential.
    """
    if wish.together:
        moments = sorted(moments, key=lambda one: (one.sorts_at, one.id))[-1:]
    present = _first_of(session, Participant, moments)
    issues = _first_of(session, ContactIssue, moments)
    for moment in moments:
        there, about = present.get(moment.id), issues.get(moment.id)
        session.add(
            FollowUp(
                title=one_line(wish.title),
                due=wish.due,
                organisation_id=there.organisation_id if there else None,
                position_id=there.position_id if there else None,
                person_id=there.person_id if there else None,
                issue_id=about.issue_id if about else None,
                contact_moment_id=moment.id,
                owner_id=circumstances.user_id,
                confidentiality=moment.confidentiality,
                compartment=moment.compartment,
            )
        )


def _first_of(session: Session, kind: type[R], moments: Sequence[ContactMoment]) -> dict[Any, R]:
    """Return the first record of a kind that hangs on each moment; of people, one with a place."""
    found: dict[Any, R] = {}
    ids = [moment.id for moment in moments]
    for start in range(0, len(ids), AT_ONCE):
        rows = select(kind).where(
            kind.contact_moment_id.in_(ids[start : start + AT_ONCE]), ~kind.deleted
        )
        if kind is Participant:
            rows = rows.where(Participant.organisation_id.is_not(None))
        for row in session.scalars(rows.order_by(kind.id)):
            found.setdefault(row.contact_moment_id, row)
    return found
