"""The view under a long list: pages from the store on demand, and the place of the keyboard."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from sub_crm.i18n import ngettext
from sub_crm.queries.listing import PAGE
from sub_crm.ui import theme
from sub_crm.ui.backend import Backend
from sub_crm.ui.parts.lists.columns import GroupRow, ListColumn
from sub_crm.ui.parts.lists.delegate import ListDelegate
from sub_crm.ui.parts.lists.header import ListHeader
from sub_crm.ui.parts.lists.model import Group, PagedModel
from sub_crm.ui.parts.lists.painting import paint_list
from sub_crm.ui.parts.lists.ticks import Ticks
from sub_crm.ui.text import tell_current
from sub_crm.values.ids import Id

Question = Callable[[Any, tuple[Any, Id] | None, int], Sequence[Any]]
"""Ask a reader for at most so many rows after (sort value, id)."""
Answer = tuple[int, Sequence[Any], int, bool]
"""Number of the question, rows, how many were asked for, whether they come after what is there."""
CHECK_WIDTH, GROUP_HEIGHT = 40.0, 32.0
STRETCH_LEAST, STRETCH_EASY = 180.0, 330.0
"""How wide the column that stretches must be, and what is enough for it."""


def counted(group: GroupRow) -> str:
    many = f"{group.count}+" if group.more else str(group.count)
    return ngettext("{n} rij", "{n} rijen", group.count).format(n=many)


class PagedView(QTableView):
    """Rows have an `id` and a `sorted_by`; a refresh keeps what is chosen and the place."""

    ticked = Signal(object)
    """`Ticks`, after every change of what is chosen."""
    current_row_changed = Signal(object)
    order_wanted = Signal(str)
    filled = Signal()
    """Rows came in."""

    def __init__(
        self,
        backend: Backend,
        name: str,
        columns: Sequence[ListColumn],
        sentence: Callable[[Any], str],
        *,
        row_height: float = 44,
        group_words: Callable[[GroupRow], str] = counted,
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._backend = backend
        self._question: Question | None = None
        self._number = 0
        self._compact = False
        self._given: dict[int, int] = {}
        """How wide the columns that grow were made."""
        self.list = PagedModel(columns, sentence, group_words, self)
        self.head = ListHeader(self.list, self)
        self.setHorizontalHeader(self.head)
        self.setModel(self.list)
        self.cells = ListDelegate(self, self.list)
        self.setItemDelegate(self.cells)
        self._behave()
        self._measure(row_height)
        self._connect()

    def _behave(self) -> None:
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def _measure(self, row_height: float) -> None:
        look, down, mode = theme.current(), self.verticalHeader(), QHeaderView.ResizeMode
        down.setMinimumSectionSize(look.px(24))
        down.setSectionResizeMode(mode.Fixed)
        down.setDefaultSectionSize(look.row(row_height))
        down.hide()
        self.head.setMinimumSectionSize(look.px(24))
        self.head.resizeSection(0, look.px(CHECK_WIDTH))
        self.head.setSectionResizeMode(0, mode.Fixed)
        for place, column in enumerate(self.list.columns, 1):
            if column.width:
                self.head.resizeSection(place, look.px(column.width))
            else:
                self.head.setSectionResizeMode(place, mode.Stretch)

    def _connect(self) -> None:
        self.list.more_wanted.connect(self._ask_more)
        self.list.modelReset.connect(self._measure_groups)
        self.list.rowsInserted.connect(lambda _parent, first, _last: self._measure_groups(first))
        self.head.order_wanted.connect(self.order_wanted)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._reach())
        self.selectionModel().currentChanged.connect(self._tell_current)

    # what is shown

    def load(
        self,
        question: Question,
        *,
        order: str = "",
        descending: bool = False,
        group: Group | None = None,
        counted: bool = True,
    ) -> None:
        """Show the answer to another question, from its beginning; nothing is chosen then.

        `counted` is whether groups say how many rows they have.
        """
        self._question = question
        self.list.group, self.list.counted = group, counted
        self.list.folded.clear()
        self.head.show_order(order, descending)
        self.set_ticks(Ticks())
        self._ask(None, PAGE)

    def refresh(self) -> None:
        """Ask again for what is loaded; what is chosen and where the keyboard is stays."""
        self._ask(None, max(len(self.list.rows), PAGE))

    def _ask_more(self) -> None:
        last = self.list.rows[-1]
        self._ask((last.sorted_by, last.id), PAGE)

    def _ask(self, after: tuple[Any, Id] | None, limit: int) -> None:
        if self._question is None:
            return
        self._number += 1
        number, question = self._number, self._question

        def asked(reader: Any) -> Answer:
            return number, question(reader, after, limit), limit, after is not None

        self._backend.query(asked, then=self._receive)

    def _receive(self, answer: Answer) -> None:
        number, rows, limit, goes_on = answer
        if number != self._number:
            return  # an older question; the newer one is under way
        if goes_on:
            self.list.append(rows, len(rows) == limit)
        else:
            self._show_anew(rows, len(rows) == limit)
        self.doItemsLayout()  # now, so that the scroll bar knows how far it reaches
        self._reach()
        self.filled.emit()

    def _show_anew(self, rows: Sequence[Any], more: bool) -> None:
        before, place = self.current_row(), self.currentIndex().row()
        begins = not self.list.items
        scroll, held = self.verticalScrollBar().value(), getattr(before, "id", None)
        self.list.replace(rows, more)
        self._drop_gone()
        found = self.list.place_of(held) if held is not None else -1
        if place >= 0 and self.list.items:
            self._go(found if found >= 0 else min(place, len(self.list.items) - 1))
        elif begins:
            self._take_first()
        self.verticalScrollBar().setValue(scroll)

    def _drop_gone(self) -> None:
        """What is whole on show and no longer there cannot be chosen."""
        ticks = self.list.ticks
        if not self.list.more and not ticks.everything:
            self.set_ticks(Ticks(ticks.ids & {row.id for row in self.list.rows}))

    def _measure_groups(self, first: int = 0) -> None:
        down, high = self.verticalHeader(), theme.current().row(GROUP_HEIGHT)
        usual = down.defaultSectionSize()
        for place in range(first, len(self.list.items)):
            wanted = high if isinstance(self.list.items[place], GroupRow) else usual
            if down.sectionSize(place) != wanted:  # a reset keeps the heights of before
                down.resizeSection(place, wanted)

    def _reach(self) -> None:
        """Near the end of what is loaded, ask for more."""
        bar, nowhere = self.verticalScrollBar(), QModelIndex()
        near = bar.value() >= bar.maximum() - 2 * self.viewport().height()
        if near and self.list.rows and self.list.canFetchMore(nowhere):
            self.list.fetchMore(nowhere)

    def set_compact(self, compact: bool) -> None:
        """In a narrow window the columns that may go are left out, also where they would fit."""
        self._compact = compact
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Leave columns out, the last first, until the one that stretches is wide enough."""
        look, columns = theme.current(), self.list.columns
        wanted = [column.width or STRETCH_LEAST for column in columns]
        over = look.px(CHECK_WIDTH + sum(wanted)) - self.viewport().width()
        for place in range(len(columns), 0, -1):
            goes = (over > 0 or self._compact) and not columns[place - 1].always
            self.setColumnHidden(place, goes)
            over -= look.px(wanted[place - 1]) if goes else 0
        self._share_room()

    def _share_room(self) -> None:
        """Let columns grow where there is room; one that was dragged stays as it was left."""
        look, head = theme.current(), self.head
        shown = [
            (place, column)
            for place, column in enumerate(self.list.columns, 1)
            if not head.isSectionHidden(place)
        ]
        wanted = CHECK_WIDTH + sum(column.width or STRETCH_EASY for _place, column in shown)
        growing = [(place, column) for place, column in shown if column.most]
        share = max(0, self.viewport().width() - look.px(wanted)) // max(1, len(growing))
        for place, column in growing:
            before = self._given.get(place, look.px(column.width))
            if head.sectionSize(place) == before:
                wide = min(look.px(column.width) + share, look.px(column.most))
                self._given[place] = wide
                head.resizeSection(place, wide)

    # where the keyboard is

    def current_row(self) -> Any:
        """The row that the keyboard is at; None at a group or nowhere."""
        item = self._item(self.currentIndex())
        return None if isinstance(item, GroupRow) else item

    def _item(self, index: QModelIndex) -> Any:
        return index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None

    def select(self, id: Id) -> bool:
        """Go to the row with this id; False when it is not loaded."""
        place = self.list.place_of(id)
        if place >= 0:
            self._go(place)
        return place >= 0

    def _go(self, place: int) -> None:
        flag = QItemSelectionModel.SelectionFlag.NoUpdate
        self.selectionModel().setCurrentIndex(self.list.index(place, 0), flag)
        self.scrollTo(self.list.index(place, 0))

    def _tell_current(self, index: QModelIndex, before: QModelIndex) -> None:
        if index.isValid() and index.column():
            self._go(index.row())  # the keyboard walks over rows
            return
        for place in {index.row(), before.row()} - {-1}:
            for column in range(self.list.columnCount()):
                self.update(self.list.index(place, column))
        item = self._item(index)
        self.current_row_changed.emit(None if isinstance(item, GroupRow) else item)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Arriving by keyboard puts the first row under the arrows."""
        super().focusInEvent(event)
        self._take_first()
        self.viewport().update()
        tell_current(self)

    def _take_first(self) -> None:
        """With the keyboard in the list, some row is under the arrows."""
        if self.hasFocus() and not self.currentIndex().isValid() and self.list.items:
            first = isinstance(self.list.items[0], GroupRow) and len(self.list.items) > 1
            self._go(int(first))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # what is chosen

    def ticks(self) -> Ticks:
        return self.list.ticks

    def set_ticks(self, ticks: Ticks) -> None:
        if ticks != self.list.ticks:
            self.list.set_ticks(ticks)
            self.ticked.emit(ticks)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_list(self, event.rect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()
        self._reach()

    def minimumSizeHint(self) -> QSize:
        """Small: a wide table scrolls."""
        return QSize(theme.current().px(120), theme.current().px(120))
