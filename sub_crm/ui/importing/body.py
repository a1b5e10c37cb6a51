"""What each step shows between the title and the footer."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from sub_crm.ui import theme
from sub_crm.ui.importing.columns_card import WIDTH, ColumnsCard
from sub_crm.ui.importing.file_step import FileStep
from sub_crm.ui.importing.result import Result
from sub_crm.ui.importing.review import Review
from sub_crm.ui.importing.sample_table import SampleTable
from sub_crm.ui.importing.steps import COLUMNS, FILE, RESULT, REVIEW
from sub_crm.ui.importing.work import Work
from sub_crm.ui.widgets.layouts import ScrollColumn, fill
from sub_crm.ui.width import WidthClass

_WIDE = (WidthClass.FULL, WidthClass.NARROW)
_ANY_WIDTH = 16_777_215


class Body(QStackedWidget):
    """The columns stand beside the rows; a narrow window shows them in their own step only."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self.file, self.result = FileStep(window), Result(window)
        self.columns, self.review = ColumnsCard(), Review()
        self.sample: SampleTable | None = None
        self._step, self._width = FILE, WidthClass.FULL
        self._beside = QStackedWidget()
        self._rows = ScrollColumn(self.review)
        self._beside.addWidget(self._rows)
        middle = QWidget()
        line = QHBoxLayout(middle)
        fill(line, (self.columns,), 18, (0, 0, 0, 0))
        line.addWidget(self._beside, 1)
        for part in (ScrollColumn(self.file), middle, self.result):
            self.addWidget(part)

    def first_focus(self) -> QWidget:
        choices: list[QWidget] = [*self.columns.choices, self.columns.keep]
        return {
            FILE: self.file.choose,
            COLUMNS: choices[0],
            REVIEW: self.review.table,
            RESULT: self.result.again,
        }[self._step]

    def set_width_class(self, width: WidthClass) -> None:
        self._width = width
        self._arrange()

    def show_work(self, work: Work, step: int) -> None:
        self._step = step
        self.setCurrentIndex({FILE: 0, RESULT: 2}.get(step, 1))
        if step == FILE:
            self.file.show_table(work.path, work.table, work.options)
        if step in (COLUMNS, REVIEW):
            self.columns.show_work(work)
        if step == REVIEW:
            self.review.show_work(work)
            self._beside.setCurrentWidget(self._rows)
        elif step == COLUMNS:
            self._show_sample(work)
        self._arrange()

    def _show_sample(self, work: Work) -> None:
        if self.sample is not None:
            self._beside.removeWidget(self.sample)
            self.sample.deleteLater()
        assert work.table is not None, "this step is reached with a table only"
        self.sample = SampleTable(work.table)
        self._beside.addWidget(self.sample)
        self._beside.setCurrentWidget(self.sample)

    def _arrange(self) -> None:
        wide, here = self._width in _WIDE, self._step == COLUMNS
        self.columns.setVisible(wide or here)
        self.columns.edit.setVisible(self._step == REVIEW)
        self._beside.setVisible(wide or not here)
        fixed = theme.current().px(WIDTH)
        self.columns.setMinimumWidth(fixed if wide else 0)
        self.columns.setMaximumWidth(fixed if wide else _ANY_WIDTH)
