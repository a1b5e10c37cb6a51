"""A large invented workspace, without its contact moments: who there is to speak with.

Seeded, with a fixed day for today, so that two runs make the same rows.
"""

import datetime as dt
import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sub_crm.bench.words import Words, place_name
from sub_crm.commands.registers import register_rows
from sub_crm.system.registers import read_example
from sub_crm.values.ids import Id
from sub_crm.values.kinds import (
    LEVEL_OF,
    TIER_OF,
    AssignmentRole,
    Confidentiality,
    ContactPointKind,
    IssueStatus,
    OrganisationKind,
    PositionType,
    Tier,
    UserRole,
)
from sub_crm.values.person_name import PersonName
from sub_crm.values.vague_date import VagueDate

TODAY = dt.date(2026, 11, 1)
MANAGERS, THEMES = 25, 16
FIRST_MOMENT = 1_600_000_000_000
"""Milliseconds since 1970 in the ids of the first records."""
_KINDS = (*[OrganisationKind.MUNICIPALITY] * 7, *OrganisationKind)
_SEATS = (PositionType.MAYOR, PositionType.ALDERMAN, PositionType.ALDERMAN, *PositionType)
_LETTERS = "ABCDEFGHIJKLMNOPRSTVW"

Row = dict[str, Any]
Rows = dict[str, list[Row]]


@dataclass(frozen=True, slots=True)
class Size:
    organisations: int
    people: int
    moments: int
    issues: int = 5_000


