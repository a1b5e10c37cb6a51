"""Contactmomenten: every moment in one list, narrowed, sorted, grouped, and changed together."""

from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.orders.records import Edit, Remove
from sub_crm.queries.contact_list import (
    ContactFilter,
    ContactListRow,
    contact_page,
    ordering_of,
)
from sub_crm.store import Changes
from sub_crm.ui.contacts.bulk_panel import BulkPanel
from sub_crm.ui.contacts.making import contact_filters, contact_table
from sub_crm.ui.contacts.reading import Known, Numbers, read_ids, read_known, read_numbers
from sub_crm.ui.contacts.wording import grouping, sentence_of
from sub_crm.ui.desk import Desk, ExportWish, Opening, contact_address
from sub_crm.ui.parts.keys import run_key
from sub_crm.ui.parts.lists import BulkAction, BulkBar, ListCard
from sub_crm.ui.text import label, no_mnemonic
from sub_crm.ui.widgets.buttons import button
from sub_crm.ui.widgets.columns import MainAndSide
from sub_crm.ui.widgets.empty import EmptyState
from sub_crm.ui.widgets.layouts import column, fill
from sub_crm.ui.width import WidthClass
from sub_crm.values.ids import Id

TABLES = (
    *("contact_moment", "participant", "contact_issue", "contact_theme", "follow_up"),
    *("issue", "organisation", "person", "assignment", "app_user", "theme"),
)
KNOWN_TABLES = ("issue", "organisation", "app_user", "theme")


