"""The card around a long list: the bulk bar on top, the table, or what is said when it is empty."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from sub_crm.ui import theme
from sub_crm.ui.parts.lists.bulk_bar import BulkBar
from sub_crm.ui.parts.lists.table import PagedTable
from sub_crm.ui.parts.lists.ticks import Ticks
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.empty import EmptyState
from sub_crm.ui.widgets.floating import next_stop
from sub_crm.ui.widgets.layouts import fill

CORNER = 6.0


class ListCard(Card):
    """`empty` makes what stands there when no row meets the condition."""

    def __init__(self, table: PagedTable, bar: BulkBar, empty: Callable[[], EmptyState]) -> None:
        super().__init__(1, 0)
        # the table paints its own ground, up to where the card's corners are straight
        self.body.setContentsMargins(1, 1, 1, theme.current().px(CORNER))
        self.table, self.bar, self._make_empty = table, bar, empty
        self.total: int | None = 0
        """How many rows meet the condition, None where that may not be told; say it with
        `show_total`."""
        self._whole = QWidget()
        fill(QVBoxLayout(self._whole), (bar, table), 0, (0, 0, 0, 0))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._whole)
        self.add(self._stack, stretch=1)
        table.ticked.connect(self._show_ticks)
        table.filled.connect(self._show_rows)
        bar.all_wanted.connect(table.tick_everything)
        bar.cleared.connect(self._clear)

    def show_total(self, total: int | None) -> None:
        self.total = total
        self.bar.show_ticks(self.table.ticks(), total)

    def ticked_count(self) -> int | None:
        """How many rows are chosen, capped as the count of the list is."""
        return self.table.ticks().count(self.total)

    def _clear(self) -> None:
        self.table.clear_ticks()
        self.table.setFocus()

    def _show_ticks(self, ticks: Ticks) -> None:
        """The bar comes above the rows, which stay where they are when they can."""
        before = self.bar.isHidden()
        self.bar.show_ticks(ticks, self.total)
        if self.bar.isHidden() is not before:
            step = self.bar.height() if before else -self.bar.height()
            QTimer.singleShot(0, self.table, lambda: self._shift(step))

    def _shift(self, step: int) -> None:
        bar = self.table.verticalScrollBar()
        bar.setValue(bar.value() + step)
        if self.table.currentIndex().isValid():
            self.table.scrollTo(self.table.currentIndex())

    def _show_rows(self) -> None:
        if self.table.list.rows:
            self._stack.setCurrentIndex(0)
            return
        held = self.table.hasFocus()
        old, empty = self._stack.widget(1), self._make_empty()
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._stack.addWidget(empty)
        self._stack.setCurrentWidget(empty)
        if held and (first := next_stop(empty, None, True)) is not None:
            first.setFocus()
