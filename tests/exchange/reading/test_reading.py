"""How a file is read: its characters, its columns, its header, and when it is stopped."""

import os
import signal
import sys
from pathlib import Path

import pytest

from sub_crm.exchange.reading import Options, Reading, Table, Unreadable
from sub_crm.i18n import set_language
from tests.exchange.reading import xlsx_corpus

TEXT = "Naam;Organisatie\r\nJ. Coërs;Zeist\r\n"


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    return tmp_path / "lijst.csv"


def read(path: Path, content: bytes, options: Options | None = None) -> Table:
    path.write_bytes(content)
    return Reading(path, options).table()


@pytest.mark.parametrize(
    ("written", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "cp1252"),
        ("mac_roman", "mac_roman"),
    ],
)
def test_a_name_with_an_accent_is_read_in_every_encoding(sent: Path, written: str, encoding: str):
    table = read(sent, TEXT.encode(written))
    assert table.rows == (("J. Coërs", "Zeist"),)
    assert table.encoding == encoding


def test_each_line_of_a_file_that_was_glued_together_is_read_as_it_was_written(sent: Path):
    table = read(sent, TEXT.encode() + "B. Noë;Baarn\r\n".encode("cp1252"))
    assert [row[0] for row in table.rows] == ["J. Coërs", "B. Noë"]


def test_the_user_knows_better_than_the_guess(sent: Path):
    table = read(sent, b"a,b;c\r\nd,e;f\r\n", Options(delimiter=",", header=0, encoding="cp1252"))
    assert table.headings == ("Kolom 1", "Kolom 2")
    assert table.rows == (("a", "b;c"), ("d", "e;f"))


def test_an_encoding_that_does_not_fit_says_on_which_line(sent: Path):
    with pytest.raises(Unreadable, match=r"^Regel 2 "):
        read(sent, TEXT.encode("cp1252"), Options(encoding="utf-8"))


def test_a_quote_that_is_never_closed_says_where_it_began(sent: Path):
    with pytest.raises(Unreadable, match=r"^Regel 3: .*nergens gesloten"):
        read(sent, (TEXT + '"A;Zeist\r\nB;Zeist\r\n').encode())


def test_a_row_knows_the_line_on_which_it_begins(sent: Path):
    table = read(sent, b'Naam;Notitie\r\n"A";"een\r\ntwee"\r\n\r\nB;x\r\n')
    assert table.lines == (2, 5)
    assert table.rows[0] == ("A", "een\ntwee")


def test_columns_of_one_name_are_told_apart_and_cells_too_many_get_a_column(sent: Path):
    table = read(sent, b"Naam;Naam\r\nA;B;C\r\n")
    assert table.headings == ("Naam", "Naam (2)", "Kolom 3")
    assert table.rows == (("A", "B", "C"),)


def test_a_title_above_the_list_is_not_taken_for_its_header(sent: Path):
    table = read(sent, b"Contactlijst regio west;\r\nAchternaam;Organisatie\r\nBos;Zeist\r\n")
    assert table.headings == ("Achternaam", "Organisatie")


def test_a_workbook_offers_its_sheets_the_hidden_ones_last(tmp_path: Path):
    path = tmp_path / "lijst.xlsx"
    content = xlsx_corpus.book(xlsx_corpus._hidden_first)
    table = read(path, content)
    assert (table.sheet, table.sheets) == ("Zichtbaar", ("Zichtbaar", "Lijst"))
    assert read(path, content, Options(sheet="Lijst")).lines == (2,)


def test_a_workbook_with_the_name_of_a_text_file_is_read_for_what_it_is(sent: Path):
    assert read(sent, xlsx_corpus.book()).rows == (xlsx_corpus.ROW,)


def test_an_error_of_the_spreadsheet_stays_to_be_seen(tmp_path: Path):
    found = next(one for one in xlsx_corpus.FILES if one.name == "formula-error")
    assert read(tmp_path / "fout.xlsx", found.content).rows[1][0] == "#DIV/0!"


def test_the_child_speaks_the_language_of_the_window(sent: Path):
    set_language("en")
    try:
        with pytest.raises(Unreadable) as english:
            read(sent, b"")
    finally:
        set_language("nl")
    with pytest.raises(Unreadable, match=r"^Dit bestand is leeg\.$"):
        read(sent, b"")
    assert "file" in str(english.value)


def test_a_file_that_is_not_there_is_said_to_be_so(tmp_path: Path):
    with pytest.raises(Unreadable, match="niet te openen"):
        Reading(tmp_path / "weg.csv").table()


def test_a_reader_that_is_killed_half_way_gives_a_sentence_and_no_rows(sent: Path):
    sent.write_text("Naam\n" + "A. Bos\n" * 90_000)
    reading = Reading(sent)

    def kill(_done: int, _total: int) -> None:
        os.kill(reading.pid, signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)

    with pytest.raises(Unreadable, match="halverwege afgebroken"):
        reading.table(kill)


def test_stopping_is_told_as_stopping(sent: Path):
    sent.write_text("Naam\n" + "A. Bos\n" * 90_000)
    reading = Reading(sent)
    with pytest.raises(Unreadable, match="gestopt"):
        reading.table(lambda _done, _total: reading.cancel())


def test_a_reader_that_takes_too_long_is_stopped(sent: Path):
    sent.write_text("Naam\n" + "A. Bos\n" * 90_000)
    with pytest.raises(Unreadable, match="te veel tijd"):
        Reading(sent).table(seconds=0)


def test_progress_goes_up_to_the_number_of_lines(sent: Path):
    told: list[tuple[int, int]] = []
    sent.write_text("Naam\n" + "A. Bos\n" * 9_999)
    Reading(sent).table(lambda done, total: told.append((done, total)))
    assert [done for done, _total in told] == [2_000, 4_000, 6_000, 8_000, 10_000]
    assert {total for _done, total in told} == {10_000}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit per process")
def test_the_child_may_not_use_more_memory_than_it_is_given(sent: Path):
    sent.write_bytes(b"Naam;Notitie\n" + b'"a";"b"\n' * 11_000_000)
    with pytest.raises(Unreadable, match="te veel geheugen"):
        Reading(sent).table()
