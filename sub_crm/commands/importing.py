"""A list of people comes in: checked again, written in bulk, all of it in one act."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from sub_crm.commands.checks import refuse, too_long
from sub_crm.commands.contact_values import value_problem
from sub_crm.commands.naming import clean_name, name_problem
from sub_crm.commands.performing import carries_out
from sub_crm.commands.rows import existing, gone, keep
from sub_crm.commands.seats import seat_taken
from sub_crm.commands.text import clean, one_line
from sub_crm.i18n import _
from sub_crm.models import (
    Change,
    ContactPoint,
    ImportBatch,
    Organisation,
    Person,
    Position,
    Record,
    Tenure,
)
from sub_crm.orders import Circumstances, Refused
from sub_crm.orders.importing import FieldChange, ImportPeople, NewPerson, NewTerm, Ref
from sub_crm.values.ids import Id, new_id
from sub_crm.values.kinds import LEVEL_OF, TIER_OF, Tier

COMPARED = ("organisation", "person", "position", "tenure", "contact_point")
"""Tables of which nothing may have changed since the rows were compared with them."""
FIELDS: dict[str, tuple[type[Record], frozenset[str]]] = {
    "person": (
        Person,
        frozenset(
            "titles_before initials first_name name_prefix surname titles_after salutation"
            " note".split()
        ),
    ),
    "position": (Position, frozenset({"title"})),
    "tenure": (Tenure, frozenset({"since"})),
}
_STEP = 500

Row = dict[str, Any]
Tell = Callable[[int], None]


@carries_out(ImportPeople)
def import_people(session: Session, order: ImportPeople, circumstances: Circumstances) -> Id | None:
    """Return the id of the batch; None when there was nothing to write."""
    if not order.writes():
        return None
    _refuse_later_changes(session, order.seen)
    refuse(_problems(session, order))
    tell = _counting(circumstances, order.writes())
    stamp = _stamp(session, circumstances)
    organisations = _write(session, Organisation, _organisations(order), stamp, tell)
    people = _write(session, Person, _people(order.people), stamp, tell)
    seats = _write(session, Position, _seats(order, organisations), stamp, tell)
    _write(session, ContactPoint, _points(order, people), stamp, tell)
    _change(session, order.changes, tell)
    refuse({"": _taken(session, order.terms)})
    _write(session, Tenure, _terms(order, people, seats), stamp, tell)
    return keep(session, _batch(order, circumstances)).id


def _refuse_later_changes(session: Session, seen: int) -> None:
    later = select(Change.id).where(Change.id > seen, Change.table_name.in_(COMPARED)).limit(1)
    if session.scalar(later) is not None:
        raise Refused(
            {"": _("Er is intussen iets gewijzigd. De rijen zijn opnieuw vergeleken; kijk ze na.")}
        )


def _problems(session: Session, order: ImportPeople) -> dict[str, str | None]:
    """Return what is wrong, per part of the order."""
    return {
        "file_name": too_long(one_line(order.file_name)),
        "organisations": _first(too_long(one_line(one.name)) for one in order.organisations),
        "people": _first(name_problem(one.name) for one in order.people)
        or gone(session, Person, *_ids(_people_meant(order))),
        "seats": _first(too_long(one_line(one.title)) for one in order.seats)
        or gone(session, Organisation, *_ids(one.organisation for one in order.seats))
        or gone(session, Position, *_ids(one.seat for one in order.terms)),
        "points": _first(value_problem(one.kind, one.value) for one in order.points),
    }


def _people_meant(order: ImportPeople) -> Iterator[Ref]:
    yield from (one.person for one in order.terms)
    yield from (one.person for one in order.points)


def _first(problems: Iterable[str | None]) -> str | None:
    return next(filter(None, problems), None)


def _ids(refs: Iterable[Ref]) -> set[Id]:
    return {ref for ref in refs if isinstance(ref, bytes)}


def _taken(session: Session, terms: Sequence[NewTerm]) -> str | None:
    """Say who sits in a seat that was there already."""
    return _first(
        seat_taken(session, Tenure(position_id=term.seat, since=term.since, kind=term.kind))
        for term in terms
        if isinstance(term.seat, bytes)
    )


def _counting(circumstances: Circumstances, total: int) -> Tell:
    done = 0

    def tell(more: int) -> None:
        nonlocal done
        done += more
        circumstances.progress(done, total)

    return tell


def _stamp(session: Session, circumstances: Circumstances) -> Row:
    """Return who, when and where for rows that do not pass the session."""
    author = session.info.get("author")
    return {
        "created_by": circumstances.user_id,
        "created_at": circumstances.now,
        "created_on": author.device if author else None,
    }


def _write(
    session: Session, kind: type[Record], rows: Iterable[Row], stamp: Row, tell: Tell
) -> list[Id]:
    """Write new rows in steps; return their ids in the order of the rows."""
    made = [{"id": new_id(), **row, **stamp} for row in rows]
    for start in range(0, len(made), _STEP):
        step = made[start : start + _STEP]
        session.execute(insert(kind.__table__), step)
        tell(len(step))
    return [row["id"] for row in made]


def _organisations(order: ImportPeople) -> Iterator[Row]:
    for one in order.organisations:
        yield asdict(one) | {"name": one_line(one.name), "short_name": one_line(one.short_name)}


def _people(people: Iterable[NewPerson]) -> Iterator[Row]:
    """Yield rows with the printed names, which only the session's own way of writing makes."""
    for one in people:
        name = clean_name(one.name)
        yield asdict(name) | {
            "kind": one.kind,
            "salutation": one.salutation,
            "note": clean(one.note),
            "sort_name": " ".join(filter(None, name.sort_key())),
            "print_name": name.short(),
        }


