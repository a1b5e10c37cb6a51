"""The registers that ship with the program: complete, consistent, true to the source document."""

import csv
import itertools
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from sub_crm.commands.registers import register_rows
from sub_crm.system.registers import read_register
from sub_crm.values.kinds import OrganisationKind
from sub_crm.values.vague_date import VagueDate

SHARED = Path(__file__).resolve().parents[3] / "shared"
needs_source = pytest.mark.skipif(
    not SHARED.is_dir(),
    reason=f"THE SOURCE DOCUMENT IS NOT HERE ({SHARED}): nothing was compared with it",
)


def source_records() -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = json.loads((SHARED / "mission/records.json").read_text("utf-8"))
    return records


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def flat(value: object) -> list[object]:
    if isinstance(value, dict):
        return [leaf for part in value.values() for leaf in flat(part)]
    if isinstance(value, list):
        return [leaf for part in value for leaf in flat(part)]
    return [value]


@needs_source
def test_all_56_records_are_there_with_their_literal_quotes() -> None:
    ours = {entry["id"]: entry["quote"] for entry in read_register("programme")}
    assert ours == {record["id"]: record["quote"] for record in source_records()}
    assert len(ours) == 56


@needs_source
def test_every_quote_stands_in_the_source_document() -> None:
    document = squeezed((SHARED / "mission/brondocument.txt").read_text("utf-8"))
    missing = [
        entry["id"]
        for entry in read_register("programme")
        if squeezed(entry["quote"]) not in document
    ]
    assert missing == []


@needs_source
def test_no_fact_of_a_record_is_lost() -> None:
    """Codes of ours replace the words for date, status, form and election; the rest is literal."""
    in_code = {"id", "kind", "status", "vorm", "datum", "datum_precisie", "soort", "bedrag_eur"}
    ours = {entry["id"]: flat(entry) for entry in read_register("programme")}
    lost = [
        (record["id"], fact)
        for record in source_records()
        for fact in flat({key: value for key, value in record.items() if key not in in_code})
        if fact is not None and fact not in ours[record["id"]]
    ]
    assert lost == []


@needs_source
def test_dates_and_amounts_are_as_exact_as_in_the_source() -> None:
    ours = {entry["id"]: entry["facts"] for entry in read_register("programme")}
    for record in source_records():
        if "datum" in record:
            known = {None: "XXXX-XX-XX", "2023-Q2": "2023-34"}.get(record["datum"], record["datum"])
            assert ours[record["id"]]["when"] == known
    assert ours["S01"]["amount_cents"] == 1_500_000


@needs_source
def test_neighbours_never_have_the_same_colour() -> None:
    hue = {entry["code"]: entry["hue"] for entry in read_register("organisations")}
    with (SHARED / "data/gemeente_buren.csv").open(encoding="utf-8") as lines:
        pairs = [(row["code_a"], row["code_b"]) for row in csv.DictReader(lines)]
    assert [pair for pair in pairs if hue[pair[0]] == hue[pair[1]]] == []


@needs_source
def test_the_facts_of_each_municipality_are_those_of_the_register_of_government() -> None:
    ours = {entry["code"]: entry for entry in read_register("organisations")}
    with (SHARED / "data/organisaties_utrecht.csv").open(encoding="utf-8") as lines:
        theirs = [row for row in csv.DictReader(lines) if row["type"] == "gemeente"]
    assert len(theirs) == 26
    for row in theirs:
        entry = ours[row["code"]]
        assert (entry["name"], entry["tooi"], entry["oin"]) == (
            row["naam"], row["tooi_uri"], row["oin"],
        )  # fmt: skip
        assert entry["inhabitants"] == int(row["inwoners"])


def test_the_tiles_have_places_of_their_own_and_differ_from_the_tiles_around_them() -> None:
    tiles = [entry for entry in read_register("organisations") if "tile_column" in entry]
    assert len(tiles) == 26
    for one, other in itertools.combinations(tiles, 2):
        across = abs(one["tile_column"] - other["tile_column"])
        down = abs(one["tile_row"] - other["tile_row"])
        assert across or down
        assert max(across, down) > 1 or one["hue"] != other["hue"]


