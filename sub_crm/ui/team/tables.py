"""The two tables of the team page: what nobody covers, and what is late per organisation."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView

from sub_crm.i18n import _
from sub_crm.insight.team import Gap, Late
from sub_crm.ui import theme
from sub_crm.ui.team import wording
from sub_crm.ui.team.reading import TeamRows
from sub_crm.ui.widgets.canvas import LEFT, RIGHT, Canvas
from sub_crm.ui.widgets.tables import Column, DataTable

ROW, MOST = 38.0, 9
"""A table is as high as its rows, up to so many; then it scrolls."""
FIRST = 170.0
"""The least width of the first column, in which the name stands."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
MARKS = 5
"""So many follow-ups are drawn one by one; the number stands before them."""


class FittingTable(DataTable):
    """As high as what it holds; in a narrow window it scrolls sideways rather than lose a name.

    Enter opens what a row is for, Ctrl+Enter the organisation.
    """

    organisation_wanted = Signal(object)

    def __init__(self, name: str, columns: Sequence[Column]) -> None:
        super().__init__(name, columns, row_height=ROW)
        self._narrow = False
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """Give the first column a width of its own where what is left would be too little."""
        self._narrow = narrow
        header, mode = self.horizontalHeader(), QHeaderView.ResizeMode
        header.setSectionResizeMode(0, mode.Interactive if narrow else mode.Stretch)
        if narrow:
            header.resizeSection(0, theme.current().px(FIRST))
        self.setFixedHeight(self.sizeHint().height())

    def set_rows(self, rows: Sequence[Any]) -> None:
        super().set_rows(rows)
        self.setFixedHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        """Header and rows, and room for the bar with which it scrolls sideways."""
        row = self.verticalHeader().defaultSectionSize()
        bar = self.horizontalScrollBar().sizeHint().height() if self._narrow else 0
        high = row * min(MOST, max(1, self.cells.rowCount()))
        return QSize(super().sizeHint().width(), self.horizontalHeader().height() + high + bar + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = Qt.KeyboardModifier.ControlModifier
        row = self.current_row()
        if event.key() in _ENTER and event.modifiers() & control and row is not None:
            self.organisation_wanted.emit(row.organisation_id)
            return
        super().keyPressEvent(event)


class GapsTable(FittingTable):
    """Enter or a click on the step takes it."""

    def __init__(self) -> None:
        self._rows: TeamRows | None = None
        super().__init__(_("Niet gedekt en vacant"), self._columns())
        self._step = len(self.cells.columns) - 1
        self.clicked.connect(self._press)

    def show_gaps(self, gaps: Sequence[Gap], rows: TeamRows) -> None:
        self._rows = rows
        self.set_rows(gaps)

    def _press(self, index: Any) -> None:
        if index.column() == self._step:
            self.opened.emit(self.cells.row(index.row()))

    def _columns(self) -> list[Column]:
        def chip(canvas: Canvas, gap: Gap) -> None:
            canvas.chip(8, canvas.h / 2, wording.lack(gap), most=canvas.w - 12)

        def step(canvas: Canvas, gap: Gap) -> None:
            runs = self._rows is not None and wording.is_running(gap, self._rows)
            ink, weight = ("text2", 400) if runs else ("accent_t", 600)
            place = (4, 0, canvas.w - 14, canvas.h)
            canvas.text(*place, self._step_of(gap), 12.5, weight, ink, RIGHT)

        return [
            Column(_("Functie"), self._seat, draw=_draw_seat),
            Column(_("Organisatie"), self._organisation, width=124),
            Column(_("Wat ontbreekt"), lambda gap: wording.lack(gap).text, width=166, draw=chip),
            Column(_("Hoe lang"), wording.how_long, width=118),
            Column(_("Volgende stap"), self._step_of, width=156, right=True, draw=step),
        ]

    def _seat(self, gap: Gap) -> str:
        return ", ".join(filter(None, (wording.seat(gap), wording.person(gap))))

    def _organisation(self, gap: Gap) -> str:
        found = self._rows.organisations.get(gap.organisation_id) if self._rows else None
        return found.short_name if found else ""

    def _step_of(self, gap: Gap) -> str:
        return wording.step(gap, self._rows) if self._rows else ""


def _draw_seat(canvas: Canvas, gap: Gap) -> None:
    room = canvas.w - 16
    taken = canvas.text(10, 0, room, canvas.h, wording.seat(gap), 13, 600)
    name, left = wording.person(gap), room - taken - 8
    if name and left > 40:
        canvas.text(18 + taken, 0, left, canvas.h, name, 12.5, 400, "text2")


class LateTable(FittingTable):
    """What is late, counted at the organisation; Enter opens it."""

    def __init__(self) -> None:
        self._rows: TeamRows | None = None
        super().__init__(_("Te laat per organisatie"), self._columns())

    def show_late(self, late: Sequence[Late], rows: TeamRows) -> None:
        self._rows = rows
        self.set_rows(late)

    def _columns(self) -> list[Column]:
        return [
            Column(_("Organisatie"), self._name, draw=self._draw_name),
            Column(_("Opvolgingen"), lambda one: str(len(one.titles)), width=120, draw=_draw_count),
            Column(_("Oudste"), lambda one: wording.days(one.days), width=100),
            Column(_("Waarover"), wording.titles, width=330, draw=_draw_titles),
        ]

    def _name(self, one: Late) -> str:
        found = self._rows.organisations.get(one.organisation_id) if self._rows else None
        return found.short_name if found else ""

    def _draw_name(self, canvas: Canvas, one: Late) -> None:
        if self._rows and (found := self._rows.organisations.get(one.organisation_id)):
            canvas.tile(8, canvas.h / 2 - 12, 24, found.abbreviation, found.hue)
            canvas.text(42, 0, canvas.w - 48, canvas.h, found.short_name, 13, 600)


def _draw_count(canvas: Canvas, one: Late) -> None:
    number = len(one.titles)
    canvas.text(12, 0, 24, canvas.h, str(number), 13, 600, "danger", LEFT, tabular=True)
    for place in range(min(number, MARKS)):
        canvas.box(34 + 15 * place, canvas.h / 2 - 4, 12, 8, "danger", 2)


def _draw_titles(canvas: Canvas, one: Late) -> None:
    canvas.text(12, 0, canvas.w - 20, canvas.h, wording.titles(one), 12.5, 400, "text2")
