"""Everything that has a name, in memory, with all the names by which it can be found."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from sub_crm.queries import names as asked
from sub_crm.queries.names import OrganisationNames, PersonNames, SeatNames
from sub_crm.queries.reading import Reader
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ContactPointKind, IssueStatus
from sub_crm.values.person_name import folded

_SIGNS = re.compile(r"[\W_]+")
_NUMBERS = (ContactPointKind.PHONE, ContactPointKind.MOBILE)
SHORTEST_GUESS = 4
"""Names with fewer letters are too much alike to allow a typing error."""


class Sort(StrEnum):
    ORGANISATION = "organisation"
    PERSON = "person"
    ISSUE = "issue"


@dataclass(frozen=True, slots=True)
class Term:
    """One of the things by which an entry is found, and what to tell where it is the reason."""

    sought: str
    """Folded words with a space before each."""
    shown: str
    former: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    sort: Sort
    id: Id
    name: str
    second: str
    """What it is, such as "burgemeester, Lopik"; of an organisation its short name."""
    organisation_id: Id | None
    mine: bool
    last: dt.date | None
    names: str
    """Every name of its own, as a `Term.sought`."""
    terms: tuple[Term, ...] = ()
    everything: str = ""
    status: IssueStatus | None = None


@dataclass(frozen=True, slots=True)
class Names:
    entries: tuple[Entry, ...] = ()
    vocabulary: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """Words of names, with the places of the entries that bear them."""

    def entry(self, id: Id) -> Entry | None:
        return next((entry for entry in self.entries if entry.id == id), None)


def read_names(reader: Reader, *, today: dt.date, me: Id) -> Names:
    """Gather all names that the user may see."""
    seats, points = defaultdict(list), defaultdict(list)
    for seat in asked.seat_names(reader, today=today, me=me):
        seats[seat.person_id].append(seat)
    for point in asked.point_names(reader, today=today):
        points[point.owner_id].append(_reach(point))
    organisations = asked.organisation_names(reader, today=today, me=me)
    people = asked.person_names(reader, today=today)
    return gathered(
        [
            *(_organisation(row, points[row.id]) for row in organisations),
            *(_person(row, seats[row.id], points[row.id]) for row in people),
            *(_issue(row) for row in asked.issue_names(reader, today=today, me=me)),
        ]
    )


def gathered(entries: Sequence[Entry]) -> Names:
    vocabulary: dict[str, list[int]] = defaultdict(list)
    for place, entry in enumerate(entries):
        for word in set(entry.names.split()):
            if len(word) >= SHORTEST_GUESS:
                vocabulary[word].append(place)
    return Names(tuple(entries), {word: tuple(places) for word, places in vocabulary.items()})


def padded(*texts: str) -> str:
    """Return folded text in which every word, also after a sign, follows a space."""
    plain = folded(" ".join(texts))
    parted = _SIGNS.sub(" ", plain)
    return f" {plain}" if parted == plain else f" {plain} {parted}"


def dialled(text: str) -> str:
    """Return the digits of a phone number as one dials them in the Netherlands."""
    digits = re.sub(r"\D", "", text)
    abroad = re.match(r"\s*(\+|00)\s*31", text)
    return "0" + digits[digits.index("31") + 2 :].lstrip("0") if abroad else digits


def _reach(point: asked.PointNames) -> Term:
    sought = f" {dialled(point.value)}" if point.kind in _NUMBERS else padded(point.value)
    return Term(sought, point.value)


def _organisation(row: OrganisationNames, points: Iterable[Term]) -> Entry:
    names = padded(row.name, row.short_name, row.abbreviation)
    aliases = [Term(padded(alias), alias) for alias in row.aliases.splitlines() if alias.strip()]
    return _entry(
        Sort.ORGANISATION, row.id, row.name, row.short_name, names, (*aliases, *points),
        organisation_id=row.id, mine=row.mine, last=row.last_contact,
    )  # fmt: skip


def _person(row: PersonNames, seats: Sequence[SeatNames], points: Iterable[Term]) -> Entry:
    names = padded(
        row.print_name, row.first_name, row.name_prefix, row.surname, row.initials, row.titles
    )
    now = [seat for seat in seats if seat.current]
    terms = [Term(padded(s.title, s.organisation), _told(s), not s.current) for s in seats]
    return _entry(
        Sort.PERSON, row.id, row.print_name, "; ".join(map(_seat, now)), names, (*terms, *points),
        organisation_id=seats[0].organisation_id if seats else None,
        mine=any(seat.mine for seat in now), last=row.last_contact,
    )  # fmt: skip


def _seat(seat: SeatNames) -> str:
    return f"{_lower(seat.title)}, {seat.organisation}"


def _told(seat: SeatNames) -> str:
    return _seat(seat) if seat.current else f"{_lower(seat.title)} {seat.organisation}"


def _lower(title: str) -> str:
    """A title in the middle of a sentence; one of capitals, such as CdK, stays."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _issue(row: asked.IssueNames) -> Entry:
    about = [Term(padded(row.context), row.context)] if row.context else []
    bodies = row.organisations or ""
    return _entry(
        Sort.ISSUE, row.id, row.title, bodies, padded(row.title),
        (Term(padded(bodies), bodies), *about),
        organisation_id=row.organisation_id, mine=row.mine, last=row.last_movement,
        status=row.status,
    )  # fmt: skip


def _entry(
    sort: Sort,
    id: Id,
    name: str,
    second: str,
    names: str,
    terms: Sequence[Term],
    *,
    organisation_id: Id | None,
    mine: bool,
    last: dt.date | None,
    status: IssueStatus | None = None,
) -> Entry:
    everything = names + "".join(term.sought for term in terms)
    return Entry(
        sort, id, name, second, organisation_id, mine, last, names, tuple(terms), everything, status
    )
