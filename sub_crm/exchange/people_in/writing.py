"""From the stand after the last row to what must be written: the difference with what was there."""

from collections.abc import Iterator
from dataclasses import dataclass

from sub_crm.exchange.people_in.stand import Stand, Standing
from sub_crm.insight.names import dialled
from sub_crm.orders.importing import (
    FieldChange,
    NewOrganisation,
    NewPerson,
    NewPoint,
    NewSeat,
    NewTerm,
    Ref,
)
from sub_crm.queries.importing import Known, PersonThere
from sub_crm.values.kinds import ContactPointKind, PersonKind


@dataclass(frozen=True, slots=True)
class Writes:
    organisations: tuple[NewOrganisation, ...] = ()
    people: tuple[NewPerson, ...] = ()
    seats: tuple[NewSeat, ...] = ()
    terms: tuple[NewTerm, ...] = ()
    points: tuple[NewPoint, ...] = ()
    changes: tuple[FieldChange, ...] = ()


def writes(stand: Stand, known: Known) -> Writes:
    seats = [seat for seat in stand.seats if isinstance(seat.ref, int)]
    # an organisation of which no row came through is not made either
    used = sorted({seat.organisation for seat in seats if isinstance(seat.organisation, int)})
    places: dict[Ref, int] = {ref: place for place, ref in enumerate(used)}
    return Writes(
        organisations=tuple(stand.organisations.new[ref] for ref in used),
        people=tuple(_person(one) for one in stand.people if one.new),
        seats=tuple(
            NewSeat(
                organisation=places.get(seat.organisation, seat.organisation),
                type=seat.type,
                title=seat.title,
            )
            for seat in seats
        ),
        terms=tuple(
            NewTerm(person=term.person.ref, seat=term.seat.ref, kind=term.kind, since=term.since)
            for term in stand.terms
            if isinstance(term.ref, int)
        ),
        points=tuple(_points(stand, known)),
        changes=tuple(_changes(stand, known)),
    )


def _person(one: Standing) -> NewPerson:
    return NewPerson(
        name=one.name,
        kind=PersonKind.TEAM if one.team else PersonKind.PERSON,
        salutation=one.parts["salutation"],
        note=one.parts["note"],
    )


def _points(stand: Stand, known: Known) -> Iterator[NewPoint]:
    mails = {(p.person_id, p.value.casefold()) for p in known.points if p.kind == _EMAIL}
    numbers = {(p.person_id, dialled(p.value)) for p in known.points if p.kind != _EMAIL}
    for person in stand.people:
        for key, address in person.emails.items():
            if (person.ref, key) not in mails:
                yield NewPoint(person=person.ref, kind=_EMAIL, value=address)
        for key, (kind, number) in person.phones.items():
            if (person.ref, key) not in numbers:
                yield NewPoint(person=person.ref, kind=kind, value=number)


def _changes(stand: Stand, known: Known) -> Iterator[FieldChange]:
    yield from _person_changes(stand, known)
    titles = {seat.id: seat.title for seat in known.seats}
    for seat in stand.seats:
        if isinstance(seat.ref, bytes) and seat.title != titles[seat.ref]:
            yield FieldChange(table="position", id=seat.ref, field="title", value=seat.title)
    begins = {term.id: term.since for term in known.terms}
    for term in stand.terms:
        if isinstance(term.ref, bytes) and term.since != begins[term.ref]:
            yield FieldChange(table="tenure", id=term.ref, field="since", value=term.since)


def _person_changes(stand: Stand, known: Known) -> Iterator[FieldChange]:
    before: dict[Ref, PersonThere] = {one.id: one for one in known.people}
    for person in stand.people:
        was = before.get(person.ref)
        if was is None or not isinstance(person.ref, bytes):
            continue
        for part, text in person.parts.items():
            if text != getattr(was, part):
                yield FieldChange(table="person", id=person.ref, field=part, value=text)


_EMAIL = ContactPointKind.EMAIL
