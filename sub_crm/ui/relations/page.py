"""The relation map: how the relations stand, so that what is thin or cold shows at a glance."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.insight.relations.plot import to_act_on
from sub_crm.orders.warming import WarmUpRelation
from sub_crm.queries import relations
from sub_crm.queries.relations import TileRow
from sub_crm.queries.themes import ThemeRow, main_themes
from sub_crm.store import Changes
from sub_crm.ui.desk import Desk, Opening, contact_address, organisation_address, person_address
from sub_crm.ui.relations.actions import ActionList, Behind, read_actions
from sub_crm.ui.relations.columns import MapColumn, Sorting, arranged
from sub_crm.ui.relations.columns_for import columns_for
from sub_crm.ui.relations.exporting import Exporting
from sub_crm.ui.relations.filters import Filters
from sub_crm.ui.relations.finding import finding
from sub_crm.ui.relations.following import Following
from sub_crm.ui.relations.panel import Panel
from sub_crm.ui.relations.reading import MapRows, Wanted, read_map
from sub_crm.ui.relations.views import Views
from sub_crm.ui.text import announce, label
from sub_crm.ui.widgets.columns import MainAndSide
from sub_crm.ui.widgets.head import PageHead
from sub_crm.ui.widgets.layouts import column, fill
from sub_crm.ui.width import WidthClass
from sub_crm.values.ids import Id

TABLES = (
    *("organisation", "assignment", "cadence", "rhythm_pause", "app_user", "person"),
    *("contact_moment", "participant", "contact_theme", "issue", "issue_stance", "issue_theme"),
    *("position", "tenure", "follow_up", "theme", "warmth_setting"),
)


class RelationsPage(QWidget):
    """Choose, filter, sort, walk the cells; the side column shows what is behind the chosen one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.rows: MapRows | None = None
        self._wanted: Wanted | None = None
        self._columns: list[MapColumn] = []
        self._sorting = Sorting()
        self._make()
        self._connect()
        desk.backend.query(main_themes, then=self._receive_themes)
        desk.backend.query(relations.tiles, then=self._receive_tiles)
        self._ask()

    def _make(self) -> None:
        today = self._desk.backend.today
        self.finding = label("", "lead", wrap=True)
        self.filters = Filters(today())
        self.views = Views(self.clear)
        self.panel, self.to_do = Panel(today), ActionList()
        side = column(self.panel, self.to_do)
        self.sides = MainAndSide(self.views, side, _("Organisatie"), width=344)
        self.following = Following(self._desk, self.views, self.panel, self.sides)
        self.exporting = Exporting(self._desk, self.filters, self.views)
        self.to_do.hide()
        layout = QVBoxLayout(self)
        acts = (self.filters.choices.view, self.exporting.button)
        self.head = PageHead(_("Relatiekaart"), self.finding, *acts)
        fill(layout, (self.head, self.filters), 12, (28, 18, 28, 20))
        layout.addWidget(self.sides, 1)

    def _connect(self) -> None:
        self.filters.asked.connect(self._ask)
        self.filters.narrowed.connect(self._show_lines)
        self.filters.sorted_by.connect(self._sort)
        self.views.sort_wanted.connect(self._sort)
        self.views.assign_wanted.connect(self._assign)
        self.to_do.assign_wanted.connect(self._assign)
        self.to_do.open_wanted.connect(lambda one: self._desk.open(organisation_address(one)))
        self.panel.log_wanted.connect(lambda: self._desk.quick_log(self.opening()))
        self.panel.open_wanted.connect(self.following.open)
        self.panel.contact_wanted.connect(lambda row: self._desk.open(contact_address(row.id)))
        self.panel.person_wanted.connect(lambda one: self._desk.open(person_address(one)))
        self._desk.backend.changed.connect(self._refresh)

    # what the window asks of a page

    def arrive(self, argument: str = "") -> None:
        """Judge anew: a night may have passed; at the first opening it is asked already."""
        if self.rows is not None:
            self.filters.begin_day(self._desk.backend.today())
            self._ask()

    def set_width_class(self, width: WidthClass) -> None:
        """The side column becomes a drawer, and more filters fold."""
        self.head.set_width_class(width)
        self.sides.set_width_class(width)
        self.filters.set_compact(width in (WidthClass.COMPACT, WidthClass.SINGLE))

    def toggle_side(self) -> None:
        self.sides.toggle_side()

    def regions(self) -> list[QWidget]:
        return [self.filters, *self.sides.regions()]

    def first_focus(self) -> QWidget:
        return self.views.shown

    def opening(self) -> Opening:
        """The quick log is about the organisation of the chosen cell."""
        line = self.views.line()
        return Opening(organisation_id=line.id if line else None)

    # what is looked at

    def _refresh(self, changes: Changes) -> None:
        if changes.touches(*TABLES):
            self._ask()

    def _receive_themes(self, themes: list[ThemeRow]) -> None:
        self.filters.offer_themes(themes)

    def _receive_tiles(self, tiles: list[TileRow]) -> None:
        self.views.place_tiles({one.organisation_id: (one.row, one.column) for one in tiles})

    def _ask(self) -> None:
        choices = self.filters.choices
        self._wanted = Wanted(
            day=self.filters.as_of(),
            view=choices.view.value(),
            measure=choices.measure.value(),
            axis=choices.axis.value(),
            months=self.filters.months(),
            counted=self.filters.counted(),
        )
        backend = self._desk.backend
        backend.query(read_map, self._wanted, me=backend.me, then=self._receive)

    def _receive(self, rows: MapRows) -> None:
        if rows.wanted != self._wanted:
            return  # an answer that a later choice has overtaken
        self.rows, self._columns = rows, columns_for(rows)
        self.filters.offer_holders(rows.lines)
        self._show_lines()

    def _show_lines(self) -> None:
        if self.rows is None:
            return
        kept = self.filters.narrow(self.rows.lines)
        self.finding.setText(finding(kept, self.rows))
        self.filters.show_sorting(self._sorting, self._columns)
        ordered = arranged(kept, self._columns, self._sorting)
        self.views.show_rows(self.rows, ordered, self._columns, self._sorting)
        self.exporting.show_rows(self.rows, ordered)
        self.to_do.setVisible(self.views.acts())
        self.following.begin(self.rows)
        if self.views.acts():
            acting = [spot.line.id for spot in to_act_on(self.views.quadrant.spots)]
            self._desk.backend.query(read_actions, acting, then=self._receive_actions)

    def _receive_actions(self, behind: dict[Id, Behind]) -> None:
        today = self._desk.backend.today()
        self.to_do.show_spots(self.views.quadrant.spots, behind, today)

    def _assign(self, organisation: Id) -> None:
        self._desk.backend.execute(WarmUpRelation(organisation_id=organisation))

    def _sort(self, sorting: Sorting) -> None:
        self._sorting = sorting
        self._show_lines()
        announce(self, _("Gesorteerd: {order}").format(order=self.filters.order.text()))

    def clear(self) -> None:
        """Take every filter away and go back to the map."""
        self.filters.clear()
        self._show_lines()
        self.views.shown.setFocus()
