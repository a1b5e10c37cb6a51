"""The views of the map in one card: matrix and list, tile map, quadrant; one of them shows."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal

from sub_crm.i18n import _
from sub_crm.insight.relations.lines import Line
from sub_crm.insight.relations.tiles import Place
from sub_crm.insight.relations.views import View
from sub_crm.ui.relations.columns import MapColumn, Sorting
from sub_crm.ui.relations.legend import Legend, key_of
from sub_crm.ui.relations.matrix import Matrix
from sub_crm.ui.relations.quadrant import Quadrant
from sub_crm.ui.relations.reading import MapRows
from sub_crm.ui.relations.tiles import Tiles
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.empty import EmptyState
from sub_crm.values.ids import Id


class Views(Card):
    """Whatever shows, one organisation is chosen, and it stays so from view to view."""

    cell_changed = Signal()
    entered_cell = Signal()
    sort_wanted = Signal(object)
    assign_wanted = Signal(object)

    def __init__(self, clear: Callable[[], object]) -> None:
        super().__init__(12, 6)
        self.matrix = Matrix(_("Relatiekaart"))
        self.tiles = Tiles(_("Tegelkaart"))
        self.quadrant = Quadrant(_("Kwadrant van warmte en dossierdruk"))
        self.shown: Matrix | Tiles | Quadrant = self.matrix
        self.legend = Legend()
        self.nothing = EmptyState(
            _("Geen organisaties voor deze filters."), [(_("Filters wissen"), clear)]
        )
        self.new = EmptyState(_("Er zijn nog geen organisaties."))
        self._every = (self.matrix, self.tiles, self.quadrant)
        self._chosen: Id | None = None
        self.add(*self._every, self.nothing, self.new, stretch=1)
        self.add(self.legend)
        for view in self._every:
            view.sort_wanted.connect(self.sort_wanted)
            view.cell_changed.connect(self.cell_changed)
            view.entered_cell.connect(self.entered_cell)
        self.quadrant.assign_wanted.connect(self.assign_wanted)
        for part in (self.tiles, self.quadrant, self.legend, self.nothing, self.new):
            part.hide()  # the matrix stands there at once, so that it can have the keyboard

    def place_tiles(self, places: Mapping[Id, Place]) -> None:
        """Tell where organisations are on the map."""
        self.tiles.places = places

    def show_rows(
        self,
        rows: MapRows,
        kept: Sequence[Line],
        made: Sequence[MapColumn],
        sorting: Sorting,
    ) -> None:
        """Show these lines in the view that they were asked for."""
        had = self.shown.hasFocus() or self.quadrant.has_keyboard()
        line, before = self.shown.line(), self.shown
        self._chosen = line.id if line else self._chosen
        self._choose_view(rows)
        self.shown.show_lines(kept, made, sorting)
        self.legend.show_key(key_of(rows))
        if self.shown is not before or self.shown.line() is None:
            self._choose_line(rows, kept)
        self._show_state(bool(kept), bool(rows.lines))
        if had and kept:
            self.shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_view(self, rows: MapRows) -> None:
        others: dict[View, Tiles | Quadrant] = {
            View.TILES: self.tiles,
            View.QUADRANT: self.quadrant,
        }
        self.quadrant.rules = rows.rules
        self.shown = others.get(rows.wanted.view, self.matrix)

    def _choose_line(self, rows: MapRows, kept: Sequence[Line]) -> None:
        """Stay at the organisation that was chosen; begin at one of the user's own."""
        ids = [line.id for line in kept]
        mine = (line.id for line in kept if line.organisation.mine)
        one = self._chosen if self._chosen in ids else next(mine, ids[0] if ids else None)
        if one is not None:
            self.shown.select((one, f"{rows.months[-1]:%Y-%m}"))

    def _show_state(self, some: bool, known: bool) -> None:
        for view in self._every:
            view.setVisible(some and view is self.shown)
        self.legend.setVisible(some)
        self.nothing.setVisible(not some and known)
        self.new.setVisible(not known)

    def line(self) -> Line | None:
        """The chosen organisation."""
        return self.shown.line()

    def column(self) -> MapColumn | None:
        """The column of the chosen cell."""
        return self.shown.column()

    def acts(self) -> bool:
        """Whether the view is the one that the action list belongs to."""
        return self.shown is self.quadrant
