"""The relation map as a picture on any painter: title, filter, view, legend, day and marking.

Always in the light theme and at 100 %: a file is printed, sent and laid beside another.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QRegion
from PySide6.QtWidgets import QWidget

from sub_crm.i18n import _
from sub_crm.insight.relations.lines import Line
from sub_crm.insight.relations.plot import spots_of
from sub_crm.insight.relations.tiles import Place, grid_of
from sub_crm.insight.relations.views import View
from sub_crm.ui import theme
from sub_crm.ui.relations import wording
from sub_crm.ui.relations.cells import draw_cell
from sub_crm.ui.relations.columns import MapColumn
from sub_crm.ui.relations.headers import shortened
from sub_crm.ui.relations.legend import Legend, key_of
from sub_crm.ui.relations.quadrant_paint import draw_frame, draw_names, draw_spot, frame_of
from sub_crm.ui.relations.reading import MapRows
from sub_crm.ui.relations.tile_paint import draw_heading, draw_tile_of, tile_of
from sub_crm.ui.widgets.canvas import CENTRE, LEFT, RIGHT
from sub_crm.values.ids import Id

MARGIN, NAMES, ROW, SHARED, SLANTED = 28.0, 170.0, 21.0, 36.0, 118.0
LEVEL_WIDE = 110.0
TILE, TILE_HIGH, HEADING = 118.0, 84.0, 30.0
PLOT = (900.0, 640.0)
HEAD, FOOT, GAP = 74.0, 26.0, 14.0
Draw = Callable[[QPainter, float, float], None]


@dataclass(frozen=True, slots=True)
class Told:
    """The words on the picture."""

    title: str
    finding: str
    filter: str
    foot: str
    """By whom and when it was made, as of which day, and its marking."""


@dataclass(frozen=True, slots=True)
class Picture:
    """How large it is, in pixels at 100 %, and how it is painted."""

    size: QSizeF
    draw: Callable[[QPainter], None]


def picture_of(
    rows: MapRows,
    lines: Sequence[Line],
    columns: Sequence[MapColumn],
    places: dict[Id, Place],
    told: Told,
) -> Picture:
    """Return the picture of what is looked at."""
    with theme.borrowed(theme.Theme()):
        wide, high, draw_body = _body(rows, lines, columns, places)
        legend = Legend()
        legend.show_key(key_of(rows))
        legend.adjustSize()
        across = max(wide, 560.0)
        legend.resize(int(across), max(legend.heightForWidth(int(across)), 20))
    low = HEAD + high + GAP
    size = QSizeF(across + 2 * MARGIN, low + legend.height() + GAP + FOOT + MARGIN)

    def draw(painter: QPainter) -> None:
        with theme.borrowed(theme.Theme()):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(QRectF(0, 0, size.width(), size.height()), QColor("#FFFFFF"))
            _head(painter, told, across)
            draw_body(painter, MARGIN, HEAD)
            place = QPoint(int(MARGIN), int(low))
            legend.render(painter, place, QRegion(), QWidget.RenderFlag.DrawChildren)
            painter.setFont(theme.current().font(11))
            painter.setPen(theme.current().colour("text2"))
            foot = QRectF(MARGIN, low + legend.height() + GAP, across, FOOT)
            painter.drawText(foot, int(LEFT), told.foot)

    return Picture(size, draw)


def _head(painter: QPainter, told: Told, across: float) -> None:
    look = theme.current()
    for top, words, font, ink in (
        (16.0, told.title, (18, 600), "text"),
        (40.0, told.finding, (12.5, 400), "text2"),
        (56.0, told.filter, (11.5, 400), "text2"),
    ):
        painter.setFont(look.font(*font))
        painter.setPen(look.colour(ink))
        painter.drawText(QRectF(MARGIN, top, across, 22), int(LEFT), words)


def _body(
    rows: MapRows,
    lines: Sequence[Line],
    columns: Sequence[MapColumn],
    places: dict[Id, Place],
) -> tuple[float, float, Draw]:
    match rows.wanted.view:
        case View.TILES:
            return _tiles(lines, columns[0], places)
        case View.QUADRANT:
            return _plot(rows, lines)
    return _table(lines, columns)


# the table


def _table(lines: Sequence[Line], columns: Sequence[MapColumn]) -> tuple[float, float, Draw]:
    widths = [_wide(one) for one in columns]
    slanted = any(one.theme for one in columns)
    head = SLANTED if slanted else 42.0

    def draw(painter: QPainter, left: float, top: float) -> None:
        x = left + NAMES
        for column, wide in zip(columns, widths, strict=True):
            reads_left = bool(lines) and column.look(lines[0]).left
            place = QRectF(x, top, wide, head)
            _title(painter, place, column, slanted=slanted, left=reads_left)
            x += wide
        for number, line in enumerate(lines):
            y = top + head + number * ROW
            _name(painter, QRectF(left, y, NAMES - 8, ROW), line)
            x = left + NAMES
            for column, wide in zip(columns, widths, strict=True):
                draw_cell(painter, QRectF(x, y, wide, ROW), column.look(line))
                x += wide

    return NAMES + sum(widths), head + ROW * len(lines), draw


def _wide(column: MapColumn) -> float:
    if column.level is not None:
        return LEVEL_WIDE
    return column.width or SHARED


def _name(painter: QPainter, rect: QRectF, line: Line) -> None:
    look = theme.current()
    painter.setFont(look.font(12, 500))
    painter.setPen(look.colour("text"))
    painter.drawText(rect, int(LEFT), line.organisation.short_name)


def _title(
    painter: QPainter, rect: QRectF, column: MapColumn, *, slanted: bool, left: bool
) -> None:
    look = theme.current()
    painter.setFont(look.font(11, 600))
    painter.setPen(look.colour("text2"))
    if slanted and column.theme:
        painter.save()
        painter.translate(rect.center().x(), rect.bottom() - 8)
        painter.rotate(-55)
        painter.drawText(QRectF(0, -9, 200, 14), int(LEFT), shortened(column.title))
        painter.restore()
        return
    room = QRectF(rect.x(), rect.bottom() - 22, rect.width() - 2, 18)
    side = CENTRE if column.shares_room else LEFT if left else RIGHT
    painter.drawText(room.adjusted(7 if left else 0, 0, 0, 0), int(side), column.title)
    if column.year:
        painter.drawText(room.translated(0, -15), int(CENTRE), column.year)


# the tile map


def _tiles(
    lines: Sequence[Line], column: MapColumn, places: dict[Id, Place]
) -> tuple[float, float, Draw]:
    grid = grid_of(lines, places)
    tops, high = [], 0.0
    for row in range(grid.rows):
        tops.append(high)
        high += HEADING if row in grid.headings else TILE_HIGH

    def draw(painter: QPainter, left: float, top: float) -> None:
        for (row, across), line in grid.lines.items():
            rect = QRectF(left + across * TILE, top + tops[row], TILE - 5, TILE_HIGH - 5)
            draw_tile_of(painter, rect, tile_of(line, column))
        for row, group in grid.headings.items():
            place = QRectF(left, top + tops[row], TILE, HEADING)
            draw_heading(painter, place, _(wording.GROUPS[group]))

    return grid.columns * TILE, high, draw


# the quadrant


def _plot(rows: MapRows, lines: Sequence[Line]) -> tuple[float, float, Draw]:
    spots = spots_of(lines, rows.rules)

    def draw(painter: QPainter, left: float, top: float) -> None:
        frame = frame_of(QRectF(left, top, *PLOT), spots, rows.rules)
        draw_frame(painter, frame)
        for spot in spots:
            draw_spot(painter, QPointF(frame.point(spot)), spot)
        nameless = draw_names(painter, frame, spots)
        _number_the_rest(painter, frame.area, [spot.line for spot in nameless])

    return *PLOT, draw


def _number_the_rest(painter: QPainter, area: QRectF, lines: Sequence[Line]) -> None:
    """A file has no tooltip: names without room are told under the plot."""
    if lines:
        look = theme.current()
        names = ", ".join(line.organisation.short_name for line in lines)
        painter.setFont(look.font(11))
        painter.setPen(look.colour("text2"))
        under = QRectF(area.left(), area.bottom() + 42, area.width(), 16)
        said = _("Zonder naam in het vlak: {names}").format(names=names)
        painter.drawText(under, int(Qt.AlignmentFlag.AlignLeft), said)


def pixels(size: QSizeF, scale: float) -> tuple[int, int]:
    return math.ceil(size.width() * scale), math.ceil(size.height() * scale)
