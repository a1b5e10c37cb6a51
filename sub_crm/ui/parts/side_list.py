"""Lists in the side column: as high as their rows, which wrap instead of being cut."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStyleOptionViewItem

from sub_crm.ui import theme
from sub_crm.ui.widgets.canvas import Canvas
from sub_crm.ui.widgets.delegates import Index, RowDelegate
from sub_crm.ui.widgets.lists import RowList
from sub_crm.ui.widgets.rows import Heading
from sub_crm.ui.widgets.wrapped import height_of as measured
from sub_crm.ui.widgets.wrapped import wrapped


class WrappingDelegate(RowDelegate):
    """Rows whose words wrap: density does not squeeze them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height that the words need at the width of the view."""
        row = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, Heading):
            return super().sizeHint(option, index)
        look, view = theme.current(), option.widget
        width = view.viewport().width() if hasattr(view, "viewport") else option.rect.width()
        return QSize(10, look.px(self.height_of(row, width / look.zoom)))


def height_of(words: str, width: float, size: float, weight: int, leading: float) -> float:
    """The height in design pixels of words in a column that is `width` wide."""
    look = theme.current()
    return measured(words, look.px(width), size, weight, leading, look.zoom) / look.zoom


def write(
    canvas: Canvas,
    place: tuple[float, float, float],
    words: str,
    size: float,
    weight: int,
    colour: str,
    leading: float,
) -> float:
    """Paint wrapped words at (x, y, width); return their height in design pixels."""
    x, y, width = place
    laid = wrapped(words, canvas.look.px(width), size, weight, leading)
    canvas.painter.setPen(canvas.look.colour(colour))
    corner = canvas.place(x, y, 0, 0)
    laid.draw(canvas.painter, corner.x(), corner.y())
    return laid.height / canvas.look.zoom


def keep_place(view: RowList, place: int) -> None:
    """Where the current row went away, the one that took its place becomes current."""
    if place < 0 or view.current_row() is not None:
        return
    count = view.rows.rowCount()
    nearest = [*range(place, count), *reversed(range(min(place, count)))]
    indexes = (view.rows.index(at, 0) for at in nearest)
    found = next((index for index in indexes if view.row_at(index) is not None), None)
    if found is not None:
        view.setCurrentIndex(found)


class SideList(RowList):
    """A list without a scroll bar of its own."""

    def __init__(
        self,
        name: str,
        delegate: RowDelegate,
        sentence: Callable[[Any], str],
        *,
        key: Callable[[Any], Hashable],
    ) -> None:
        super().__init__(name, delegate, sentence, key=key, single_click=True, fit=True)

    def set_rows(self, items: Sequence[Any]) -> None:
        """Show these rows; the keyboard stays where it was."""
        place = self.currentIndex().row()
        super().set_rows(items)
        keep_place(self, place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the words elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.setFixedHeight(self.sizeHint().height())
