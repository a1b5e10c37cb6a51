"""The relation map: organisations by month, so that thin contact shows at a glance."""

import datetime as dt

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.insight.relations import Line, month_after
from sub_crm.store import Changes
from sub_crm.ui.desk import Desk, Opening, organisation_address
from sub_crm.ui.relations import wording
from sub_crm.ui.relations.columns import MapColumn, Sorting, arranged, columns
from sub_crm.ui.relations.filters import Filters
from sub_crm.ui.relations.legend import Legend
from sub_crm.ui.relations.matrix import Matrix
from sub_crm.ui.relations.panel import Panel
from sub_crm.ui.relations.reading import Cell, CellRows, MapRows, read_cell, read_map
from sub_crm.ui.text import announce, label
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.columns import MainAndSide
from sub_crm.ui.widgets.empty import EmptyState
from sub_crm.ui.widgets.layouts import column, fill
from sub_crm.ui.width import WidthClass

TABLES = (
    *("organisation", "assignment", "cadence", "rhythm_pause", "app_user", "person"),
    *("contact_moment", "participant", "issue", "issue_stance"),
)
REST_MS = 40
"""The side column follows when the arrows rest, so that moving never waits for it."""


class RelationsPage(QWidget):
    """Filter, sort, walk the cells; the side column shows what is behind the chosen one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._today = desk.backend.today()
        self._rows: MapRows | None = None
        self._columns: list[MapColumn] = []
        self._sorting = Sorting()
        self._cell: Cell | None = None
        self._shown: Cell | None = None
        self._entering = False
        self._follow = QTimer(self, singleShot=True, interval=REST_MS)
        self._make()
        self._connect()
        self._ask()

    def _make(self) -> None:
        self.finding = label("", "lead", wrap=True)
        self.filters = Filters()
        self.matrix = Matrix(_("Relatiekaart, contactmomenten per organisatie en maand"))
        self.legend = Legend()
        self.nothing = EmptyState(
            _("Geen organisaties voor deze filters."), [(_("Filters wissen"), self.clear)]
        )
        self.new = EmptyState(_("Er zijn nog geen organisaties."))
        self.card = Card(12, 6)
        self.card.add(self.matrix, self.nothing, self.new, stretch=1)
        self.card.add(self.legend)
        self.panel = Panel(self._desk.backend.today)
        self.sides = MainAndSide(self.card, column(self.panel), _("Organisatie"), width=318)
        head = column(label(_("Relatiekaart"), "title"), self.finding, spacing=2)
        layout = QVBoxLayout(self)
        fill(layout, (head, self.filters), 12, (28, 18, 28, 20))
        layout.addWidget(self.sides, 1)
        self._show_state(False, True)

    def _connect(self) -> None:
        self.filters.asked.connect(self._ask)
        self.filters.narrowed.connect(self._show_lines)
        self.filters.sorted_by.connect(self._sort)
        self.matrix.sort_wanted.connect(self._sort)
        self.matrix.cell_changed.connect(self._follow.start)
        self.matrix.entered_cell.connect(self._enter)
        self._follow.timeout.connect(self._follow_cell)
        self.panel.log_wanted.connect(lambda: self._desk.quick_log(self.opening()))
        self.panel.open_wanted.connect(self._open)
        self.panel.left.connect(self._leave)
        self._desk.backend.changed.connect(self._refresh)

    # what the window asks of a page

    def arrive(self, argument: str = "") -> None:
        """Judge anew: a night may have passed; at the first opening it is asked already."""
        if self._rows is not None:
            self._ask()

    def set_width_class(self, width: WidthClass) -> None:
        """The side column becomes a drawer, and the second filters fold."""
        self.sides.set_width_class(width)
        self.filters.set_compact(width in (WidthClass.COMPACT, WidthClass.SINGLE))

    def toggle_side(self) -> None:
        self.sides.toggle_side()

    def regions(self) -> list[QWidget]:
        return [self.filters, *self.sides.regions()]

    def first_focus(self) -> QWidget:
        return self.matrix

    def opening(self) -> Opening:
        """The quick log is about the organisation of the chosen cell."""
        line = self.matrix.line()
        return Opening(organisation_id=line.id if line else None)

    # the map

    def _refresh(self, changes: Changes) -> None:
        if changes.touches(*TABLES):
            self._ask()

    def _ask(self) -> None:
        backend = self._desk.backend
        self._today = backend.today()
        backend.query(
            read_map,
            today=self._today,
            me=backend.me,
            number=self.filters.months(),
            kinds=self.filters.kinds(),
            then=self._receive,
        )

    def _receive(self, rows: MapRows) -> None:
        wanted = self.filters.months(), self.filters.kinds()
        if (len(rows.months), rows.kinds) != wanted:
            return  # an answer that a later choice has overtaken
        first = self._rows is None
        self._rows, self._columns = rows, columns(rows.months)
        self.filters.offer_holders(rows.lines)
        self._show_lines()
        if first:
            self._choose_first(rows)

    def _choose_first(self, rows: MapRows) -> None:
        """Begin at an organisation of the user's own, in the running month."""
        shown = self.matrix.map.lines
        mine = next((line for line in shown if line.organisation.mine), None)
        if shown:
            self.matrix.select(((mine or shown[0]).id, f"{rows.months[-1]:%Y-%m}"))

    def _show_lines(self) -> None:
        if self._rows is None:
            return
        kept = self.filters.narrow(self._rows.lines)
        self.finding.setText(wording.finding(kept, self._rows.months))
        self.filters.show_sorting(self._sorting, self._columns)
        ordered = arranged(kept, self._columns, self._sorting)
        self.matrix.show_lines(ordered, self._columns, self._sorting)
        self._show_state(bool(kept), bool(self._rows.lines))
        self._cell = None
        self._follow.start()

    def _show_state(self, some: bool, known: bool) -> None:
        asked = self._rows is not None
        for part in (self.matrix, self.legend):
            part.setVisible(some or not asked)  # the keyboard waits in the map for its lines
        self.nothing.setVisible(not some and known and asked)
        self.new.setVisible(not known)

    def _sort(self, sorting: Sorting) -> None:
        self._sorting = sorting
        self._show_lines()
        announce(self, _("Gesorteerd: {order}").format(order=self.filters.order.text()))

    def clear(self) -> None:
        """Take every filter away and go back to the map."""
        self.filters.clear()
        self._show_lines()
        self.matrix.setFocus()

    # the side column

    def _follow_cell(self) -> None:
        self._entering = False
        line, cell = self.matrix.line(), self.matrix.column()
        self.panel.setVisible(line is not None)
        if line is None or cell is None or self._rows is None:
            return
        wanted = self._wanted(line, cell)
        if wanted != self._cell:
            self._cell = wanted
            months = self._columns[: len(self._rows.months)]
            self.panel.show_cell(line, cell, months)
            self._desk.backend.query(read_cell, wanted, then=self._receive_cell)

    def _wanted(self, line: Line, cell: MapColumn) -> Cell:
        assert self._rows is not None
        first = cell.month or self._rows.months[0]
        last = cell.month or self._rows.months[-1]
        until = min(month_after(last), _tomorrow(self._today))
        return Cell(line.id, first, until, self.filters.kinds())

    def _receive_cell(self, rows: CellRows) -> None:
        if rows.cell != self._cell:
            return
        self.panel.show_rows(rows)
        self._shown = rows.cell
        if self._entering:
            self._go_in()

    def _enter(self) -> None:
        self._follow.stop()
        self._follow_cell()
        self._entering = True
        if self._shown == self._cell:
            self._go_in()

    def _go_in(self) -> None:
        """What is behind the cell is there: go to it."""
        self._entering = False
        if self.sides.is_drawer() and not self.panel.isVisible():
            self.sides.toggle_side()
        self.panel.focus_first()

    def _leave(self) -> None:
        if self.sides.is_drawer() and self.panel.isVisible():
            self.sides.toggle_side()
        self.matrix.setFocus()

    def _open(self) -> None:
        line = self.matrix.line()
        if line:
            self._desk.open(organisation_address(line.id))


def _tomorrow(today: dt.date) -> dt.date:
    return today + dt.timedelta(1)
