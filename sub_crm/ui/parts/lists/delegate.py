"""Paints the cells of a long list: rows, the titles of groups, and the check boxes."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from sub_crm.ui import theme
from sub_crm.ui.parts.lists.cells import CellLine, TypedCell
from sub_crm.ui.parts.lists.columns import GroupRow, ListColumn
from sub_crm.ui.parts.lists.model import Index, PagedModel
from sub_crm.ui.widgets.canvas import LEFT, RIGHT, Canvas, RowState
from sub_crm.ui.widgets.checks import draw_check
from sub_crm.ui.widgets.delegates import CanvasDelegate

BOX, BOX_LEFT = 18.0, 12.0
_Role = Qt.ItemDataRole


_LEAVING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


def _leaves(event: QKeyEvent) -> bool:
    return event.type() is QEvent.Type.KeyPress and event.key() in _LEAVING


def check_rect(canvas: Canvas) -> QRectF:
    return canvas.place(BOX_LEFT, (canvas.h - BOX) / 2, BOX, BOX)


class ListDelegate(CanvasDelegate):
    """A selected row is tinted, the row of the keyboard has a bar at its left."""

    def __init__(self, table: QTableView, model: PagedModel) -> None:
        super().__init__(table)
        self._table, self._model = table, model

    def paint_on(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> Canvas:
        """Paint one cell; the view itself paints all of them in one go."""
        item, rect = index.data(_Role.UserRole), QRectF(option.rect)
        if isinstance(item, GroupRow):
            canvas = Canvas(painter, rect, RowState())
            self._group(canvas, item)
        else:
            canvas = Canvas(painter, rect, self.state_of(item, here=False))
            self._row(canvas, item, index.column())
        return canvas

    def paint_group(self, painter: QPainter, rect: QRectF, group: GroupRow, *, here: bool) -> None:
        """Paint the title of a group over the whole row."""
        self._group(Canvas(painter, rect, RowState(focused=here)), group)
        if here:
            self._bar(painter, rect)

    def state_of(self, row: Any, *, here: bool) -> RowState:
        return RowState(selected=row.id in self._model.ticks, focused=here)

    def paint_cell(self, canvas: Canvas, row: Any, place: int) -> None:
        """Paint a cell; the first is the check box."""
        self._row(canvas, row, place)
        if canvas.state.focused and place == 0:
            self._bar(canvas.painter, canvas.rect)

    def _bar(self, painter: QPainter, rect: QRectF) -> None:
        look = theme.current()
        bar = QRectF(rect.x(), rect.y() + 1, look.px(3), rect.height() - 2)
        painter.fillRect(bar, look.colour("accent" if self._table.hasFocus() else "control"))

    def _group(self, canvas: Canvas, group: GroupRow) -> None:
        canvas.box(0, 0, canvas.w, canvas.h, "bg")
        canvas.line(0, canvas.h - 1, canvas.w, canvas.h - 1)
        canvas.icon(14, (canvas.h - 13) / 2, 13, "chevron" if group.folded else "down")
        taken = canvas.text(36, 0, canvas.w - 60, canvas.h, group.title, 13, 650)
        words = self._model.group_words(group)
        canvas.text(36 + taken + 10, 0, canvas.w - taken, canvas.h, words, 12.5, 400, "text2")

    def _row(self, canvas: Canvas, row: Any, place: int) -> None:
        if canvas.state.selected:
            canvas.box(0, 0, canvas.w, canvas.h - 1, "sel")
        if place == 0:
            draw_check(canvas.painter, check_rect(canvas), canvas.state.selected)
            return
        column = self._model.columns[place - 1]
        if column.draw is not None:
            column.draw(canvas, row)
        else:
            _write(canvas, column, row)

    # the cell that is changed in place

    def _cell(self, index: Index) -> TypedCell:
        cell = self._model.columns[index.column() - 1].edit
        assert isinstance(cell, TypedCell)
        return cell

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = CellLine(parent, self._model.columns[index.column() - 1].title)
        self._problem = self._cell(index).problem
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, CellLine):
            editor.setText(self._cell(index).text(index.data(_Role.UserRole)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        if isinstance(editor, CellLine):
            self._model.setData(index, editor.text())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter and Tab stay in a cell as long as its text cannot be kept."""
        if isinstance(editor, CellLine) and isinstance(event, QKeyEvent) and _leaves(event):
            problem = self._problem(editor.text().strip())
            if problem:
                editor.complain(problem)
                return True
        return super().eventFilter(editor, event)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Inside the row, at least wide enough to type in."""
        rect, look = option.rect, theme.current()
        high = max(rect.height() - 4, look.px(34))
        corner = QPoint(rect.x() + 2, rect.y() + (rect.height() - high) // 2)
        editor.setGeometry(QRect(corner, QSize(max(rect.width() - 4, look.px(160)), high)))


def _write(canvas: Canvas, column: ListColumn, row: Any) -> None:
    canvas.text(
        10,
        0,
        canvas.w - 18,
        canvas.h,
        column.text(row),
        13,
        600 if column.strong else 400,
        align=RIGHT if column.right else LEFT,
        tabular=column.tabular,
    )
