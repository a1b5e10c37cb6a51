"""A file is there whole or not at all, and a text that does not fit says so."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from sub_crm.exchange.sheet import Sheet
from sub_crm.exchange.writing import (
    LEFTOVER_SECONDS,
    drop_part,
    part_of,
    put_in_place,
    sweep,
    whole_file,
    written_aside,
)
from sub_crm.exchange.xlsx_file import CELL_LIMIT, fitted, write_xlsx

ROOT = Path(__file__).parents[2]
FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from sub_crm.exchange.csv_file import write_csv
from sub_crm.exchange.sheet import Sheet
from sub_crm.exchange.writing import whole_file
from sub_crm.exchange.xlsx_file import write_xlsx

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
path = Path(sys.argv[1])
sheet = Sheet("Lijst", ["a"], [[f"{n * 7919} lang genoeg"] for n in range(5000)])
try:
    with whole_file(path) as part:
        if path.suffix == ".xlsx":
            write_xlsx(sheet, part)
        else:
            write_csv(sheet, part, dutch_excel=True)
except OSError as error:
    sys.exit(100 if error.errno == 27 else 101)
"""


@pytest.mark.parametrize("name", ["lijst.xlsx", "lijst.csv"])
@pytest.mark.skipif(sys.platform == "win32", reason="a limit on file size is a thing of Unix")
def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path, name: str):
    path = tmp_path / name
    path.write_text("oud")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", FULL_DISK, str(path)],
        cwd=ROOT,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (100, b"")
    assert path.read_text() == "oud"
    assert list(tmp_path.iterdir()) == [path]


def test_the_old_file_stays_until_the_new_one_is_whole(tmp_path: Path):
    path = tmp_path / "lijst.csv"
    path.write_text("oud")
    with whole_file(path) as part:
        part.write_text("nieuw")
        assert path.read_text() == "oud"
    assert path.read_text() == "nieuw"
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_broken_off_leaves_the_old_file(tmp_path: Path):
    path = tmp_path / "lijst.csv"
    path.write_text("oud")
    with pytest.raises(KeyboardInterrupt):
        _break_off(path)
    assert path.read_text() == "oud"
    assert list(tmp_path.iterdir()) == [path]


def _break_off(path: Path) -> None:
    with whole_file(path) as part:
        part.write_text("half")
        raise KeyboardInterrupt


def test_a_name_that_cannot_be_given_leaves_no_part(tmp_path: Path):
    path = tmp_path / "lijst.csv"
    path.mkdir()
    with written_aside(path) as part:
        part.write_text("nieuw")
    with pytest.raises(OSError, match="directory"):
        put_in_place(path)
    assert list(tmp_path.iterdir()) == [path]


def test_a_part_is_dropped_also_when_it_is_not_there(tmp_path: Path):
    path = tmp_path / "lijst.csv"
    part_of(path).write_text("half")
    drop_part(path)
    drop_part(path)
    assert list(tmp_path.iterdir()) == []


def test_parts_of_an_hour_ago_are_swept_and_younger_ones_are_not(tmp_path: Path):
    old, young, other = part_of(tmp_path / "a.csv"), part_of(tmp_path / "b.csv"), tmp_path / "c.csv"
    for path in (old, young, other):
        path.write_text("half")
    long_ago = old.stat().st_mtime - LEFTOVER_SECONDS - 60
    for path in (old, other):
        os.utime(path, (long_ago, long_ago))
    sweep(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted([young, other])


@pytest.mark.parametrize("letter", ["a", "é", "\U0001f600"])
def test_a_text_that_is_too_long_for_a_cell_says_how_long_it_was(tmp_path: Path, letter: str):
    text = letter * 40_000
    path = tmp_path / "lijst.xlsx"
    assert write_xlsx(Sheet("Lijst", ["Tekst"], [[text], ["kort"]]), path) == 1
    cell = openpyxl.load_workbook(path)["Lijst"]["A2"].value
    assert isinstance(cell, str)
    assert cell.startswith(letter * 10_000)
    assert cell.endswith("… (ingekort, 40000 tekens)")
    assert len(cell.encode("utf-16-le")) // 2 <= CELL_LIMIT


def test_a_text_of_exactly_a_cell_is_whole():
    assert fitted("a" * CELL_LIMIT) == "a" * CELL_LIMIT
    assert fitted("a" * (CELL_LIMIT + 1)).endswith("tekens)")


def test_days_are_dates_and_those_before_excel_are_words(tmp_path: Path):
    path = tmp_path / "lijst.xlsx"
    days = [dt.date(2026, 11, 24), dt.date(1900, 3, 1), dt.date(1899, 5, 1)]
    write_xlsx(Sheet("Lijst", ["Dag"], [[day] for day in days]), path)
    page = openpyxl.load_workbook(path)["Lijst"]
    assert [cell.value for cell in page["A"][1:]] == [
        dt.datetime(2026, 11, 24),  # noqa: DTZ001
        dt.datetime(1900, 3, 1),  # noqa: DTZ001
        "1899-05-01",
    ]


def test_control_characters_are_left_out_and_the_file_opens(tmp_path: Path):
    path = tmp_path / "lijst.xlsx"
    write_xlsx(Sheet("Lijst", ["T"], [["a\x00b\x0bc\ud800d\r\ne"]]), path)
    assert openpyxl.load_workbook(path)["Lijst"]["A2"].value == "abcd\ne"
