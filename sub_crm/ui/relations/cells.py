"""What the cells of the map look like: each look is drawn once and then copied."""

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from sub_crm.insight.rhythm import RhythmStatus
from sub_crm.ui import theme
from sub_crm.ui.relations.columns import Look
from sub_crm.ui.relations.wording import TONES
from sub_crm.ui.widgets.canvas import CENTRE, LEFT, RIGHT
from sub_crm.ui.widgets.chips import ChipSpec, draw_chip

RADIUS, STRIPE, APART = 3.0, 5.0, 12.0
_SEE_THROUGH = 110


class Pictures:
    """Pictures of cells at a size; forgotten when the theme or the screen changes."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Look, int, int], QPixmap] = {}
        self._for: tuple[theme.Theme, float] | None = None

    def take(self, look: Look, width: int, height: int, ratio: float) -> QPixmap:
        """The picture of a look in a cell of that many device-independent pixels."""
        if self._for != (theme.current(), ratio):
            self._for = (theme.current(), ratio)
            self._kept.clear()
        key = (look, width, height)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = _drawn(look, QSize(width, height), ratio)
        return found


def _drawn(look: Look, size: QSize, ratio: float) -> QPixmap:
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_cell(painter, QRectF(0, 0, size.width(), size.height()), look)
    painter.end()
    return picture


def draw_cell(painter: QPainter, rect: QRectF, look: Look) -> None:
    """Paint a look in a rectangle."""
    inside = rect.adjusted(1 + (theme.current().px(APART) if look.apart else 0), 1, -1, -1)
    if look.step is not None:
        _draw_tint(painter, inside, look, look.step)
    elif look.status is not None:
        _draw_status(painter, inside, look, look.status)
    elif look.chips:
        _draw_chips(painter, inside, look.chips)
    else:
        _draw_words(painter, inside, look)


def _draw_words(painter: QPainter, rect: QRectF, look: Look) -> None:
    """Plain text, cut at the right where it does not fit."""
    now = theme.current()
    room = rect.adjusted(now.px(8) if look.left else 0, 0, 0, 0)
    words = now.metrics(12).elidedText(look.text, Qt.TextElideMode.ElideRight, room.width())
    _write(painter, room, words, 12, 400, now.colour(look.tone), LEFT if look.left else RIGHT)


def _draw_tint(painter: QPainter, rect: QRectF, look: Look, step: int) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().heat(step))
    painter.drawRoundedRect(rect, RADIUS, RADIUS)
    if look.hatched:
        draw_hatch(painter, rect, step)
        if look.text == "0":
            return
        _clear_number(painter, rect, look.text, step)
    ink = theme.current().heat_ink(step) if step else theme.current().colour("text3")
    size, weight = (11.5, 600) if step else (11, 400)
    if look.word:
        middle = rect.center().x()
        number = QRectF(rect.left(), rect.top(), middle - rect.left(), rect.height())
        _draw_number(painter, number, look, size, weight, ink)
        word = QRectF(middle + theme.current().px(5), rect.top(), rect.width(), rect.height())
        _write(painter, word.intersected(rect), look.word, size, 400, ink, LEFT)
    else:
        _draw_number(painter, rect, look, size, weight, ink)


def _draw_number(
    painter: QPainter, rect: QRectF, look: Look, size: float, weight: int, ink: QColor
) -> None:
    """The number, in the middle or before its word; dotted under where it rests on little."""
    _write(painter, rect, look.text, size, weight, ink, RIGHT if look.word else CENTRE)
    if look.doubtful:
        wide = theme.current().metrics(size, weight, True).horizontalAdvance(look.text) + 2
        left = rect.right() - wide if look.word else rect.center().x() - wide / 2
        under = rect.center().y() + theme.current().px(7)
        pen = QPen(ink, theme.current().zoom * 1.3, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([1.6, 1.4])
        painter.setPen(pen)
        painter.drawLine(QLineF(left, under, left + wide, under))


def _draw_chips(painter: QPainter, rect: QRectF, chips: tuple[ChipSpec, ...]) -> None:
    look = theme.current()
    left = rect.left() + look.px(6)
    high = min(18.0, rect.height() / look.zoom)
    for chip in chips:
        room = rect.right() - left
        taken = draw_chip(painter, left, rect.center().y(), chip, height=high, most=room)
        left += taken + look.px(4)


def draw_hatch(painter: QPainter, rect: QRectF, step: int) -> None:
    """Slanted lines over a tint, in grey where there was nothing."""
    ink = theme.current().colour("control")
    if step:
        ink = QColor(theme.current().heat_ink(step))
        ink.setAlpha(_SEE_THROUGH)
    painter.save()
    painter.setClipRect(rect.adjusted(1, 1, -1, -1))
    painter.setPen(QPen(ink, 1))
    stripe, high = theme.current().px(STRIPE), rect.height()
    left = rect.left() - high
    while left < rect.right():
        painter.drawLine(QLineF(left, rect.bottom(), left + high, rect.top()))
        left += stripe
    painter.restore()


def _clear_number(painter: QPainter, rect: QRectF, text: str, step: int) -> None:
    """Keep the hatch away from the digits."""
    look = theme.current()
    wide = look.metrics(11.5, 600, True).horizontalAdvance(text) + look.px(6)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.heat(step))
    middle = rect.center()
    high = min(rect.height(), look.px(15))
    painter.drawRect(QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high))


def _draw_status(painter: QPainter, rect: QRectF, look: Look, status: RhythmStatus) -> None:
    now = theme.current()
    if status is not RhythmStatus.NEVER:
        room = rect.adjusted(0, 0, -now.px(16), 0)
        _write(painter, room, look.text, 12, 500, now.colour(look.tone), RIGHT)
    draw_shape(painter, QPointF(rect.right() - now.px(5), rect.center().y()), status)


def draw_shape(painter: QPainter, middle: QPointF, status: RhythmStatus) -> None:
    """The shape of a status around a point: a disc, a half disc, a triangle or a dash."""
    look = theme.current()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(TONES[status]))
    _SHAPES[status](painter, middle, look.zoom * 4.5)


def _disc(painter: QPainter, middle: QPointF, size: float) -> None:
    painter.drawEllipse(middle, size, size)


def _half(painter: QPainter, middle: QPointF, size: float) -> None:
    corner = QPointF(middle.x() - size, middle.y() - size)
    painter.drawPie(QRectF(corner.x(), corner.y(), 2 * size, 2 * size), 90 * 16, 180 * 16)
    painter.setPen(QPen(painter.brush().color(), 1.3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(middle, size - 0.5, size - 0.5)


def _triangle(painter: QPainter, middle: QPointF, size: float) -> None:
    x, y, side = middle.x(), middle.y(), size + 1
    top, right, left = (x, y - side), (x + side, y + size), (x - side, y + size)
    painter.drawPolygon(QPolygonF([QPointF(*top), QPointF(*right), QPointF(*left)]))


def _dash(painter: QPainter, middle: QPointF, size: float) -> None:
    painter.drawRect(QRectF(middle.x() - size, middle.y() - 0.75, 2 * size, 1.5))


_SHAPES: dict[RhythmStatus, Callable[[QPainter, QPointF, float], None]] = {
    RhythmStatus.ON: _disc,
    RhythmStatus.NEARLY: _half,
    RhythmStatus.OVER: _triangle,
    RhythmStatus.NEVER: _dash,
}


def _write(
    painter: QPainter,
    rect: QRectF,
    text: str,
    size: float,
    weight: int,
    ink: QColor,
    align: Qt.AlignmentFlag,
) -> None:
    painter.setFont(theme.current().font(size, weight, True))
    painter.setPen(ink)
    painter.drawText(rect, int(align | Qt.TextFlag.TextSingleLine), text)


def draw_ring(painter: QPainter, rect: QRectF, *, here: bool) -> None:
    """The double ring of the chosen cell: one of its two colours stands out on every tint."""
    look = theme.current()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(look.pen("surface", 3))
    painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 4, 4)
    painter.setPen(look.pen("text" if here else "text3", 2))
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 4, 4)
