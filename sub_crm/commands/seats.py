"""Who sits in which position, when, and who may come to sit there."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from sub_crm.i18n import _
from sub_crm.models import Person, Position, Tenure
from sub_crm.values.ids import Id
from sub_crm.values.kinds import TenureKind
from sub_crm.values.vague_date import VagueDate


def seat_of(
    session: Session, person_id: Id, on: VagueDate, organisation_id: Id | None = None
) -> Position | None:
    """Return the position that somebody held on a day: rather there, rather the newest."""
    held = session.execute(
        select(Tenure, Position)
        .join(Position, Position.id == Tenure.position_id)
        .where(Tenure.person_id == person_id, ~Tenure.deleted, ~Position.deleted)
    )
    fitting = [
        (position.organisation_id == organisation_id, tenure.since.sort_key(), position)
        for tenure, position in held
        if covers(tenure, on)
    ]
    return max(fitting, key=lambda seat: seat[:2])[2] if fitting else None


def covers(tenure: Tenure, on: VagueDate) -> bool:
    """Can the term have run on that day?"""
    over = tenure.until is not None and tenure.until.surely_before(on)
    return not over and not on.surely_before(tenure.since)


def running(session: Session, today: dt.date, **of: Id) -> bool:
    """Is a term of this person, or in this position, not over yet?"""
    terms = session.scalars(select(Tenure).filter_by(deleted=False, **of))
    now = VagueDate.on(today)
    return any(term.until is None or not term.until.surely_before(now) for term in terms)


def seat_taken(session: Session, wanted: Tenure) -> str | None:
    """Say who holds the position at the time of an ordinary term that is not written yet.

    The term itself, as it is written now, and its predecessor are left out.
    """
    if wanted.kind is not TenureKind.ORDINARY:
        return None
    for other, person in _ordinary_terms(session, wanted.position_id):
        related = other.id in (wanted.id, wanted.predecessor_id)
        if not related and not _apart(other, wanted) and not _apart(wanted, other):
            return _(
                "{name} bekleedt deze functie nog. Beëindig eerst die ambtstermijn, "
                "of kies waarnemend of interim."
            ).format(name=person.person_name().short())
    return None


def _ordinary_terms(session: Session, position_id: Id) -> list[tuple[Tenure, Person]]:
    found = session.execute(
        select(Tenure, Person)
        .join(Person, Person.id == Tenure.person_id)
        .where(Tenure.position_id == position_id, ~Tenure.deleted)
        .where(Tenure.kind == TenureKind.ORDINARY)
    )
    return [(tenure, person) for tenure, person in found]


def _apart(first: Tenure, then: Tenure) -> bool:
    """Has the first ended by the time that the other began? On one and the same day is fine."""
    return first.until is not None and not then.since.surely_before(first.until)
