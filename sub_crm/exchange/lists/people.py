"""The list of people: name, what they do, how to reach them, when we last spoke."""

import datetime as dt
from collections.abc import Callable, Sequence

from sub_crm.exchange.lists.columns import ListColumn, Subject, kind, personal_details, when
from sub_crm.exchange.sheet import Cell
from sub_crm.i18n import N_, ngettext
from sub_crm.i18n.numbers import grouped
from sub_crm.queries.exports_people import PersonLine, PersonOut, SeatOut, people_out
from sub_crm.queries.reading import Reader
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Confidentiality, ContactPointKind
from sub_crm.values.person_name import PersonName
from sub_crm.values.phone import read_phone

PHONES = (ContactPointKind.PHONE, ContactPointKind.MOBILE)
OWN, SEAT, HOUSE = 0, 1, 2
"""How far a contact point stands from a person."""


def _name(person: PersonOut) -> PersonName:
    return PersonName(
        person.titles_before,
        person.initials,
        person.first_name,
        person.name_prefix,
        person.surname,
        person.titles_after,
    )


def _part(field: str) -> Callable[[PersonLine], Cell]:
    return lambda line: str(getattr(line.person, field))


def _seats(read: Callable[[SeatOut], Cell]) -> Callable[[PersonLine], Cell]:
    """Say it of each position, once; somebody with one position gets one value."""

    def cell(line: PersonLine) -> Cell:
        values = dict.fromkeys(read(seat) for seat in line.seats)
        found = [value for value in values if value]
        if len(found) < 2:
            return found[0] if found else None
        return "; ".join(map(_in_words, found))

    return cell


def _in_words(value: Cell) -> str:
    return f"{value:%d-%m-%Y}" if isinstance(value, dt.date) else str(value)


def _point(*kinds: ContactPointKind, far: Sequence[int]) -> Callable[[PersonLine], Cell]:
    """Return the nearest contact point of these kinds."""

    def cell(line: PersonLine) -> Cell:
        fit = [each for each in line.points if each.kind in kinds and each.distance in far]
        first = min(fit, key=lambda each: each.distance, default=None)
        if first is None:
            return None
        return read_phone(first.value).printed() if first.kind in PHONES else first.value

    return cell


COLUMNS = (
    ListColumn("name", N_("Naam"), lambda line: _name(line.person).short()),
    ListColumn("position", N_("Functie"), _seats(lambda seat: seat.title)),
    ListColumn("organisation", N_("Organisatie"), _seats(lambda seat: seat.organisation)),
    ListColumn("email", N_("E-mail zakelijk"), _point(ContactPointKind.EMAIL, far=(OWN, SEAT))),
    ListColumn("phone", N_("Telefoon"), _point(*PHONES, far=(OWN, SEAT))),
    ListColumn("last_contact", N_("Laatste contact"), lambda line: line.person.last_contact),
    ListColumn("holder", N_("Accounthouder"), _seats(lambda seat: seat.holder)),
    ListColumn("themes", N_("Portefeuille"), _seats(lambda seat: seat.themes), default=False),
    ListColumn("level", N_("Niveau"), _seats(lambda seat: kind(seat.level)), default=False),
    ListColumn("tier", N_("Laag"), _seats(lambda seat: kind(seat.tier)), default=False),
    ListColumn(
        "since", N_("In functie sinds"), _seats(lambda seat: when(seat.since)), default=False
    ),
    ListColumn(
        "salutation",
        N_("Aanhef"),
        lambda line: _name(line.person).salutation(line.person.salutation),
        default=False,
    ),
    ListColumn(
        "full_name", N_("Volledige naam"), lambda line: _name(line.person).full(), default=False
    ),
    ListColumn("titles_before", N_("Titels voor"), _part("titles_before"), default=False),
    ListColumn("initials", N_("Voorletters"), _part("initials"), default=False),
    ListColumn("first_name", N_("Voornaam"), _part("first_name"), default=False),
    ListColumn("name_prefix", N_("Tussenvoegsel"), _part("name_prefix"), default=False),
    ListColumn("surname", N_("Achternaam"), _part("surname"), default=False),
    ListColumn("titles_after", N_("Titels achter"), _part("titles_after"), default=False),
    ListColumn("pronoun", N_("Voornaamwoord"), _part("pronoun"), default=False),
    ListColumn(
        "mobile", N_("Mobiel"), _point(ContactPointKind.MOBILE, far=(OWN, SEAT)), default=False
    ),
    ListColumn(
        "organisation_kind",
        N_("Soort organisatie"),
        _seats(lambda seat: kind(seat.organisation_kind)),
        default=False,
    ),
    ListColumn(
        "organisation_email",
        N_("E-mail organisatie"),
        _point(ContactPointKind.EMAIL, far=(HOUSE,)),
        default=False,
    ),
    ListColumn(
        "organisation_phone",
        N_("Telefoon organisatie"),
        _point(*PHONES, far=(HOUSE,)),
        default=False,
    ),
    ListColumn(
        "website", N_("Website"), _point(ContactPointKind.WEBSITE, far=(OWN, HOUSE)), default=False
    ),
)


def _lines(
    reader: Reader, ids: Sequence[Id], upto: Confidentiality, today: dt.date
) -> list[PersonLine]:
    return people_out(reader, ids, upto=upto, today=today)


PEOPLE = Subject(
    "people",
    N_("Personen"),
    lambda n: ngettext("{n} persoon", "{n} personen", n).format(n=grouped(n)),
    personal_details,
    COLUMNS,
    _lines,
)
