"""Paints the cells of a long list: rows, the titles of groups, and the check boxes."""

from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from sub_crm.ui import theme
from sub_crm.ui.parts.lists.columns import GroupRow, ListColumn
from sub_crm.ui.parts.lists.model import Index, PagedModel
from sub_crm.ui.widgets.canvas import LEFT, RIGHT, Canvas, RowState
from sub_crm.ui.widgets.checks import draw_check
from sub_crm.ui.widgets.delegates import CanvasDelegate

BOX, BOX_LEFT = 18.0, 12.0
_Role = Qt.ItemDataRole


def check_rect(canvas: Canvas) -> QRectF:
    return canvas.place(BOX_LEFT, (canvas.h - BOX) / 2, BOX, BOX)


class ListDelegate(CanvasDelegate):
    """A selected row is tinted, the row of the keyboard has a bar at its left."""

    def __init__(self, table: QTableView, model: PagedModel) -> None:
        super().__init__(table)
        self._table, self._model = table, model

    def paint_on(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> Canvas:
        """Paint the part of a group title that lies in this cell, or the cell of a row."""
        item, look = index.data(_Role.UserRole), theme.current()
        here = self._table.currentIndex().row() == index.row()
        painter.setClipRect(option.rect)
        if isinstance(item, GroupRow):
            rect = QRectF(self._whole_row(option.rect))
            canvas = Canvas(painter, rect, RowState(focused=here))
            self._group(canvas, item)
        else:
            state = RowState(selected=item.id in self._model.ticks, focused=here)
            canvas = Canvas(painter, QRectF(option.rect), state)
            self._row(canvas, item, index.column())
        if here and index.column() == 0:
            bar = QRectF(option.rect.x(), option.rect.y() + 1, look.px(3), option.rect.height() - 2)
            painter.fillRect(bar, look.colour("accent" if self._table.hasFocus() else "control"))
        return canvas

    def _whole_row(self, cell: QRect) -> QRect:
        header = self._table.horizontalHeader()
        return QRect(-header.offset(), cell.y(), max(header.length(), 1), cell.height())

    def _group(self, canvas: Canvas, group: GroupRow) -> None:
        canvas.box(0, 0, canvas.w, canvas.h, "bg")
        canvas.line(0, canvas.h - 1, canvas.w, canvas.h - 1)
        canvas.icon(14, (canvas.h - 13) / 2, 13, "chevron" if group.folded else "down")
        taken = canvas.text(36, 0, canvas.w - 60, canvas.h, group.title, 13, 650)
        words = self._model.group_words(group)
        canvas.text(36 + taken + 10, 0, canvas.w - taken, canvas.h, words, 12.5, 400, "text2")

    def _row(self, canvas: Canvas, row: Any, place: int) -> None:
        canvas.box(0, 0, canvas.w, canvas.h, "sel" if canvas.state.selected else "")
        canvas.line(0, canvas.h - 1, canvas.w, canvas.h - 1)
        if place == 0:
            draw_check(canvas.painter, check_rect(canvas), canvas.state.selected)
            return
        column = self._model.columns[place - 1]
        if column.draw is not None:
            column.draw(canvas, row)
        else:
            _write(canvas, column, row)

    # the one cell that is edited in place

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName(self._model.columns[index.column() - 1].title)
        editor.setFont(theme.current().font(13))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        column = self._model.columns[index.column() - 1]
        if isinstance(editor, QLineEdit) and column.edit is not None:
            editor.setText(column.edit(index.data(_Role.UserRole)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            self._model.setData(index, editor.text())

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
