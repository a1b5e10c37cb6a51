"""Step 3: the numbers, the rows behind one of them, and what to do with a row."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from sub_crm.exchange.people_fields import Field
from sub_crm.exchange.people_in.plan import Choice, Outcome, Row
from sub_crm.i18n import _
from sub_crm.ui import theme
from sub_crm.ui.importing.comparison import ComparisonCard
from sub_crm.ui.importing.row_cards import CorrectionCard, RowCard
from sub_crm.ui.importing.tiles import Tiles
from sub_crm.ui.importing.words import result_chip
from sub_crm.ui.importing.work import Work
from sub_crm.ui.widgets.canvas import Canvas
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.chips import ChipSpec
from sub_crm.ui.widgets.layouts import fill
from sub_crm.ui.widgets.tables import Column, DataTable

LEAST = 74
"""The heading and a row."""
_FIRST = (Outcome.DOUBTFUL, Outcome.REFUSED, Outcome.NEW, Outcome.CHANGED, Outcome.SAME)
"""What asks for attention comes before what does not."""


class Review(QWidget):
    chosen = Signal(object)
    """Choices per line."""
    corrected = Signal(int, object, str)

    def __init__(self) -> None:
        super().__init__()
        self._work = Work()
        self.tiles = Tiles()
        self.table = DataTable(_("Rijen"), self._columns(), row_height=39)
        self.comparison, self.correction, self.plain = ComparisonCard(), CorrectionCard(), RowCard()
        self.table.setMinimumHeight(theme.current().px(LEAST))
        self.detail = QStackedWidget()
        for card in (self.comparison, self.correction, self.plain):
            self.detail.addWidget(card)
        box = QVBoxLayout(self)
        fill(box, (self.tiles,), 10, (0, 0, 0, 0))
        holder = Card(6, 0)
        holder.add(self.table)
        box.addWidget(holder, 4)
        box.addWidget(self.detail, 5)
        self._connect()

    def _connect(self) -> None:
        self.tiles.chosen.connect(lambda _outcome: self._show_rows())
        self.table.selectionModel().currentRowChanged.connect(lambda *_at: self._show_detail())
        self.table.opened.connect(self._next)
        self.comparison.chosen.connect(self._choose)
        self.comparison.for_all.connect(self._choose_all)
        self.correction.corrected.connect(self._correct)

    def _columns(self) -> list[Column]:
        return [
            Column(_("Rij"), lambda row: str(row.line), 60, tabular=True),
            Column(_("Persoon in het bestand"), lambda row: row.person, strong=True),
            Column(_("Organisatie"), lambda row: row.organisation, 150),
            Column(_("Toelichting"), lambda row: row.reason),
            Column(_("Wordt"), self._result_of, 126, draw=self._draw_result),
        ]

    def show_work(self, work: Work) -> None:
        """Show a new plan; the number and the row that are looked at stay."""
        self._work = work
        if work.plan is None:
            return
        self.tiles.show_plan(work.plan)
        now = self.tiles.current()
        if now is None or not work.plan.count(now):
            filled = (one for one in _FIRST if work.plan and work.plan.count(one))
            self.tiles.choose(next(filled, Outcome.NEW))
        self._show_rows()

    def _show_rows(self) -> None:
        outcome, before = self.tiles.current(), self.table.current_row()
        rows = self._work.rows(outcome) if outcome else []
        self.table.set_rows(rows)
        lines = [row.line for row in rows]
        if rows:
            place = lines.index(before.line) if before and before.line in lines else 0
            self.table.selectRow(place)
        self._show_detail()

    def _show_detail(self) -> None:
        row = self.table.current_row()
        if row is not None and row.outcome is Outcome.DOUBTFUL:
            choice = self._work.answers.choices.get(row.line)
            self.comparison.show_row(row, choice, len(self._work.rows(Outcome.DOUBTFUL)))
            self.detail.setCurrentWidget(self.comparison)
        elif row is not None and row.outcome is Outcome.REFUSED:
            self.correction.show_row(row, self._work.text_of(row))
            self.detail.setCurrentWidget(self.correction)
        else:
            self.plain.show_row(row, self._work)
            self.detail.setCurrentWidget(self.plain)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the choices goes to the next row as well."""
        key = event.key()
        inside = self.comparison.isAncestorOf(self.focusWidget() or self)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and inside:
            self._next(None)
            return
        super().keyPressEvent(event)

    def _next(self, _row: Row | None) -> None:
        place = self.table.currentIndex().row() + 1
        if place < self.table.cells.rowCount():
            self.table.selectRow(place)

    def _choose(self, choice: Choice) -> None:
        row = self.table.current_row()
        if row is not None:
            self.chosen.emit({row.line: choice})

    def _choose_all(self, choice: Choice | None) -> None:
        if choice is not None:
            rows = self._work.rows(Outcome.DOUBTFUL)
            self.chosen.emit({row.line: choice for row in rows})

    def _correct(self, text: str) -> None:
        row = self.table.current_row()
        if row is not None and isinstance(row.field, Field):
            self.corrected.emit(row.line, row.field, text)

    def _chip(self, row: Row) -> ChipSpec:
        skipped = self._work.answers.choices.get(row.line) is Choice.SKIP
        return result_chip(row.outcome, row.becomes, skipped)

    def _result_of(self, row: Row) -> str:
        return self._chip(row).text

    def _draw_result(self, canvas: Canvas, row: Row) -> None:
        canvas.chip(8, canvas.h / 2, self._chip(row), 22, most=canvas.w - 12)
