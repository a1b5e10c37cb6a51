"""Dossiers: all of them in one list by status, narrowed, sorted, opened with Enter."""

from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.i18n.words import word
from sub_crm.orders.issues import SetIssueStatus
from sub_crm.orders.records import Edit, Remove
from sub_crm.queries.issue_list import (
    IssueFilter,
    IssueGroup,
    IssueListRow,
    issue_count,
    issue_list_page,
    ordering_of,
)
from sub_crm.store import Changes
from sub_crm.ui.desk import Desk, ExportWish, Opening, issue_address
from sub_crm.ui.issues.adding import NewIssueForm
from sub_crm.ui.issues.list_reading import (
    Known,
    Numbers,
    issue_facets,
    issue_presets,
    read_ids,
    read_known,
    read_numbers,
    sentence_of,
)
from sub_crm.ui.issues.list_rows import GROUPS, ORDERS, columns, group_words, grouping, told
from sub_crm.ui.parts.keys import run_key
from sub_crm.ui.parts.lists import BulkAction, BulkBar, FilterRow, ListCard, PagedTable
from sub_crm.ui.text import label, no_mnemonic
from sub_crm.ui.widgets.buttons import button
from sub_crm.ui.widgets.empty import EmptyState
from sub_crm.ui.widgets.layouts import fill
from sub_crm.ui.width import WidthClass
from sub_crm.values.ids import Id
from sub_crm.values.kinds import IssueStatus

TABLES = (
    *("issue", "issue_stance", "issue_theme", "decision", "follow_up"),
    *("contact_moment", "contact_issue", "organisation", "app_user"),
)
KNOWN_TABLES = ("organisation", "app_user", "theme")
_EXPORT = Qt.Modifier.CTRL | Qt.Key.Key_E
WIDE = (WidthClass.FULL, WidthClass.NARROW)


