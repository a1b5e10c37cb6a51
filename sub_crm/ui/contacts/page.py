"""Contactmomenten: every moment in one list, narrowed, sorted, grouped, and changed together."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from sub_crm.i18n import _
from sub_crm.orders.lists import BulkEditContacts
from sub_crm.queries.contact_list import (
    ContactFilter,
    ContactListRow,
    contact_ids,
    contact_page,
    ordering_of,
)
from sub_crm.store import Changes
from sub_crm.ui.contacts.bulk_panel import BulkPanel
from sub_crm.ui.contacts.follow_up_cell import FollowUpCell
from sub_crm.ui.contacts.making import contact_filters, contact_table
from sub_crm.ui.contacts.reading import Numbers, read_numbers
from sub_crm.ui.contacts.wording import grouping, sentence_of
from sub_crm.ui.desk import Desk, Opening, contact_address
from sub_crm.ui.parts.lists import WIDE, BulkAction, BulkBar, Known, ListPage, Questions
from sub_crm.ui.parts.lists.facets import read_known
from sub_crm.ui.parts.lists.filter_menu import search_value
from sub_crm.ui.parts.lists.model import Group
from sub_crm.ui.widgets.columns import MainAndSide
from sub_crm.ui.widgets.empty import EmptyState
from sub_crm.ui.widgets.layouts import column
from sub_crm.ui.width import WidthClass
from sub_crm.values.ids import Id
from sub_crm.values.reading_dates import read_dutch


class ContactsPage(ListPage):
    """The list, and at its side the panel that changes many moments at once."""

    subject, record = "contacts", "contact_moment"
    tables = (
        *("contact_moment", "participant", "contact_issue", "contact_theme", "follow_up"),
        *("issue", "organisation", "person", "assignment", "app_user", "theme"),
    )
    known_tables = ("issue", "organisation", "app_user", "theme")
    asks = Questions(
        rows=contact_page,
        numbers=read_numbers,
        ids=contact_ids,
        known=partial(read_known, with_issues=True, with_themes=True),
        ordering=ordering_of,
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Contactmomenten"), _("Geen contactmomenten voor deze filters."))

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
        self.panel = BulkPanel(desk)
        self.follow_ups = FollowUpCell(desk, self)

    def _content(self) -> QWidget:
        self.columns = MainAndSide(self.card, column(self.panel), _("Tegelijk bewerken"), width=280)
        self.columns.side.hide()
        return self.columns

    def _connect(self) -> None:
        super()._connect()
        self.table.asked.connect(self._ask_cell)
        self.table.ticked.connect(lambda _ticks: self._show_panel_rows())
        self.panel.left.connect(self._leave_panel)
        self.panel.done.connect(self._leave_panel)

    def _none_yet(self) -> EmptyState:
        return EmptyState(
            _("Nog geen contactmomenten. Leg je eerste contact vast."),
            [(_("Contact vastleggen"), self.log_row)],
        )

    def _group(self, filter: ContactFilter) -> Group | None:
        return grouping(filter.group, self._desk.backend.today())

    def _sentence_of(self, numbers: Numbers, *, narrowed: bool) -> str:
        return sentence_of(numbers, narrowed=narrowed)

    def _refresh(self, changes: Changes) -> None:
        super()._refresh(changes)
        if changes.touches(*self.tables):
            self._show_panel_rows()

    def _receive_known(self, known: Known) -> None:
        super()._receive_known(known)
        self.panel.offer(known)

    # what can be done

    def _open(self, row: ContactListRow) -> None:
        self._desk.open(contact_address(row.id))

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

    def _change(self, row: ContactListRow, field: str, value: Any) -> None:
        if field == "happened_on":
            value = read_dutch(value, self._desk.backend.today())
        super()._change(row, field, value)

    def _ask_cell(self, row: ContactListRow, field: str) -> None:
        """Change what has a surface of its own: another dossier, or the follow-up."""
        if field == "issues":
            issues = [(one.id, one.title) for one in self._known.issues]
            search_value(self._desk, _("Dossier toevoegen"), issues, partial(self._link, row))
        else:
            self.follow_ups.ask(row)

    def _link(self, row: ContactListRow, issue: Id) -> None:
        order = BulkEditContacts(ids=(row.id,), add_issues=(issue,))
        self._desk.backend.execute(order, refused=self._tell)

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
        """Esc leaves the panel before the selection."""
        if event.key() == Qt.Key.Key_Escape and self._panel_open():
            self._leave_panel()
        else:
            super().keyPressEvent(event)

    # the frame around

    def set_width_class(self, width: WidthClass) -> None:
        was_open = self._panel_open()
        super().set_width_class(width)
        self.columns.set_width_class(width)
        self.filters.set_compact(width not in WIDE)
        if width in WIDE:
            self.columns.side.setVisible(was_open)

    def regions(self) -> list[QWidget]:
        return [*super().regions(), *([self.panel] if self._panel_open() else [])]
