"""The relation map in the real window: from view to view, and opened as if for the first time."""

from collections.abc import Callable, Iterator
from time import process_time_ns
from typing import Any

from PySide6.QtWidgets import QWidget

from sub_crm.bench.measuring import Line
from sub_crm.bench.screens import until
from sub_crm.i18n import _
from sub_crm.insight.relations.views import Axis, Measure, View
from sub_crm.ui.desk import TODAY
from sub_crm.ui.program import Program
from sub_crm.ui.relations.page import RelationsPage

MAP = "sub://relatiekaart"
VIEW_MS, COLD_MS, COLD_MONTHS = 100, 300, 24
VIEWS = (
    (View.TILES, Measure.SILENCE, Axis.MONTH),
    (View.MATRIX, Measure.WARMTH, Axis.MONTH),
    (View.QUADRANT, Measure.WARMTH, Axis.MONTH),
    (View.MATRIX, Measure.CONTACTS, Axis.THEME),
    (View.LIST, Measure.CONTACTS, Axis.MONTH),
    (View.MATRIX, Measure.WARMTH, Axis.LEVEL),
    (View.MATRIX, Measure.CONTACTS, Axis.MONTH),
)
Turn = Callable[[object], bool]
Look = tuple[View, Measure, Axis]


def map_lines(program: Program, window: QWidget, turn: Turn) -> Iterator[Line]:
    """Measure beside `turn`, which changes the page of an empty window."""
    yield _views(program, window, turn)
    yield _cold(program, window, turn)


def _page(program: Program) -> RelationsPage:
    page: Any = program.shell.page()
    assert isinstance(page, RelationsPage)
    return page


def _settle(program: Program, window: QWidget) -> None:
    backend = program.backend
    assert backend is not None
    until(backend.is_quiet)
    window.repaint()


def _views(program: Program, window: QWidget, turn: Turn) -> Line:
    """To each view from the one before, until it is painted."""
    program.shell.open(MAP)
    _settle(program, window)

    def look(at: Look) -> bool:
        page = _page(program)
        page.filters.choices.look_at(*at)
        _settle(program, window)
        return page.rows is not None and page.rows.wanted.view is at[0]

    return Line(
        name="map-view",
        clock=process_time_ns,
        floor_is=_("een leeg venster dat van bladzijde wisselt"),
        floor=turn,
        ours=look,
        inputs=VIEWS,
        most_ms=VIEW_MS,
    )


def _cold(program: Program, window: QWidget, turn: Turn) -> Line:
    """The page is made anew, reads two years and paints them; taking it down is not timed."""

    def open_it(_input: object) -> bool:
        program.shell.open(MAP)
        page = _page(program)
        page.filters.period.choose(COLD_MONTHS)
        _settle(program, window)
        return page.rows is not None and page.rows.wanted.months == COLD_MONTHS

    def forget() -> None:
        program.shell.open(TODAY)
        program.shell.rebuild()
        _settle(program, window)

    forget()
    return Line(
        name="map-cold",
        clock=process_time_ns,
        floor_is=_("een leeg venster dat van bladzijde wisselt"),
        floor=turn,
        ours=open_it,
        most_ms=COLD_MS,
        between=forget,
    )
