"""Test: the four steps, how each went, and what to do about the one that failed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.sync.causes import Action
from sub_crm.sync.connecting import Step, StepResult
from sub_crm.sync.profile import SignIn
from sub_crm.ui import theme
from sub_crm.ui.connecting import wording
from sub_crm.ui.text import announce, label
from sub_crm.ui.widgets.buttons import button, link, set_icon
from sub_crm.ui.widgets.canvas import Canvas, RowState
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.chips import Chip, ChipSpec
from sub_crm.ui.widgets.flow import Flow
from sub_crm.ui.widgets.groups import Group
from sub_crm.ui.widgets.layouts import column, fill, row, rule

_TOP = Qt.AlignmentFlag.AlignTop


class _Disc(QWidget):
    """The sign of a step in a circle; decorative, its state is also a word."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._look = (icon, "hover", "text2")
        side = theme.current().px(32)
        self.setFixedSize(side, side)

    def show_sign(self, icon: str, ground: str, ink: str) -> None:
        self._look = (icon, ground, ink)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        icon, ground, ink = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        canvas = Canvas(painter, self.rect().toRectF(), RowState())
        canvas.disc(0, 0, 32, ground)
        canvas.icon(8, 8, 16, icon, ink)


class StepLine(Group):
    """One step: waiting, busy, well, or not, in a sign, a word and a sentence."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        self.step = step
        self._icon = wording.STEPS[step][1]
        self._disc = _Disc(self._icon)
        self._told = label("", "secondary", wrap=True)
        self.chip = Chip("")
        words = column(label(wording.title(step), "row"), self._told, spacing=2)
        line = QHBoxLayout(self)
        fill(line, (), 14, (0, 8, 0, 8))
        line.addWidget(self._disc, 0, _TOP)
        line.addWidget(words, 1)
        line.addWidget(self.chip, 0, _TOP)
        self.wait(SignIn.PASSWORD)

    def wait(self, sign_in: SignIn) -> None:
        self._show(wording.not_tried(self.step, sign_in), ChipSpec(_("Wacht")), self._icon)

    def work(self) -> None:
        self._show(_("Bezig…"), ChipSpec(_("Bezig"), "info"), "clock", "info_s", "info")

    def end(self, result: StepResult) -> None:
        if result.ok:
            self._show(result.told, ChipSpec(_("Gelukt"), "ok"), "check", "ok_s", "ok")
        else:
            spec = ChipSpec(_("Niet gelukt"), "danger")
            self._show(result.told, spec, "x", "danger_s", "danger")

    def told(self) -> str:
        return self._told.text()

    def _show(
        self, told: str, spec: ChipSpec, icon: str, ground: str = "hover", ink: str = "text2"
    ) -> None:
        self._told.setText(told)
        self.chip.say(spec)
        self._disc.show_sign(icon, ground, ink)
        self.setAccessibleName(f"{wording.title(self.step)}: {spec.text}. {told}")


class Remedy(Card):
    """Zo los je het op: what to do about the step that failed, under it."""

    acted = Signal(object)
    """`Action` of the one button."""
    asked = Signal()
    """The question for the administrator is wanted."""

    def __init__(self) -> None:
        super().__init__(16, 8, "danger")
        title = _("Zo los je het op")
        self._said = label("", wrap=True)
        self._details = label("", "secondary", wrap=True)
        self.act = button("", on_click=self._act)
        self.ask = button(_("Vraag aan beheerder kopiëren"), "", "copy", on_click=self.asked.emit)
        self.more = link(_("Bijzonderheden"), on_click=self._toggle)
        self._action: Action | None = None
        self.add(label(title, "section", colour="danger", wrap=True), self._said)
        self.add(Flow(self.act, self.ask, self.more, spacing=8), self._details)
        self.setAccessibleName(title)

    def show_result(self, result: StepResult) -> None:
        self._action = result.action
        self._said.setText(result.remedy)
        self._details.setText(result.details)
        self._details.hide()
        self.more.setVisible(bool(result.details))
        known = result.action in wording.ACTIONS
        self.act.setVisible(known)
        if known and result.action is not None:
            self._offer(*wording.ACTIONS[result.action])

    def _offer(self, text: str, icon: str) -> None:
        self.act.setText(_(text))
        self.act.setAccessibleName(_(text))
        set_icon(self.act, icon, "text2")

    def _act(self) -> None:
        self.acted.emit(self._action)

    def _toggle(self) -> None:
        self._details.setVisible(self._details.isHidden())


class StepsCard(Card):
    """All four in order; the remedy stands under the step that it is about."""

    def __init__(self) -> None:
        super().__init__(20, 4)
        self.took = label("", "secondary")
        self.said = label("", "secondary", wrap=True)
        self.said.hide()
        self.add(row(label(_("Test"), "section"), None, self.took), self.said)
        self.lines = {step: StepLine(step) for step in Step}
        self.remedy = Remedy()
        self._under = column(self.remedy, margins=(46, 0, 0, 12))
        self._under.hide()
        self._list = QVBoxLayout()
        fill(self._list, (), 0, (0, 4, 0, 0))
        for step, line in self.lines.items():
            if step is not Step.ADDRESS:
                self._list.addWidget(rule())
            self._list.addWidget(line)
        self.body.addLayout(self._list)
        self._list.addWidget(self._under)
        self.setAccessibleName(_("Test"))

    def clear(self, sign_in: SignIn) -> None:
        """Nothing was tried."""
        self.took.setText("")
        self.said.hide()
        self._under.hide()
        for line in self.lines.values():
            line.wait(sign_in)

    def say(self, sentence: str) -> None:
        """Tell what came of it."""
        self.said.setText(sentence)
        self.said.show()
        announce(self, sentence)

    def begin(self, sign_in: SignIn) -> None:
        self.clear(sign_in)
        self.lines[Step.ADDRESS].work()

    def take(self, result: StepResult) -> None:
        """Show how a step ended, and begin the next or the remedy."""
        line = self.lines[result.step]
        line.end(result)
        announce(line, wording.spoken(result))
        steps = list(Step)
        place = steps.index(result.step)
        if not result.ok:
            self._list.insertWidget(self._list.indexOf(line) + 1, self._under)
            self.remedy.show_result(result)
            self._under.show()
        elif place + 1 < len(steps):
            self.lines[steps[place + 1]].work()
