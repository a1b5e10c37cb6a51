"""What the quadrant looks like: axes, cuts, corners in words, points and their names."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from sub_crm.i18n import _
from sub_crm.insight.relations.lines import Group
from sub_crm.insight.relations.plot import Spot, highest, labelled
from sub_crm.insight.warmth import wording as warm_words
from sub_crm.insight.warmth.pressure import Corner
from sub_crm.insight.warmth.rules import Label, Rules
from sub_crm.ui import theme
from sub_crm.ui.widgets.canvas import CENTRE, LEFT
from sub_crm.values.warmth_settings import Setting

LEFT_ROOM, BOTTOM_ROOM, TOP_ROOM, RIGHT_ROOM = 62.0, 58.0, 30.0, 18.0
DOT, SPREAD, PAD = 12.0, 15.0, 16.0
_TOP, _BOTTOM = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class Frame:
    """The rectangle of a plot, and what its scales are."""

    area: QRectF
    most: int
    rules: Rules
    low: int = 10
    high: int = 95

    def x(self, warmth: float) -> float:
        """Where a warmth is."""
        room = self.area.width() - 2 * theme.current().px(PAD)
        share = (warmth - self.low) / (self.high - self.low)
        return self.area.left() + theme.current().px(PAD) + room * share

    def y(self, pressure: float) -> float:
        """Where a dossierdruk is; half of one is left under nought."""
        share = (pressure + 0.5) / (self.most + 1)
        return self.area.bottom() - self.area.height() * share

    def point(self, spot: Spot) -> QPointF:
        """Where a spot is: beside those that have the same numbers."""
        aside = theme.current().px(SPREAD) * spot.beside
        return QPointF(self.x(spot.warmth) + aside, self.y(spot.pressure))

    @property
    def cut_x(self) -> float:
        """Where cold relations end."""
        return self.x(self.rules[Setting.LUKEWARM] - 0.5)

    @property
    def cut_y(self) -> float:
        """Where hot dossiers begin."""
        return self.y(self.rules[Setting.HOT_DOSSIER] - 0.5)


def frame_of(rect: QRectF, spots: Sequence[Spot], rules: Rules) -> Frame:
    """Return the frame that fits in a rectangle, with room for the words at the axes."""
    look = theme.current()
    margins = (look.px(LEFT_ROOM), look.px(8), -look.px(RIGHT_ROOM), -look.px(BOTTOM_ROOM))
    warmths = [spot.warmth for spot in spots]
    low, high = min([10, *warmths]), max([95, *warmths])
    return Frame(rect.adjusted(*margins), highest(spots), rules, low, high)


def draw_frame(painter: QPainter, frame: Frame) -> None:
    """Paint ground, the corner to act on, cuts, and the words at the axes and corners."""
    look, area = theme.current(), frame.area
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(look.pen("line2"))
    painter.setBrush(look.colour("surface"))
    painter.drawRoundedRect(area, 8, 8)
    hot = QRectF(area.topLeft(), QPointF(frame.cut_x, frame.cut_y)).adjusted(1, 1, 0, 0)
    painter.fillRect(hot, look.colour("danger_s"))
    pen = QPen(look.colour("text3"), 1)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.drawLine(QLineF(frame.cut_x, area.top(), frame.cut_x, area.bottom()))
    painter.drawLine(QLineF(area.left(), frame.cut_y, area.right(), frame.cut_y))
    _corners(painter, frame)
    _across(painter, frame)
    _upward(painter, frame)


def _corners(painter: QPainter, frame: Frame) -> None:
    look = theme.current()
    painter.setFont(look.font(12, 600))
    for words, place, box in _corner_words(frame):
        painter.setPen(look.colour("danger" if place == _TOP | _LEFT else "text2"))
        painter.drawText(box, int(place), words)


def _corner_words(frame: Frame) -> list[tuple[str, Qt.AlignmentFlag, QRectF]]:
    """What each corner is called, and where that is written."""
    look = theme.current()
    inside = frame.area.adjusted(look.px(12), look.px(7), -look.px(12), -look.px(7))
    metrics, found = look.metrics(12, 600), []
    for words, place in (
        (_("Koude relatie, heet dossier"), _TOP | _LEFT),
        (_("Warme relatie, heet dossier"), _TOP | _RIGHT),
        (_("Koude relatie, rustig"), _BOTTOM | _LEFT),
        (_("Warme relatie, rustig"), _BOTTOM | _RIGHT),
    ):
        box = QRectF(0, 0, metrics.horizontalAdvance(words) + 2, metrics.height())
        box.moveTopLeft(inside.topLeft())
        if place & _RIGHT:
            box.moveRight(inside.right())
        if place & _BOTTOM:
            box.moveBottom(inside.bottom())
        found.append((words, place, box))
    return found


def _across(painter: QPainter, frame: Frame) -> None:
    """Labels in words between the numbers where they begin."""
    look, area, rules = theme.current(), frame.area, frame.rules
    limits = [rules[one] for one in (Setting.COOL, Setting.LUKEWARM, Setting.WARM)]
    edges = [frame.low, *limits, frame.high]
    line = area.bottom() + look.px(4)
    painter.setFont(look.font(12))
    painter.setPen(look.colour("text2"))
    for number in limits:
        place = QRectF(frame.x(number) - 20, line, 40, look.px(18))
        painter.drawText(place, int(CENTRE), str(number))
    for found, (low, high) in zip(Label, pairwise(edges), strict=True):
        place = QRectF(frame.x((low + high) / 2) - 40, line, 80, look.px(18))
        painter.drawText(place, int(CENTRE), warm_words.label(found))
    painter.setFont(look.font(12, 600))
    painter.setPen(look.colour("text"))
    under = QRectF(area.left(), line + look.px(20), area.width(), look.px(18))
    painter.drawText(under, int(CENTRE), _("Warmte van de relatie"))


def _upward(painter: QPainter, frame: Frame) -> None:
    look, area = theme.current(), frame.area
    painter.setFont(look.font(12, 400, True))
    painter.setPen(look.colour("text2"))
    step = max(2, frame.most // 6 // 2 * 2)
    for number in range(0, frame.most + 1, step):
        place = QRectF(area.left() - look.px(34), frame.y(number) - 9, look.px(26), 18)
        painter.drawText(
            place, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(number)
        )
    painter.save()
    painter.translate(area.left() - look.px(46), area.center().y())
    painter.rotate(-90)
    painter.setFont(look.font(12, 600))
    painter.setPen(look.colour("text"))
    painter.drawText(QRectF(-80, -9, 160, 18), int(CENTRE), _("Dossierdruk"))
    painter.restore()


def draw_spot(painter: QPainter, middle: QPointF, spot: Spot, *, chosen: bool = False) -> None:
    """A disc for a municipality, a diamond for a water board, a square for others."""
    look = theme.current()
    colour = "danger" if spot.corner is Corner.COLD_HOT else "accent"
    if chosen:
        painter.setPen(look.pen("text", 2))
        painter.setBrush(look.colour("surface"))
        painter.drawEllipse(middle, look.px(9), look.px(9))
    painter.setPen(look.pen("surface", 1))
    painter.setBrush(look.colour(colour))
    draw_sign(painter, middle, spot.line.group)


def draw_sign(painter: QPainter, middle: QPointF, group: Group) -> None:
    """The shape of a group, in the painter's brush."""
    size = theme.current().px(DOT) / 2
    x, y = middle.x(), middle.y()
    if group is Group.MUNICIPALITIES:
        painter.drawEllipse(middle, size - 1, size - 1)
    elif group is Group.WATER_BOARDS:
        corners = [(x, y - size), (x + size, y), (x, y + size), (x - size, y)]
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
    else:
        painter.drawRect(QRectF(x - size + 2, y - size + 2, 2 * size - 4, 2 * size - 4))


