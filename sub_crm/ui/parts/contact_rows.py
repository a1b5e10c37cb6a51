"""The contact moments behind a number, as rows of a side column."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStyleOptionViewItem

from sub_crm.i18n import _, dates
from sub_crm.i18n.words import word
from sub_crm.queries.relation_contacts import CellContactRow, PersonContactRow
from sub_crm.ui import theme
from sub_crm.ui.parts.kinds import KINDS
from sub_crm.ui.widgets.canvas import Canvas
from sub_crm.ui.widgets.delegates import Index, RowDelegate
from sub_crm.ui.widgets.lists import RowList
from sub_crm.ui.widgets.wrapped import WrappedText, wrapped
from sub_crm.values.kinds import Confidentiality

GUARDED = (Confidentiality.CONFIDENTIAL, Confidentiality.PERSONAL)
LEFT, TOP = 27.0, 7.0
Today = Callable[[], dt.date]
ContactRow = CellContactRow | PersonContactRow


def second_line(row: ContactRow, today: dt.date) -> str:
    """Say "wo 14 okt · A. Kramer, H. van Rijn"."""
    return " · ".join(filter(None, (dates.vague(row.happened_on, today), row.people)))


def told(row: ContactRow, today: dt.date) -> str:
    """The sentence of a row, with the words for its icons."""
    guarded = word(row.confidentiality) if row.confidentiality in GUARDED else ""
    return ". ".join(filter(None, (word(row.kind), title(row), second_line(row, today), guarded)))


def title(row: ContactRow) -> str:
    """What it was about; at least what kind of contact it was."""
    return row.summary or word(row.kind)


class ContactDelegate(RowDelegate):
    """Icon of the kind, what it was about, when and with whom; a lock on what is confidential."""

    inset, padding, radius = 0.0, 4.0, 7.0

    def __init__(self, today: Today) -> None:
        super().__init__()
        self._today = today

    def _laid(self, row: ContactRow, width: float) -> tuple[WrappedText, WrappedText]:
        room = theme.current().px(width - LEFT - self.padding - 18)
        return (
            wrapped(title(row), room, 13, 500, 18),
            wrapped(second_line(row, self._today()), room, 12, 400, 17),
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the words need; density does not squeeze them."""
        view = option.widget
        width = view.viewport().width() if hasattr(view, "viewport") else option.rect.width()
        row = index.data(Qt.ItemDataRole.UserRole)
        look = theme.current()
        both = sum(part.height for part in self._laid(row, width / look.zoom))
        return QSize(10, int(both) + look.px(2 * TOP))

    def draw(self, canvas: Canvas, row: Any) -> None:
        """Paint a row."""
        first, second = self._laid(row, canvas.w)
        canvas.icon(2, TOP + 1, 16, KINDS[row.kind].icon)
        if row.confidentiality in GUARDED:
            canvas.icon(canvas.w - 20, TOP + 2, 14, "lock", "violet")
        corner = canvas.place(LEFT, TOP, 0, 0)
        canvas.painter.setPen(canvas.look.colour("text"))
        first.draw(canvas.painter, corner.x(), corner.y())
        canvas.painter.setPen(canvas.look.colour("text2"))
        second.draw(canvas.painter, corner.x(), corner.y() + first.height)


class ContactList(RowList):
    """Enter or a click opens; Escape goes back to the map."""

    def __init__(self, today: Today, leave: Callable[[], object], name: str = "") -> None:
        super().__init__(
            name or _("Contactmomenten achter de cel"),
            ContactDelegate(today),
            lambda row: told(row, today()),
            single_click=True,
            fit=True,
        )
        self._leave = leave

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the words elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.setFixedHeight(self.sizeHint().height())
            self.scheduleDelayedItemsLayout()  # Qt keeps the rows as high as they were

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, then the keys of every list."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)
