"""Invented people: drawn names that nobody bears, mail at reserved domains, numbers out of use."""

import random
from dataclasses import dataclass, field
from typing import Any

from sub_crm.system.registers import read_example
from sub_crm.values.ids import key_id
from sub_crm.values.kinds import ContactPointKind, PersonKind
from sub_crm.values.person_name import PersonName, folded
from sub_crm.values.vague_date import VagueDate

Row = dict[str, Any]

_NAME_PARTS = (
    "titles_before", "initials", "first_name", "name_prefix", "surname", "titles_after",
)  # fmt: skip
_ADDRESS = {"f": "female", "m": "male", "x": ""}
_PRONOUN = {"f": "zij/haar", "m": "hij/hem", "x": "die/hen"}
_OUT_OF_USE = {ContactPointKind.PHONE: "+3130000", ContactPointKind.MOBILE: "+3160000"}
"""No Dutch subscriber number begins with a zero, so these ring nowhere."""


@dataclass(slots=True)
class People:
    """Draws people one after another; no two share a surname and first initial."""

    draw: random.Random
    persons: list[Row] = field(default_factory=list)
    contact_points: list[Row] = field(default_factory=list)
    _count: int = 0
    _taken: set[tuple[str, str]] = field(default_factory=set)
    _names: Row = field(default_factory=lambda: read_example("names")[0])

    def invent(self) -> Row:
        return self.add(self._drawn())

    def add(self, parts: Row) -> Row:
        """Keep a person of whom some parts are given, and return the row."""
        row = _person(self._count, parts)
        self._count += 1
        self._taken.add((row["surname"], row["initials"][:1]))
        self.persons.append(row)
        return row

    def give_mail(self, person: Row, domain: str, until: VagueDate | None = None) -> None:
        calling = folded(person["initials"][:1])
        surname = folded(person["name_prefix"] + person["surname"])
        plain = "".join(letter for letter in surname if letter.isascii() and letter.isalnum())
        value = f"{calling}.{plain}@{domain}" if calling else f"{plain}@{domain}"
        self.give(person, ContactPointKind.EMAIL, value, until)

    def give_number(self, person: Row, kind: ContactPointKind) -> None:
        number = f"{_OUT_OF_USE[kind]}{len(self.contact_points):04}"
        self.give(person, kind, number, None)

    def give(
        self, person: Row, kind: ContactPointKind, value: str, until: VagueDate | None
    ) -> None:
        self.contact_points.append(
            {
                "id": key_id("example", "contact_point", str(len(self.contact_points))),
                "person_id": person["id"],
                "position_id": None,
                "organisation_id": None,
                "kind": kind,
                "value": value,
                "private": False,
                "since": None,
                "until": until,
            }
        )

    def _drawn(self) -> Row:
        while True:
            parts = self._name()
            if (parts["surname"], parts["initials"][:1]) not in self._taken:
                return parts

    def _name(self) -> Row:
        gender = self.draw.choices("fmx", (49, 49, 2))[0]
        first = self.draw.choice(self._names["women" if gender != "m" else "men"])
        prefix, surname = self.draw.choice(self._names["surnames"])
        middle = self.draw.choice(["", "", "A.", "C.M.", "E.", "J.", "M.", "Th."])
        return {
            "gender": gender,
            "first_name": first,
            "initials": initials_of(first) + middle,
            "name_prefix": prefix,
            "surname": surname,
            "titles_before": self._title("titles_before", 25),
            "titles_after": self._title("titles_after", 12),
        }

    def _title(self, place: str, percent: int) -> str:
        titles: list[str] = self._names[place]
        return self.draw.choice(titles) if self.draw.random() * 100 < percent else ""


def initials_of(first_name: str) -> str:
    """Return the initials of a first name.

    >>> initials_of("Jan-Willem")
    'J.W.'
    """
    return "".join(f"{part[0]}." for part in first_name.split("-"))


def _person(number: int, parts: Row) -> Row:
    given = {name: parts.get(name, "") for name in _NAME_PARTS}
    name = PersonName(**given)
    gender = parts.get("gender", "")
    return {
        "id": key_id("example", "person", str(number)),
        "kind": parts.get("kind", PersonKind.PERSON),
        **given,
        "salutation": _ADDRESS.get(gender, ""),
        "pronoun": _PRONOUN.get(gender, "") if gender == "x" or number % 6 == 0 else "",
        "language": "nl",
        "note": parts.get("note", ""),
        "incomplete": parts.get("incomplete", False),
        "sort_name": printed_key(name),
        "print_name": name.short(),
    }


def printed_key(name: PersonName) -> str:
    return " ".join(filter(None, name.sort_key()))