def test_there_are_26_municipalities_and_4_water_boards() -> None:
    kinds = Counter(row["kind"] for row in register_rows()["organisation"])
    assert kinds[OrganisationKind.MUNICIPALITY] == 26
    assert kinds[OrganisationKind.WATER_BOARD] == 4


def test_no_name_or_alias_means_two_organisations() -> None:
    names = Counter(
        name
        for entry in read_register("organisations")
        for name in {
            known.casefold()
            for field in ("name", "short_name", "abbreviation", "code", "aliases")
            for known in flat(entry.get(field, []))
            if isinstance(known, str)
        }
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_each_municipality_and_water_board_has_one_counterpart() -> None:
    rows = register_rows()
    relations = {
        row["id"]
        for row in rows["organisation"]
        if row["kind"] in (OrganisationKind.MUNICIPALITY, OrganisationKind.WATER_BOARD)
    }
    counterparts = Counter(
        row["organisation_id"] for row in rows["position"] if row["is_counterpart"]
    )
    assert counterparts == dict.fromkeys(relations, 1)


@pytest.mark.parametrize(("code", "aldermen"), [("GM0339", 3), ("GM0310", 4), ("GM0344", 6)])
def test_larger_municipalities_have_more_aldermen(code: str, aldermen: int) -> None:
    rows = register_rows()
    body = next(row["id"] for row in rows["organisation"] if row["code"] == code)
    seats = [row for row in rows["position"] if row["organisation_id"] == body]
    assert sum(row["title"] == "Wethouder" for row in seats) == aldermen


def test_bodies_without_a_name_have_no_seats() -> None:
    rows = register_rows()
    unnamed = {row["id"] for row in rows["organisation"] if "zonder naam" in row["note"]}
    assert len(unnamed) == 8
    assert not any(row["organisation_id"] in unnamed for row in rows["position"])


def test_every_theme_has_both_names_and_a_known_parent() -> None:
    themes = {entry["id"]: entry for entry in read_register("themes")}
    assert all(entry["nl"] and entry["en"] for entry in themes.values())
    assert all(entry.get("parent", entry["id"]) in themes for entry in themes.values())
    portfolios = flat([rule.get("portfolios", []) for rule in read_register("positions")])
    assert set(portfolios) <= set(themes)


def test_ids_are_the_same_every_time_and_differ_from_each_other() -> None:
    first, second = register_rows(), register_rows()
    assert first == second
    ids = [row["id"] for rows in first.values() for row in rows]
    assert len(ids) == len(set(ids))


def test_the_dossier_of_lopik_is_off_the_table_since_the_elections() -> None:
    rows = register_rows()
    dossier = next(row for row in rows["issue"] if row["source"] == "D01")
    assert (dossier["status"], dossier["closed"]) == ("off_the_table", VagueDate("2022-03"))


@needs_source
def test_the_dossiers_quote_the_source_document_to_the_letter() -> None:
    document = squeezed((SHARED / "mission/brondocument.txt").read_text("utf-8"))
    told = [
        fact["quote"]
        for entry in read_register("source_dossiers")
        for fact in (*entry["decisions"], *entry["moments"])
    ]
    assert len(told) == 5
    assert [quote for quote in told if squeezed(quote) not in document] == []
    outcome = read_register("source_dossiers")[0]["outcome"]
    assert squeezed(outcome) in document


def test_what_happened_in_the_dossiers_is_there_with_its_vague_day() -> None:
    rows = register_rows()
    assert [row["decided_on"].text for row in rows["decision"]] == [
        "XXXX-XX-XX", "2021", "XXXX-XX-XX",
    ]  # fmt: skip
    moments = {row["summary"]: row for row in rows["contact_moment"]}
    letter = moments["Brief aan het Rijk, mede namens de gemeente"]
    visit = moments["Gebiedsbezoek van de gedeputeerde met vertegenwoordigers van het Rijk"]
    assert (letter["kind"], letter["happened_on"]) == ("message", VagueDate.UNKNOWN)
    assert (visit["kind"], visit["place"]) == ("working_visit", "Leersum")
    assert {row["contact_moment_id"] for row in rows["contact_issue"]} == {
        letter["id"], visit["id"],
    }  # fmt: skip
