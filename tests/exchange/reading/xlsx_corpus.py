"""Workbooks that a user may be sent: how many rows are in each, or that it must be refused."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import xlsxwriter

from tests.exchange.reading.csv_corpus import Sent

HEAD = ("Naam", "Organisatie", "Telefoon", "Sinds")
ROW = ("A. de Vries", "Zeist", "0302589111", "1-6-2022")
SHEET = "xl/worksheets/sheet1.xml"


def book(fill: Callable[[Any, Any], object] = lambda book, page: None, **options: Any) -> bytes:
    """Return a workbook with a header and a row, and what `fill` adds."""
    held = io.BytesIO()
    made = xlsxwriter.Workbook(held, {"in_memory": True, **options})
    page = made.add_worksheet("Lijst")
    page.write_row(0, 0, HEAD)
    page.write_row(1, 0, ROW)
    fill(made, page)
    made.close()
    return held.getvalue()


def patched(content: bytes, **parts: Any) -> bytes:
    """Return the workbook with other parts: text, or a function of what was there."""
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            change = parts.pop(name, None)
            body = old.read(name)
            new.writestr(name, change(body) if callable(change) else change or body)
        for name, body in parts.items():
            new.writestr(name, body)
    return held.getvalue()


def _sheet(change: Callable[[bytes], bytes]) -> bytes:
    return patched(book(), **{SHEET: change})


def _cell(page: Any, value: Any, form: Any = None) -> None:
    page.write(2, 0, "B. Bos")
    page.write(2, 3, value, form)


def _dated(value: float, pattern: str = "dd-mm-yyyy") -> Callable[[Any, Any], None]:
    return lambda made, page: _cell(page, value, made.add_format({"num_format": pattern}))


def _many_sheets(made: Any, _page: Any) -> None:
    for number in range(1_100):
        made.add_worksheet(f"B{number}")


def _hidden(made: Any, page: Any) -> None:
    other = made.add_worksheet("Geheim")
    other.write_row(0, 0, ("Naam", "x"))
    other.hide()


def _hidden_first(made: Any, page: Any) -> None:
    other = made.add_worksheet("Zichtbaar")
    other.write_row(0, 0, HEAD)
    other.write_row(1, 0, ROW)
    other.write_row(2, 0, ROW)
    other.activate()
    page.hide()


def _bomb() -> bytes:
    return patched(book(), **{"xl/media/big.xml": b"<a>" + b" " * 60_000_000 + b"</a>"})


def _lying() -> bytes:
    """The size in the package says less than there is."""
    content = bytearray(book())
    found = content.find(b"PK\x01\x02")
    while found >= 0:
        content[found + 24 : found + 28] = (10).to_bytes(4, "little")
        found = content.find(b"PK\x01\x02", found + 4)
    return bytes(content)


def _rows_of(count: int) -> bytes:
    cells = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>P. Bos</t></is></c></row>'
        for n in range(1, count + 1)
    )
    return _sheet(lambda old: _data(old, cells.encode()))


def _data(old: bytes, cells: bytes) -> bytes:
    head, _begin, rest = old.partition(b"<sheetData>")
    return head + b"<sheetData>" + cells + b"</sheetData>" + rest.partition(b"</sheetData>")[2]


def _corner(old: bytes) -> bytes:
    far = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    return old.replace(b"</sheetData>", far + b"</sheetData>")


def _damaged() -> list[Sent]:
    whole = book()
    doctype = b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;&b;">]>'
    outside = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
    after = b"?>"
    return [
        Sent("half", whole[: len(whole) // 2], None),
        Sent("first-bytes", whole[:40], None),
        Sent("no-end", whole[:-30], None),
        Sent("empty-package", b"PK\x05\x06" + b"\0" * 18, None),
        Sent("not-a-package", b"PK\x03\x04" + b"nonsense" * 20, None),
        Sent("old-office", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2_000, None),
        Sent("lying-size", _lying(), None),
        Sent("bomb", _bomb(), None),
        Sent("laughs", _sheet(lambda old: old.replace(after, after + doctype, 1)), None),
        Sent("outside-entity", _sheet(lambda old: old.replace(after, after + outside, 1)), None),
        Sent("laughs-in-strings", patched(whole, **{"xl/sharedStrings.xml": doctype}), None),
        Sent("no-sheet-data", _sheet(lambda old: b"<worksheet/>"), None),
        Sent("broken-xml", _sheet(lambda old: old[:-40]), None),
        Sent("sheet-is-text", _sheet(lambda old: b"hallo"), None),
        Sent("wrong-string", _sheet(lambda old: old.replace(b"<v>0</v>", b"<v>99</v>")), None),
        Sent("negative-string", _sheet(lambda old: old.replace(b"<v>0</v>", b"<v>-1</v>")), None),
        Sent("no-workbook", patched(whole, **{"xl/workbook.xml": b"<workbook/>"}), None),
        Sent("other-package", _package({"word/document.xml": b"<w/>"}), None),
        Sent("many-parts", _package({f"p{n}.bin": b"x" for n in range(1_200)}), None),
    ]


def _package(parts: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        for name, body in parts.items():
            package.writestr(name, body)
    return held.getvalue()


def _shaped() -> list[Sent]:
    corner = b'ref="A1:XFD1048576"'
    return [
        Sent("plain", book(), 1),
        Sent("far-corner", _sheet(_corner), None),
        Sent("huge-dimension", _sheet(lambda old: old.replace(b'ref="A1:D2"', corner)), 1),
        Sent("no-dimension", _sheet(lambda old: old.replace(b'<dimension ref="A1:D2"/>', b"")), 1),
        Sent("too-many-rows", _rows_of(100_100), None),
        Sent("empty-sheet", _sheet(lambda old: _data(old, b"")), None),
        Sent("many-sheets", book(_many_sheets), None),
        Sent("hidden-sheet", book(_hidden), 1),
        Sent("hidden-first", book(_hidden_first), 2),
        Sent("hidden-row", book(lambda made, page: page.set_row(1, None, None, {"hidden": 1})), 1),
        Sent("merged", book(lambda made, page: page.merge_range("A3:A4", "B. Bos")), 2),
        Sent("deep", _sheet(lambda old: old.replace(b"<v>", b"<v>" + b"<a>" * 20_000)), None),
        Sent("macro", patched(book(), **{"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0macro"}), 1),
        Sent("path-upwards", patched(book(), **{"../../gevaarlijk.txt": b"x"}), 1),
        Sent(
            "external-link",
            patched(book(), **{"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}),
            1,
        ),
    ]


def _valued() -> list[Sent]:
    return [
        Sent("date-1904", book(_dated(40_000), date_1904=True), 2),
        Sent("date-1900", book(_dated(44_713)), 2),
        Sent("date-huge", book(_dated(1e308)), 2),
        Sent("date-negative", book(_dated(-5)), 2),
        Sent("date-9999", book(_dated(2_958_466)), 2),
        Sent("time", book(_dated(0.5, "hh:mm")), 2),
        Sent("number", book(lambda made, page: _cell(page, 123456789012345678)), 2),
        Sent("boolean", book(lambda made, page: _cell(page, value=True)), 2),
        Sent("formula", book(lambda made, page: page.write_formula(2, 0, "=1+1", None, "B")), 2),
        Sent(
            "formula-error",
            book(lambda made, page: page.write_formula(2, 0, "=1/0", None, "#DIV/0!")),
            2,
        ),
        Sent("reference", _sheet(lambda old: old.replace(b"<v>0</v>", b"<v>4</v>", 1)), 1),
        Sent("long-cell", book(lambda made, page: page.write(2, 0, "B" * 32_767)), 2),
        Sent("nul-escape", book(lambda made, page: page.write(2, 0, "B_x0000_os")), 2),
        Sent("formula-text", book(lambda made, page: page.write_string(2, 0, "=1+1")), 2),
        Sent("whitespace-cell", book(lambda made, page: page.write_string(2, 0, "  ")), 1),
        Sent("made-today", book(lambda made, page: _cell(page, "2022-06-01")), 2),
    ]


FILES = [*_damaged(), *_shaped(), *_valued()]
LENIENT = frozenset({"no-end", "deep", "reference", "wrong-string", "negative-string"})
"""Files that may be read or refused, as long as nothing is made up."""