def draw_names(painter: QPainter, frame: Frame, spots: Sequence[Spot]) -> list[Spot]:
    """Write the names where they fit, those to act on first; returns those that did not fit."""
    look = theme.current()
    ordered = sorted(spots, key=lambda one: (one.corner is not Corner.COLD_HOT, -one.pressure))
    metrics = look.metrics(12, 700)
    names = [spot.line.organisation.short_name for spot in ordered]
    places = labelled(
        [(point.x(), point.y()) for point in map(frame.point, ordered)],
        [(metrics.horizontalAdvance(name) + 4, look.px(16)) for name in names],
        _box(frame.area.adjusted(3, 3, -3, -3)),
        [
            (frame.cut_x - 1, frame.area.top(), 2, frame.area.height()),
            (frame.area.left(), frame.cut_y - 1, frame.area.width(), 2),
        ],
        look.px(DOT),
        [_box(box) for _words, _place, box in _corner_words(frame)],
    )
    for spot, name, place in zip(ordered, names, places, strict=True):
        if place is not None:
            act = spot.corner is Corner.COLD_HOT
            painter.setFont(look.font(12, 700 if act else 500))
            painter.setPen(look.colour("danger" if act else "text"))
            painter.drawText(QRectF(*place).adjusted(2, 0, 6, 0), int(LEFT), name)
    return [spot for spot, place in zip(ordered, places, strict=True) if place is None]


def _box(rect: QRectF) -> tuple[float, float, float, float]:
    return rect.x(), rect.y(), rect.width(), rect.height()