def _seats(order: ImportPeople, organisations: Sequence[Id]) -> Iterator[Row]:
    for one in order.seats:
        yield {
            "organisation_id": _id(one.organisation, organisations),
            "type": one.type,
            "title": one_line(one.title),
            "level": LEVEL_OF[one.type],
            "tier": TIER_OF.get(one.type, Tier.OTHER),
        }


def _terms(order: ImportPeople, people: Sequence[Id], seats: Sequence[Id]) -> Iterator[Row]:
    for one in order.terms:
        yield {
            "person_id": _id(one.person, people),
            "position_id": _id(one.seat, seats),
            "kind": one.kind,
            "since": one.since,
        }


def _points(order: ImportPeople, people: Sequence[Id]) -> Iterator[Row]:
    for one in order.points:
        yield {
            "person_id": _id(one.person, people),
            "kind": one.kind,
            "value": one_line(one.value),
        }


def _id(ref: Ref, made: Sequence[Id]) -> Id:
    return ref if isinstance(ref, bytes) else made[ref]


def _change(session: Session, changes: Sequence[FieldChange], tell: Tell) -> None:
    """Change fields of records that are there; KeyError for a field that no list may change."""
    for number, change in enumerate(changes, 1):
        kind, fields = FIELDS[change.table]
        if change.field not in fields:
            raise KeyError(change.field)
        record = existing(session, kind, change.id, change.field)
        value = change.value
        if isinstance(value, str):
            value = clean(value) if change.field == "note" else one_line(value)
        setattr(record, change.field, value)
        if number % _STEP == 0:
            session.flush()
            tell(0)
    refuse({"people": _first(map(_changed_name_problem, _changed_people(session, changes)))})
    session.flush()
    tell(len({(change.table, change.id) for change in changes}))


def _changed_people(session: Session, changes: Iterable[FieldChange]) -> Iterator[Person]:
    for person_id in {change.id for change in changes if change.table == "person"}:
        yield session.get_one(Person, person_id)


def _changed_name_problem(person: Person) -> str | None:
    return name_problem(person.person_name())


def _batch(order: ImportPeople, circumstances: Circumstances) -> ImportBatch:
    return ImportBatch(
        user_id=circumstances.user_id,
        imported_at=circumstances.now,
        file_name=one_line(order.file_name),
        mapping=json.dumps(dict(order.mapping), ensure_ascii=False),
        made=order.made,
        changed=order.changed,
        same=order.same,
        refused=order.refused,
    )
