"""The page of the doctor: looks at everything once you arrive, and again when you ask."""

from pathlib import Path

from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from sub_crm.doctor.finding import Action, Finding, State
from sub_crm.i18n import _
from sub_crm.orders.upkeep import RepairDerived
from sub_crm.ui import theme
from sub_crm.ui.desk import BACKUPS, TODAY, Desk
from sub_crm.ui.doctor import wording
from sub_crm.ui.doctor.examining import Examining
from sub_crm.ui.doctor.parts import HelpdeskCard, ProgressCard, StateCard
from sub_crm.ui.preferences import Preferences
from sub_crm.ui.text import announce, label
from sub_crm.ui.widgets.buttons import button
from sub_crm.ui.widgets.layouts import column, fill, row
from sub_crm.ui.width import WidthClass

PLACES = {Action.DRAFTS: TODAY, Action.BACKUPS: BACKUPS}


class DoctorPage(QWidget):
    """Findings come in one by one, the worst on top."""

    def __init__(self, desk: Desk, preferences: Preferences) -> None:
        super().__init__()
        self._desk, self._preferences = desk, preferences
        self._examining: Examining | None = None
        self._examined: Examining | None = None
        self._make()

    def _make(self) -> None:
        self.lead = label("", "lead", wrap=True)
        self.again = button(_("Opnieuw controleren"), "", "sync", on_click=self.examine)
        self.progress = ProgressCard(self.stop)
        # the worst first
        act = None if self._desk.backend.store.only_look else self.act
        self.cards = {state: StateCard(state, act) for state in reversed(State)}
        self.helpdesk = HelpdeskCard(self.choose_bundle)
        self.helpdesk.button.setEnabled(False)
        title = label(_("Controle van de werkruimte"), "title", wrap=True)
        self._head = QHBoxLayout()
        fill(self._head, (), 12, (0, 0, 0, 0))
        self._head.addWidget(column(title, self.lead, spacing=2), 1)
        self._head.addWidget(row(self.again, None))
        self.left = column(self.progress, *self.cards.values(), None, spacing=14)
        self.right = column(self.helpdesk, None)
        self._both = QHBoxLayout()
        fill(self._both, (), 18, (0, 0, 0, 0))
        self._both.addWidget(self.left, 5)
        self._both.addWidget(self.right, 2)
        self._all = QVBoxLayout(self)
        fill(self._all, (self._head, self._both, None), 16, (28, 18, 28, 24))

    # what the window asks of a page

    def arrive(self, _argument: str = "") -> None:
        """Examine, unless that is under way."""
        self.examine()

    def set_width_class(self, width: WidthClass) -> None:
        """Put the columns under each other where they do not fit side by side."""
        direction = QBoxLayout.Direction
        beside = width in (WidthClass.FULL, WidthClass.NARROW)
        single = width is WidthClass.SINGLE
        for box, wide in ((self._both, beside), (self._head, not single)):
            box.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        for card in self.cards.values():
            card.set_stacked(single)
        look, side = theme.current(), 10 if single else 28
        self._all.setContentsMargins(look.px(side), look.px(18), look.px(side), look.px(24))

    def regions(self) -> list[QWidget]:
        return [self.left, self.right]

    def first_focus(self) -> QWidget:
        return self.again if self.again.isEnabled() else self.progress.stop

    # examining

    def examine(self) -> None:
        """Look at everything anew."""
        if self._examining is not None:
            return
        for card in self.cards.values():
            card.clear()
        self.progress.begin()
        self.lead.setText(_("Alles wordt één keer gelezen; je kunt intussen gewoon doorwerken."))
        # before it is disabled: left to itself, the focus goes on and takes the page along
        if self.again.hasFocus():
            self.progress.stop.setFocus()
        self.again.setEnabled(False)
        self._examining = examining = Examining(self._desk.backend, self._preferences)
        examining.begun.connect(self.progress.tell)
        examining.found.connect(self._show)
        examining.ended.connect(self._end)
        self.destroyed.connect(examining.stop)
        examining.start()

    def stop(self) -> None:
        if self._examining:
            self._examining.stop()

    def _show(self, finding: Finding) -> None:
        self.progress.step()
        self.cards[finding.state].add_finding(finding)

    def _end(self, whole: bool) -> None:
        examining, self._examining = self._examining, None
        if examining is None:
            return
        self.again.setEnabled(True)
        if self.progress.stop.hasFocus():
            self.again.setFocus()
        self.progress.hide()
        self._examined = examining
        self.helpdesk.button.setEnabled(whole)
        said = wording.summary(examining.findings) if whole else _("Gestopt voor het einde.")
        self.lead.setText(said)
        announce(self.again, said)

    # acting

    def act(self, finding: Finding) -> None:
        """Do what can be done about a finding, and look again."""
        backend = self._desk.backend
        if finding.action is Action.REPAIR:
            backend.execute(RepairDerived(), then=self._look_again)
        elif finding.action is Action.SWEEP and self._examined:
            backend.beside(self._examined.sweep, then=self._look_again)
        elif finding.action in PLACES:
            self._desk.open(PLACES[finding.action])

    def _look_again(self, _answer: object) -> None:
        self.examine()

    def choose_bundle(self) -> None:
        """Ask where the bundle goes."""
        name = f"sub-crm-controle-{self._desk.backend.today()}.zip"
        path, _kind = QFileDialog.getSaveFileName(
            self._desk.window, _("Pakket bewaren"), name, "ZIP (*.zip)"
        )
        if path:
            self.write_bundle(Path(path))

    def write_bundle(self, path: Path) -> None:
        examined = self._examined
        if examined is None:
            return

        def told(error: OSError | None) -> None:
            if error is None:
                said = _("{name} is gemaakt. Kijk het gerust na voor je het stuurt.")
            else:
                said = _("{name} kon daar niet worden gemaakt; kies een andere map.")
            self.helpdesk.say(said.format(name=path.name))

        self._desk.backend.beside(examined.write, path, then=told)
