"""Lists of people and a small world to compare them with, without any file or store."""

import dataclasses
import datetime as dt
from typing import Any

from sub_crm.exchange.people_in.mapping import guess_mapping
from sub_crm.exchange.people_in.plan import Answers, Outcome, Plan, Row, Rules, plan
from sub_crm.exchange.reading import Table
from sub_crm.orders.importing import NewPerson, Ref
from sub_crm.queries.importing import (
    Known,
    OrganisationThere,
    PersonThere,
    PointThere,
    SeatThere,
    TermThere,
)
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ContactPointKind, PositionType, TenureKind
from sub_crm.values.person_name import read_name
from sub_crm.values.vague_date import VagueDate

TODAY = dt.date(2026, 11, 24)


def key(number: int) -> Id:
    return number.to_bytes(16, "big")


ZEIST, BAARN, PROVINCE = key(1), key(2), key(3)
ANNA, KEES = key(11), key(12)
MAYOR, ALDERMAN, HOUSING = key(21), key(22), key(23)


def organisation(id: Id, name: str, short: str, **more: str) -> OrganisationThere:
    given = {"abbreviation": "", "aliases": "", "code": "", "tooi": ""} | more
    return OrganisationThere(id, name, short, **given)


def person(id: Id, name: str, **more: str) -> PersonThere:
    parts = read_name(name)
    given = {"salutation": "", "note": ""} | more
    return PersonThere(
        id, parts.titles_before, parts.initials, parts.first_name, parts.name_prefix,
        parts.surname, parts.titles_after, **given,
    )  # fmt: skip


def term(id: Id, who: Id, seat: Id, since: str, until: str = "") -> TermThere:
    ended = VagueDate(until) if until else None
    return TermThere(id, who, seat, TenureKind.ORDINARY, VagueDate(since), ended)


WORLD = Known(
    organisations=(
        organisation(ZEIST, "Gemeente Zeist", "Zeist", code="GM0355", aliases="Den Dolder"),
        organisation(BAARN, "Gemeente Baarn", "Baarn", abbreviation="BRN"),
        organisation(PROVINCE, "Provincie Zeist", "Provincie"),
    ),
    people=(person(ANNA, "drs. A.B. de Vries"), person(KEES, "K. Bos")),
    seats=(
        SeatThere(MAYOR, ZEIST, PositionType.MAYOR, "Burgemeester"),
        SeatThere(ALDERMAN, ZEIST, PositionType.ALDERMAN, "Wethouder"),
        SeatThere(HOUSING, ZEIST, PositionType.ALDERMAN, "Wethouder wonen"),
    ),
    terms=(term(key(31), ANNA, MAYOR, "2022-06"), term(key(32), KEES, HOUSING, "2022")),
    points=(PointThere(ANNA, ContactPointKind.EMAIL, "a.devries@zeist.nl"),),
    seen=7,
)


def table(heading: str, *rows: str) -> Table:
    """A table as a file with semicolons gives it."""
    return Table(
        headings=tuple(heading.split(";")),
        rows=tuple(tuple(row.split(";")) for row in rows),
        lines=tuple(range(2, len(rows) + 2)),
    )


def planned(
    heading: str,
    *rows: str,
    known: Known = WORLD,
    rules: Rules = Rules(),  # noqa: B008
    answers: Answers = Answers(),  # noqa: B008
) -> Plan:
    read = table(heading, *rows)
    return plan(read, guess_mapping(read), known, today=TODAY, rules=rules, answers=answers)


def only(heading: str, row: str, **more: object) -> Row:
    """What becomes of the one row."""
    [found] = planned(heading, row, **more).rows  # type: ignore[arg-type]
    return found


def outcomes(found: Plan) -> list[Outcome]:
    return [row.outcome for row in found.rows]


def _person_of(id: Id, new: NewPerson) -> PersonThere:
    return PersonThere(
        id=id, salutation=new.salutation, note=new.note, **dataclasses.asdict(new.name)
    )


def after(done: Plan, known: Known = WORLD) -> Known:
    """The world once the plan was carried out."""
    made, base = done.writes, 1_000 + 10_000 * len(known.people)
    bodies = [key(base + n) for n in range(len(made.organisations))]
    people = [key(base + 2_000 + n) for n in range(len(made.people))]
    seats = [key(base + 4_000 + n) for n in range(len(made.seats))]
    changed = {(one.id, one.field): one.value for one in made.changes}

    def ref(one: Ref, new: list[Id]) -> Id:
        return one if isinstance(one, bytes) else new[one]

    def altered(row: Any) -> Any:
        fields = {f: changed.get((row.id, f), getattr(row, f)) for f in row.__slots__}
        return type(row)(**fields)

    return Known(
        organisations=(
            *known.organisations,
            *(
                organisation(id, one.name, one.short_name, abbreviation=one.abbreviation)
                for id, one in zip(bodies, made.organisations, strict=True)
            ),
        ),
        people=(
            *map(altered, known.people),
            *(
                _person_of(id, one)
                for id, one in zip(people, made.people, strict=True)
            ),
        ),
        seats=(
            *map(altered, known.seats),
            *(
                SeatThere(id, ref(one.organisation, bodies), one.type, one.title)
                for id, one in zip(seats, made.seats, strict=True)
            ),
        ),
        terms=(
            *map(altered, known.terms),
            *(
                TermThere(
                    key(base + 6_000 + n), ref(one.person, people), ref(one.seat, seats),
                    one.kind, one.since, None,
                )
                for n, one in enumerate(made.terms)
            ),
        ),
        points=(
            *known.points,
            *(PointThere(ref(one.person, people), one.kind, one.value) for one in made.points),
        ),
    )  # fmt: skip
