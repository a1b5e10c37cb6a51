"""A warmth as paint: the number in its tint, the dots of its certainty."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from sub_crm.i18n import _
from sub_crm.insight.warmth.rules import Certainty, Rules
from sub_crm.insight.warmth.standing import Standing
from sub_crm.ui import theme
from sub_crm.ui.widgets.canvas import CENTRE
from sub_crm.ui.widgets.chips import ChipSpec, draw_chip

RADIUS, DOTS = 4.0, 3
USUAL_RULES = Rules()


def step_of(total: int, rules: Rules) -> int:
    """Return the tint of a total."""
    return sum(total >= start for start in rules.bins)


def chip_of(one: Standing) -> ChipSpec:
    """Return what stands instead of a number."""
    return ChipSpec(_("vacant")) if one.holder is None else ChipSpec(_("nieuw"), "info")


def draw_number(painter: QPainter, rect: QRectF, one: Standing, rules: Rules) -> None:
    """Paint the number of somebody in its tint, or the word that stands instead of it."""
    if one.warmth is None:
        draw_chip(painter, rect.left(), rect.center().y(), chip_of(one), most=rect.width())
        return
    draw_total(painter, rect, one.warmth.total, rules)


def draw_total(painter: QPainter, rect: QRectF, total: int, rules: Rules = USUAL_RULES) -> None:
    """Paint a number in its tint."""
    look, step = theme.current(), step_of(total, rules)
    painter.setPen(Qt.PenStyle.NoPen if step else look.pen("line2"))
    painter.setBrush(look.heat(step))
    painter.drawRoundedRect(rect, RADIUS, RADIUS)
    painter.setFont(look.font(12, 600, True))
    painter.setPen(look.heat_ink(step))
    painter.drawText(rect, int(CENTRE), str(total))


def draw_certainty(painter: QPainter, left: float, middle: float, found: Certainty) -> float:
    """Paint one to three dots that are full; returns the width they take."""
    look = theme.current()
    size, step = look.zoom * 2.6, look.zoom * 8
    for place in range(DOTS):
        full = place <= found
        painter.setPen(QPen(look.colour("text2"), 1.0))
        painter.setBrush(look.colour("text2") if full else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(left + step * (place + 0.5), middle), size, size)
    return DOTS * step
