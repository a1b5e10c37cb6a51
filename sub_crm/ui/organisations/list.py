"""The list of all organisations: who holds them, how their rhythm stands, what is open."""

from itertools import islice

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.store import Changes
from sub_crm.ui.desk import Desk, Opening, organisation_address
from sub_crm.ui.organisations.list_row import OrganisationDelegate, told
from sub_crm.ui.organisations.reading import Listed, read_list
from sub_crm.ui.organisations.selecting import (
    Sorting,
    arranged,
    finding,
    is_over,
    matching,
    of_whom,
)
from sub_crm.ui.parts.keys import run_key
from sub_crm.ui.text import announce, label
from sub_crm.ui.widgets.buttons import filter_chip
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.ui.widgets.empty import EmptyState
from sub_crm.ui.widgets.fields import LineField
from sub_crm.ui.widgets.flow import Flow
from sub_crm.ui.widgets.layouts import column, fill
from sub_crm.ui.widgets.lists import RowList
from sub_crm.ui.widgets.segment import Segment
from sub_crm.ui.width import WidthClass

MINE, ALL = "mine", "all"
TABLES = (
    *("organisation", "assignment", "cadence", "rhythm_pause", "app_user"),
    *("contact_moment", "participant", "follow_up", "issue", "issue_stance"),
)


class OrganisationsPage(QWidget):
    """Filter, choose, sort; Enter opens the page of an organisation."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._today = desk.backend.today()
        self._listed: list[Listed] | None = None
        self._make(desk)
        self._connect()
        self._ask()

    def _make(self, desk: Desk) -> None:
        self._finding = label("", "lead", wrap=True)
        self.filter = LineField(
            _("Filter op naam of accounthouder"), hint=_("Filter op naam of accounthouder")
        )
        self.filter.setFixedWidth(self.filter.fontMetrics().averageCharWidth() * 44)
        self.whose = Segment(_("Van wie"), [(MINE, _("Van mij")), (ALL, _("Alle"))], ALL)
        self.over = filter_chip(_("Over ritme"), "warn")
        self.sorting = ChoiceButton(
            _("Sorteren"),
            [(Sorting.NAME, _("Op naam")), (Sorting.SILENCE, _("Langst stil eerst"))],
        )
        self.list = RowList(_("Organisaties"), OrganisationDelegate(desk.backend.today), self._told)
        self._nothing = EmptyState(
            _("Geen organisaties voor dit filter."), [(_("Filters wissen"), self.clear)]
        )
        self._nothing.hide()
        card = Card(0, 0)
        card.body.setContentsMargins(0, 6, 0, 6)
        card.add(self.list, self._nothing, stretch=1)
        head = column(label(_("Organisaties"), "title"), self._finding, spacing=2)
        bar = Flow(self.filter, self.whose, self.over, self.sorting, spacing=8)
        fill(QVBoxLayout(self), (head, bar), 14, (28, 18, 28, 20))
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(card, 1)

    def _told(self, one: Listed) -> str:
        return told(one, self._today)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._show_rows)
        self.filter.returnPressed.connect(self._open_first)
        self.whose.changed.connect(self._show_rows)
        self.over.toggled.connect(self._show_rows)
        self.sorting.chosen.connect(self._show_rows)
        self.list.opened.connect(self._open)
        self._desk.backend.changed.connect(self._refresh)

    def arrive(self, argument: str = "") -> None:
        """Judge anew: a night may have passed."""
        self._ask()

    def set_width_class(self, width: WidthClass) -> None:
        """The rows leave out columns by themselves."""
        self.list.viewport().update()

    def first_focus(self) -> QWidget:
        return self.list

    def _refresh(self, changes: Changes) -> None:
        if changes.touches(*TABLES):
            self._ask()

    def _ask(self) -> None:
        backend = self._desk.backend
        self._today = backend.today()
        backend.query(read_list, today=self._today, me=backend.me, then=self._receive)

    def _receive(self, listed: list[Listed]) -> None:
        self._listed = listed
        self._show_rows()

    def _show_rows(self, *_changed: object) -> None:
        if self._listed is None:
            return
        mine = self.whose.value() == MINE
        theirs = of_whom(self._listed, mine=mine)
        shown = matching(theirs, self.filter.text(), over=self.over.isChecked())
        self._finding.setText(finding(theirs, mine=mine))
        self.over.setText(_("Over ritme  {n}").format(n=sum(map(is_over, theirs))))
        self.over.setAccessibleName(self.over.text())
        self.list.set_rows(arranged(shown, self.sorting.value()))
        self.list.setVisible(bool(shown))
        self._nothing.setVisible(not shown)
        if not shown:
            announce(self, self._nothing.accessibleName())

    def clear(self) -> None:
        """Take every filter away and go back to the list."""
        self.filter.clear()
        self.over.setChecked(False)
        self.whose.set_value(ALL)
        self.list.setFocus()

    def _open_first(self) -> None:
        """Enter in the filter opens what is on top, unless nothing was asked for."""
        if self.filter.text().strip():
            shown = (one for one in self.list.rows.items() if isinstance(one, Listed))
            for one in islice(shown, 1):
                self._open(one)

    def _open(self, one: Listed) -> None:
        self._desk.open(organisation_address(one.id))

    # what the keys do

    def opening(self) -> Opening:
        """The quick log is about the organisation that is selected."""
        here = self.list.current_row()
        return Opening(organisation_id=here.id if here else None)

    def log_row(self) -> None:
        self._desk.quick_log(self.opening())

    def filter_list(self) -> None:
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no field or list took."""
        if event.key() == Qt.Key.Key_Down and self.filter.hasFocus():
            self.list.setFocus()
        elif not run_key(self, event):
            super().keyPressEvent(event)
