"""Look up everything that a list of people is compared with."""

from dataclasses import dataclass

from sub_crm.queries.reading import Reader
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ContactPointKind, PositionType, TenureKind
from sub_crm.values.vague_date import VagueDate


@dataclass(frozen=True, slots=True)
class OrganisationThere:
    id: Id
    name: str
    short_name: str
    abbreviation: str
    aliases: str
    """One per line."""
    code: str | None
    tooi: str | None


@dataclass(frozen=True, slots=True)
class PersonThere:
    id: Id
    titles_before: str
    initials: str
    first_name: str
    name_prefix: str
    surname: str
    titles_after: str
    salutation: str
    note: str


@dataclass(frozen=True, slots=True)
class SeatThere:
    id: Id
    organisation_id: Id
    type: PositionType
    title: str


@dataclass(frozen=True, slots=True)
class TermThere:
    id: Id
    person_id: Id
    position_id: Id
    kind: TenureKind
    since: VagueDate
    until: VagueDate | None


@dataclass(frozen=True, slots=True)
class PointThere:
    person_id: Id
    kind: ContactPointKind
    value: str


@dataclass(frozen=True, slots=True)
class Known:
    """The people that the user may see, where they sit and how to reach them."""

    organisations: tuple[OrganisationThere, ...] = ()
    people: tuple[PersonThere, ...] = ()
    seats: tuple[SeatThere, ...] = ()
    terms: tuple[TermThere, ...] = ()
    points: tuple[PointThere, ...] = ()
    seen: int = 0
    """The last change of what is compared with, to notice later ones by."""


def read_known(reader: Reader) -> Known:
    # first, so that what changes while the rest is read is noticed later
    seen = reader.value(
        "SELECT coalesce(max(id), 0) FROM change WHERE table_name IN"
        " ('organisation', 'person', 'position', 'tenure', 'contact_point')"
    )
    return Known(
        organisations=tuple(_organisations(reader)),
        people=tuple(_people(reader)),
        seats=tuple(_seats(reader)),
        terms=tuple(_terms(reader)),
        points=tuple(_points(reader)),
        seen=seen,
    )


def _organisations(reader: Reader) -> list[OrganisationThere]:
    return reader.rows(
        OrganisationThere,
        "SELECT id, name, short_name, abbreviation, aliases, code, tooi FROM organisations"
        " ORDER BY id",
    )


def _people(reader: Reader) -> list[PersonThere]:
    return reader.rows(
        PersonThere,
        "SELECT id, titles_before, initials, first_name, name_prefix, surname, titles_after,"
        " salutation, note FROM people ORDER BY id",
    )


def _seats(reader: Reader) -> list[SeatThere]:
    return reader.rows(
        SeatThere,
        "SELECT id, organisation_id, type, title FROM positions WHERE until IS NULL"
        " ORDER BY sort_order, id",
    )


def _terms(reader: Reader) -> list[TermThere]:
    return reader.rows(
        TermThere,
        "SELECT id, person_id, position_id, kind, since, until FROM tenures ORDER BY id",
    )


def _points(reader: Reader) -> list[PointThere]:
    return reader.rows(
        PointThere,
        "SELECT person_id, kind, value FROM contact_points WHERE person_id IS NOT NULL ORDER BY id",
    )
