"""A list as CSV: with semicolons and a byte-order mark for a Dutch Excel, or by RFC 4180."""

import csv
import datetime as dt
from pathlib import Path

from sub_crm.exchange.safe_text import csv_cell
from sub_crm.exchange.sheet import Cell, Sheet, Watch, unwatched

ORIGIN_MARK = "# "
"""Begins the last line, which says where the list comes from; a list has no such line itself."""


def write_csv(sheet: Sheet, path: Path, *, dutch_excel: bool, watch: Watch = unwatched) -> None:
    """Write headings, rows and one line of provenance; raise OSError where it cannot be done."""
    encoding, delimiter = ("utf-8-sig", ";") if dutch_excel else ("utf-8", ",")
    with path.open("w", encoding=encoding, newline="") as file:
        out = csv.writer(file, delimiter=delimiter)
        out.writerow([csv_cell(heading) for heading in sheet.headings])
        out.writerows([_printed(cell) for cell in row] for row in watch(sheet.rows))
        if sheet.about:
            out.writerow([_origin(sheet), *[""] * (len(sheet.headings) - 1)])


def _origin(sheet: Sheet) -> str:
    return csv_cell(ORIGIN_MARK + " · ".join(line.replace("\n", " ") for line in sheet.about))


def _printed(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, dt.date):
        return cell.isoformat()
    return str(cell) if isinstance(cell, int) else csv_cell(cell)
