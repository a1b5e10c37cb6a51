"""The header of a long list: a box with three states, titles, and the arrow of the order."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from sub_crm.ui import theme
from sub_crm.ui.parts.lists.delegate import check_rect
from sub_crm.ui.parts.lists.model import PagedModel
from sub_crm.ui.widgets.canvas import RIGHT, Canvas, RowState
from sub_crm.ui.widgets.checks import draw_check


class ListHeader(QHeaderView):
    """A click on a title asks for its order, on the box for all rows or none."""

    order_wanted = Signal(str)
    box_clicked = Signal()

    def __init__(self, model: PagedModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self._order, self._descending = "", False
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setFixedHeight(theme.current().px(34))
        self.sectionClicked.connect(self._tell)
        model.dataChanged.connect(lambda *_: self.viewport().update())

    def show_order(self, order: str, descending: bool) -> None:
        """Say by which order the rows stand."""
        self._order, self._descending = order, descending
        self.viewport().update()

    def _tell(self, section: int) -> None:
        if section == 0:
            self.box_clicked.emit()
        elif order := self._model.columns[section - 1].order:
            self.order_wanted.emit(order)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand where a click sorts."""
        place = self.logicalIndexAt(event.position().toPoint())
        sorts = place == 0 or (place > 0 and bool(self._model.columns[place - 1].order))
        shape = Qt.CursorShape.PointingHandCursor if sorts else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint a title, or the box."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        canvas = Canvas(painter, QRectF(rect), RowState())
        canvas.line(0, canvas.h - 1, canvas.w, canvas.h - 1)
        if section:
            self._title(canvas, section)
        else:
            self._box(canvas)
        painter.restore()

    def _box(self, canvas: Canvas) -> None:
        ticks, rows = self._model.ticks, self._model.rows
        full = bool(rows) and all(row.id in ticks for row in rows)
        draw_check(canvas.painter, check_rect(canvas), full, bool(ticks) and not full)

    def _title(self, canvas: Canvas, section: int) -> None:
        column = self._model.columns[section - 1]
        here = bool(column.order) and column.order == self._order
        words = column.title if column.head is None else column.head
        ink, weight = ("text", 600) if here else ("text2", 500)
        room = canvas.w - 14 - (18 if here else 0)
        if column.right:
            canvas.text(4, 0, room, canvas.h, words, 12, weight, ink, RIGHT)
            return
        taken = canvas.text(10, 0, room, canvas.h, words, 12, weight, ink)
        if here:
            arrow = "down" if self._descending else "up"
            canvas.icon(10 + taken + 5, (canvas.h - 12) / 2, 12, arrow, "text")
