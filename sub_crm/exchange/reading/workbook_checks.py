"""Whether a workbook is safe to open: how much it unpacks to, and how far its cells lie apart."""

import io
import re
import zipfile
from dataclasses import dataclass

from sub_crm.exchange.reading.table import MOST_BYTES, MOST_CELLS, Unreadable
from sub_crm.i18n import _

MOST_PARTS = 1_000
MOST_RATIO = 100
SMALL = 2_000_000
"""A part that stays this small may be packed as tightly as it likes."""
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.I)
_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\sr="([A-Z]{1,3})([0-9]{1,7})"')
_ERROR = re.compile(
    rb'<c\b(?=[^>]*\st="e")[^>]*?\sr="([A-Z]{1,3})([0-9]{1,7})"[^>]*>.{0,2000}?<v>(#[^<]{1,20})</v>',
    re.S,
)
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)


@dataclass(frozen=True, slots=True)
class Place:
    row: int
    column: int


def check_workbook(content: bytes) -> dict[str, dict[Place, str]]:
    """Raise `Unreadable` for what must not be opened; return the error cells per sheet part."""
    if content.startswith(_OLD_OFFICE):
        raise Unreadable(
            _("Dit is een oud of beveiligd Excel-bestand. Bewaar het zonder wachtwoord als .xlsx.")
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _check_sizes(package)
            return {
                info.filename: errors
                for info in package.infolist()
                if (errors := _check_part(package, info))
            }
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError) as error:
        raise Unreadable(_("Dit Excel-bestand is beschadigd of niet volledig.")) from error
    except RuntimeError as error:  # what zipfile says of a part that wants a password
        raise Unreadable(_("Dit Excel-bestand is met een wachtwoord beveiligd.")) from error


def _check_sizes(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    if len(parts) > MOST_PARTS:
        raise Unreadable(
            _("Dit Excel-bestand bestaat uit {count} delen; het mogen er {most} zijn.").format(
                count=len(parts), most=MOST_PARTS
            )
        )
    tight = any(
        part.file_size > SMALL and part.file_size > MOST_RATIO * max(part.compress_size, 1)
        for part in parts
    )
    if tight or sum(part.file_size for part in parts) > MOST_BYTES:
        raise Unreadable(_("Dit Excel-bestand is uitgepakt te groot om te lezen."))


def _check_part(package: zipfile.ZipFile, info: zipfile.ZipInfo) -> dict[Place, str]:
    if not info.filename.lower().endswith((".xml", ".rels")):
        return {}
    content = package.read(info)
    if _DOCTYPE.search(content[:4_096]):
        raise Unreadable(
            _(
                "In dit Excel-bestand staat een verwijzing die niet te vertrouwen is ({part})."
            ).format(part=info.filename)
        )
    return _check_cells(content) if _SHEET.fullmatch(info.filename) else {}


def _check_cells(content: bytes) -> dict[Place, str]:
    """The reader makes room for every cell between the first and the last, filled or not."""
    columns, rows, count = [0, 0], [0, 0], 0
    for found in _CELL.finditer(content):
        place, count = _place(found[1], found[2]), count + 1
        columns = [min(columns[0] or place.column, place.column), max(columns[1], place.column)]
        rows = [min(rows[0] or place.row, place.row), max(rows[1], place.row)]
    spread = (columns[1] - columns[0] + 1) * (rows[1] - rows[0] + 1)
    if max(count, spread) > MOST_CELLS:
        raise Unreadable(
            _(
                "De cellen van dit blad liggen te ver uit elkaar: er past een blad van {most}."
            ).format(most=MOST_CELLS)
        )
    return {_place(one[1], one[2]): one[3].decode() for one in _ERROR.finditer(content)}


def _place(letters: bytes, digits: bytes) -> Place:
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return Place(int(digits), column)
