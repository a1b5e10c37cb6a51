"""From a wish to a file: where it comes from stands in it, and stopping leaves nothing."""

import json
from pathlib import Path

import pytest

from sub_crm.exchange.lists.disk import disk_sentence
from sub_crm.exchange.lists.making import Format, log_order, write_aside
from sub_crm.exchange.lists.naming import free_path, safe_name, suggested
from sub_crm.exchange.lists.progress import Progress, Stopped
from sub_crm.exchange.writing import part_of, put_in_place
from sub_crm.store.reader import Reader
from sub_crm.values.kinds import Confidentiality
from tests.exchange.lists.town import Town
from tests.exchange.lists.wishing import origin_of, rows_of, wish
from tests.factories import NOW


def test_the_file_says_who_made_it_when_of_what_and_why(reader: Reader, town: Town, tmp_path: Path):
    path = tmp_path / "lijst.xlsx"
    write_aside(reader, wish("people", [town.anna], path), Progress())
    put_in_place(path)
    assert origin_of(path) == [
        "Lijst: Personen, 1 persoon",
        "Personen in de lijst: 1",
        "Gemaakt door: Marieke Vos",
        "Gemaakt op: 24-11-2026 14:20",
        "Keuze: mijn organisaties",
        "Waarvoor: Uitnodigen",
        "Markering: Intern",
    ]


def test_only_the_chosen_columns_stand_in_it_in_their_order(
    reader: Reader, town: Town, tmp_path: Path
):
    path = tmp_path / "lijst.csv"
    wanted = wish("people", [town.anna], path, columns=("phone", "name"), format=Format.CSV_DUTCH)
    write_aside(reader, wanted, Progress())
    put_in_place(path)
    assert path.read_text(encoding="utf-8-sig").splitlines()[:2] == [
        "Telefoon;Naam",
        "030 258 30 00;A. de Vries",
    ]


def test_the_line_for_the_log_is_what_was_written(reader: Reader, town: Town, tmp_path: Path):
    path = tmp_path / "lijst.xlsx"
    ids = [town.open_talk, town.own_secret, town.vague_talk]
    order = log_order(write_aside(reader, wish("contacts", ids, path), Progress()))
    put_in_place(path)
    assert order.records == len(rows_of(path)) == 2
    assert (order.people, order.level) == (1, Confidentiality.INTERNAL)
    assert (order.file_name, order.purpose) == ("lijst.xlsx", "Uitnodigen")
    assert order.conditions == "mijn organisaties"
    assert json.loads(json.dumps(order.columns))[0] == "date"


def test_until_it_is_logged_the_file_has_not_its_name(reader: Reader, town: Town, tmp_path: Path):
    path = tmp_path / "lijst.xlsx"
    write_aside(reader, wish("people", [town.anna], path), Progress())
    assert not path.exists()
    assert part_of(path).exists()


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_stopping_leaves_the_old_file(reader: Reader, town: Town, tmp_path: Path, ending: str):
    path = tmp_path / f"lijst.{ending}"
    path.write_text("oud")
    progress = Progress()
    progress.stop()
    with pytest.raises(Stopped):
        write_aside(reader, wish("people", [town.anna], path), progress)
    assert path.read_text() == "oud"
    assert not part_of(path).exists()


def test_stopping_while_the_rows_are_written_leaves_the_old_file(
    reader: Reader, town: Town, tmp_path: Path
):
    path = tmp_path / "lijst.csv"
    path.write_text("oud")

    class StopsHalfway(Progress):
        def step(self, rows: int = 1) -> None:
            super().step(rows)
            if self.done == 3:
                self.stop()

    ids = [town.open_talk, town.vague_talk]
    with pytest.raises(Stopped):
        write_aside(reader, wish("contacts", ids, path), StopsHalfway())
    assert path.read_text() == "oud"
    assert not part_of(path).exists()


def test_progress_goes_from_nothing_to_all(reader: Reader, town: Town, tmp_path: Path):
    progress = Progress()
    assert progress.share() == 0
    write_aside(reader, wish("people", [town.anna], tmp_path / "lijst.csv"), progress)
    assert progress.share() == 1


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("lijst", "lijst.xlsx"),
        ("lijst.xlsx", "lijst.xlsx"),
        ("../../etc/passwd", "etc passwd.xlsx"),
        ("C:\\temp\\lijst", "C temp lijst.xlsx"),
        ("con", "_con.xlsx"),
        ("NUL.txt", "_NUL.txt.xlsx"),
        ("punt. . .", "punt.xlsx"),
        ("", "lijst.xlsx"),
        ("...", "lijst.xlsx"),
        ("a\x00b\u202ec", "abc.xlsx"),
        ("a" * 300, "a" * 100 + ".xlsx"),
    ],
)
def test_any_name_becomes_one_that_every_system_takes(typed: str, name: str):
    assert safe_name(typed, ".xlsx") == name


def test_a_name_is_proposed_from_the_list_and_the_day():
    assert suggested("Personen", "lijst Mijn órganisaties!", NOW.date()) == (
        "personen-mijn-organisaties-2026-11-24"
    )
    assert suggested("Personen", "Personen", NOW.date()) == "personen-2026-11-24"


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path):
    assert free_path(tmp_path, "lijst", ".csv").name == "lijst.csv"
    (tmp_path / "lijst.csv").touch()
    (tmp_path / "lijst-2.csv").touch()
    assert free_path(tmp_path, "lijst", ".csv").name == "lijst-3.csv"


def test_what_the_disk_refuses_is_told_with_what_is_safe(tmp_path: Path):
    path = tmp_path / "lijst.xlsx"
    full = disk_sentence(OSError(28, "No space left on device"), path)
    assert full == "De schijf is vol. lijst.xlsx is niet gemaakt; kies een andere naam of map."
    path.touch()
    refused = disk_sentence(PermissionError(13, "Permission denied"), path)
    assert refused.endswith("lijst.xlsx is niet gewijzigd; kies een andere naam of map.")
    assert "vreemd" not in disk_sentence(OSError("vreemd"), path)
