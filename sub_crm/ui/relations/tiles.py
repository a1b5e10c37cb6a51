"""The tile map: a real table for keyboard and screen reader, painted as tiles for the eye."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from sub_crm.i18n import _
from sub_crm.insight.relations.lines import Line
from sub_crm.insight.relations.tiles import WIDE, Grid, Place, grid_of
from sub_crm.ui import theme
from sub_crm.ui.relations import wording
from sub_crm.ui.relations.columns import MapColumn, Sorting
from sub_crm.ui.relations.cone import STEPS, nearest
from sub_crm.ui.relations.tile_paint import draw_heading, draw_tile_of, draw_tile_ring, tile_of
from sub_crm.ui.text import plain_tooltip
from sub_crm.ui.widgets.tables import ColumnsModel, DataTable, Index
from sub_crm.values.ids import Id
from sub_crm.values.person_name import folded

HEADING, LOWEST, GAP = 30.0, 74.0, 5.0
_Role = Qt.ItemDataRole
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NOWHERE = QModelIndex()
_ARROWS = {
    QAbstractItemView.CursorAction.MoveLeft: Qt.Key.Key_Left,
    QAbstractItemView.CursorAction.MoveRight: Qt.Key.Key_Right,
    QAbstractItemView.CursorAction.MoveUp: Qt.Key.Key_Up,
    QAbstractItemView.CursorAction.MoveDown: Qt.Key.Key_Down,
}


class TileModel(ColumnsModel):
    """The grid as a table; where no organisation is, there is nothing to go to."""

    def __init__(self, parent: DataTable) -> None:
        super().__init__((), parent)
        self.grid = Grid({}, {}, 0, WIDE)
        self.lines: list[Line] = []
        self.made: list[MapColumn] = []

    def show_grid(self, grid: Grid, lines: Sequence[Line], made: Sequence[MapColumn]) -> None:
        """Show these tiles, with the number of that column."""
        self.beginResetModel()
        self.grid, self.lines, self.made = grid, list(lines), list(made)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """The rows of the grid."""
        return 0 if parent.isValid() else self.grid.rows

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """The columns of the grid."""
        return 0 if parent.isValid() or not self.grid.rows else self.grid.columns

    def line(self, index: Index) -> Line | None:
        """The organisation of a tile."""
        return self.grid.lines.get((index.row(), index.column())) if index.isValid() else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only tiles can be chosen."""
        if self.line(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """Name and number of a tile, or its sentence."""
        line = self.line(index)
        if line is None:
            return self._beside(index, role)
        if role == _Role.UserRole:
            return line
        if role == _Role.DisplayRole:
            return f"{line.organisation.short_name}, {self.made[0].text(line)}"
        if role in (_Role.AccessibleTextRole, _Role.ToolTipRole):
            said = self.told(line)
            return said if role == _Role.AccessibleTextRole else plain_tooltip(said)
        return None

    def _beside(self, index: Index, role: int) -> Any:
        heading = self.grid.headings.get(index.row())
        if heading is not None and index.column() == 0 and role == _Role.DisplayRole:
            return _(wording.GROUPS[heading])
        return _("leeg") if role == _Role.AccessibleTextRole else None

    def told(self, line: Line) -> str:
        """The sentence of a tile: its number, and how its rhythm stands."""
        said = self.made[0].told(line)
        if self.made[0].key == "last":
            return said
        silent = wording.both(
            wording.silent(line.rhythm.silent), wording.status(line.rhythm.status)
        )
        return f"{said}; {silent}"

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """What a row or column is, for the ear: nobody sees these headers."""
        if role not in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return None
        if orientation is Qt.Orientation.Horizontal:
            return _("kolom {n} van west naar oost").format(n=section + 1)
        return _("rij {n} van noord naar zuid").format(n=section + 1)


class Tiles(DataTable):
    """Arrows go to the nearest tile in that direction; Enter asks what is behind it."""

    cell_changed = Signal()
    entered_cell = Signal()
    sort_wanted = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__(name, ())
        self.cells = self.map = TileModel(self)
        self.setModel(self.map)
        self.places: Mapping[Id, Place] = {}
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setMinimumSectionSize(8)
            header.hide()
        self.selectionModel().currentChanged.connect(lambda _index: self.cell_changed.emit())
        self.doubleClicked.connect(lambda _index: self.entered_cell.emit())

    # what it shows

    def show_lines(
        self, lines: Sequence[Line], made: Sequence[MapColumn], sorting: Sorting
    ) -> None:
        """Show these organisations; the chosen one stays chosen."""
        del sorting  # a map has no order
        line = self.line()
        self.map.show_grid(grid_of(lines, self.places), lines, made)
        self._share_room()
        if line:
            self.select((line.id, ""))

    def select(self, place: tuple[Id, str] | None) -> None:
        """Choose the tile of an organisation, where it is there."""
        for (row, column), line in self.map.grid.lines.items():
            if place and line.id == place[0]:
                index = self.map.index(row, column)
                flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
                self.selectionModel().setCurrentIndex(index, flag)
                self.scrollTo(index)
                return

    def line(self) -> Line | None:
        """The organisation of the chosen tile."""
        return self.map.line(self.currentIndex())

    def column(self) -> MapColumn | None:
        """What the number of the tiles is."""
        return self.map.made[0] if self.map.made else None

    # measures

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        grid, look = self.map.grid, theme.current()
        if not grid.rows:
            return
        self.horizontalHeader().setDefaultSectionSize(self.viewport().width() // grid.columns)
        heading = look.px(HEADING)
        left = self.viewport().height() - heading * len(grid.headings)
        high = max(left // (grid.rows - len(grid.headings)), look.px(LOWEST))
        for row in range(grid.rows):
            self.verticalHeader().resizeSection(row, heading if row in grid.headings else high)

    def minimumSizeHint(self) -> QSize:
        """Small: a high map scrolls."""
        return QSize(theme.current().px(220), theme.current().px(160))

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """All tiles, the headings between them, and the ring of the chosen one."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = theme.current().px(GAP) / 2
        for (row, column), line in self.map.grid.lines.items():
            rect = self.rect_of(row, column)
            if rect.intersects(QRectF(event.rect())):
                inside = rect.adjusted(gap, gap, -gap, -gap)
                draw_tile_of(painter, inside, tile_of(line, self.map.made[0]))
        for row, group in self.map.grid.headings.items():
            rect = self.rect_of(row, 0).adjusted(gap, 0, 0, 0)
            draw_heading(painter, rect, _(wording.GROUPS[group]))
        if self.line() is not None:
            here = self.currentIndex()
            rect = self.rect_of(here.row(), here.column())
            draw_tile_ring(painter, rect.adjusted(gap, gap, -gap, -gap), here=self.hasFocus())

    def rect_of(self, row: int, column: int) -> QRectF:
        """Where a cell of the grid is."""
        return QRectF(
            self.columnViewportPosition(column),
            self.rowViewportPosition(row),
            self.columnWidth(column),
            self.rowHeight(row),
        )

    # keys

    def _take_first(self) -> None:
        """Arriving by keyboard, there is always a tile to move from."""
        if self.line() is None and self.map.lines:
            self.select((self.map.lines[0].id, ""))

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """To the nearest tile in the direction of an arrow; the table alone stops at gaps."""
        key, here = _ARROWS.get(action), self.currentIndex()
        tiles = self.map.grid.lines
        if action is QAbstractItemView.CursorAction.MoveHome and tiles:
            return self.map.index(*min(tiles))
        if action is QAbstractItemView.CursorAction.MoveEnd and tiles:
            return self.map.index(*max(tiles))
        if key is None or self.line() is None:
            return here
        points = [((row, column), (float(column), float(row))) for row, column in tiles]
        found = nearest(points, (here.column(), here.row()), STEPS[key])
        return here if found is None else self.map.index(*found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to what is behind the tile."""
        if event.key() in _ENTER and self.line() is not None:
            self.entered_cell.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Typing goes to the name that begins so."""
        sought = folded(search)
        for line in self.map.lines:
            if folded(line.organisation.short_name).startswith(sought):
                self.select((line.id, ""))
                return
