"""A table from a text file, read strictly: a quote that swallows rows is an error, not a cell."""

import csv
import io
from collections.abc import Callable, Iterator

from sub_crm.exchange.reading.delimiters import guess_delimiter
from sub_crm.exchange.reading.encodings import decoded
from sub_crm.exchange.reading.headers import headed, refuse_width
from sub_crm.exchange.reading.table import (
    MOST_COLUMNS,
    MOST_LETTERS,
    MOST_ROWS,
    Options,
    Record,
    Table,
    Unreadable,
)
from sub_crm.exchange.safe_text import clean, from_csv_cell
from sub_crm.i18n import _

Told = Callable[[int, int], None]
_STEP = 2_000
_SAMPLE = 10_000
MOST_ODD = 20
"""One control character in so many letters is no text any more."""


def read_csv(content: bytes, options: Options, told: Told) -> Table:
    text, encoding = decoded(content, options.encoding)
    text = text.lstrip("\ufeff")
    _refuse_what_is_no_text(text[:_SAMPLE])
    delimiter = options.delimiter or guess_delimiter(text)
    records = list(_records(text, delimiter, told))
    header, headings, rows, lines = headed(records, options.header)
    return Table(headings, tuple(rows), tuple(lines), encoding, delimiter, header)


def _refuse_what_is_no_text(sample: str) -> None:
    odd = sum(letter < " " and letter not in "\t\r\n" for letter in sample)
    if odd * MOST_ODD > len(sample):
        raise Unreadable(_("Dit is geen lijst: er staat geen gewone tekst in."))


def _records(text: str, delimiter: str, told: Told) -> Iterator[Record]:
    csv.field_size_limit(MOST_LETTERS)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines, line, read = text.count("\n") or text.count("\r"), 1, 0
    while (cells := _next(reader, line)) is not None:
        begun, line = line, reader.line_num + 1
        if begun == 1 and cells[:1] and cells[0].lower() == "sep=":
            continue
        if len(cells) > MOST_COLUMNS:
            cells = _without_empty_end(cells)
            refuse_width(len(cells))
        shown = list(map(_shown, cells))
        if any(shown):
            read += 1
            yield begun, shown
        if read > MOST_ROWS:
            return
        if begun % _STEP == 0:
            told(begun, lines)


def _next(reader: Iterator[list[str]], line: int) -> list[str] | None:
    try:
        return next(reader, None)
    except csv.Error as error:
        raise Unreadable(_explained(str(error), line)) from error


def _explained(error: str, line: int) -> str:
    if "field larger" in error:
        sentence = _("Regel {line}: een vak telt meer dan {most} tekens.")
        return sentence.format(line=line, most=MOST_LETTERS)
    if "unexpected end" in error:
        return _(
            "Regel {line}: het aanhalingsteken dat hier begint, wordt nergens gesloten."
        ).format(line=line)
    return _("Regel {line}: er staat een aanhalingsteken op een verkeerde plaats.").format(
        line=line
    )


def _shown(cell: str) -> str:
    plain = cell.isascii() and cell.isprintable()
    return (cell if plain and "'" not in cell else clean(from_csv_cell(cell))).strip()


def _without_empty_end(cells: list[str]) -> list[str]:
    end = len(cells)
    while end and not cells[end - 1]:
        end -= 1
    return cells[:end]
