"""How fast the relation map is read and painted, with 50,000 contact moments behind it."""

import datetime as dt
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sub_crm.commands import perform
from sub_crm.queries.relations import Counted
from sub_crm.store import Store
from sub_crm.store.keys import EXAMPLE_KEY
from sub_crm.ui import theme
from sub_crm.ui.backend import Backend
from sub_crm.ui.desk import Desk
from sub_crm.ui.relations import RelationsPage, filters
from sub_crm.ui.relations.matrix import Matrix
from sub_crm.ui.relations.reading import Cell, Wanted, read_cell, read_map
from tests.bench.big_store import TODAY, make_big_store
from tests.ui.walk import show

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]
NOW = dt.datetime(2026, 11, 24, 13, 20, tzinfo=dt.UTC)
MONTHS = 24


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("big") / "groot.db"
    make_big_store(path).close()
    return path


@pytest.fixture
def backend(big: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Backend]:
    monkeypatch.setattr(filters, "USUAL", MONTHS)
    monkeypatch.setattr(filters, "OURS", filters.ALL)
    made = Backend(Store(big, EXAMPLE_KEY), lambda: perform, lambda: NOW)
    yield made
    made.close()


def _tell(text: str) -> None:
    sys.stdout.write(text)


def _ms(work: Callable[[], object], rounds: int = 15) -> float:
    taken = []
    for _round in range(rounds):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return median(taken)


def _page(qtbot: QtBot, backend: Backend) -> RelationsPage:
    window = QWidget()
    page = RelationsPage(Desk(backend, window, lambda _address: None, lambda _opening: None))
    page.resize(1600, 1200)
    show(qtbot, page)
    qtbot.waitUntil(lambda: len(page.views.matrix.map.made) == MONTHS + 3)
    return page


class _Painted(QObject):
    """Counts what was really painted."""

    times = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() is QEvent.Type.Paint
        return False


class _Boxes(Matrix):
    """The floor of a repaint: the tints without any number."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self.viewport()), theme.current()
        for row in range(len(self.map.lines)):
            top, high = self.rowViewportPosition(row), self.rowHeight(row)
            for column in range(len(self.map.made)):
                left, wide = self.columnViewportPosition(column), self.columnWidth(column)
                step = self.map.looks[row][column].step or 0
                painter.fillRect(left, top, wide, high, look.heat(step))


def test_the_map_of_two_years_is_read_in_time(big: Path) -> None:
    store = Store(big, EXAMPLE_KEY)
    reader, me = store.reader(), store.identity.viewer.user_id
    wanted = Wanted(TODAY, months=MONTHS)
    start = time.perf_counter()
    rows = read_map(reader, wanted, me=me)
    cold = (time.perf_counter() - start) * 1000
    warm = _ms(lambda: read_map(reader, wanted, me=me), 7)
    cell = Cell(rows.lines[0].id, rows.months[0], TODAY, Counted())
    behind = _ms(lambda: read_cell(reader, cell))
    reader.close()
    store.close()
    _tell(f"\nread map: cold {cold:.0f} ms, warm {warm:.0f} ms; behind a cell {behind:.1f} ms")
    assert cold <= 600


def test_the_map_is_on_the_screen_in_time(qtbot: QtBot, backend: Backend) -> None:
    start = time.perf_counter()
    page = _page(qtbot, backend)
    page.grab()
    taken = (time.perf_counter() - start) * 1000
    _tell(f"\non screen, cold: {taken:.0f} ms")
    assert page.views.matrix.map.lines
    assert taken <= 900


def test_repaints_and_moves_are_smooth(qtbot: QtBot, backend: Backend) -> None:
    page = _page(qtbot, backend)
    matrix, boxes, app = page.views.matrix, _Boxes("vloer"), QApplication
    shown = matrix.map
    matrix.show_lines(shown.lines[:31], shown.made, shown.sorting)
    boxes.resize(matrix.size())
    show(qtbot, boxes)
    boxes.show_lines(shown.lines, shown.made, shown.sorting)
    show(qtbot, page)
    matrix.setFocus()
    matrix.select((shown.lines[0].id, shown.made[0].key))
    app.processEvents()
    painted = _Painted()
    matrix.viewport().installEventFilter(painted)

    def move() -> None:
        QTest.keyClick(matrix, Qt.Key.Key_Right)
        app.processEvents()

    full, floor = _ms(matrix.viewport().repaint), _ms(boxes.viewport().repaint)
    moved = _ms(move, 20)
    _tell(f"\nrepaint {full:.1f} ms (floor without text {floor:.1f}), cell move {moved:.1f} ms")
    assert painted.times >= 15 + 20
    assert full <= 32
    assert moved <= 16
