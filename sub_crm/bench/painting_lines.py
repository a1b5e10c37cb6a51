"""Painting: the relation map and the long table, beside what Qt paints by itself."""

from collections.abc import Callable, Iterator
from itertools import cycle

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView, QWidget

from sub_crm.bench.measuring import Line
from sub_crm.bench.screens import Painted, until
from sub_crm.bench.town import TODAY
from sub_crm.i18n import _
from sub_crm.store.reader import Reader
from sub_crm.ui import theme
from sub_crm.ui.backend import Backend
from sub_crm.ui.contacts import ContactsPage
from sub_crm.ui.desk import Desk
from sub_crm.ui.parts.lists import PagedTable
from sub_crm.ui.relations.columns import Sorting
from sub_crm.ui.relations.columns_for import columns_for
from sub_crm.ui.relations.matrix import Matrix
from sub_crm.ui.relations.reading import Wanted, read_map

LINES, MONTHS = 40, 57
"""With the three columns at their right, sixty."""
MAP_SIZE, TABLE_SIZE = (1900, 1100), (1200, 800)
STEP_ROWS = 3


class Heat(QWidget):
    """The least that is a heat map: a picture of one pixel per cell, made larger."""

    def __init__(self, rows: int, across: int) -> None:
        super().__init__()
        self._cells = QImage(across, rows, QImage.Format.Format_RGB32)
        for row in range(rows):
            for place in range(across):
                self._cells.setPixelColor(place, row, theme.current().heat((row + place) % 7))
        self.kept = QPixmap()

    def paintEvent(self, event: QPaintEvent) -> None:
        """All of it made larger anew, or copied once it is kept."""
        painter = QPainter(self)
        if self.kept.isNull():
            painter.drawImage(self.rect(), self._cells)
        else:
            painter.drawPixmap(0, 0, self.kept)


def map_lines(reader: Reader, me: bytes) -> Iterator[Line]:
    rows = read_map(reader, Wanted(TODAY, months=MONTHS), me=me)
    made = columns_for(rows)
    matrix, heat = Matrix("kaart"), Heat(LINES, len(made))
    matrix.resize(*MAP_SIZE)
    matrix.show()
    matrix.show_lines(rows.lines[:LINES], made, Sorting())
    heat.resize(matrix.viewport().size())
    heat.show()
    until(lambda: matrix.viewport().width() == heat.width())
    ours, floor = Painted(matrix.viewport()), Painted(heat)
    steps = [(row, place) for row in range(matrix.map.rowCount()) for place in range(len(made))]

    def repaint(widget: QWidget, painted: Painted) -> int:
        painted.since()
        widget.repaint()
        return painted.since()

    def move(step: tuple[int, int]) -> bool:
        matrix.setCurrentIndex(matrix.map.index(*step))
        QApplication.processEvents()
        return ours.since() > 0

    def move_bare(_step: object) -> bool:
        heat.update()
        QApplication.processEvents()
        return floor.since() > 0

    QApplication.processEvents()
    yield Line(
        name="map-paint",
        floor_is=_("een plaatje van één beeldpunt per cel, vergroot"),
        floor=lambda _input: repaint(heat, floor),
        ours=lambda _input: repaint(matrix.viewport(), ours),
        most=3,
        most_ms=16,
    )
    heat.kept = heat.grab()
    yield Line(
        name="map-move",
        floor_is=_("een bewaard plaatje van de kaart kopiëren"),
        floor=move_bare,
        ours=move,
        inputs=steps,
        most=3,
        most_ms=8,
    )
    matrix.close()
    heat.close()


def table_lines(backend: Backend) -> Iterator[Line]:
    window = QWidget()
    page = ContactsPage(Desk(backend, window, lambda _address: None, lambda _opening: None))
    page.resize(*TABLE_SIZE)
    page.show()
    until(lambda: page.table.list.rows and backend.is_quiet())
    ours, floor = page.table, _bare(page.table)
    screenful = ours.viewport().height() // ours.verticalHeader().defaultSectionSize() + 1
    last = len(ours.list.rows) - 3 * screenful
    for name, by, most_ms in (("table-step", STEP_ROWS, 16.0), ("table-jump", screenful, 33.0)):
        yield Line(
            name=name,
            floor_is=_("dezelfde teksten in een tabel die Qt zelf vult en tekent"),
            floor=_scroller(floor, range(by, last, by)),
            ours=_scroller(ours, range(by, last, by)),
            most=1.3,
            most_ms=most_ms,
        )
    floor.close()
    page.close()
    page.deleteLater()


def _scroller(view: QTableView, rows: range) -> Callable[[object], bool]:
    """Return what scrolls on at every call, down and up again, and says whether it was painted."""
    places, painted = cycle([*rows, *reversed(rows[:-1])]), Painted(view.viewport())
    bar, high = view.verticalScrollBar(), view.verticalHeader().defaultSectionSize()

    def scroll(_input: object) -> bool:
        bar.setValue(next(places) * high)
        QApplication.processEvents()
        return painted.since() > 0

    return scroll


def _bare(table: PagedTable) -> QTableView:
    """A table of the same size with the same texts, its model and its painting Qt's own."""
    source, model = table.list, QStandardItemModel()
    for row in range(source.rowCount()):
        texts = (source.index(row, place).data() for place in range(source.columnCount()))
        model.appendRow([QStandardItem(str(text or "")) for text in texts])
    view = QTableView()
    view.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
    model.setParent(view)
    view.setModel(model)
    view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.verticalHeader().setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().hide()
    for place in range(source.columnCount()):
        view.setColumnWidth(place, table.columnWidth(place))
        view.setColumnHidden(place, table.isColumnHidden(place))
    view.resize(table.size())
    view.show()
    return view