SIZES = {
    "S": Size(40, 2_000, 10_000),
    "M": Size(100, 5_000, 100_000),
    "L": Size(400, 10_000, 1_000_000),
}


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody in a position, as a participant row says it."""

    person_id: Id
    position_id: Id
    organisation_id: Id


@dataclass(slots=True)
class Town:
    """Rows per table in the order of their references, and what the contact moments draw from."""

    rows: Rows
    managers: list[Id]
    organisations: list[Id]
    themes: list[Id]
    seats: dict[Id, list[Seat]] = field(default_factory=lambda: defaultdict(list))
    """Everybody with a position at an organisation, now or before."""
    issues: dict[Id, list[Id]] = field(default_factory=lambda: defaultdict(list))
    """The dossiers that an organisation is a party to."""
    silent: frozenset[Id] = frozenset()
    """Organisations that nobody spoke with for a long time."""


def made_id(kind: int, number: int) -> Id:
    """Return an id as a UUIDv7 is built, from a kind of record and its number."""
    stamp = FIRST_MOMENT + number
    return (stamp << 80 | 7 << 76 | kind << 64 | 2 << 62 | number).to_bytes(16, "big")


def build(size: Size, seed: int, words: Words) -> Town:
    def chance(subject: str) -> random.Random:
        return random.Random(f"{seed}:{subject}")

    registers = register_rows()
    town = Town(
        rows={
            "theme": registers["theme"],
            "organisation": _organisations(chance("organisations"), size.organisations),
            "app_user": [_manager(number) for number in range(MANAGERS)],
        },
        managers=[made_id(1, number) for number in range(MANAGERS)],
        organisations=[made_id(2, number) for number in range(size.organisations)],
        themes=[row["id"] for row in registers["theme"][:THEMES]],
    )
    town.silent = frozenset(town.organisations[5::8])
    town.rows |= _agreed(chance("agreed"), town)
    _add_people(chance("people"), town, size.people)
    _add_issues(chance("issues"), town, size.issues, words)
    return town


def _organisations(chance: random.Random, count: int) -> list[Row]:
    names: dict[str, None] = {}
    while len(names) < count:
        names[place_name(chance)] = None
    return [
        {
            "id": made_id(2, number),
            "name": f"Gemeente {name}",
            "short_name": name,
            "kind": chance.choice(_KINDS),
            "abbreviation": name[:3].upper(),
            "hue": number % 8,
        }
        for number, name in enumerate(names)
    ]


def _manager(number: int) -> Row:
    """The first is the user; the second leads the team."""
    role = UserRole.TEAM_LEAD if number == 1 else UserRole.ACCOUNT_MANAGER
    return {"id": made_id(1, number), "name": f"Collega {number + 1:02}", "role": role}


def _agreed(chance: random.Random, town: Town) -> Rows:
    """Who holds what, how often we speak, and the weeks that do not count."""
    since = VagueDate("2020-01-01")
    held = [
        {
            "id": made_id(3, 2 * number + deputy),
            "user_id": town.managers[(number + 5 * deputy) % MANAGERS],
            "organisation_id": organisation,
            "role": AssignmentRole.DEPUTY if deputy else AssignmentRole.ACCOUNT_MANAGER,
            "since": since,
        }
        for number, organisation in enumerate(town.organisations)
        for deputy in range(1 + (number % 5 == 0))
    ]
    rhythms = [
        {
            "id": made_id(4, number),
            "organisation_id": organisation,
            "days": chance.choice((7, 14, 28, 42, 90)),
            "agreed_on": VagueDate("2025-01-15"),
        }
        for number, organisation in enumerate(town.organisations)
        if number % 10 < 7
    ]
    recess = {"first_day": "2026-07-18", "last_day": "2026-08-30"}
    pause = {"id": made_id(5, 0), "name": "Zomerreces 2026", "cadence_id": None} | recess
    return {"assignment": held, "cadence": rhythms, "rhythm_pause": [pause]}


def _add_people(chance: random.Random, town: Town, count: int) -> None:
    """One or two positions each, 60 % of them still held; a seat that falls vacant is filled."""
    names = read_example("names")[0]
    persons, points, positions, tenures = (list[Row]() for _ in range(4))
    vacant: dict[Id, list[Id]] = defaultdict(list)
    for number in range(count):
        persons.append(_person(chance, names, number))
        points += _points(chance, persons[-1]["id"], number)
        for _ in range(1 + (chance.random() < 0.3)):
            body, ended = chance.choice(town.organisations), chance.random() < 0.4
            if not vacant[body]:
                positions.append(_position(chance, body, len(positions)))
                positions[-1]["is_counterpart"] = not town.seats[body]
                vacant[body].append(positions[-1]["id"])
            seat = vacant[body].pop()
            if ended:
                vacant[body].append(seat)
            year = chance.randrange(2014, 2022 if ended else 2026)
            until = VagueDate.month(year + chance.randrange(1, 5), 6) if ended else None
            person = persons[-1]["id"]
            tenures.append(
                {
                    "id": made_id(9, len(tenures)),
                    "person_id": person,
                    "position_id": seat,
                    "since": VagueDate.month(year, 5),
                    "until": until,
                }
            )
            town.seats[body].append(Seat(person, seat, body))
    town.rows |= {"person": persons, "contact_point": points}
    town.rows |= {"position": positions, "tenure": tenures}


def _person(chance: random.Random, names: Row, number: int) -> Row:
    prefix, surname = chance.choice([*names["surnames"], ["", "Yıldız"], ["van 't", "Hof"]])
    name = PersonName(
        initials=f"{chance.choice(_LETTERS)}.{chance.choice(_LETTERS)}.",
        first_name=chance.choice([*names["women"], *names["men"], "Ümit"]),
        name_prefix=prefix,
        surname=surname,
    )
    return {
        "id": made_id(6, number),
        "initials": name.initials,
        "first_name": name.first_name,
        "name_prefix": prefix,
        "surname": surname,
        "incomplete": number % 500 == 499,
        "sort_name": " ".join(filter(None, name.sort_key())),
        "print_name": name.short(),
    }


def _points(chance: random.Random, person: Id, number: int) -> list[Row]:
    ways = (
        (ContactPointKind.EMAIL, f"persoon{number}@example.org", 0.8),
        (ContactPointKind.MOBILE, f"+3160{number:07}", 0.6),
    )
    return [
        {"id": made_id(7, 2 * number + place), "person_id": person, "kind": kind, "value": value}
        for place, (kind, value, share) in enumerate(ways)
        if chance.random() < share
    ]


def _position(chance: random.Random, body: Id, number: int) -> Row:
    kind = chance.choice(_SEATS)
    return {
        "id": made_id(8, number),
        "organisation_id": body,
        "type": kind,
        "title": kind.value.replace("_", " ").capitalize(),
        "level": LEVEL_OF[kind],
        "tier": TIER_OF.get(kind, Tier.OTHER),
        "sort_order": number,
    }


def _add_issues(chance: random.Random, town: Town, count: int, words: Words) -> None:
    issues, stances = list[Row](), list[Row]()
    for number in range(count):
        issue = made_id(10, number)
        issues.append(
            {
                "id": issue,
                "title": sentence(words.drawn(chance, chance.randrange(3, 7))),
                "context": sentence(words.drawn(chance, 10)),
                "status": chance.choices(tuple(IssueStatus), (10, 15, 10, 55, 10))[0],
                "urgency": chance.randrange(1, 4),
                "owner_id": chance.choice(town.managers),
                "confidentiality": marking(chance),
            }
        )
        involved = min(chance.randrange(1, 5), len(town.organisations))
        for body in chance.sample(town.organisations, involved):
            stances.append(
                {
                    "id": made_id(11, len(stances)),
                    "issue_id": issue,
                    "organisation_id": body,
                    "stance": chance.randrange(-2, 3),
                }
            )
            town.issues[body].append(issue)
    town.rows |= {"issue": issues, "issue_stance": stances}


_MARKINGS = tuple(Confidentiality)


def marking(chance: random.Random) -> Confidentiality:
    """Draw how confidential something is: few are public, confidential or personal."""
    return chance.choices(_MARKINGS, (6, 89, 4, 1))[0]


def sentence(drawn: Sequence[str]) -> str:
    return " ".join(drawn).capitalize()
