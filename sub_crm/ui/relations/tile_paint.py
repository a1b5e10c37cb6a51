"""What a tile looks like: name, number and, where the rhythm is over or nearly, a badge."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from sub_crm.insight.relations.lines import Line
from sub_crm.insight.rhythm import RhythmStatus
from sub_crm.ui import theme
from sub_crm.ui.relations.cells import draw_hatch, draw_shape
from sub_crm.ui.relations.columns import Look, MapColumn
from sub_crm.ui.widgets.canvas import CENTRE, LEFT
from sub_crm.ui.widgets.wrapped import wrapped

RADIUS, PAD, NARROW_PAD = 8.0, 9.0, 5.0
LEAST_NAME, NARROW = 10.0, 80.0
"""The size of the smallest name, and the width below which a tile has narrower margins."""
BADGED = (RhythmStatus.OVER, RhythmStatus.NEARLY)


class Tile(NamedTuple):
    """Everything that a tile shows."""

    name: str
    look: Look
    status: RhythmStatus
    silent: int | None


def tile_of(line: Line, column: MapColumn) -> Tile:
    """Return the tile of an organisation, with the number of that column."""
    look = column.look(line)
    return Tile(line.organisation.short_name, look, line.rhythm.status, line.rhythm.silent)


def draw_tile_of(painter: QPainter, rect: QRectF, tile: Tile) -> None:
    """Paint a tile in a rectangle."""
    now, step = theme.current(), tile.look.step or 0
    painter.setPen(Qt.PenStyle.NoPen if step else now.pen("line2"))
    painter.setBrush(now.heat(step))
    painter.drawRoundedRect(rect, RADIUS, RADIUS)
    if tile.look.step is None:
        _hatch(painter, rect)
    ink = now.heat_ink(step)
    pad = now.px(NARROW_PAD if rect.width() < now.px(NARROW) else PAD)
    inside = rect.adjusted(pad, now.px(7), -pad, -now.px(6))
    painter.setPen(ink)
    name = wrapped(tile.name, int(inside.width()), _name_size(tile.name, inside.width()), 600, 15)
    name.draw(painter, inside.left(), inside.top())
    painter.setFont(now.font(17, 600, True))
    painter.drawText(
        inside, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), tile.look.text
    )
    wide = now.metrics(17, 600, True).horizontalAdvance(tile.look.text)
    if tile.look.word:
        place = QRectF(
            inside.left() + wide + now.px(5), inside.bottom() - now.px(22), 200, now.px(20)
        )
        painter.setFont(now.font(12, 400))
        painter.drawText(place, int(LEFT), tile.look.word)
    if tile.look.doubtful:
        _dots(painter, inside, wide)
    if tile.status in BADGED and tile.silent is not None and not tile.look.word:
        days = str(tile.silent)
        same = tile.look.text == days or inside.width() < wide + _badge_width(days)
        _badge(painter, inside, tile.status, "" if same else days)


def _name_size(name: str, room: float) -> float:
    """A size in which no word of a name has to be broken, as far as that is legible."""
    for size in (12.5, 11.5, 10.5, LEAST_NAME):
        metrics = theme.current().metrics(size, 600)
        if all(metrics.horizontalAdvance(word) <= room for word in name.split()):
            return size
    return LEAST_NAME


def _hatch(painter: QPainter, rect: QRectF) -> None:
    """What has no number is not simply little."""
    draw_hatch(painter, rect.adjusted(3, 3, -3, -3), 0)


def _dots(painter: QPainter, inside: QRectF, wide: float) -> None:
    pen = painter.pen()
    pen.setWidthF(theme.current().zoom * 1.4)
    pen.setStyle(Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([1.6, 1.4])
    painter.setPen(pen)
    painter.drawLine(
        QPointF(inside.left(), inside.bottom() + 2),
        QPointF(inside.left() + wide, inside.bottom() + 2),
    )


def _badge(painter: QPainter, inside: QRectF, status: RhythmStatus, days: str) -> None:
    """How many days it has been silent, unless the tile says so, on a ground of its own."""
    now = theme.current()
    wide, high = _badge_width(days), now.px(20)
    rect = QRectF(inside.right() - wide + now.px(3), inside.bottom() - high, wide, high)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(now.colour("surface"))
    painter.drawRoundedRect(rect, high / 2, high / 2)
    draw_shape(painter, QPointF(rect.left() + now.px(11), rect.center().y()), status)
    painter.setFont(now.font(11.5, 600, True))
    painter.setPen(now.colour("danger" if status is RhythmStatus.OVER else "warn"))
    painter.drawText(rect.adjusted(now.px(17), 0, 0, 0), int(CENTRE), days)


def _badge_width(days: str) -> float:
    now = theme.current()
    words = now.metrics(11.5, 600, True).horizontalAdvance(days) + now.px(6) if days else 0
    return words + now.px(22)


def draw_heading(painter: QPainter, rect: QRectF, text: str) -> None:
    """The words above tiles that have no place on the map."""
    now = theme.current()
    painter.setFont(now.font(12.5, 600))
    painter.setPen(now.colour("text2"))
    room = rect.adjusted(0, 0, 400, -now.px(4))
    painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), text)


def draw_tile_ring(painter: QPainter, rect: QRectF, *, here: bool) -> None:
    """The double ring of the chosen tile: one of its colours stands out on every tint."""
    now = theme.current()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(now.pen("surface", 3))
    painter.drawRoundedRect(rect.adjusted(3, 3, -3, -3), RADIUS - 2, RADIUS - 2)
    painter.setPen(now.pen("text" if here else "text3", 2))
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
