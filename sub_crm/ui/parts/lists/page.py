"""The page of a long list: head, filters, table and bulk bar, and what its keys do."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.insight.own import may_count, may_count_groups
from sub_crm.orders.records import Edit, Remove
from sub_crm.queries.reading import Reader
from sub_crm.store import Changes
from sub_crm.ui.desk import Desk, ExportWish
from sub_crm.ui.parts.keys import run_key
from sub_crm.ui.parts.lists.bulk_bar import BulkBar
from sub_crm.ui.parts.lists.card import ListCard
from sub_crm.ui.parts.lists.facets import Known
from sub_crm.ui.parts.lists.filter_row import FilterRow
from sub_crm.ui.parts.lists.model import Group
from sub_crm.ui.parts.lists.table import PagedTable
from sub_crm.ui.parts.lists.ticks import Ticks
from sub_crm.ui.parts.reopening import Openers, reopen
from sub_crm.ui.text import label, no_mnemonic
from sub_crm.ui.widgets.buttons import button
from sub_crm.ui.widgets.empty import EmptyState
from sub_crm.ui.widgets.layouts import fill
from sub_crm.ui.width import WidthClass
from sub_crm.values.ids import Id

WIDE = (WidthClass.FULL, WidthClass.NARROW)
_EXPORT = Qt.Modifier.CTRL | Qt.Key.Key_E


@dataclass(frozen=True, slots=True)
class Questions:
    """What a list asks of the store, each with a filter; `known` says what can be chosen."""

    rows: Callable[..., Sequence[Any]]
    numbers: Callable[..., Any]
    ids: Callable[..., Sequence[Id]]
    known: Callable[..., Known]
    ordering: Callable[[Any], Any]


class ListPage(QWidget):
    """The filter decides; the table asks for its rows by the page."""

    export_wanted = Signal(object)
    subject: ClassVar[str]
    """As an export calls it."""
    record: ClassVar[str]
    """The table of the store that the rows come from."""
    tables: ClassVar[tuple[str, ...]]
    known_tables: ClassVar[tuple[str, ...]]
    asks: ClassVar[Questions]
    filters: FilterRow
    table: PagedTable
    bar: BulkBar

    def __init__(self, desk: Desk, title: str, none_found: str) -> None:
        super().__init__()
        self._desk, self._title, self._none_found = desk, title, none_found
        self._known = Known()
        self._numbers: Any = None
        self._make()
        self.card = ListCard(self.table, self.bar, self._nothing)
        self._lay_out()
        self._connect()
        self._load(self.filters.filter)
        self._ask_known()

    # what differs per list

    def _make(self) -> None:
        """Make `filters`, `table` and `bar`."""
        raise NotImplementedError

    def _added(self) -> Sequence[QWidget]:
        """What stands at the end of the head."""
        return ()

    def _content(self) -> QWidget:
        return self.card

    def _none_yet(self) -> EmptyState:
        raise NotImplementedError

    def _group(self, filter: Any) -> Group | None:
        """How rows are put under titles."""
        return None

    def _sentence_of(self, numbers: Any, *, narrowed: bool) -> str:
        raise NotImplementedError

    def _open(self, row: Any) -> None:
        raise NotImplementedError

    # how it is made

    def _lay_out(self) -> None:
        self._sentence = label(" ", "lead", wrap=True)
        words = QVBoxLayout()
        fill(words, (label(self._title, "title"), self._sentence), 2, (0, 0, 0, 0))
        self._export = button(_("Exporteren"), "", "export", on_click=self.export_rows)
        head = QHBoxLayout()
        fill(head, (), 10, (0, 0, 0, 0))
        head.addLayout(words, 1)
        choices = (self.filters.group_choice, self.filters.order_choice)
        for one in (*choices, self._export, *self._added()):
            head.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(self)
        fill(box, (head, self.filters), 10, (28, 18, 28, 18))
        box.addWidget(self._content(), 1)

    def _connect(self) -> None:
        self.filters.changed.connect(self._load)
        self.table.order_wanted.connect(self.filters.sort_by)
        self.table.opened.connect(self._open)
        self.table.edited.connect(self._change)
        self.table.refused.connect(self._desk.backend.refused.emit)
        self.table.menu_wanted.connect(self._menu)
        self._desk.backend.changed.connect(self._refresh)

    def _nothing(self) -> EmptyState:
        if self.filters.narrowed():
            clear = (_("Filters wissen"), self.filters.clear_filters)
            return EmptyState(self._none_found, [clear])
        return self._none_yet()

    # what is shown

    def _load(self, filter: Any) -> None:
        today, rows = self._desk.backend.today(), self.asks.rows

        def page(reader: Reader, after: Any, limit: int) -> Sequence[Any]:
            return rows(reader, filter, today=today, after=after, limit=limit)

        self.table.load(
            page,
            order=filter.order,
            descending=self.asks.ordering(filter).descending,
            group=self._group(filter),
            counted=may_count_groups(filter, self._desk.backend.me),
        )
        self._count()

    def _refresh(self, changes: Changes) -> None:
        if changes.touches(*self.tables):
            self.table.refresh()
            self.filters.refresh()
            self._count()
        if changes.touches(*self.known_tables):
            self._ask_known()

    def _count(self) -> None:
        backend, filter = self._desk.backend, self.filters.filter
        if may_count(filter, backend.me):
            backend.query(self.asks.numbers, filter, today=backend.today(), then=self._show_numbers)
        else:
            self._sentence.setText(_("Van één collega; daarvan wordt niets opgeteld."))
            self.card.show_total(None)

    def _show_numbers(self, numbers: Any) -> None:
        if numbers.filter == self.filters.filter:
            self._numbers = numbers
            narrowed = self.filters.narrowed()
            self._sentence.setText(self._sentence_of(numbers, narrowed=narrowed))
            self.card.show_total(numbers.found)

    def _ask_known(self) -> None:
        backend = self._desk.backend
        asked = {"today": backend.today(), "me": backend.me}
        backend.query(self.asks.known, then=self._receive_known, **asked)

    def _receive_known(self, known: Known) -> None:
        self._known = known
        self.filters.show_facets()

    # what can be done

    def _change(self, row: Any, field: str, value: Any) -> None:
        """Keep what was changed in a cell."""
        order = Edit(table=self.record, id=row.id, field=field, value=value)
        self._desk.backend.execute(order, refused=self._tell)

    def _remove(self, ids: tuple[Id, ...]) -> None:
        self._desk.backend.execute(Remove(table=self.record, ids=ids), refused=self._tell)

    def _tell(self, problems: dict[str, str]) -> None:
        self._desk.backend.refused.emit(" ".join(problems.values()))

    def edit_row(self) -> None:
        self.table.edit_row()

    def log_row(self) -> None:
        raise NotImplementedError

    def delete_row(self) -> None:
        raise NotImplementedError

    def export_rows(self) -> None:
        """Ask for a file of what is chosen, else of the whole list."""
        self._with_ids(self._wish_export)

    def _wish_export(self, ids: tuple[Id, ...]) -> None:
        words = self.filters.in_words()
        self.export_wanted.emit(ExportWish(self.subject, ids, self._title, words))

    def filter_list(self) -> None:
        self.filters.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.field.selectAll()

    def _with_ids(self, then: Any) -> None:
        """Hand over the ids that are chosen; all of the list when nothing is."""
        loaded = [row.id for row in self.table.list.rows]
        backend = self._desk.backend
        asked = (self.asks.ids, self.filters.filter, self.table.ticks(), loaded, backend.today())
        backend.query(_chosen, *asked, then=then)

    def _menu(self, row: Any, spot: QPoint) -> None:
        menu = QMenu(self.table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entries = (
            (_("Openen"), lambda: self._open(row)),
            *(
                (_("{field} wijzigen").format(field=one.title), self._editor(one.key))
                for one in self.table.editable()
            ),
            (_("Contact vastleggen"), self.log_row),
            (_("Verwijderen"), self.delete_row),
        )
        for text, act in entries:
            menu.addAction(no_mnemonic(text)).triggered.connect(lambda _on=False, act=act: act())
        menu.popup(spot)

    def _editor(self, key: str) -> Callable[[], None]:
        return lambda: self.table.edit_cell(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the selection; the other keys are those of every page."""
        if event.key() == Qt.Key.Key_Escape and self.table.ticks():
            self.table.clear_ticks()
        elif event.keyCombination() == _EXPORT:
            self.export_rows()
        elif not run_key(self, event):
            super().keyPressEvent(event)

    # the frame around

    def reopen(self, form: str, about: tuple[Id, ...]) -> None:
        """Open a small form as its draft was left."""
        reopen(self._desk.backend, self.openers(), form, about)

    def openers(self) -> Openers:
        """The small forms of this list."""
        return {"lijst": self.filters.save_list}

    def set_width_class(self, width: WidthClass) -> None:
        self.filters.order_choice.setVisible(width in WIDE)

    def regions(self) -> list[QWidget]:
        return [self.filters, self.table]

    def first_focus(self) -> QWidget:
        return self.table


def _chosen(
    reader: Reader,
    ids: Callable[..., Sequence[Id]],
    filter: Any,
    ticks: Ticks,
    loaded: Sequence[Id],
    today: dt.date,
) -> tuple[Id, ...]:
    if ticks and not ticks.everything:
        return ticks.of(dict.fromkeys([*loaded, *ticks.ids]))
    every = ids(reader, filter, today=today)
    return ticks.of(every) if ticks else tuple(every)
