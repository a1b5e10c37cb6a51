"""The painting kit of the delegates: a row as a small sheet measured in design pixels."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from sub_crm.ui import theme
from sub_crm.ui.icons import paint_icon
from sub_crm.ui.widgets.avatar import draw_avatar, draw_tile
from sub_crm.ui.widgets.chips import ChipSpec, chip_width, draw_chip
from sub_crm.ui.widgets.wrapped import wrapped

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
_ONE_LINE = Qt.TextFlag.TextSingleLine.value


@dataclass(frozen=True, slots=True)
class RowState:
    """What the pointer and the keyboard do with a row."""

    selected: bool = False
    hovered: bool = False
    focused: bool = False
    last: bool = False


def draw_focus(painter: QPainter, rect: QRectF, radius: float, colour: str = "accent") -> None:
    """The two pixel focus ring, just inside a rectangle."""
    painter.setPen(theme.current().pen(colour, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)


class Canvas:
    """One row to paint on: x, y, width and height are design pixels from its corner."""

    __slots__ = ("_left", "_top", "h", "is_cut", "look", "painter", "rect", "state", "w")

    def __init__(self, painter: QPainter, rect: QRectF, state: RowState) -> None:
        self.painter = painter
        self.rect = rect
        self.state = state
        self.look = theme.current()
        self.is_cut = False  # whether some text did not fit
        self._left, self._top = rect.x(), rect.y()
        self.w = rect.width() / self.look.zoom
        self.h = rect.height() / self.look.zoom

    def place(self, x: float, y: float, width: float, height: float) -> QRectF:
        """A rectangle of the row in device-independent pixels."""
        zoom = self.look.zoom
        return QRectF(self._left + x * zoom, self._top + y * zoom, width * zoom, height * zoom)

    def text(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        words: str,
        size: float = 13,
        weight: int = 400,
        colour: str = "text",
        align: Qt.AlignmentFlag = LEFT,
        tabular: bool = False,
    ) -> float:
        """One line of text, cut with "…" where it does not fit; returns the width it took."""
        metrics = self.look.metrics(size, weight, tabular)
        room = self.place(x, y, width, height)
        taken = metrics.horizontalAdvance(words)
        if taken > room.width():
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            taken = room.width()
            self.is_cut = True
        self.painter.setFont(self.look.font(size, weight, tabular))
        self.painter.setPen(self.look.colour(colour))
        self.painter.drawText(room, align.value | _ONE_LINE, words)
        return taken / self.look.zoom

    def measure(self, words: str, size: float = 13, weight: int = 400) -> float:
        """The width of one line of text."""
        return self.look.metrics(size, weight).horizontalAdvance(words) / self.look.zoom

    def paragraph(
        self,
        x: float,
        y: float,
        width: float,
        words: str,
        size: float = 13,
        colour: str = "text",
        leading: float = 19,
    ) -> float:
        """Wrapped text; returns its height."""
        laid = wrapped(words, self.look.px(width), size, 400, leading)
        self.painter.setPen(self.look.colour(colour))
        corner = self.place(x, y, 0, 0)
        laid.draw(self.painter, corner.x(), corner.y())
        return laid.height / self.look.zoom

    def chip(
        self, x: float, middle: float, spec: ChipSpec, height: float = 20, most: float | None = None
    ) -> float:
        """A chip around the line y = middle; returns its width, 0 when there was no room."""
        zoom = self.look.zoom
        corner = self.place(x, middle, 0, 0)
        taken = draw_chip(
            self.painter,
            corner.x(),
            corner.y(),
            spec,
            height=height,
            most=None if most is None else most * zoom,
            on_selection=self.state.selected or self.state.hovered,
        )
        self.is_cut |= taken < chip_width(spec)
        return taken / zoom

    def icon(self, x: float, y: float, size: float, name: str, colour: str = "text2") -> None:
        """An icon with its left top corner at x, y."""
        paint_icon(self.painter, name, self.place(x, y, size, size), colour)

    def avatar(self, x: float, y: float, size: float, letters: str, hue: int) -> None:
        """A round avatar."""
        draw_avatar(self.painter, self.place(x, y, size, size), letters, hue)

    def tile(self, x: float, y: float, size: float, letters: str, hue: int) -> None:
        """The square tile of an organisation."""
        draw_tile(self.painter, self.place(x, y, size, size), letters, hue)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        ground: str,
        radius: float = 0,
        border: str = "",
    ) -> None:
        """A filled (rounded) rectangle; an empty ground leaves it open."""
        self.painter.setPen(self.look.pen(border) if border else Qt.PenStyle.NoPen)
        self.painter.setBrush(self.look.colour(ground) if ground else Qt.BrushStyle.NoBrush)
        corner = radius * self.look.zoom
        self.painter.drawRoundedRect(self.place(x, y, width, height), corner, corner)

    def disc(self, x: float, y: float, size: float, ground: str = "", border: str = "") -> None:
        """A circle in a square with its left top corner at x, y."""
        self.painter.setPen(self.look.pen(border, 1.4) if border else Qt.PenStyle.NoPen)
        self.painter.setBrush(self.look.colour(ground) if ground else Qt.BrushStyle.NoBrush)
        self.painter.drawEllipse(self.place(x, y, size, size))

    def line(self, x: float, y: float, x2: float, y2: float, colour: str = "line") -> None:
        """A thin line between two points."""
        self.painter.setPen(self.look.pen(colour))
        start, end = self.place(x, y, 0, 0), self.place(x2, y2, 0, 0)
        ends = QPointF(start.x(), start.y() + 0.5), QPointF(end.x(), end.y() + 0.5)
        self.painter.drawLine(QLineF(*ends))
