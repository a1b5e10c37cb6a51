"""A large workspace: the example plus people up to 2,000 and contact moments up to a wanted number.

Seeded and relative to a fixed day, so that two runs make the same rows.
"""

import datetime as dt
import random
from pathlib import Path
from typing import Any

from sub_crm.example.workspace import build
from sub_crm.store import EXAMPLE_MARK, Store, create
from sub_crm.store.filling import insert_rows, set_user
from sub_crm.store.keys import EXAMPLE_KEY
from sub_crm.values.ids import Id, key_id
from sub_crm.values.kinds import ContactKind, ContactStatus, PersonKind
from sub_crm.values.person_name import PersonName
from sub_crm.values.vague_date import VagueDate

TODAY = dt.date(2026, 11, 24)
DAYS = 5 * 365
WORDS = (
    "overleg over de woningbouwafspraken begroting energie mobiliteit stikstof opvang regio"
    " samenwerking raad college planning vergunning waterveiligheid bereikbaarheid jeugd zorg"
).split()

Row = dict[str, Any]


def make_big_store(path: Path, *, people: int = 2_000, contacts: int = 50_000) -> Store:
    """Make the store at `path`; raise FileExistsError where there is one."""
    rows = build(TODAY)
    chance = random.Random(26)
    persons = _more_people(rows, chance, people)
    _more_contacts(rows, chance, persons, contacts)
    [me] = [row["id"] for row in rows["app_user"] if row["name"] == "Marieke Vos"]

    def fill(connection: Any) -> None:
        insert_rows(connection, rows, now=dt.datetime(2026, 11, 1, tzinfo=dt.UTC), verb="Groot")
        set_user(connection, me)

    return create(path, EXAMPLE_KEY, mark=EXAMPLE_MARK, fill=fill)


def _more_people(rows: dict[str, list[Row]], chance: random.Random, wanted: int) -> list[Row]:
    """Add people in new positions and return one {person, position, organisation} per tenure."""
    seats = rows["position"]
    template_person, template_tenure = rows["person"][0], rows["tenure"][0]
    surnames = [row["surname"] for row in rows["person"] if row["surname"]]
    found = []
    for number in range(wanted - len(rows["person"])):
        person = key_id("big", "person", str(number))
        name = PersonName(
            initials=chance.choice("ABCDEFGHIJKLMN") + ".", surname=chance.choice(surnames)
        )
        rows["person"].append(
            template_person
            | {
                "id": person,
                "kind": PersonKind.PERSON,
                "surname": name.surname,
                "initials": name.initials,
                "first_name": "",
                "name_prefix": "",
                "print_name": name.short(),
                "sort_name": " ".join(filter(None, name.sort_key())),
            }
        )
        seat = chance.choice(seats)
        rows["tenure"].append(
            template_tenure
            | {
                "id": key_id("big", "tenure", str(number)),
                "person_id": person,
                "position_id": seat["id"],
                "since": VagueDate.year(2020),
                "until": VagueDate.year(2021) if number % 2 else None,
            }
        )
        found.append({"person": person, "seat": seat["id"], "body": seat["organisation_id"]})
    return found


def _more_contacts(
    rows: dict[str, list[Row]], chance: random.Random, people: list[Row], wanted: int
) -> None:
    moment, participant = rows["contact_moment"][0], rows["participant"][0]
    users: list[Id] = [row["id"] for row in rows["app_user"]]
    weights = [1 / (place + 1) ** 0.6 for place in range(len(people))]
    kinds = list(ContactKind)[:5]
    drawn = chance.choices(people, weights, k=wanted - len(rows["contact_moment"]))
    for number, who in enumerate(drawn):
        day = TODAY - dt.timedelta(chance.randrange(1, DAYS))
        at = dt.datetime.combine(day, dt.time(chance.randrange(8, 18), chance.randrange(60)))
        made = key_id("big", "contact", str(number))
        words = chance.choices(WORDS, k=chance.randrange(3, 40))
        rows["contact_moment"].append(
            moment
            | {
                "id": made,
                "happened_on": VagueDate.at(at),
                "kind": chance.choice(kinds),
                "status": ContactStatus.HELD,
                "summary": " ".join(words[:5]).capitalize(),
                "note": " ".join(words),
                "raw": "",
                "created_by": chance.choice(users),
            }
        )
        rows["participant"].append(
            participant
            | {
                "id": key_id("big", "participant", str(number)),
                "contact_moment_id": made,
                "person_id": who["person"],
                "position_id": who["seat"],
                "organisation_id": who["body"],
                "user_id": None,
                "sorts_at": at.isoformat(timespec="minutes"),
            }
        )
