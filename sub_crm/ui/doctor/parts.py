"""The parts of the page: findings by state, how far it is, and the way to a helpdesk."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sub_crm.doctor.examination import CHECKS
from sub_crm.doctor.finding import STATES, Finding, State, Subject
from sub_crm.i18n import _
from sub_crm.ui import theme
from sub_crm.ui.doctor import wording
from sub_crm.ui.text import announce, eliding, label
from sub_crm.ui.widgets.buttons import button
from sub_crm.ui.widgets.cards import Card, icon_label
from sub_crm.ui.widgets.layouts import fill, row

Act = Callable[[Finding], object]
"""Does what can be done about a finding; None where a workspace is only looked into."""
TITLE = 196.0
"""Room for the longest title, with a gap."""
_TOP_LEFT = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft


class FindingLine(QWidget):
    """One finding: its state as a shape, what it is about, what was found and what to do."""

    def __init__(self, finding: Finding, act: Act | None) -> None:
        super().__init__()
        self.finding = finding
        icon, tone = wording.LOOKS[finding.state]
        mark = icon_label(icon, tone, 18)
        mark.setAccessibleName(finding.state_word)
        self._words = _words(finding)
        self._line = QHBoxLayout()
        fill(self._line, (), 12, (0, 0, 0, 0))
        self._line.addLayout(self._words, 1)
        self.button = self._button(act)
        if self.button:
            self._line.addWidget(self.button, 0, _TOP_LEFT)
        line = QHBoxLayout(self)
        fill(line, (), 12, (0, 6, 0, 6))
        line.addWidget(mark, 0, _TOP_LEFT)
        line.addLayout(self._line, 1)
        self.setAccessibleName(
            f"{finding.state_word}. {finding.title}. {finding.told} {finding.remedy}".strip()
        )

    def set_stacked(self, stacked: bool) -> None:
        """Put everything under each other where it does not fit side by side."""
        across = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        self._line.setDirection(across)
        if self.finding.state is State.GOOD:
            self._words.setDirection(across)

    def _button(self, act: Act | None) -> QPushButton | None:
        finding = self.finding
        if finding.action is None or act is None:
            return None
        return button(
            _(wording.ACTIONS[finding.action]),
            name=wording.action_name(finding),
            on_click=lambda: act(finding),
        )


def _words(finding: Finding) -> QBoxLayout:
    """What is good stands on one line; what is not takes the room it needs."""
    title, told = label(finding.title, "strong"), label(finding.told, "secondary", wrap=True)
    if finding.state is not State.GOOD:
        box: QBoxLayout = QVBoxLayout()
        fill(box, (title, told, label(finding.remedy, wrap=True)), 1, (0, 0, 0, 0))
        return box
    title.setMinimumWidth(theme.current().px(TITLE))
    box = QHBoxLayout()
    fill(box, (title,), 2, (0, 0, 0, 0))
    box.addWidget(told, 1)
    return box


class StateCard(Card):
    """All findings of one state under its word; not there while it has none."""

    def __init__(self, state: State, act: Act | None) -> None:
        super().__init__(16, 4)
        self._act, self._stacked = act, False
        self.lines: list[FindingLine] = []
        icon, tone = wording.LOOKS[state]
        self._number = label("", "secondary")
        word = label(_(STATES[state]), "section")
        self.add(row(icon_label(icon, tone, 16), word, self._number, None))
        self._list = QVBoxLayout()
        fill(self._list, (), 0, (0, 0, 0, 0))
        self.body.addLayout(self._list)
        self.setAccessibleName(_(STATES[state]))
        self.hide()

    def add_finding(self, finding: Finding) -> None:
        made = FindingLine(finding, self._act)
        made.set_stacked(self._stacked)
        self.lines.append(made)
        self._list.addWidget(made)
        made.show()  # a layout does so only later
        self._number.setText(str(len(self.lines)))
        self.show()

    def set_stacked(self, stacked: bool) -> None:
        self._stacked = stacked
        for line in self.lines:
            line.set_stacked(stacked)

    def clear(self) -> None:
        for line in self.lines:
            line.hide()
            self._list.removeWidget(line)
            line.deleteLater()
        self.lines = []
        self.hide()


class ProgressCard(Card):
    """What is looked at now, how far it is, and the way to stop it."""

    def __init__(self, stop: Callable[[], object]) -> None:
        super().__init__(14, 8)
        self.doing = eliding("", "secondary")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, CHECKS)
        self.bar.setFixedHeight(theme.current().px(8))
        self.bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.stop = button(_("Stoppen"), "", "x", on_click=stop)
        line = QHBoxLayout()
        fill(line, (self.doing, self.stop), 12, (0, 0, 0, 0))
        line.setStretch(0, 1)
        self.body.addLayout(line)
        self.add(self.bar)
        self.hide()

    def begin(self) -> None:
        self.bar.setValue(0)
        self.show()

    def tell(self, subject: Subject) -> None:
        said = wording.looking_at(subject)
        self.doing.setText(said)
        self.bar.setAccessibleName(said)

    def step(self) -> None:
        self.bar.setValue(self.bar.value() + 1)


class HelpdeskCard(Card):
    """What to send along, and what of it nobody will read."""

    def __init__(self, make: Callable[[], object]) -> None:
        super().__init__(16, 6)
        title = _("Kijkt de helpdesk mee?")
        told = _(
            "Het pakket bevat versies, aantallen, deze bevindingen en het logboek van het "
            "programma. Namen, verslagen en mappen staan er niet in."
        )
        self.button = button(_("Pakket maken…"), "", "save", on_click=make)
        self.said = label("", "secondary", wrap=True)
        self.said.hide()
        self.add(label(title, "section"), label(told, "secondary", wrap=True))
        self.add(row(self.button, None), self.said)
        self.setAccessibleName(title)

    def say(self, sentence: str) -> None:
        """Tell where the bundle is, or why there is none."""
        self.said.setText(sentence)
        self.said.show()
        announce(self.button, sentence)
