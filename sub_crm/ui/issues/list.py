"""Dossiers: all of them in one list by status, narrowed, sorted, opened with Enter."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from sub_crm.i18n import _
from sub_crm.i18n.words import word
from sub_crm.orders.issues import SetIssueStatus
from sub_crm.queries.issue_list import (
    IssueFilter,
    IssueGroup,
    IssueListRow,
    issue_count,
    issue_list_ids,
    issue_list_page,
    ordering_of,
)
from sub_crm.ui.desk import Desk, Opening, issue_address
from sub_crm.ui.issues.adding import NewIssueForm
from sub_crm.ui.issues.list_reading import (
    Numbers,
    issue_facets,
    issue_presets,
    read_numbers,
    sentence_of,
)
from sub_crm.ui.issues.list_rows import (
    GROUPS,
    ORDERS,
    columns,
    group_words,
    grouping,
    told,
)
from sub_crm.ui.parts.lists import (
    WIDE,
    BulkAction,
    BulkBar,
    FilterRow,
    ListPage,
    PagedTable,
    Questions,
)
from sub_crm.ui.parts.lists.facets import read_known
from sub_crm.ui.parts.lists.model import Group
from sub_crm.ui.parts.reopening import Openers
from sub_crm.ui.text import no_mnemonic
from sub_crm.ui.widgets.buttons import button
from sub_crm.ui.widgets.empty import EmptyState
from sub_crm.ui.widgets.overlay import Overlay
from sub_crm.ui.width import WidthClass
from sub_crm.values.ids import Id
from sub_crm.values.kinds import IssueStatus


class IssuesPage(ListPage):
    """The list, of which several can be given another status at once."""

    subject, record = "issues", "issue"
    tables = (
        *("issue", "issue_stance", "issue_theme", "decision", "follow_up"),
        *("contact_moment", "contact_issue", "organisation", "app_user"),
    )
    known_tables = ("organisation", "app_user", "theme")
    asks = Questions(
        rows=issue_list_page,
        numbers=read_numbers,
        ids=issue_list_ids,
        known=partial(read_known, with_themes=True),
        ordering=ordering_of,
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Dossiers"), _("Geen dossiers voor deze filters."))

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

    def _added(self) -> Sequence[QWidget]:
        self.add = button(_("Dossier"), "", "plus", on_click=self.add_issue)
        self.add.setAccessibleName(_("Dossier toevoegen"))
        return [self.add]

    def _none_yet(self) -> EmptyState:
        return EmptyState(
            _("Nog geen dossiers. Leg vast wat er bestuurlijk speelt."),
            [(_("Dossier toevoegen"), self.add_issue)],
        )

    def _group(self, filter: IssueFilter) -> Group | None:
        return grouping(filter)

    def _sentence_of(self, numbers: Numbers, *, narrowed: bool) -> str:
        return sentence_of(numbers, narrowed=narrowed)

    # what can be done

    def arrive(self, argument: str = "") -> None:
        """Judge anew: a night may have passed."""
        self._count()

    def _open(self, row: IssueListRow) -> None:
        self._desk.open(issue_address(row.id))

    def add_issue(self) -> Overlay:
        """Ask for a title; the page of the new dossier opens."""
        form = NewIssueForm(self._desk)
        form.done.connect(lambda issue: self._desk.open(issue_address(issue)))
        return form.open()

    def openers(self) -> Openers:
        return {**super().openers(), "nieuw": self.add_issue}

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
            self._remove((row.id,))

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

    # the frame around

    def set_width_class(self, width: WidthClass) -> None:
        super().set_width_class(width)
        wide = width in WIDE
        self.table.set_compact(not wide)
        self.filters.set_compact(not wide)
        self._export.setVisible(wide)