class ContactsPage(QWidget):
    """The filter decides; the table asks for its rows by the page."""

    export_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._known = desk, Known()
        self._numbers: Numbers | None = None
        self._make()
        self._lay_out()
        self._connect()
        self._load(self.filters.filter)
        self._ask_known()

    # how it is made

    def _make(self) -> None:
        desk = self._desk
        self.filters = contact_filters(desk, lambda: self._known)
        self.table = contact_table(desk)
        self.bar = BulkBar(
            [
                BulkAction(_("Bewerken"), "note", self.edit_ticked),
                BulkAction(_("Exporteren"), "export", self.export_rows),
                BulkAction(_("Verwijderen"), "trash", self.delete_row),
            ]
        )
        self.card = ListCard(self.table, self.bar, self._nothing)
        self.panel = BulkPanel(desk)

    def _lay_out(self) -> None:
        self._title = label(_("Contactmomenten"), "title")
        self._sentence = label(" ", "lead", wrap=True)
        words = QVBoxLayout()
        fill(words, (self._title, self._sentence), 2, (0, 0, 0, 0))
        self._export = button(_("Exporteren"), "", "export", on_click=self.export_rows)
        head = QHBoxLayout()
        fill(head, (), 10, (0, 0, 0, 0))
        head.addLayout(words, 1)
        for one in (self.filters.group_choice, self.filters.order_choice, self._export):
            head.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
        self.columns = MainAndSide(self.card, column(self.panel), _("Tegelijk bewerken"), width=280)
        self.columns.side.hide()
        box = QVBoxLayout(self)
        fill(box, (head, self.filters), 10, (28, 18, 28, 18))
        box.addWidget(self.columns, 1)

    def _connect(self) -> None:
        self.filters.changed.connect(self._load)
        self.table.order_wanted.connect(self.filters.sort_by)
        self.table.opened.connect(self._open)
        self.table.edited.connect(self._rename)
        self.table.ticked.connect(lambda _ticks: self._show_panel_rows())
        self.table.menu_wanted.connect(self._menu)
        self.panel.left.connect(self._leave_panel)
        self.panel.done.connect(self._leave_panel)
        self._desk.backend.changed.connect(self._refresh)

    def _nothing(self) -> EmptyState:
        if self.filters.narrowed():
            return EmptyState(
                _("Geen contactmomenten voor deze filters."),
                [(_("Filters wissen"), self.filters.clear_filters)],
            )
        return EmptyState(
            _("Nog geen contactmomenten. Leg je eerste contact vast."),
            [(_("Contact vastleggen"), self.log_row)],
        )

    # what is shown

    def _load(self, filter: ContactFilter) -> None:
        today, ordering = self._desk.backend.today(), ordering_of(filter)
        self.table.load(
            lambda reader, after, limit: contact_page(
                reader, filter, today=today, after=after, limit=limit
            ),
            order=filter.order,
            descending=ordering.descending,
            group=grouping(filter.group, today),
        )
        self._count()

    def _refresh(self, changes: Changes) -> None:
        if changes.touches(*TABLES):
            self.table.refresh()
            self.filters.refresh()
            self._count()
            self._show_panel_rows()
        if changes.touches(*KNOWN_TABLES):
            self._ask_known()

    def _count(self) -> None:
        backend = self._desk.backend
        backend.query(
            read_numbers, self.filters.filter, today=backend.today(), then=self._show_numbers
        )

    def _show_numbers(self, numbers: Numbers) -> None:
        if numbers.filter != self.filters.filter:
            return
        self._numbers = numbers
        self._sentence.setText(sentence_of(numbers, narrowed=self.filters.narrowed()))
        self.card.show_total(numbers.found)

    def _ask_known(self) -> None:
        backend = self._desk.backend
        backend.query(read_known, today=backend.today(), me=backend.me, then=self._receive_known)

    def _receive_known(self, known: Known) -> None:
        self._known = known
        self.filters.show_facets()
        self.panel.offer(known)

    # what can be done

    def _open(self, row: ContactListRow) -> None:
        self._desk.open(contact_address(row.id))

    def _rename(self, row: ContactListRow, field: str, text: str) -> None:
        order = Edit(table="contact_moment", id=row.id, field=field, value=text)
        self._desk.backend.execute(order, refused=self._tell)

    def _tell(self, problems: dict[str, str]) -> None:
        self._desk.backend.refused.emit(" ".join(problems.values()))

    def edit_row(self) -> None:
        self.table.edit_row()

    def log_row(self) -> None:
        """Log more with the same organisation."""
        row = self.table.current_row()
        self._desk.quick_log(Opening(organisation_id=row.organisation_id if row else None))

    def delete_row(self) -> None:
        """Remove what is chosen, else the row of the keyboard."""
        row = self.table.current_row()
        if self.table.ticks():
            self._with_ids(self._remove)
        elif row is not None:
            self._remove((row.id,))

    def _remove(self, ids: tuple[Id, ...]) -> None:
        self._desk.backend.execute(Remove(table="contact_moment", ids=ids), refused=self._tell)

    def export_rows(self) -> None:
        """Ask for a file of what is chosen, else of the whole list."""
        self._with_ids(self._wish_export)

    def _wish_export(self, ids: tuple[Id, ...]) -> None:
        words = self.filters.in_words()
        self.export_wanted.emit(ExportWish("contacts", ids, _("Contactmomenten"), words))

    def filter_list(self) -> None:
        self.filters.field.setFocus()
        self.filters.field.selectAll()

    def _with_ids(self, then: Any) -> None:
        """Hand over the ids that are chosen; all of the list when nothing is."""
        loaded = [row.id for row in self.table.list.rows]
        asked = (self.filters.filter, self.table.ticks(), loaded, self._desk.backend.today())
        self._desk.backend.query(read_ids, *asked, then=then)

    def _menu(self, row: ContactListRow, spot: QPoint) -> None:
        menu = QMenu(self.table)
        entries = (
            (_("Openen"), lambda: self._open(row)),
            (_("Onderwerp wijzigen"), self.edit_row),
            (_("Contact vastleggen"), self.log_row),
            (_("Verwijderen"), self.delete_row),
        )
        for text, act in entries:
            menu.addAction(no_mnemonic(text)).triggered.connect(lambda _on=False, act=act: act())
        menu.popup(spot)

    # many at once

    def edit_ticked(self) -> None:
        """Open the panel for what is chosen and go there."""
        if not self.table.ticks():
            return
        self._show_side(True)
        self._show_panel_rows()
        self.panel.first_focus().setFocus()

    def _show_side(self, on: bool) -> None:
        if self.columns.is_drawer():
            self.columns.toggle_side()
        else:
            self.columns.side.setVisible(on)

    def _panel_open(self) -> bool:
        return self.columns.side.isVisible()

    def _show_panel_rows(self) -> None:
        if not self._panel_open():
            return
        if self.table.ticks():
            self._with_ids(self.panel.show_ids)
        else:
            self._leave_panel()

    def _leave_panel(self) -> None:
        if self._panel_open():
            self._show_side(False)
            self.table.setFocus()

    def toggle_side(self) -> None:
        if self._panel_open():
            self._leave_panel()
        else:
            self.edit_ticked()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the panel, then the selection; the other keys are those of every page."""
        if event.key() == Qt.Key.Key_Escape and self._panel_open():
            self._leave_panel()
        elif event.key() == Qt.Key.Key_Escape and self.table.ticks():
            self.table.clear_ticks()
        elif event.keyCombination() == _EXPORT:
            self.export_rows()
        elif not run_key(self, event):
            super().keyPressEvent(event)

    # the frame around

    def set_width_class(self, width: WidthClass) -> None:
        wide = width in (WidthClass.FULL, WidthClass.NARROW)
        was_open = self._panel_open()
        self.columns.set_width_class(width)
        self.filters.set_compact(not wide)
        self.filters.order_choice.setVisible(wide)
        if wide:
            self.columns.side.setVisible(was_open)

    def regions(self) -> list[QWidget]:
        return [self.filters, self.table, *([self.panel] if self._panel_open() else [])]

    def first_focus(self) -> QWidget:
        return self.table


_EXPORT = Qt.Modifier.CTRL | Qt.Key.Key_E
