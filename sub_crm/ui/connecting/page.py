"""The page: say where the team's database is, see it tested, connect; or leave."""

import json
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from sub_crm.i18n import _
from sub_crm.orders import Refused
from sub_crm.queries.start import draft_body
from sub_crm.sync.causes import Action
from sub_crm.sync.passwords import Kept
from sub_crm.sync.profile import Profile
from sub_crm.ui import theme
from sub_crm.ui.connecting import wording, work
from sub_crm.ui.connecting.form import ProfileCard
from sub_crm.ui.connecting.joining import JoiningCard
from sub_crm.ui.connecting.promises import PromisesCard
from sub_crm.ui.connecting.questions import LeaveForm, PasswordForm
from sub_crm.ui.connecting.steps import StepsCard
from sub_crm.ui.connecting.trial import Trial
from sub_crm.ui.connecting.work import Standing
from sub_crm.ui.desk import CONNECTING, SETTINGS, Desk
from sub_crm.ui.parts.draft_keeping import DraftKeeping
from sub_crm.ui.parts.forms import DRAFT_KIND, FormCard
from sub_crm.ui.text import label
from sub_crm.ui.widgets.buttons import button, ghost, link
from sub_crm.ui.widgets.layouts import column, fill, row
from sub_crm.ui.width import WidthClass
from sub_crm.values.ids import key_id


