"""A list as an Excel workbook: text cells are text, whatever they look like."""

import datetime as dt
from pathlib import Path
from typing import Any

from sub_crm.exchange.safe_text import clean
from sub_crm.exchange.sheet import Cell, Sheet
from sub_crm.exchange.writing import whole_file

CELL_LIMIT = 32_767
"""Excel's own limit of characters in a cell."""
WIDEST = 60


def write_xlsx(sheet: Sheet, path: Path) -> None:
    """Write list and provenance; raise OSError and leave the old file where it cannot be done."""
    import xlsxwriter

    with whole_file(path) as part:
        book = xlsxwriter.Workbook(
            str(part), {"strings_to_formulas": False, "strings_to_urls": False}
        )
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd-mm-yyyy"})
        page = book.add_worksheet(sheet.name[:31])
        for column, heading in enumerate(sheet.headings):
            page.write_string(0, column, clean(heading), bold)
            page.set_column(column, column, _width(sheet, column))
        for place, row in enumerate(sheet.rows, 1):
            for column, cell in enumerate(row):
                _write(page, place, column, cell, day)
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, len(sheet.rows), max(len(sheet.headings) - 1, 0))
        _write_about(book, sheet)
        book.close()


def _write(page: Any, row: int, column: int, cell: Cell, day: Any) -> None:
    if isinstance(cell, dt.date):
        page.write_datetime(row, column, dt.datetime.combine(cell, dt.time()), day)
    elif isinstance(cell, int):
        page.write_number(row, column, cell)
    elif cell:
        page.write_string(row, column, clean(cell)[:CELL_LIMIT])


def _write_about(book: Any, sheet: Sheet) -> None:
    if sheet.about:
        page = book.add_worksheet("Herkomst")
        page.set_column(0, 0, WIDEST)
        for place, line in enumerate(sheet.about):
            page.write_string(place, 0, clean(line))


def _width(sheet: Sheet, column: int) -> int:
    longest = max((len(str(row[column] or "")) for row in sheet.rows[:200]), default=0)
    return min(max(longest, len(sheet.headings[column])) + 2, WIDEST)
