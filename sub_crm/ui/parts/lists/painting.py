"""Painting a long list in one go: only what shows, without asking the model about each cell."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from sub_crm.ui import theme
from sub_crm.ui.parts.lists.columns import GroupRow
from sub_crm.ui.widgets.canvas import Canvas

if TYPE_CHECKING:
    from sub_crm.ui.parts.lists.paged_view import PagedView

GROUND = "surface"
"""What a list stands on; painted here, so that scrolling only moves what is painted."""


def paint_list(view: "PagedView", area: QRect) -> None:
    """Paint the part of the viewport that lies in `area`, in device-independent pixels."""
    painter = QPainter(view.viewport())
    ground, line = map(theme.current().colour, (GROUND, "line"))
    painter.fillRect(area, ground)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    head, items, cells = view.horizontalHeader(), view.list.items, view.cells
    places = [
        (place, view.columnViewportPosition(place), view.columnWidth(place))
        for place in range(view.list.columnCount())
        if not view.isColumnHidden(place)
    ]
    shown = [one for one in places if one[1] <= area.right() and one[1] + one[2] > area.left()]
    current = view.currentIndex().row()
    for row in _rows(view, area):
        item, here = items[row], row == current
        top, high = view.rowViewportPosition(row), view.rowHeight(row)
        if isinstance(item, GroupRow):
            whole = QRect(-head.offset(), top, max(head.length(), 1), high)
            painter.setClipRect(whole)
            cells.paint_group(painter, QRectF(whole), item, here=here)
            continue
        state = cells.state_of(item, here=here)
        for place, left, wide in shown:
            cell = QRectF(left, top, wide, high)
            painter.setClipRect(cell)
            cells.paint_cell(Canvas(painter, cell, state), item, place)
        painter.setClipping(False)
        painter.fillRect(area.left(), top + high - 1, area.width(), 1, line)


def _rows(view: "PagedView", area: QRect) -> range:
    first, last = view.rowAt(area.top()), view.rowAt(area.bottom())
    if first < 0:
        return range(0)
    return range(first, (last if last >= 0 else len(view.list.items) - 1) + 1)
