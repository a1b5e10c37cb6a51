"""A table from a sheet of an Excel workbook: every cell as the text that a reader would see."""

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

from sub_crm.exchange.reading.csv_table import Told
from sub_crm.exchange.reading.headers import headed
from sub_crm.exchange.reading.table import MOST_LETTERS, Options, Record, Table, Unreadable
from sub_crm.exchange.reading.workbook_checks import Place, check_workbook
from sub_crm.exchange.safe_text import clean
from sub_crm.i18n import _


def read_xlsx(content: bytes, options: Options, told: Told) -> Table:
    import python_calamine as calamine

    errors = check_workbook(content)
    told(1, 3)
    try:
        book = calamine.load_workbook(io.BytesIO(content))
        names = _names(book)
        name, sheet = _chosen(book, names, options.sheet)
        grid = sheet.to_python(skip_empty_area=True) if sheet.start else []
    except (calamine.CalamineError, ValueError, OSError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(_("Dit Excel-bestand is beschadigd of niet volledig.")) from error
    told(2, 3)
    records = _records(grid, sheet.start or (0, 0), _errors_of(errors, book, name))
    header, headings, rows, lines = headed(records, options.header)
    return Table(
        headings, tuple(rows), tuple(lines), header=header, sheet=name, sheets=tuple(names)
    )


def _names(book: Any) -> list[str]:
    """Return the sheets with cells, those that are hidden last."""
    kinds = type(book.sheets_metadata[0].typ) if book.sheets_metadata else None
    sheets = [one for one in book.sheets_metadata if kinds and one.typ == kinds.WorkSheet]
    shown = [one.name for one in sheets if str(one.visible).endswith("Visible")]
    return [*shown, *(one.name for one in sheets if one.name not in shown)]


def _chosen(book: Any, names: Sequence[str], wanted: str) -> tuple[str, Any]:
    """Return the sheet that was asked for, else the first in which something stands."""
    if wanted and wanted not in names:
        raise Unreadable(_("Het blad “{sheet}” staat niet in dit bestand.").format(sheet=wanted))
    if not names:
        raise Unreadable(_("Er staat geen blad met cellen in dit Excel-bestand."))
    for name in [wanted] if wanted else names[:50]:
        sheet = book.get_sheet_by_name(name)
        if sheet.start or wanted:
            return name, sheet
    return names[0], book.get_sheet_by_name(names[0])


def _errors_of(errors: dict[str, dict[Place, str]], book: Any, name: str) -> dict[Place, str]:
    """Return the error cells of a sheet; parts are numbered in the order of the sheets."""
    number = [one.name for one in book.sheets_metadata].index(name) + 1
    return errors.get(f"xl/worksheets/sheet{number}.xml", {})


def _records(
    grid: Sequence[Sequence[Any]], start: tuple[int, int], errors: dict[Place, str]
) -> list[Record]:
    shown = [[_shown(cell) for cell in row] for row in grid]
    for place, error in errors.items():
        row, column = place.row - 1 - start[0], place.column - 1 - start[1]
        if 0 <= row < len(shown) and 0 <= column < len(shown[row]):
            shown[row][column] = shown[row][column] or error
    records = [(start[0] + 1 + at, cells) for at, cells in enumerate(shown) if any(cells)]
    for line, cells in records:
        if any(len(cell) > MOST_LETTERS for cell in cells):
            raise Unreadable(
                _("Regel {line}: een vak telt meer dan {most} tekens.").format(
                    line=line, most=MOST_LETTERS
                )
            )
    return records


def _shown(cell: Any) -> str:
    if isinstance(cell, bool):
        return _("ja") if cell else _("nee")
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, dt.datetime):
        return cell.isoformat(" ", "minutes") if cell.time() != dt.time() else f"{cell.date()}"
    if isinstance(cell, dt.date | dt.time | dt.timedelta):
        return str(cell)
    return clean(str(cell)).strip()
