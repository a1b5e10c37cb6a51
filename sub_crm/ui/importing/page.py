"""Importeren: file, columns, a look at every row, result; what was chosen survives going back."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.exchange.people_fields import Field
from sub_crm.exchange.people_in.mapping import has_name
from sub_crm.exchange.people_in.order import order_for
from sub_crm.exchange.people_in.plan import Choice, Plan
from sub_crm.exchange.reading import Options, Table
from sub_crm.i18n import _
from sub_crm.ui.backend import Done
from sub_crm.ui.desk import Desk
from sub_crm.ui.importing.body import Body
from sub_crm.ui.importing.footer import Footer
from sub_crm.ui.importing.head import Head
from sub_crm.ui.importing.offers import offer
from sub_crm.ui.importing.steps import COLUMNS, FILE, RESULT, REVIEW
from sub_crm.ui.importing.watch import FileReader, Watch
from sub_crm.ui.importing.work import Work, read_plan
from sub_crm.ui.widgets.layouts import fill
from sub_crm.ui.width import WidthClass

PATIENCE_MS = 400
"""Quicker work is not worth the mention."""


class ImportPage(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.work = Work()
        self.step = FILE
        self._watch: Watch | None = None
        self._done: Done | None = None
        self._slow = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._slow.timeout.connect(self._show_working)
        self._doing = ""
        self._make()
        self._connect()
        self._show()

    def _make(self) -> None:
        self.head, self.body, self.footer = Head(), Body(self._desk.window), Footer()
        self.file, self.columns = self.body.file, self.body.columns
        self.review, self.result = self.body.review, self.body.result
        box = QVBoxLayout(self)
        fill(box, (self.head,), 12, (28, 14, 28, 20))
        box.addWidget(self.body, 1)
        box.addWidget(self.footer)

    def _connect(self) -> None:
        self.head.steps.wanted.connect(self.go)
        self.file.file_wanted.connect(self.take_file)
        self.file.options_wanted.connect(self._read_otherwise)
        self.columns.changed.connect(self._reconsider)
        self.columns.wanted.connect(lambda: self.go(COLUMNS))
        self.review.chosen.connect(self._choose)
        self.review.corrected.connect(self._correct)
        self.footer.back_wanted.connect(lambda: self.go(self.step - 1))
        self.footer.next_wanted.connect(self._go_on)
        self.footer.stop_wanted.connect(self._stop)
        self.result.undo_wanted.connect(self._undo)
        self.result.again_wanted.connect(self.start_again)
        self._desk.backend.done.connect(self._remember)
        self._desk.backend.failed.connect(self._give_up)

    def arrive(self, _argument: str = "") -> None:
        """Nothing to look up: what was chosen is still there."""

    def first_focus(self) -> QWidget:
        return self.body.first_focus()

    def regions(self) -> list[QWidget]:
        return [self.body, self.footer]

    def set_width_class(self, width: WidthClass) -> None:
        self.head.set_width_class(width)
        self.body.set_width_class(width)

    def go(self, step: int) -> None:
        """Go to a step that can be reached."""
        if FILE <= step <= self._reachable() and not self.footer.is_working():
            self.step = step
            if step == REVIEW and self.work.plan is None:
                self._compare()
            self._show()
            self.first_focus().setFocus()

    def take_file(self, path: Path, options: Options | None = None) -> None:
        """Read a file; what was chosen for another list is forgotten."""
        self._stop()
        self.head.say("")
        reader = FileReader(path, options or Options())
        reader.read.connect(lambda table: self._take_table(reader, path, options, table))
        reader.failed.connect(lambda sentence: self._take_problem(reader, path, sentence))
        self._begin(reader, _("{name} wordt gelezen…").format(name=path.name))
        reader.start()

    def _read_otherwise(self, options: Options) -> None:
        if self.work.path is not None:
            self.take_file(self.work.path, options)

    def _take_table(
        self, reader: FileReader, path: Path, options: Options | None, table: Table
    ) -> None:
        if reader is self._watch:
            self._end()
            self.work = self.work.with_table(path, options or Options(), table)
            self.step = FILE
            self._show()

    def _take_problem(self, reader: FileReader, path: Path, sentence: str) -> None:
        if reader is self._watch:
            self._end()
            self._show()
            self.file.show_problem(path, sentence)

    def _reconsider(self, work: Work) -> None:
        """Take another mapping, rule, choice or correction; compare anew where that is shown."""
        self.work = replace(work, plan=work.plan if self.step == REVIEW else None)
        if self.step == REVIEW:
            self._compare()
        self._show()

    def _choose(self, choices: dict[int, Choice]) -> None:
        self._reconsider(self.work.choosing(choices))

    def _correct(self, line: int, field: Field, text: str) -> None:
        self._reconsider(self.work.correcting(line, field, text))

    def _compare(self) -> None:
        self._stop()
        watch, asked = Watch(), self.work
        self._begin(watch, _("De rijen worden vergeleken…"))
        backend = self._desk.backend
        backend.query(
            read_plan,
            asked,
            today=backend.today(),
            told=watch.tell,
            then=lambda plan: self._take_plan(watch, plan),
        )

    def _take_plan(self, watch: Watch, plan: Plan | None) -> None:
        if watch is not self._watch:
            return
        self._end()
        self.work = replace(self.work, plan=plan)
        if plan is None:
            self.step = COLUMNS
        self._show()

    def _go_on(self) -> None:
        if self._doing:  # the rows are being compared: what the button says is not true any more
            return
        self.head.say("")
        if self.step == REVIEW:
            self._import()
        else:
            self.go(self.step + 1)

    def _import(self) -> None:
        work = self.work
        if work.plan is None or work.table is None or work.path is None:
            return
        watch = Watch()
        self._begin(watch, _("De lijst wordt geïmporteerd…"))
        self.body.setEnabled(False)  # what is being written is not chosen otherwise
        order = order_for(work.plan, work.table, work.columns, work.path.name)
        self._desk.backend.execute(
            order, then=self._imported, refused=self._not_imported, progress=watch.tell
        )

    def _imported(self, _batch: object) -> None:
        self._end()
        self.step = RESULT
        self.result.show_done(self.work)
        self._show()
        self.first_focus().setFocus()

    def _not_imported(self, problems: dict[str, str]) -> None:
        self._end()
        self.head.say(" ".join(problems.values()))
        self._compare()
        self._show()

    def _give_up(self, _error: BaseException) -> None:
        """Somebody else tells that the program failed; here only the waiting ends."""
        if self._doing:
            self._end()
            self._show()

    def _remember(self, done: Done) -> None:
        if self._doing and self.step == REVIEW:
            self._done = done

    def _undo(self) -> None:
        if self._done is not None:
            backend = self._desk.backend
            backend.reversed.connect(self._undone)
            backend.undo_act(self._done.act, self._done.said, refused=self._not_undone)

    def _undone(self, _said: str) -> None:
        self._desk.backend.reversed.disconnect(self._undone)
        self._done = None
        self.work = replace(self.work, plan=None)
        self.result.show_undone()

    def _not_undone(self, problems: dict[str, str]) -> None:
        self._desk.backend.reversed.disconnect(self._undone)
        self.result.say(" ".join(problems.values()))

    def start_again(self) -> None:
        self.work, self.step = Work(rules=self.work.rules), FILE
        self._show()
        self.first_focus().setFocus()

    def _begin(self, watch: Watch, doing: str) -> None:
        self._watch, self._doing = watch, doing
        watch.progressed.connect(self.footer.progress)
        self._slow.start()
        self.footer.next.setEnabled(False)

    def _show_working(self) -> None:
        if self._doing:
            self.footer.work(self._doing)

    def _stop(self) -> None:
        if self._watch is not None:
            self._watch.stop()

    def _end(self) -> None:
        self._slow.stop()
        self._watch, self._doing = None, ""
        self.body.setEnabled(True)

    def _reachable(self) -> int:
        if self.step == RESULT:
            return RESULT
        if self.work.table is None:
            return FILE
        return REVIEW if has_name(self.work.columns) and self.work.table.rows else COLUMNS

    def _show(self) -> None:
        self.head.show_work(self.work, self.step, self._reachable())
        self.body.show_work(self.work, self.step)
        if not self._doing:
            self.footer.offer(*offer(self.work, self.step), back=FILE < self.step < RESULT)
