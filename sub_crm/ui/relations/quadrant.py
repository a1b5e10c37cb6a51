"""The quadrant: every organisation a button, so that keyboard and screen reader know it too."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from sub_crm.i18n import _
from sub_crm.insight.relations.lines import Line
from sub_crm.insight.relations.plot import Spot, spots_of
from sub_crm.insight.warmth import wording as warm_words
from sub_crm.insight.warmth.rules import Rules
from sub_crm.ui import theme
from sub_crm.ui.relations import wording
from sub_crm.ui.relations.columns import MapColumn, Sorting
from sub_crm.ui.relations.cone import STEPS, nearest
from sub_crm.ui.relations.quadrant_paint import (
    Frame,
    draw_frame,
    draw_names,
    draw_spot,
    frame_of,
)
from sub_crm.ui.text import set_tooltip
from sub_crm.values.ids import Id

SIDE = 24
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def told(spot: Spot) -> str:
    """Say "Nieuwegein: warmte 39, koel, dekking 2 van 5; dossierdruk 9: 5 open dossiers"."""
    return _("{name}: warmte {warmth}; {pressure}").format(
        name=spot.line.organisation.short_name,
        warmth=warm_words.rolled(spot.line.warmth[-1]),
        pressure=wording.pressure(spot.line.pressure[-1]),
    )


class Point(QAbstractButton):
    """An organisation in the plot."""

    def __init__(self, spot: Spot, plot: "Quadrant") -> None:
        super().__init__(plot)
        self.spot, self._plot = spot, plot
        self.setAccessibleName(told(spot))
        set_tooltip(self, told(spot))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        side = theme.current().px(SIDE)
        self.resize(side, side)
        self.clicked.connect(lambda: plot.go_to(self))

    def sizeHint(self) -> QSize:
        """Large enough to hit."""
        side = theme.current().px(SIDE)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sign, with a ring where the keyboard is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        draw_spot(painter, middle, self.spot, chosen=self._plot.current is self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Where the keyboard is, the point is chosen."""
        super().focusInEvent(event)
        self._plot.choose(self)

    def mouseDoubleClickEvent(self, event: object) -> None:
        """A double click opens."""
        self._plot.entered_cell.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the nearest point, Enter opens, Ctrl+Enter assigns."""
        key, held = Qt.Key(event.key()), event.modifiers()
        if key in STEPS and not held & ~Qt.KeyboardModifier.KeypadModifier:
            self._plot.step(key)
        elif key in _ENTER and held & Qt.KeyboardModifier.ControlModifier:
            self._plot.assign_wanted.emit(self.spot.line.id)
        elif key in _ENTER:
            self._plot.entered_cell.emit()
        else:
            super().keyPressEvent(event)


class Quadrant(QWidget):
    """Warmth to the right, dossierdruk upward; Tab enters it once."""

    cell_changed = Signal()
    entered_cell = Signal()
    sort_wanted = Signal(object)
    assign_wanted = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.rules = Rules()
        self.lines: list[Line] = []
        self.spots: list[Spot] = []
        self.points: list[Point] = []
        self.current: Point | None = None
        self._made: list[MapColumn] = []

    def show_lines(
        self, lines: Sequence[Line], made: Sequence[MapColumn], sorting: Sorting
    ) -> None:
        """Show these organisations; the chosen one stays chosen, and keeps the keyboard."""
        del sorting  # a plot has no order
        kept, here = self.line(), self.has_keyboard()
        for point in self.points:
            point.hide()
            point.deleteLater()
        self.current = None
        self.lines, self._made = list(lines), list(made)
        self.spots = spots_of(lines, self.rules)
        self.points = [Point(spot, self) for spot in self.spots]
        self._place()
        for point in self.points:
            point.show()
        self.select((kept.id, "") if kept else None)
        if here and self.current is not None:
            self.current.setFocus()

    def select(self, place: tuple[Id, str] | None) -> None:
        """Choose the point of an organisation, else the first."""
        named = (point for point in self.points if place and point.spot.line.id == place[0])
        self.choose(next(named, self.points[0] if self.points else None))

    def choose(self, point: Point | None) -> None:
        """Make a point the only one that Tab stops at."""
        if point is self.current:
            return
        self.current = point
        for one in self.points:
            chosen = one is point
            policy = Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus
            one.setFocusPolicy(policy)
            one.update()
        if point is not None:
            point.raise_()
        self.cell_changed.emit()

    def go_to(self, point: Point) -> None:
        """A press on a point goes to it."""
        point.setFocus(Qt.FocusReason.MouseFocusReason)
        self.choose(point)

    def line(self) -> Line | None:
        """The organisation of the chosen point."""
        return self.current.spot.line if self.current else None

    def column(self) -> MapColumn | None:
        """What is told of an organisation."""
        return self._made[0] if self._made else None

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the chosen point."""
        if self.current is not None:
            self.current.setFocus(reason)

    def has_keyboard(self) -> bool:
        """Whether one of the points has the keyboard."""
        return self.current is not None and self.current.hasFocus()

    def step(self, key: Qt.Key) -> None:
        """Go to the nearest point in the direction of an arrow."""
        if self.current is None:
            return
        here = self._middle(self.current)
        others = [(one, self._middle(one)) for one in self.points if one is not self.current]
        found = nearest(others, here, STEPS[key])
        if found is not None:
            found.setFocus(Qt.FocusReason.TabFocusReason)

    def _middle(self, point: Point) -> tuple[float, float]:
        middle = point.geometry().center()
        return middle.x(), middle.y()

    # measures and painting

    def frame(self) -> Frame:
        """The plot in the room that there is."""
        return frame_of(QRectF(self.rect()), self.spots, self.rules)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put every point where it belongs."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        frame, half = self.frame(), theme.current().px(SIDE) // 2
        for point in self.points:
            where = frame.point(point.spot).toPoint()
            point.move(where.x() - half, where.y() - half)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame and names; the points paint themselves."""
        painter = QPainter(self)
        draw_frame(painter, self.frame())
        draw_names(painter, self.frame(), self.spots)

    def minimumSizeHint(self) -> QSize:
        """Small: it shrinks with the window."""
        return QSize(theme.current().px(260), theme.current().px(220))
