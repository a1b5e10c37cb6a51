"""Delegates: a page says how one kind of row looks, this paints ground, headings and focus."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPicture
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from sub_crm.ui import theme
from sub_crm.ui.text import plain_tooltip
from sub_crm.ui.widgets.canvas import Canvas, RowState, draw_focus
from sub_crm.ui.widgets.rows import Heading

Index = QModelIndex | QPersistentModelIndex
_Flag = QStyle.StateFlag


class CanvasDelegate(QStyledItemDelegate):
    """Paints on a canvas; where a text had to be cut, a tooltip tells all that stands there."""

    def paint_on(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> Canvas:
        """Paint a row or cell and return what it was painted on."""
        raise NotImplementedError

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint, and leave the painter as it was."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_on(painter, option, index)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Tell all of what the pointer rests on, when some of it was cut."""
        if not (index.isValid() and self._cuts(option, index)):
            return super().helpEvent(event, view, option, index)
        whole = str(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")
        QToolTip.showText(event.globalPos(), plain_tooltip(whole), view, option.rect)
        return True

    def _cuts(self, option: QStyleOptionViewItem, index: Index) -> bool:
        paper = QPicture()
        painter = QPainter(paper)
        canvas = self.paint_on(painter, option, index)
        painter.end()
        return canvas.is_cut


class RowDelegate(CanvasDelegate):
    """Base of every row painter: set `height` and write `draw`; `zones` are clickable spots."""

    height = 46.0
    heading_height = 40.0
    inset = 8.0
    padding = 18.0
    radius = 8.0
    hairline: float | None = None  # where a line between rows starts, None for no line

    def draw(self, canvas: Canvas, row: Any) -> None:
        """Paint a row."""
        canvas.text(self.padding, 0, canvas.w - 2 * self.padding, canvas.h, str(row))

    def height_of(self, row: Any, width: float) -> float:
        """Height in design pixels of a row that is `width` wide (text wraps)."""
        return self.height

    def zones(self, row: Any, width: float, height: float) -> dict[str, QRectF]:
        """Named spots of a row, in design pixels, that take a click of their own."""
        return {}

    def zone_at(self, row: Any, rect: QRectF, x: float, y: float) -> str:
        """The name of the spot at a point of the view, "" for the row itself."""
        zoom = theme.current().zoom
        spots = self.zones(row, rect.width() / zoom, rect.height() / zoom)
        inside = ((x - rect.x()) / zoom, (y - rect.y()) / zoom)
        return next((name for name, spot in spots.items() if spot.contains(*inside)), "")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of a row or heading in the theme in use."""
        look, row = theme.current(), index.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, Heading):
            return QSize(10, look.px(self.heading_height))
        view = option.widget
        width = view.viewport().width() if hasattr(view, "viewport") else option.rect.width()
        return QSize(10, look.row(self.height_of(row, width / look.zoom)))

    def paint_on(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> Canvas:
        """Paint ground, row and focus ring, or a heading."""
        row = index.data(Qt.ItemDataRole.UserRole)
        canvas = Canvas(painter, QRectF(option.rect), _state(option, index))
        if isinstance(row, Heading):
            self.draw_heading(canvas, row)
        else:
            self._paint_row(canvas, row)
        return canvas

    def _paint_row(self, canvas: Canvas, row: Any) -> None:
        state, look = canvas.state, canvas.look
        self.draw_ground(canvas)
        self.draw(canvas, row)
        if state.focused:
            inset = look.px(self.inset)
            ring = canvas.rect.adjusted(inset, 1, -inset, -1)
            draw_focus(canvas.painter, ring, look.px(self.radius))

    def draw_ground(self, canvas: Canvas) -> None:
        """The rounded ground of a selected or hovered row, else the line under it."""
        state = canvas.state
        if state.selected or state.hovered:
            ground = "sel" if state.selected else "hover"
            width = canvas.w - 2 * self.inset
            canvas.box(self.inset, 1, width, canvas.h - 2, ground, self.radius)
        elif self.hairline is not None and not state.last:
            bottom = canvas.h - 1
            canvas.line(self.hairline, bottom, canvas.w - self.padding, bottom)

    def draw_heading(self, canvas: Canvas, heading: Heading) -> None:
        """A group title with its count."""
        left, top = self.padding, 10.0
        height = canvas.h - top
        room = canvas.w - 2 * left
        taken = canvas.text(left, top, room, height, heading.title, 13, 650, heading.tone)
        if heading.count is not None:
            x = left + taken + 8
            count = str(heading.count)
            canvas.text(x, top, room - taken, height, count, 13, 400, "text3", tabular=True)


def _state(option: QStyleOptionViewItem, index: Index) -> RowState:
    flags = option.state
    following = index.sibling(index.row() + 1, 0)
    row = following.data(Qt.ItemDataRole.UserRole) if following.isValid() else None
    return RowState(
        selected=bool(flags & _Flag.State_Selected),
        hovered=bool(flags & _Flag.State_MouseOver),
        focused=bool(flags & _Flag.State_HasFocus) and _by_keyboard(option.widget),
        last=row is None or isinstance(row, Heading),
    )


def _by_keyboard(view: QWidget | None) -> bool:
    return view is not None and view.hasFocus()
