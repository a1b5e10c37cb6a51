"""Who took part in a contact moment, in which position of that day, for which organisation."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from sub_crm.commands.checks import too_long
from sub_crm.commands.rows import find, gone, keep
from sub_crm.commands.seats import seat_of
from sub_crm.commands.text import one_line
from sub_crm.i18n import _
from sub_crm.i18n.words import word
from sub_crm.models import ContactMoment, Organisation, Participant, Person, Position
from sub_crm.orders.contacts import Attendee
from sub_crm.values.ids import Id
from sub_crm.values.person_name import PersonName, read_name


@dataclass(frozen=True, slots=True)
class Presence:
    """What a participant row says, apart from the moment."""

    person_id: Id | None = None
    position_id: Id | None = None
    organisation_id: Id | None = None

    def organisation_alone(self) -> bool:
        return self.person_id is None and self.position_id is None


def attendees_problem(session: Session, attendees: Iterable[Attendee]) -> str | None:
    """Return the first problem with the attendees."""
    problems = (_attendee_problem(session, attendee) for attendee in attendees)
    return next(filter(None, problems), None)


def present(
    session: Session,
    moment: ContactMoment,
    attendees: Iterable[Attendee],
    organisation_id: Id | None = None,
) -> list[Presence]:
    """Return each presence once; the organisation it was about is there, alone if need be."""
    there = [_presence(session, moment, each, organisation_id) for each in unique(attendees)]
    if organisation_id not in {presence.organisation_id for presence in there} | {None}:
        there.append(Presence(organisation_id=organisation_id))
    return list(dict.fromkeys(there))


def present_anew(
    session: Session, moment: ContactMoment, before: list[Presence], attendees: Iterable[Attendee]
) -> list[Presence]:
    """Return who is there once the attendees are said anew.

    Who stays keeps the position that was noted. The organisation that it was about stays, and
    when nobody remains those of the former attendees, so that the moment shows somewhere.
    """
    noted = {presence.person_id: presence for presence in before if presence.person_id}
    there = [
        noted[each.person_id]
        if each.person_id in noted and each.position_id is None
        else _presence(session, moment, each)
        for each in unique(attendees)
    ]
    represented = {presence.organisation_id for presence in there} - {None}
    about = [p for p in before if p.organisation_alone() or not represented]
    there += [
        Presence(organisation_id=p.organisation_id)
        for p in about
        if p.organisation_id and p.organisation_id not in represented
    ]
    return list(dict.fromkeys(there))


def participants(session: Session, moment: ContactMoment) -> list[tuple[Participant, Presence]]:
    """Return all rows of others than colleagues, deleted ones last."""
    rows = session.scalars(
        select(Participant)
        .where(Participant.contact_moment_id == moment.id, Participant.user_id.is_(None))
        .order_by(Participant.deleted, Participant.id)
    )
    return [(row, Presence(row.person_id, row.position_id, row.organisation_id)) for row in rows]


def take_part(session: Session, moment: ContactMoment, there: Iterable[Presence]) -> None:
    session.add_all(Participant(contact_moment_id=moment.id, **asdict(each)) for each in there)
    session.flush()


def unique(attendees: Iterable[Attendee]) -> list[Attendee]:
    """Return each attendee once, by person where that is known."""
    return list({each.person_id or each: each for each in attendees}.values())


def _attendee_problem(session: Session, attendee: Attendee) -> str | None:
    known = (attendee.person_id, attendee.position_id, attendee.organisation_id)
    name = one_line(attendee.new_name)
    if not any(known) and not name:
        return _("Noem een naam of kies een persoon.")
    return (
        too_long(name)
        or gone(session, Person, attendee.person_id)
        or gone(session, Position, attendee.position_id)
        or gone(session, Organisation, attendee.organisation_id)
    )


def _presence(
    session: Session, moment: ContactMoment, attendee: Attendee, about: Id | None = None
) -> Presence:
    at = attendee.organisation_id or about
    position, person_id = find(session, Position, attendee.position_id), attendee.person_id
    if person_id:
        position = position or seat_of(session, person_id, moment.happened_on, at)
        at = attendee.organisation_id
    elif one_line(attendee.new_name):
        person_id = _stub(session, attendee, at).id
    if position is None:
        return Presence(person_id, None, at)
    return Presence(person_id, position.id, position.organisation_id)


def _stub(session: Session, attendee: Attendee, organisation_id: Id | None) -> Person:
    """Make a person to complete later, with what is known of them so far in the note."""
    organisation = find(session, Organisation, organisation_id)
    known = (
        word(attendee.new_position).lower() if attendee.new_position else "",
        organisation.short_name if organisation else "",
    )
    name = _name_of(one_line(attendee.new_name))
    note = " ".join(filter(None, known))
    return keep(session, Person(**asdict(name), note=note, incomplete=True))


def _name_of(written: str) -> PersonName:
    name = read_name(written)
    return name if name.surname else PersonName(surname=written)