class IssuesPage(QWidget):
    """The filter decides; the table asks for its rows by the page."""

    export_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._known = desk, Known()
        self._make()
        self._lay_out()
        self._connect()
        self._load(self.filters.filter)
        self._ask_known()

    # how it is made

    def _make(self) -> None:
        desk, today = self._desk, self._desk.backend.today()
        self.filters = FilterRow(
            desk,
            "issues",
            IssueFilter(),
            facets=issue_facets(lambda: self._known),
            presets=issue_presets(desk.backend.me),
            count=lambda reader, filter: issue_count(reader, filter, today=today),
            orders=[(one, _(text)) for one, text in ORDERS.items()],
            groups=[(one, _(text)) for one, text in GROUPS.items()],
        )
        self.table = PagedTable(
            desk.backend,
            _("Dossiers"),
            columns(today, lambda: self.filters.filter.group is IssueGroup.STATUS),
            lambda row: told(row, today),
            row_height=44,
            group_words=group_words,
        )
        self.bar = BulkBar(
            [
                BulkAction(_("Status wijzigen"), "swap", self.change_status),
                BulkAction(_("Exporteren"), "export", self.export_rows),
            ]
        )
        self.card = ListCard(self.table, self.bar, self._nothing)

    def _lay_out(self) -> None:
        self._sentence = label(" ", "lead", wrap=True)
        words = QVBoxLayout()
        fill(words, (label(_("Dossiers"), "title"), self._sentence), 2, (0, 0, 0, 0))
        self._export = button(_("Exporteren"), "", "export", on_click=self.export_rows)
        self.add = button(_("Dossier"), "primary", "plus", on_click=self.add_issue)
        self.add.setAccessibleName(_("Dossier toevoegen"))
        head = QHBoxLayout()
        fill(head, (), 10, (0, 0, 0, 0))
        head.addLayout(words, 1)
        choices = (self.filters.group_choice, self.filters.order_choice)
        for one in (*choices, self._export, self.add):
            head.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(self)
        fill(box, (head, self.filters), 10, (28, 18, 28, 18))
        box.addWidget(self.card, 1)

    def _connect(self) -> None:
        self.filters.changed.connect(self._load)
        self.table.order_wanted.connect(self.filters.sort_by)
        self.table.opened.connect(self._open)
        self.table.edited.connect(self._rename)
        self.table.menu_wanted.connect(self._menu)
        self._desk.backend.changed.connect(self._refresh)

    def _nothing(self) -> EmptyState:
        if self.filters.narrowed():
            return EmptyState(
                _("Geen dossiers voor deze filters."),
                [(_("Filters wissen"), self.filters.clear_filters)],
            )
        return EmptyState(
            _("Nog geen dossiers. Leg vast wat er bestuurlijk speelt."),
            [(_("Dossier toevoegen"), self.add_issue)],
        )

    # what is shown

    def arrive(self, argument: str = "") -> None:
        """Judge anew: a night may have passed."""
        self._count()

    def _load(self, filter: IssueFilter) -> None:
        today, ordering = self._desk.backend.today(), ordering_of(filter)
        self.table.load(
            lambda reader, after, limit: issue_list_page(
                reader, filter, today=today, after=after, limit=limit
            ),
            order=filter.order,
            descending=ordering.descending,
            group=grouping(filter),
        )
        self._count()

    def _refresh(self, changes: Changes) -> None:
        if changes.touches(*TABLES):
            self.table.refresh()
            self.filters.refresh()
            self._count()
        if changes.touches(*KNOWN_TABLES):
            self._ask_known()

    def _count(self) -> None:
        backend, filter = self._desk.backend, self.filters.filter
        backend.query(read_numbers, filter, today=backend.today(), then=self._show_numbers)

    def _show_numbers(self, numbers: Numbers) -> None:
        if numbers.filter == self.filters.filter:
            self._sentence.setText(sentence_of(numbers, narrowed=self.filters.narrowed()))
            self.card.show_total(numbers.found)

    def _ask_known(self) -> None:
        backend = self._desk.backend
        backend.query(read_known, today=backend.today(), me=backend.me, then=self._receive_known)

    def _receive_known(self, known: Known) -> None:
        self._known = known
        self.filters.show_facets()

    # what can be done

    def _open(self, row: IssueListRow) -> None:
        self._desk.open(issue_address(row.id))

    def _rename(self, row: IssueListRow, field: str, text: str) -> None:
        order = Edit(table="issue", id=row.id, field=field, value=text)
        self._desk.backend.execute(order, refused=self._tell)

    def _tell(self, problems: dict[str, str]) -> None:
        self._desk.backend.refused.emit(" ".join(problems.values()))

    def add_issue(self) -> None:
        """Ask for a title; the page of the new dossier opens."""
        form = NewIssueForm(self._desk)
        form.done.connect(lambda issue: self._desk.open(issue_address(issue)))
        form.open()

    def edit_row(self) -> None:
        self.table.edit_row()

    def opening(self) -> Opening:
        """The quick log is about the dossier that is selected."""
        row = self.table.current_row()
        return Opening(issue_id=row.id if row else None)

    def log_row(self) -> None:
        self._desk.quick_log(self.opening())

    def delete_row(self) -> None:
        """Remove the row of the keyboard; several at once only by status."""
        row = self.table.current_row()
        if row is not None and not self.table.ticks():
            order = Remove(table="issue", ids=(row.id,))
            self._desk.backend.execute(order, refused=self._tell)

    def export_rows(self) -> None:
        """Ask for a file of what is chosen, else of the whole list."""
        self._with_ids(self._wish_export)

    def _wish_export(self, ids: tuple[Id, ...]) -> None:
        words = self.filters.in_words()
        self.export_wanted.emit(ExportWish("issues", ids, _("Dossiers"), words))

    def change_status(self) -> None:
        """Offer the statuses under the button of the bulk bar."""
        at = self.bar.buttons[0]
        menu = QMenu(at)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for status in IssueStatus:
            menu.addAction(no_mnemonic(word(status))).triggered.connect(
                lambda _on=False, status=status: self.set_status(status)
            )
        menu.popup(at.mapToGlobal(QPoint(0, at.height())))

    def set_status(self, status: IssueStatus) -> None:
        """Give what is chosen this status."""

        def send(ids: tuple[Id, ...]) -> None:
            order = SetIssueStatus(ids=ids, status=status)
            self._desk.backend.execute(order, refused=self._tell)

        if self.table.ticks():
            self._with_ids(send)

    def _with_ids(self, then: Any) -> None:
        """Hand over the ids that are chosen; all of the list when nothing is."""
        loaded = [row.id for row in self.table.list.rows]
        asked = (self.filters.filter, self.table.ticks(), loaded, self._desk.backend.today())
        self._desk.backend.query(read_ids, *asked, then=then)

    def filter_list(self) -> None:
        self.filters.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.field.selectAll()

    def _menu(self, row: IssueListRow, spot: QPoint) -> None:
        menu = QMenu(self.table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entries = (
            (_("Openen"), lambda: self._open(row)),
            (_("Titel wijzigen"), self.edit_row),
            (_("Contact vastleggen"), self.log_row),
            (_("Verwijderen"), self.delete_row),
        )
        for text, act in entries:
            menu.addAction(no_mnemonic(text)).triggered.connect(lambda _on=False, act=act: act())
        menu.popup(spot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no field or list took."""
        if event.key() == Qt.Key.Key_Escape and self.table.ticks():
            self.table.clear_ticks()
        elif event.keyCombination() == _EXPORT:
            self.export_rows()
        elif not run_key(self, event):
            super().keyPressEvent(event)

    # the frame around

    def set_width_class(self, width: WidthClass) -> None:
        wide = width in WIDE
        self.table.set_compact(not wide)
        self.filters.set_compact(not wide)
        self.filters.order_choice.setVisible(wide)
        self._export.setVisible(wide)

    def regions(self) -> list[QWidget]:
        return [self.filters, self.table]

    def first_focus(self) -> QWidget:
        return self.table
