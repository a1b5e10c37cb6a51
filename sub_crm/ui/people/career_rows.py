"""How a term looks in the career: its place in words, and a bar over the years."""

import datetime as dt
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPen, QPolygonF

from sub_crm.insight.career import Axis, Bar, State, bar_of
from sub_crm.queries.person_page import TermRow
from sub_crm.ui.people import wording
from sub_crm.ui.widgets.canvas import CENTRE, Canvas
from sub_crm.ui.widgets.delegates import RowDelegate
from sub_crm.ui.widgets.rows import Heading

WORDS, EDGE, BAR = 226.0, 14.0, 24.0
NARROW = 520.0
"""Below this width the words give room to the bars."""


class CareerDelegate(RowDelegate):
    """The heading of the list is the axis; each row is a term."""

    height, heading_height, inset, radius = 38.0, 22.0, 6.0, 8.0

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self._today = today
        self.axis = Axis(today.year - 5.0, today.year + 1.0, float(today.year), ())

    def _words(self, canvas: Canvas) -> float:
        return WORDS if canvas.w > NARROW else 160.0

    def _x(self, canvas: Canvas, year: float) -> float:
        left = self._words(canvas)
        return left + self.axis.share(year) * (canvas.w - left - EDGE)

    def draw_heading(self, canvas: Canvas, heading: Heading) -> None:
        """The years."""
        taken = 0.0
        for year in self.axis.ticks:
            x = self._x(canvas, year)
            if x - 18 >= taken:
                canvas.text(x - 30, 0, 60, 18, str(year), 11.5, 450, "text2", CENTRE)
                taken = x + 18

    def draw(self, canvas: Canvas, row: Any) -> None:
        term: TermRow = row
        self._lines(canvas)
        middle, room = canvas.h / 2, self._words(canvas) - 64
        canvas.tile(16, middle - 13, 26, term.abbreviation, term.hue)
        canvas.text(52, middle - 18, room, 18, term.position, 13, 600)
        canvas.text(52, middle, room, 17, wording.second_line(term), 12, 400, "text2")
        self._bar(canvas, term, bar_of(term, self.axis, self._today))

    def _lines(self, canvas: Canvas) -> None:
        for year in self.axis.ticks:
            x = self._x(canvas, year)
            canvas.line(x, 0, x, canvas.h, "line")
        self._down(canvas, self.axis.elections, "control", 1.0, Qt.PenStyle.DotLine)

    def _down(
        self,
        canvas: Canvas,
        years: tuple[float, ...],
        colour: str,
        width: float,
        style: Qt.PenStyle,
    ) -> None:
        canvas.painter.setPen(QPen(canvas.look.colour(colour), width, style))
        for year in years:
            spot = canvas.place(self._x(canvas, year), 0, 0, canvas.h)
            canvas.painter.drawLine(spot.topLeft(), spot.bottomLeft())

    def _bar(self, canvas: Canvas, term: TermRow, bar: Bar) -> None:
        left, right = self._x(canvas, bar.start), self._x(canvas, bar.end)
        box = canvas.place(left, (canvas.h - BAR) / 2, max(right - left, 4), BAR)
        if bar.state is State.INTENDED:
            self._intended(canvas, box)
        else:
            self._filled(canvas, term, bar, box)
        self._down(canvas, (self.axis.today,), "accent", 1.6, Qt.PenStyle.SolidLine)
        if bar.state is State.ENDING:
            zoom = canvas.look.zoom
            cap = QRectF(box.right() - zoom, box.y() - 2, 5 * zoom, box.height() + 4)
            canvas.painter.setPen(Qt.PenStyle.NoPen)
            canvas.painter.setBrush(canvas.look.colour("warn"))
            canvas.painter.drawRoundedRect(cap, 2, 2)
        self._say(canvas, term, bar, left, right)

    def _intended(self, canvas: Canvas, box: QRectF) -> None:
        pen = QPen(canvas.look.colour("text2"), 1.3, Qt.PenStyle.DashLine)
        canvas.painter.setPen(pen)
        canvas.painter.setBrush(canvas.look.colour("surface"))
        canvas.painter.drawRoundedRect(box, 6, 6)

    def _filled(self, canvas: Canvas, term: TermRow, bar: Bar, box: QRectF) -> None:
        painter, zoom = canvas.painter, canvas.look.zoom
        ground, ink = _colours(canvas, term.hue)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_fading(box, ground) if bar.vague else ground)
        painter.drawRoundedRect(box, 6 * zoom, 6 * zoom)
        if bar.state is State.RUNNING:
            tip = QPointF(box.right() + 10 * zoom, box.center().y())
            ends = (QPointF(box.right() - 1, box.y()), QPointF(box.right() - 1, box.bottom()))
            painter.setBrush(ground)
            painter.drawPolygon(QPolygonF([ends[0], tip, ends[1]]))
        if not bar.vague:
            painter.setBrush(ink)
            painter.drawRoundedRect(QRectF(box.x(), box.y(), 3 * zoom, box.height()), 1.5, 1.5)

    def _say(self, canvas: Canvas, term: TermRow, bar: Bar, left: float, right: float) -> None:
        """Inside the bar where that is wide enough, else beside it; never cut."""
        words = wording.span(term, self._today)
        wide = canvas.measure(words, 12, 600) + 4
        fits = bar.state is not State.INTENDED and right - left > wide + 16
        if fits:
            ink = _colours(canvas, term.hue)[1]
            _write(canvas, left + 10, wide, words, ink)
            return
        x = left - wide - 10
        if x < self._words(canvas):
            x = min(right + 16, canvas.w - wide - 4)
        state = canvas.state
        ground = "sel" if state.selected else "hover" if state.hovered else "surface"
        canvas.box(x - 3, canvas.h / 2 - 10, wide + 6, 20, ground)
        canvas.text(x, 0, wide, canvas.h, words, 12, 600, "text2")


def _write(canvas: Canvas, x: float, wide: float, words: str, ink: QColor) -> None:
    canvas.painter.setFont(canvas.look.font(12, 600))
    canvas.painter.setPen(ink)
    room = canvas.place(x, 0, wide, canvas.h)
    canvas.painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)


def _colours(canvas: Canvas, hue: int) -> tuple[QColor, QColor]:
    """Ground and ink of a bar: the hue of the organisation, as its tile has it."""
    return canvas.look.hue(hue)


def _fading(box: QRectF, ground: QColor) -> QLinearGradient:
    """A beginning that is not known to the month comes out of nothing."""
    faint = QColor(ground)
    faint.setAlpha(0)
    fading = QLinearGradient(box.topLeft(), box.topRight())
    fading.setColorAt(0, faint)
    fading.setColorAt(min(0.5, 24 / max(box.width(), 1)), ground)
    fading.setColorAt(1, ground)
    return fading
