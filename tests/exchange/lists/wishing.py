"""Wishes for lists, and what stands in the files that came of them."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl

from sub_crm.exchange.lists import SUBJECTS
from sub_crm.exchange.lists.making import Format, Wish
from sub_crm.orders import Circumstances
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Confidentiality
from tests import factories as make


def wish(subject: str, ids: Sequence[Id], path: Path, **given: Any) -> Wish:
    """Wish for a list of everything about the records, up to internal."""
    usual: dict[str, Any] = {
        "columns": tuple(column.key for column in SUBJECTS[subject].columns),
        "format": Format.XLSX if path.suffix == ".xlsx" else Format.CSV,
        "upto": Confidentiality.INTERNAL,
        "purpose": "Uitnodigen",
        "filter_in_words": "mijn organisaties",
        "user_name": "Marieke Vos",
        "circumstances": Circumstances(now=make.NOW, user_id=None),
    }
    return Wish(subject=SUBJECTS[subject], ids=ids, path=path, **(usual | given))


def rows_of(path: Path) -> list[dict[str, Any]]:
    """Read a list back, a row by its headings; the line of provenance left out."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))[:-1]
    book = openpyxl.load_workbook(path)
    head, *rows = book.worksheets[0].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def origin_of(path: Path) -> list[str]:
    """Read where a workbook says it comes from."""
    return [str(cell.value) for cell in openpyxl.load_workbook(path)["Herkomst"]["A"]]
