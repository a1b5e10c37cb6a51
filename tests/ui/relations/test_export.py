"""Every view as a file that others open: with its legend, filter, day and marking."""

import subprocess
from pathlib import Path
from shutil import which
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtSvg import QSvgRenderer

from sub_crm.insight.relations.views import Axis, Measure, View
from sub_crm.ui import theme
from sub_crm.ui.relations import exporting
from sub_crm.ui.relations.files import Format
from sub_crm.values.kinds import Confidentiality
from tests.ui.relations.tour import LOPIK, Tour

LOOKS = [
    (View.MATRIX, Measure.WARMTH, Axis.MONTH),
    (View.MATRIX, Measure.CONTACTS, Axis.THEME),
    (View.MATRIX, Measure.WARMTH, Axis.LEVEL),
    (View.TILES, Measure.SILENCE, Axis.MONTH),
    (View.QUADRANT, Measure.CONTACTS, Axis.MONTH),
    (View.LIST, Measure.CONTACTS, Axis.MONTH),
]


def _exported(tour: Tour, format: Format, path: Path) -> Path:
    assert tour.page.rows
    tour.page.exporting.write(format, path, tour.page.rows)
    tour.until(path.exists)
    return path


def _log(tour: Tour) -> list[tuple[str, str, str]]:
    reader = tour.backend._store.reader()
    found = reader._connection.execute(
        "SELECT subject, format, level FROM export_logs ORDER BY exported_at"
    ).fetchall()
    reader.close()
    return [tuple(row) for row in found]


@pytest.mark.parametrize(("view", "measure", "axis"), LOOKS)
def test_each_view_becomes_each_kind_of_file(
    tour: Tour, tmp_path: Path, view: View, measure: Measure, axis: Axis
):
    tour.look_at(view, measure, axis)
    png = QImage(str(_exported(tour, Format.PNG, tmp_path / "kaart.png")))
    assert png.width() > 1000
    assert len({png.pixel(x, y) for x in range(0, png.width(), 9) for y in range(0, 900, 9)}) > 8
    svg = _exported(tour, Format.SVG, tmp_path / "kaart.svg")
    assert QSvgRenderer(str(svg)).isValid()
    words = " ".join(ElementTree.parse(svg).getroot().itertext())
    for wanted in ("Relatiekaart: ", "Filter: ", "Stand dinsdag 24 november 2026", "Lopik"):
        assert wanted in words
    assert "Markering: " in words
    pdf = _exported(tour, Format.PDF, tmp_path / "kaart.pdf").read_bytes()
    assert pdf.startswith(b"%PDF-")
    assert b"%%EOF" in pdf[-20:]
    book = openpyxl.load_workbook(_exported(tour, Format.XLSX, tmp_path / "kaart.xlsx"))
    page, about = book.worksheets
    names = [row[0].value for row in page.iter_rows(min_row=2)]
    assert sorted(names) == sorted(tour.shown_names())
    numbers = [cell for row in page.iter_rows(min_row=2) for cell in row if cell.data_type == "n"]
    assert len([cell for cell in numbers if cell.value is not None]) >= 30
    told = [row[0].value for row in about.iter_rows()]
    assert told[0].startswith("Relatiekaart: ")
    assert any("Markering: " in line for line in told)
    assert _log(tour) == [("relations", one, _level(tour)) for one in ("png", "svg", "pdf", "xlsx")]


def _level(tour: Tour) -> str:
    assert tour.page.rows
    return "confidential" if tour.page.rows.guarded else "internal"


@pytest.mark.skipif(not which("soffice"), reason="LibreOffice is not here")
def test_libreoffice_opens_the_workbook_and_reckons_with_its_numbers(tour: Tour, tmp_path: Path):
    path = _exported(tour, Format.XLSX, tmp_path / "kaart.xlsx")
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    page["A40"] = "=SUM(B2:M31)"
    book.save(path)
    home = f"-env:UserInstallation=file://{tmp_path}/lo"
    command = ["soffice", home, "--headless", "--convert-to", "csv", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=100)
    lines = (tmp_path / "kaart.csv").read_text("utf-8").splitlines()
    total = sum(sum(line.counts) for line in tour.lines())
    assert lines[39].split(",")[0] == str(total) != "0"


def test_the_picture_can_be_copied(tour: Tour):
    QGuiApplication.clipboard().clear()
    tour.page.exporting.copy()
    image = QGuiApplication.clipboard().image()
    assert image.width() > 1000


def test_a_file_is_light_whatever_the_screen_is(tour: Tour, tmp_path: Path):
    light = _exported(tour, Format.PNG, tmp_path / "licht.png").read_bytes()
    theme.use(theme.Theme(dark=True, zoom=1.5))
    try:
        dark = _exported(tour, Format.PNG, tmp_path / "donker.png").read_bytes()
    finally:
        theme.use(theme.Theme())
    assert dark == light


def test_the_filter_is_told(tour: Tour):
    rows = tour.page.rows
    assert rows
    assert tour.page.exporting.told(rows).filter == (
        "Filter: Gemeenten en waterschappen. Periode: 12 maanden."
    )
    tour.filters.more.click()
    tour.pick(tour.filters.kind, "E-mail")
    rows = tour.page.rows
    assert rows
    assert "E-mail; Gemeenten en waterschappen" in tour.page.exporting.told(rows).filter


def test_where_confidential_contact_counts_the_file_is_marked_and_asked_about(
    tour: Tour, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    _add_own_secret(tour)
    rows = tour.page.rows
    assert rows
    assert rows.guarded
    assert tour.page.exporting.told(rows).foot.endswith("Markering: Vertrouwelijk.")
    path, questions = tmp_path / "kaart.png", list[str]()
    monkeypatch.setattr(exporting, "choose_file", lambda *_given: str(path))

    def answer(_window: object, title: str, _sentence: str, choices: tuple[tuple[Any, ...], ...]):
        questions.append(title)
        choices[1][2]()

    monkeypatch.setattr(exporting, "ask", answer)
    tour.page.exporting.export(Format.PNG)
    tour.until(path.exists)
    assert questions == ["Vertrouwelijke gegevens exporteren?"]


def _add_own_secret(tour: Tour) -> None:
    asked = tour.page.rows
    secret = Confidentiality.CONFIDENTIAL
    tour.add_moment(LOPIK, "2026-11-20", confidentiality=secret)
    tour.until(lambda: tour.page.rows is not asked)


def test_a_disk_that_refuses_is_told_and_leaves_nothing(tour: Tour, tmp_path: Path):
    assert tour.page.rows
    path = tmp_path / "weg" / "kaart.png"
    tour.page.exporting.write(Format.PNG, path, tour.page.rows)
    assert not path.parent.exists()
    assert _log(tour) == []
