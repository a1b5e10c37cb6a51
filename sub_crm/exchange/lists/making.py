"""From a wish to a file: the rows are read and written aside; then the log, then the name.

The order is: written aside and on disk, the line in the log committed, the file renamed into
place. So there is never a list without its line in the log. Should the renaming fail, the log is
told that too. Whoever calls gives the order `log_order` between `write_aside` and `put_in_place`.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sub_crm.exchange.csv_file import write_csv
from sub_crm.exchange.lists.columns import Subject
from sub_crm.exchange.lists.progress import Progress
from sub_crm.exchange.sheet import Cell, Row, Sheet
from sub_crm.exchange.writing import sweep, written_aside
from sub_crm.exchange.xlsx_file import write_xlsx
from sub_crm.i18n import _, ngettext
from sub_crm.i18n.words import word
from sub_crm.orders import Circumstances
from sub_crm.orders.exports import LogExport
from sub_crm.queries.exports import named
from sub_crm.queries.reading import Reader
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Confidentiality

PAGE = 2_000
"""Rows that are read between two looks whether to go on."""


class Format(StrEnum):
    XLSX = "xlsx"
    CSV_DUTCH = "csv-puntkomma"
    CSV = "csv"

    @property
    def ending(self) -> str:
        return ".xlsx" if self is Format.XLSX else ".csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A list that somebody wants, complete."""

    subject: Subject
    ids: Sequence[Id]
    columns: tuple[str, ...]
    format: Format
    upto: Confidentiality
    purpose: str
    filter_in_words: str
    path: Path
    user_name: str
    circumstances: Circumstances


@dataclass(frozen=True, slots=True)
class Aside:
    """A list that is on disk and has not its name yet."""

    wish: Wish
    records: int
    people: int
    cut: int
    """Texts that did not fit in a cell."""


def write_aside(reader: Reader, wish: Wish, progress: Progress) -> Aside:
    """Read the rows and write the file beside its name; raise OSError or `Stopped`, leave nothing.

    The people are counted over what was written, so that the log cannot say less.
    """
    progress.begin(len(wish.ids))
    rows, found = read_rows(reader, wish, progress)
    people = len({row.person_id for row in named(reader, wish.subject.key, found)})
    sweep(wish.path.parent)
    with written_aside(wish.path) as part:
        cut = _write(wish, _sheet(wish, rows, people), part, progress)
    return Aside(wish, len(rows), people, cut)


def read_rows(reader: Reader, wish: Wish, progress: Progress) -> tuple[list[Row], list[Id]]:
    """Return the cells of every record that leaves, and the ids of those records."""
    columns = [wish.subject.column(key) for key in wish.columns]
    rows: list[Row] = []
    found: list[Id] = []
    for start in range(0, len(wish.ids), PAGE):
        ids = wish.ids[start : start + PAGE]
        lines = wish.subject.lines(reader, ids, wish.upto, wish.circumstances.today)
        rows += [tuple(column.read(line) for column in columns) for line in lines]
        found += [line.id for line in lines]
        progress.step(len(ids))
    return rows, found


def log_order(aside: Aside) -> LogExport:
    """Return the line for the log of exports."""
    wish = aside.wish
    return LogExport(
        subject=wish.subject.key,
        conditions=wish.filter_in_words,
        columns=wish.columns,
        format=wish.format.value,
        level=wish.upto,
        purpose=wish.purpose,
        records=aside.records,
        people=aside.people,
        file_name=wish.path.name,
    )


def _sheet(wish: Wish, rows: list[Row], people: int) -> Sheet:
    return Sheet(
        name=_(wish.subject.title),
        headings=[wish.subject.column(key).title() for key in wish.columns],
        rows=rows,
        about=about(wish, len(rows), people),
    )


def about(wish: Wish, records: int, people: int) -> list[str]:
    """Return where a list comes from, one thing a line."""
    now = wish.circumstances.here
    lines = (
        (_("Lijst"), f"{_(wish.subject.title)}, {wish.subject.counted(records)}"),
        (_("Personen in de lijst"), str(people)),
        (_("Gemaakt door"), wish.user_name),
        (_("Gemaakt op"), _moment(now)),
        (_("Keuze"), wish.filter_in_words),
        (_("Waarvoor"), wish.purpose),
        (_("Markering"), word(wish.upto)),
    )
    return [f"{name}: {value}" for name, value in lines if value]


def _moment(now: dt.datetime) -> str:
    return f"{now:%d-%m-%Y %H:%M}"


def _write(wish: Wish, sheet: Sheet, part: Path, progress: Progress) -> int:
    if wish.format is Format.XLSX:
        return write_xlsx(sheet, part, watch=progress.watch)
    write_csv(sheet, part, dutch_excel=wish.format is Format.CSV_DUTCH, watch=progress.watch)
    return 0


def as_text(cell: Cell) -> str:
    """Return a cell as a spreadsheet shows it, for the preview."""
    if cell is None:
        return ""
    return f"{cell:%d-%m-%Y}" if isinstance(cell, dt.date) else str(cell)


def cut_sentence(number: int) -> str:
    return ngettext(
        "{n} tekst is ingekort: een cel houdt 32.767 tekens.",
        "{n} teksten zijn ingekort: een cel houdt 32.767 tekens.",
        number,
    ).format(n=number)
