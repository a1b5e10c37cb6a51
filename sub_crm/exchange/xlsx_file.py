"""A list as an Excel workbook: text cells are text, whatever they look like."""

import datetime as dt
from io import BytesIO
from pathlib import Path
from typing import Any

from sub_crm.exchange.safe_text import clean
from sub_crm.exchange.sheet import Cell, Sheet, Watch, unwatched
from sub_crm.i18n import _

CELL_LIMIT = 32_767
"""Excel's own limit of a cell, in UTF-16 units."""
FIRST_DAY = dt.date(1900, 3, 1)
"""Before this day Excel counts a day that never was, and before 1900 it knows no dates."""
WIDEST = 60


def write_xlsx(sheet: Sheet, path: Path, *, watch: Watch = unwatched) -> int:
    """Write list and provenance, and return how many texts were too long for a cell.

    Such a text ends by saying how long it was. Raises OSError where it cannot be written.
    """
    import xlsxwriter

    # in memory: what is in a list must not lie about in a folder for passing files
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    whole = BytesIO()
    book = xlsxwriter.Workbook(whole, options)
    page = book.add_worksheet(sheet.name[:31])
    _write_headings(book, page, sheet)
    day = book.add_format({"num_format": "dd-mm-yyyy"})
    cut = sum(
        _write(page, place, column, cell, day)
        for place, row in enumerate(watch(sheet.rows), 1)
        for column, cell in enumerate(row)
    )
    page.autofilter(0, 0, len(sheet.rows), max(len(sheet.headings) - 1, 0))
    _write_about(book, sheet)
    book.close()
    path.write_bytes(whole.getvalue())
    return cut


def fitted(text: str) -> str:
    """Return the text, or as much of it as a cell holds and how long it was.

    >>> fitted("kort")
    'kort'
    """
    if _units(text) <= CELL_LIMIT:
        return text
    ending = _("… (ingekort, {count} tekens)").format(count=len(text))
    room = CELL_LIMIT - _units(ending)
    kept = text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore")
    return kept + ending


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


def _write_headings(book: Any, page: Any, sheet: Sheet) -> None:
    bold = book.add_format({"bold": True})
    for column, heading in enumerate(sheet.headings):
        page.write_string(0, column, clean(heading), bold)
        page.set_column(column, column, _width(sheet, column))
    page.freeze_panes(1, 0)


def _write(page: Any, row: int, column: int, cell: Cell, day: Any) -> bool:
    """Write a cell; True when its text had to be cut."""
    if isinstance(cell, dt.date) and cell >= FIRST_DAY:
        page.write_datetime(row, column, dt.datetime.combine(cell, dt.time()), day)
    elif isinstance(cell, int):
        page.write_number(row, column, cell)
    elif cell:
        text = clean(cell.isoformat() if isinstance(cell, dt.date) else cell)
        held = fitted(text)
        page.write_string(row, column, held)
        return held is not text
    return False


def _write_about(book: Any, sheet: Sheet) -> None:
    if sheet.about:
        page = book.add_worksheet(_("Herkomst"))
        page.set_column(0, 0, WIDEST)
        for place, line in enumerate(sheet.about):
            page.write_string(place, 0, fitted(clean(line)))


def _width(sheet: Sheet, column: int) -> int:
    longest = max((len(str(row[column] or "")) for row in sheet.rows[:200]), default=0)
    return min(max(longest, len(sheet.headings[column])) + 2, WIDEST)
