"""What every new workspace starts with: the rows that follow from the registers of the program."""

import json
from typing import Any

from sub_crm.commands.source_dossiers import dossier_rows
from sub_crm.system.registers import read_register
from sub_crm.values.ids import Id, key_id
from sub_crm.values.kinds import (
    LEVEL_OF,
    TIER_OF,
    ContactPointKind,
    ElectionKind,
    OrganisationKind,
    PositionType,
    Tier,
)
from sub_crm.values.vague_date import VagueDate

Row = dict[str, Any]
Rows = dict[str, list[Row]]
"""Rows per table, each table after those that it refers to; all rows of a table have equal keys."""


def register_rows() -> Rows:
    """Return the rows of the registers; ids follow from codes, so two devices make the same."""
    organisations = read_register("organisations")
    programme = read_register("programme")
    return {
        "organisation": [_organisation(entry, organisations) for entry in organisations],
        "theme": [_theme(entry) for entry in read_register("themes")],
        "contact_point": [row for entry in organisations for row in _contact_points(entry)],
        "position": [row for entry in organisations for row in _positions(entry)],
        "programme_line": _programme_lines(programme),
        "election": [_election(entry) for entry in read_register("elections")],
        "agreement": [_agreement(entry) for entry in programme if entry["id"] == "A02"],
        "source_record": [_source_record(entry) for entry in programme],
        **dossier_rows({entry["id"]: entry["title"] for entry in programme}),
    }


def organisation_id(code: str) -> Id:
    return key_id("organisation", code)


def position_id(organisation_code: str, seat: str) -> Id:
    """Return the id of a seat that the register knows, such as "alderman-2"."""
    return key_id("position", organisation_code, seat)


def theme_id(code: str) -> Id:
    return key_id("theme", code)


def seats_of(organisation: Row) -> list[tuple[str, Row]]:
    """Return the seats of an organisation with their rule, in the order of protocol.

    >>> [seat for seat, _ in seats_of({"code": "UU", "kind": "knowledge"})]
    ['contact-1']
    """
    if not organisation.get("named", True):
        return []
    return [
        (f"{rule['code']}-{number}", rule)
        for rule in read_register("positions")
        if _applies(rule, organisation)
        for number in range(1, _seat_count(rule, organisation) + 1)
    ]


def _applies(rule: Row, organisation: Row) -> bool:
    return bool(
        rule["organisation_kind"] == organisation["kind"]
        and rule.get("only", organisation["code"]) == organisation["code"]
        and rule.get("except") != organisation["code"]
    )


def _seat_count(rule: Row, organisation: Row) -> int:
    """Return the number of seats, which may depend on inhabitants as steps [up to, seats]."""
    if isinstance(rule["seats"], int):
        return rule["seats"]
    inhabitants = organisation.get("inhabitants", 0)
    return next(
        int(seats) for up_to, seats in rule["seats"] if up_to is None or inhabitants <= up_to
    )


def _organisation(entry: Row, organisations: list[Row]) -> Row:
    plain = ("tooi", "oin", "inhabitants", "tile_column", "tile_row")
    return {
        "id": organisation_id(entry["code"]),
        "code": entry["code"],
        "name": entry["name"],
        "short_name": entry["short_name"],
        "kind": OrganisationKind(entry["kind"]),
        "aliases": "\n".join(entry.get("aliases", [])),
        "regions": "\n".join(entry.get("regions", [])),
        "abbreviation": entry["abbreviation"],
        "hue": entry["hue"],
        "note": _note(entry, {known["code"]: known["name"] for known in organisations}),
    } | {name: entry.get(name) for name in plain}


def _note(entry: Row, names: dict[str, str]) -> str:
    if not entry.get("named", True):
        return "In het brondocument genoemd zonder naam."
    if part_of := entry.get("part_of"):
        return f"Onderdeel van {names[part_of]}."
    if water_board := entry.get("water_board"):
        return f"Waterschap: {names[water_board]}."
    return ""


def _contact_points(entry: Row) -> list[Row]:
    return [
        {
            "id": key_id("contact_point", entry["code"], kind.value),
            "person_id": None,
            "position_id": None,
            "organisation_id": organisation_id(entry["code"]),
            "kind": kind,
            "value": entry[kind.value],
            "private": False,
            "since": None,
            "until": None,
        }
        for kind in (ContactPointKind.PHONE, ContactPointKind.EMAIL, ContactPointKind.WEBSITE)
        if kind.value in entry
    ]


def _positions(entry: Row) -> list[Row]:
    return [
        _position(entry["code"], seat, rule, order)
        for order, (seat, rule) in enumerate(seats_of(entry))
    ]


def _position(code: str, seat: str, rule: Row, order: int) -> Row:
    kind = PositionType(rule["type"])
    counterpart = rule.get("counterpart", False)
    return {
        "id": position_id(code, seat),
        "organisation_id": organisation_id(code),
        "type": kind,
        "title": rule["title"],
        "level": LEVEL_OF[kind],
        "tier": Tier.CORE if counterpart else TIER_OF.get(kind, Tier.OTHER),
        "is_counterpart": counterpart,
        "term_rule": rule.get("term_rule", ""),
        "sort_order": order,
    }


def _theme(entry: Row) -> Row:
    return {
        "id": theme_id(entry["id"]),
        "code": entry["id"],
        "name_nl": entry["nl"],
        "name_en": entry["en"],
        "parent_id": theme_id(entry["parent"]) if "parent" in entry else None,
    }


def _programme_lines(programme: list[Row]) -> list[Row]:
    lines = [entry for entry in programme if entry["id"].startswith("PL")]
    return [
        {
            "id": key_id("programme_line", entry["facts"]["code"]),
            "code": entry["facts"]["code"],
            "name": entry["title"],
            "aim": entry["facts"].get("aim", ""),
            "sort_order": order,
            "source": entry["id"],
        }
        for order, entry in enumerate(lines, start=1)
    ]


def _election(entry: Row) -> Row:
    return {
        "id": key_id("election", entry["id"]),
        "kind": ElectionKind(entry["kind"]),
        "held_on": VagueDate(entry["held_on"]),
        "source": entry.get("source", ""),
    }


def _agreement(entry: Row) -> Row:
    return {
        "id": key_id("agreement", entry["id"]),
        "text": entry["title"],
        "parties": "gemeenten en waterschappen",
        "agreed_on": VagueDate.UNKNOWN,
        "status": "",
        "source": entry["id"],
    }


def _source_record(entry: Row) -> Row:
    return {
        "id": key_id("source_record", entry["id"]),
        "code": entry["id"],
        "kind": entry["kind"],
        "title": entry["title"],
        "facts": json.dumps(entry["facts"], ensure_ascii=False),
        "quote": entry["quote"],
    }