class ConnectingPage(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._standing: Standing | None = None
        self._make()
        id = key_id("draft", DRAFT_KIND, CONNECTING)
        self._draft = DraftKeeping(self, desk.backend, DRAFT_KIND, self._read, id, is_kept=False)
        self._blank = self.form.values()
        self._connect()
        self._offer()

    def _make(self) -> None:
        self.lead = label("", "lead", wrap=True)
        self.local = ghost(_("Lokaal blijven werken"), on_click=self._stay_local)
        self.change = button(_("Wachtwoord wijzigen…"), "", "key", on_click=self.ask_password)
        self.leave = button(_("Verbinding verbreken…"), "danger", "x", on_click=self.ask_leave)
        for one in (self.local, self.change, self.leave):
            one.hide()  # until it is known how the workspace stands
        self.form, self.steps, self.promises = ProfileCard(), StepsCard(), PromisesCard()
        self.trial = Trial(self.steps)
        up = row(link(_("Instellingen"), on_click=lambda: self._desk.open(SETTINGS)), None)
        title = column(label(_("Verbinden met het team"), "title", wrap=True), self.lead, spacing=2)
        self._head = QHBoxLayout()
        fill(self._head, (), 12, (0, 0, 0, 0))
        self._head.addWidget(title, 1)
        self._head.addWidget(row(self.local, self.change, self.leave, None))
        self.joining: JoiningCard | None = None
        self.right = column(self.steps, self.promises, None, spacing=14)
        self._both = QHBoxLayout()
        fill(self._both, (), 18, (0, 0, 0, 0))
        self._both.addWidget(self.form, 3)
        self._both.addWidget(self.right, 5)
        self._all = QVBoxLayout(self)
        fill(self._all, (up, self._head, self._both, None), 10, (28, 14, 28, 24))

    def _connect(self) -> None:
        self.form.changed.connect(self._touched)
        self.form.wanted.connect(self.act)
        self.steps.remedy.acted.connect(self._remedy)
        self.steps.remedy.asked.connect(self.copy_question)
        self.trial.changed.connect(self._offer)
        self.trial.broken.connect(self._desk.backend.failed)
        self._desk.backend.closing.connect(self.trial.stop)

    # what the window asks of a page

    def arrive(self, _argument: str = "") -> None:
        """Look anew how the workspace stands with a team."""
        self._desk.backend.beside(work.read_standing, then=self._show)

    def set_width_class(self, width: WidthClass) -> None:
        """Put the columns under each other where they do not fit side by side."""
        direction = QBoxLayout.Direction
        beside = width in (WidthClass.FULL, WidthClass.NARROW)
        single = width is WidthClass.SINGLE
        for box, wide in ((self._both, beside), (self._head, not single)):
            box.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        look, side = theme.current(), 10 if single else 28
        self._all.setContentsMargins(look.px(side), look.px(14), look.px(side), look.px(24))

    def regions(self) -> list[QWidget]:
        return [self.form, self.right]

    def first_focus(self) -> QWidget:
        return self.form.server

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter does what the button says, from any field."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.form.action.click()
        else:
            super().keyPressEvent(event)

    # filling

    def _show(self, standing: Standing) -> None:
        first = self._standing is None
        self._standing = standing
        joined = standing.profile is not None
        self.lead.setText(wording.lead(standing.profile, put_off=standing.put_off))
        self.local.setVisible(not joined)
        for one in (self.change, self.leave):
            one.setVisible(joined)
        self.promises.setVisible(not joined)
        self.form.show_standing(standing)
        if first:
            self._fill(standing.profile)
        self._offer()

    def _fill(self, kept: Profile | None) -> None:
        """Show what holds, then what was typed and left; what is typed already goes before it."""
        typed = self.form.values() != self._blank
        if kept is not None and not typed:
            self.form.show_profile(kept)
            self._blank = self.form.values()
        backend, id = self._desk.backend, self._draft.draft_id
        body = backend.last_draft(id)
        if body is None:
            backend.query(draft_body, id, then=self._resume)
        else:
            self._resume(body)

    def _resume(self, body: str | None) -> None:
        if body and self.form.values() == self._blank:
            self._draft.found(body)
            self.form.put(json.loads(body)["typed"])

    def _read(self) -> str:
        typed = self.form.values()
        if typed == self._blank:
            return ""
        said = {"title": _("Verbinden met het team"), "text": typed["host"]}
        return json.dumps(said | {"address": CONNECTING, "typed": typed}, ensure_ascii=False)

    def _touched(self) -> None:
        """What was tested is no longer what stands there."""
        self._draft.touched()
        self.trial.forget(self.form.sign_in.value())

    def _offer(self) -> None:
        if self.trial.is_running():
            self.form.offer(_("Stoppen"), "x")
        elif self._may_connect():
            self.form.offer(_("Verbinden"), "link")
        else:
            tried = self.trial.failed or self.trial.passed
            text = _("Opnieuw testen") if tried else _("Testen")
            self.form.offer(text, "sync", enabled=not self._desk.backend.store.only_look)

    def _may_connect(self) -> bool:
        """Whether all is well and differs from what holds already."""
        standing, passed = self._standing, self.trial.passed
        if standing is None or passed is None:
            return False
        typed = bool(self.form.password.text())
        return passed != standing.profile or typed or standing.put_off

    # acting

    def act(self) -> None:
        """Test; stop the test; or, once all is well, connect."""
        if self.trial.is_running():
            self.trial.stop()
        elif self._may_connect():
            self.connect_team()
        else:
            self.test()

    def test(self) -> None:
        """Try every step with what stands in the fields."""
        wanted = self.form.profile()
        try:
            work.check(self._desk.backend.store, wanted)
        except Refused as refused:
            self.form.show_problems(refused.problems)
            return
        self.form.show_problems({})
        self.trial.begin(wanted, self.form.password.text())

    def connect_team(self) -> None:
        """Let the workspace belong to the team that was tested."""
        wanted, backend = self.trial.passed, self._desk.backend
        if wanted is None:
            return
        self.form.offer(_("Verbinden…"), "link", enabled=False)
        card = self.joining = JoiningCard(self._desk.window)
        backend.closing.connect(card.give_up)
        told = card.joining.told
        password, now = self.form.password.text(), backend.circumstances().now
        backend.beside(
            work.joined,
            *(wanted, password, backend.backup_folder, now, self._desk.join, told),
            # held strongly: the card outlives a page that is made anew in another look
            then=lambda outcome: self._end_joining(card, self._joined, outcome),
            refused=lambda problems: self._end_joining(card, self._refuse, problems),
        )

    def _end_joining(self, card: JoiningCard, tell: Callable[[Any], None], outcome: Any) -> None:
        card.end()
        if isValid(self):
            self.joining = None
            tell(outcome)
        elif isinstance(outcome, Exception):
            self._desk.backend.failed.emit(outcome)
        elif isinstance(outcome, dict):
            self._desk.backend.refused.emit(" ".join(outcome.values()))
        else:
            self._desk.open_anew()

    def _joined(self, kept: Kept | Exception) -> None:
        if isinstance(kept, Exception):
            self._desk.backend.failed.emit(kept)
            self._offer()
            self.arrive()
            return
        self._draft.drop()
        self.form.forget_password()
        self._blank = self.form.values()
        told = _("De verbinding is getest en bewaard.")
        if kept is Kept.SITTING:
            told += " " + _("Je wachtwoord niet: dat vraagt het programma bij elke start.")
        self.steps.say(told)
        self.arrive()
        if self._desk.join is not None:
            self._desk.open_anew()

    def _refuse(self, problems: dict[str, str]) -> None:
        self.form.show_problems(problems)
        rest = " ".join(text for name, text in problems.items() if name not in self.form.forms)
        if rest:
            self._desk.backend.refused.emit(rest)
        self._offer()

    def _remedy(self, action: Action) -> None:
        if action is Action.CHOOSE_CA:
            self.form.ask_ca()
        elif action is Action.PASSWORD:
            self.form.password.selectAll()
            self.form.password.setFocus()
        elif action is Action.RETRY:
            self.test()

    def copy_question(self) -> None:
        """Put a message for the administrator on the clipboard."""
        failed = self.trial.failed
        if failed is not None:
            QApplication.clipboard().setText(wording.question(self.form.profile(), failed))
            self.steps.say(_("Gekopieerd. Plak het in een mail aan de beheerder."))

    def _stay_local(self) -> None:
        self._draft.drop()
        self._desk.open(SETTINGS)

    def ask_password(self) -> None:
        """Ask for another password."""
        standing = self._standing
        if standing is not None and standing.profile is not None:
            self._open(PasswordForm(self._desk, standing, standing.profile))

    def ask_leave(self) -> None:
        """Ask whether what is here stays."""
        if self._standing is not None and self._standing.profile is not None:
            self._open(LeaveForm(self._desk, self._standing.profile, self._desk.wipe))

    def _open(self, form: FormCard) -> None:
        form.done.connect(self._look_again)
        if isinstance(form, LeaveForm):
            form.done.connect(self._stop_syncing)
        form.open()

    def _stop_syncing(self, _answer: Any) -> None:
        if syncing := self._desk.syncing():
            syncing.reconsider()

    def _look_again(self, _answer: Any) -> None:
        self.arrive()
