"""The relation map as a file: PNG, SVG, PDF, or a workbook with real numbers."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QByteArray, QMarginsF, QRect, QSize
from PySide6.QtGui import QImage, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from sub_crm.exchange.sheet import Cell, Sheet
from sub_crm.exchange.xlsx_file import write_xlsx
from sub_crm.i18n import _
from sub_crm.insight.relations.lines import Line
from sub_crm.insight.relations.plot import spots_of
from sub_crm.insight.relations.views import View
from sub_crm.insight.warmth import wording as warm_words
from sub_crm.ui.relations import columns_common as common
from sub_crm.ui.relations.columns import MapColumn
from sub_crm.ui.relations.legend import key_of
from sub_crm.ui.relations.picture import Picture, Told, pixels
from sub_crm.ui.relations.reading import MapRows

SHARP = 2.0
"""Pixels per pixel at 100 % in a PNG."""
DOTS, MARGIN_MM = 300, 10.0


class Format(StrEnum):
    PNG = "png"
    SVG = "svg"
    PDF = "pdf"
    XLSX = "xlsx"


def image_of(picture: Picture, scale: float = SHARP) -> QImage:
    """Return the picture as an image, at so many pixels per pixel."""
    image = QImage(QSize(*pixels(picture.size, scale)), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    painter = QPainter(image)
    picture.draw(painter)
    painter.end()
    return image


def write_picture(picture: Picture, format: Format, path: Path, title: str) -> None:
    """Write a picture; raise OSError where it cannot be written."""
    match format:
        case Format.PNG:
            if not QImageWriter(str(path), QByteArray(b"PNG")).write(image_of(picture)):
                raise PermissionError(13, "", str(path))
        case Format.SVG:
            _write_svg(picture, path, title)
        case _:
            _write_pdf(picture, path, title)


def _write_svg(picture: Picture, path: Path, title: str) -> None:
    wide, high = pixels(picture.size, 1.0)
    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setSize(QSize(wide, high))
    generator.setViewBox(QRect(0, 0, wide, high))
    generator.setTitle(title)
    _paint(QPainter(generator), picture, path)


def _write_pdf(picture: Picture, path: Path, title: str) -> None:
    """One page of A4, turned where the picture is wider than high."""
    writer = QPdfWriter(str(path))
    writer.setTitle(title)
    writer.setCreator("SUB-CRM")
    writer.setResolution(DOTS)
    wide = picture.size.width() > picture.size.height()
    writer.setPageOrientation(
        QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    )
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(*[MARGIN_MM] * 4), QPageLayout.Unit.Millimeter)
    painter = QPainter(writer)
    scale = min(writer.width() / picture.size.width(), writer.height() / picture.size.height())
    painter.scale(scale, scale)
    _paint(painter, picture, path)


def _paint(painter: QPainter, picture: Picture, path: Path) -> None:
    if not painter.isActive():
        raise PermissionError(13, "", str(path))
    picture.draw(painter)
    painter.end()


def write_table(
    rows: MapRows, lines: Sequence[Line], columns: Sequence[MapColumn], told: Told, path: Path
) -> None:
    """Write a workbook with a row per organisation; numbers are numbers. Raises OSError."""
    write_xlsx(sheet_of(rows, lines, columns, told), path)


def sheet_of(
    rows: MapRows, lines: Sequence[Line], columns: Sequence[MapColumn], told: Told
) -> Sheet:
    """Return the table of a view, with on a second page what it is and what tints mean."""
    if rows.wanted.view is View.QUADRANT:
        headings, found = _plotted(rows, lines)
    else:
        headings = [_("Organisatie"), *(_heading(one) for one in columns)]
        found = [
            [line.organisation.short_name, *(column.value(line) for column in columns)]
            for line in lines
        ]
    about = (told.title, told.finding, told.filter, key_of(rows).sentence(), told.foot)
    return Sheet(_("Relatiekaart"), headings, found, [one for one in about if one])


def _heading(column: MapColumn) -> str:
    return f"{column.month:%Y-%m}" if column.month else column.spoken


def _plotted(rows: MapRows, lines: Sequence[Line]) -> tuple[list[str], list[list[Cell]]]:
    corners = {spot.line.id: spot.corner for spot in spots_of(lines, rows.rules)}
    headings = [
        *(_("Organisatie"), _("Accounthouder"), _("Warmte"), _("Label"), _("Dossierdruk")),
        *(_("Open dossiers"), _("Te laat"), _("Hoek")),
    ]
    return headings, [
        [
            line.organisation.short_name,
            line.organisation.holder,
            line.warmth[-1].total,
            warm_words.label(line.warmth[-1].label) if line.warmth[-1].label is not None else None,
            line.pressure[-1].total,
            line.pressure[-1].dossiers,
            line.pressure[-1].late,
            common.corner_name(corners[line.id]) if line.id in corners else None,
        ]
        for line in lines
    ]
