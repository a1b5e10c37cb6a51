"""Whatever stands in a cell is text: no reader of the file finds a formula or another text."""

import csv
import shutil
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from sub_crm.exchange.csv_file import write_csv
from sub_crm.exchange.safe_text import clean, csv_cell, from_csv_cell
from sub_crm.exchange.sheet import Sheet
from sub_crm.exchange.xlsx_file import write_xlsx
from tests.exchange.payloads import PAYLOADS

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
SHEET = Sheet(
    name="Personen",
    headings=["=Kop", "Tekst"],
    rows=[[text, f"bij {place}"] for place, text in enumerate(PAYLOADS)],
    about=["=1+1", "Waarvoor: @SUM(1)"],
)
COMMA_QUOTES_UTF8 = "44,34,76,1"
DELIMITERS = {True: ";", False: ","}
TRIGGERS = ("=", "+", "-", "@", "|", "\uff1d", "\uff0b", "\uff0d", "\uff20")


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "lijst.xlsx"
    write_xlsx(SHEET, path)
    return path


def test_there_are_forty_texts_to_try():
    assert len(set(PAYLOADS)) == 40


def test_a_workbook_holds_no_formula_and_every_text_as_it_was(workbook: Path):
    page = openpyxl.load_workbook(workbook)["Personen"]
    kinds = {cell.data_type for row in page.iter_rows() for cell in row}
    assert kinds == {"s"}
    assert [row[0].value for row in page.iter_rows(min_row=2)] == [clean(t) for t in PAYLOADS]


def test_the_headings_and_the_provenance_are_text_as_well(workbook: Path):
    book = openpyxl.load_workbook(workbook)
    origin = book["Herkomst"]
    assert book["Personen"]["A1"].data_type == "s"
    assert [(cell.value, cell.data_type) for cell in origin["A"]] == [
        ("=1+1", "s"),
        ("Waarvoor: @SUM(1)", "s"),
    ]


def test_a_second_reader_finds_the_same_texts(workbook: Path):
    rows = CalamineWorkbook.from_path(str(workbook)).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows[1:]] == [clean(text) for text in PAYLOADS]


@pytest.mark.parametrize("dutch", [True, False], ids=["semicolon", "comma"])
def test_a_csv_file_gives_every_text_back_and_no_cell_begins_like_a_formula(
    tmp_path: Path, dutch: bool
):
    path = tmp_path / "lijst.csv"
    write_csv(SHEET, path, dutch_excel=dutch)
    rows = _csv_rows(path, dutch)
    data = [row[0] for row in rows[1:-1]]
    assert [from_csv_cell(cell) for cell in data] == [clean(text) for text in PAYLOADS]
    lines = [line for row in rows for cell in row for line in cell.split("\n")]
    assert [line for line in lines if _visible(line).startswith(TRIGGERS)] == []


def test_the_last_line_of_a_csv_file_says_where_it_comes_from(tmp_path: Path):
    path = tmp_path / "lijst.csv"
    write_csv(SHEET, path, dutch_excel=True)
    assert _csv_rows(path, True)[-1] == ["# =1+1 · Waarvoor: @SUM(1)", ""]


def test_a_dutch_excel_is_told_by_its_mark_that_the_file_is_utf8(tmp_path: Path):
    dutch, plain = tmp_path / "nl.csv", tmp_path / "rfc.csv"
    write_csv(SHEET, dutch, dutch_excel=True)
    write_csv(SHEET, plain, dutch_excel=False)
    assert dutch.read_bytes().startswith(b"\xef\xbb\xbf")
    assert not plain.read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_text_without_danger_is_left_alone():
    harmless = ["De Bilt", "030 258 30 00", "a=b", "2026", "14 030"]
    assert [csv_cell(text) for text in harmless] == harmless


@pytest.mark.parametrize("digits", ["0648123456", "0355", "123456789012345678", "1e5", " 007 "])
def test_digits_that_are_no_number_keep_every_digit(digits: str):
    assert csv_cell(digits) == f"'{digits}"
    assert from_csv_cell(csv_cell(digits)) == digits


@given(st.text() | st.text("'=+-@0123456789e \n\t"))
def test_reading_back_gives_exactly_what_was_written(text: str):
    assert from_csv_cell(csv_cell(text)) == clean(text)


@pytest.mark.skipif(OFFICE is None, reason="NOT TRIED: LibreOffice is not installed here")
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_libreoffice_finds_no_formula(tmp_path: Path, kind: str):
    source = tmp_path / f"lijst.{kind}"
    if kind == "xlsx":
        write_xlsx(SHEET, source)
    else:
        write_csv(SHEET, source, dutch_excel=False)
    cells = _through_office(source, tmp_path / "uit")[1 : len(PAYLOADS) + 1]
    expected = [clean(text) if kind == "xlsx" else csv_cell(text) for text in PAYLOADS]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells] == expected


def _through_office(source: Path, folder: Path) -> list[Any]:
    """Open the file in LibreOffice, let it write a workbook, and return its first column."""
    profile = f"-env:UserInstallation={(folder / 'profiel').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder)]
    if source.suffix == ".csv":
        command.append(f"--infilter=CSV:{COMMA_QUOTES_UTF8}")
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=100)
    return list(openpyxl.load_workbook(folder / f"{source.stem}.xlsx").worksheets[0]["A"])


def _csv_rows(path: Path, dutch: bool) -> list[list[str]]:
    with path.open(encoding="utf-8-sig" if dutch else "utf-8", newline="") as file:
        return list(csv.reader(file, delimiter=DELIMITERS[dutch], strict=True))


def _visible(line: str) -> str:
    return "".join(character for character in line if character.isprintable()).lstrip()
