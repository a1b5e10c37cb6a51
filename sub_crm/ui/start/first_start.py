"""The first start: questions kept while typing, one order at the end of them, then to practise."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.queries.reading import Reader
from sub_crm.queries.start import ChoosableRow, choosable_organisations, draft_body, store_path
from sub_crm.ui import theme
from sub_crm.ui.backend import Backend
from sub_crm.ui.parts.draft_keeping import DraftKeeping
from sub_crm.ui.start.answers import DRAFT, KIND, Answers, from_draft
from sub_crm.ui.start.footer import Footer
from sub_crm.ui.start.pages import NARROW_SIDE, WIDE_SIDE, StepPages
from sub_crm.ui.start.practice import PracticeStep, Tools
from sub_crm.ui.start.rail import Rail
from sub_crm.ui.start.rhythm import RhythmStep
from sub_crm.ui.start.safe import SafeStep
from sub_crm.ui.start.steps import Step
from sub_crm.ui.start.who import WhoStep
from sub_crm.ui.widgets.layouts import fill

QUESTIONS = 3
"""Steps with answers; they become one order, and practice follows."""
NARROW = 900
"""Below this width (divided by the zoom) the rail makes room for the step."""


@dataclass(frozen=True, slots=True)
class StartRows:
    """What the first start is filled with."""

    organisations: Sequence[ChoosableRow]
    draft: str | None
    path: str


def read_start_rows(reader: Reader) -> StartRows:
    return StartRows(choosable_organisations(reader), draft_body(reader, DRAFT), store_path(reader))


class FirstStart(QWidget):
    """`finished` when the user is introduced and has practised, where there are tools for it."""

    finished = Signal()

    def __init__(self, backend: Backend, *, recovery_key: str, tools: Tools | None = None) -> None:
        super().__init__()
        self._backend, self._recovery_key, self._tools = backend, recovery_key, tools
        self.steps: list[Step] = []
        self.practice: PracticeStep | None = None
        self._answers, self._is_introduced, self._is_over = Answers(), False, False
        self._draft = DraftKeeping(self, backend, KIND, self._read, DRAFT, is_kept=False)
        self._frame()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._go_on)
        backend.query(read_start_rows, then=self._begin)

    def _frame(self) -> None:
        self.rail = Rail(
            [
                (_("Wie ben je?"), _("naam en organisaties")),
                (_("Veilig bewaren"), _("versleuteld, met herstelsleutel")),
                (_("Hoe vaak spreek je elkaar?"), _("ritme per laag")),
                *([(_("Probeer het"), _("oefenen, niets blijft staan"))] if self._tools else []),
            ]
        )
        self.footer = Footer()
        self.footer.back.connect(lambda: self._go(self.place() - 1))
        self.footer.skip.connect(self._skip)
        self.footer.onward.connect(self._go_on)
        self._pages = StepPages()
        right = QVBoxLayout()
        fill(right, (), 0, (0, 0, 0, 0))
        right.addWidget(self._pages, 1)
        right.addWidget(self.footer)
        line = QHBoxLayout(self)
        fill(line, (self.rail,), 0, (0, 0, 0, 0))
        line.addLayout(right, 1)
        self.footer.hide()

    def _begin(self, rows: StartRows) -> None:
        self._answers = answers = from_draft(rows.draft)
        if rows.draft:
            self._draft.found(rows.draft)
        of = QUESTIONS + (self._tools is not None)
        self.steps = [
            WhoStep(answers, rows.organisations, of),
            SafeStep(rows.path, self._recovery_key, of),
            RhythmStep(answers, self._backend.today(), of),
        ]
        for step in self.steps:
            step.changed.connect(self._touch)
        self._names = {one.id.hex(): one.short_name for one in rows.organisations}
        self._pages.add_steps(self.steps)
        self.footer.show()
        self._go(min(max(answers.step, 0), QUESTIONS - 1))
        self._fit()

    def place(self) -> int:
        """The number of the step on the screen, from 0."""
        return self._pages.currentIndex()

    def _go(self, place: int) -> None:
        self.rail.show_step(place)
        last = QUESTIONS - (self._tools is None)
        self.footer.show_step(place, last, back=0 < place < QUESTIONS)
        self._pages.show_step(place, self.steps[place])
        self._touch()

    def _go_on(self) -> None:
        if not self.steps or not self.steps[self.place()].is_ready():
            return
        if self._is_introduced:
            self._end()
        elif self.place() < QUESTIONS - 1:
            self._go(self.place() + 1)
        elif all(step.is_ready() for step in self.steps[1:]) and self._is_named():
            self._introduce()

    def _is_named(self) -> bool:
        """A draft may begin at a later step, but never ends without a name."""
        named = self.steps[0].is_ready()
        if not named:
            self._go(0)
            self.steps[0].is_ready()
        return named

    def _skip(self) -> None:
        self.steps[self.place()].skip()
        self._go_on()

    def _introduce(self) -> None:
        order = self._now().introduction(self._backend.today())
        self._backend.execute(order, then=self._introduced, refused=self._refused)

    def _introduced(self, _user_id: object) -> None:
        if self._is_introduced:  # the keys were pressed twice
            return
        self._is_introduced = True
        self._draft.drop()
        if self._tools is None:
            self._end()
        else:
            self._practise(self._tools)

    def _practise(self, tools: Tools) -> None:
        """The answers are given: from here the way only leads on."""
        chosen = (self._names.get(key, "") for key in self._now().organisations)
        name = next(filter(None, chosen), "")
        self.practice = PracticeStep(self._backend, tools, name, QUESTIONS + 1)
        self.steps.append(self.practice)
        self._pages.add_steps([self.practice])
        self._fit()
        self._go(QUESTIONS)

    def _end(self) -> None:
        if self._is_over:
            return
        self._is_over = True
        if self.practice:
            self.practice.leave()
        self.finished.emit()

    def _refused(self, problems: dict[str, str]) -> None:
        """Go to the field that is wrong; what belongs to no field is told where the user is."""
        who = self.steps[0]
        if isinstance(who, WhoStep) and problems.keys() & {"name", "job_title"}:
            self._go(0)
            who.show_problems(problems)
        else:
            self._backend.refused.emit(" ".join(problems.values()))

    # keeping

    def _now(self) -> Answers:
        answers = replace(self._answers, step=self.place())
        for step in self.steps:
            answers = step.into(answers)
        return answers

    def _touch(self) -> None:
        if not self._is_introduced:
            self._draft.touched()

    def _read(self) -> str:
        """The answers as a draft; nothing before there are any, or once they are given."""
        given = not self.steps or self._is_introduced
        return "" if given or self._now() == Answers() else self._now().body()

    def hideEvent(self, event: QHideEvent) -> None:
        """Going away keeps what is typed, but not what was typed to practise."""
        self._draft.flush()
        if self.practice:
            self.practice.leave()
        super().hideEvent(event)

    # room

    def _fit(self) -> None:
        look = theme.current()
        narrow = self.width() / look.zoom < NARROW
        side = look.px(NARROW_SIDE if narrow else WIDE_SIDE)
        self.rail.setHidden(narrow)
        self._pages.set_narrow(narrow)
        self.footer.setContentsMargins(side, 0, side, look.px(28))
        if self.steps:
            self.footer.set_narrow(narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The rail leaves a narrow window."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """The rail may go, so it does not count."""
        return QSize(theme.current().px(300), theme.current().px(240))
