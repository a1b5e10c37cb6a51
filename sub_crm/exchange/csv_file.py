"""A list as CSV: with semicolons and a byte-order mark for a Dutch Excel, or by RFC 4180."""

import csv
import datetime as dt
from pathlib import Path

from sub_crm.exchange.safe_text import csv_cell
from sub_crm.exchange.sheet import Cell, Sheet
from sub_crm.exchange.writing import whole_file


def write_csv(sheet: Sheet, path: Path, *, dutch_excel: bool) -> None:
    """Write the headings and rows; raise OSError and leave the old file where it cannot be done."""
    encoding, delimiter = ("utf-8-sig", ";") if dutch_excel else ("utf-8", ",")
    with whole_file(path) as part, part.open("w", encoding=encoding, newline="") as file:
        out = csv.writer(file, delimiter=delimiter)
        out.writerow([csv_cell(heading) for heading in sheet.headings])
        out.writerows([[_printed(cell) for cell in row] for row in sheet.rows])


def _printed(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, dt.date):
        return cell.isoformat()
    return str(cell) if isinstance(cell, int) else csv_cell(cell)
