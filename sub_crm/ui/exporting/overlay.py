"""Exporting a list: columns, kind of file, level and purpose in one window, then the file."""

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut

from sub_crm.exchange.lists import SUBJECTS
from sub_crm.exchange.lists.making import Aside, Wish, cut_sentence
from sub_crm.exchange.lists.naming import suggested
from sub_crm.i18n import _
from sub_crm.orders.exports import purpose_problem
from sub_crm.ui import theme
from sub_crm.ui.desk import Desk
from sub_crm.ui.exporting.foot import Foot
from sub_crm.ui.exporting.memory import Habit, habit, remember
from sub_crm.ui.exporting.parts import Body, Left, Right, head
from sub_crm.ui.exporting.request import ExportRequest, Found, read_first, read_request
from sub_crm.ui.exporting.run import Run
from sub_crm.ui.text import announce, eliding
from sub_crm.ui.widgets.buttons import icon_button
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.layouts import rule
from sub_crm.ui.widgets.overlay import Overlay, ask
from sub_crm.ui.widgets.toast import show_toast
from sub_crm.values.kinds import Confidentiality

WIDTH, TOP = 1060.0, 92.0


class ExportOverlay(Overlay):
    def __init__(self, desk: Desk, request: ExportRequest) -> None:
        self._desk, self._request = desk, request
        self.subject = subject = SUBJECTS[request.subject]
        kept = habit(desk.preferences, subject)
        stem = suggested(_(subject.title), request.title, desk.backend.today())
        self.left, self.right = Left(subject, kept), Right(subject)
        self.foot = Foot(kept.folder, stem, kept.format)
        self._found: Found | None = None
        self._run: Run | None = None
        self._question: Overlay | None = None
        title = _("{what} exporteren").format(what=_(subject.title))
        super().__init__(desk.window, self._card(title), title, width=WIDTH, top=TOP)
        self._listen()
        self._show_columns()
        self.foot.go.setEnabled(False)
        desk.backend.query(read_request, request, then=self._show_found)

    def _card(self, title: str) -> Card:
        self.about = eliding("", "secondary")
        close = icon_button("x", _("Sluiten"), shortcut="Esc", on_click=self.dismiss)
        self.body = Body(self.left, self.right)
        card = Card(0, 0, "pop")
        card.add(head(title, self.about, close), rule())
        card.add(self.body, stretch=1)
        card.add(rule(), self.foot)
        return card

    def _listen(self) -> None:
        self.left.columns.changed.connect(self._show_columns)
        self.left.format.changed.connect(self.foot.set_format)
        self.right.level.changed.connect(self._show_level)
        self.right.purpose.textEdited.connect(lambda _text: self.right.purpose_place.set_error(""))
        self.foot.cancel.clicked.connect(self.dismiss)
        self.foot.go.clicked.connect(self.export)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self.export)

    def place(self) -> None:
        """The halves stand under each other in a narrow window."""
        self.body.set_width(min(WIDTH, self.width() / theme.current().zoom))
        super().place()

    # what is shown

    def _show_found(self, found: Found) -> None:
        self._found = found
        number = self.subject.counted(len(found.ids))
        which = self._request.title
        named = which if which != _(self.subject.title) else ""
        self.about.setText(" · ".join(filter(None, (number, named))))
        self._show_level()

    def _show_level(self) -> None:
        if self._found is None:
            return
        self.right.level.show_survey(self._found.survey, self.subject)
        self._show_button()
        self._desk.backend.query(
            read_first,
            self.subject.key,
            self._found.ids,
            self.right.level.value(),
            self._desk.backend.today(),
            then=self.right.preview.show_lines,
        )
        leaving = self._leaving()
        people = self._found.survey.people(self.right.level.value())
        self.right.tell(min(leaving, 5), leaving, people)

    def _show_columns(self) -> None:
        columns = [self.subject.column(key) for key in self.left.columns.chosen()]
        self.right.preview.show_columns(columns)
        self._show_button()

    def _show_button(self) -> None:
        leaving = self._leaving()
        self.foot.say(_("{what} exporteren").format(what=self.subject.counted(leaving)))
        self.foot.go.setEnabled(bool(leaving and self.left.columns.chosen() and not self._run))

    def _leaving(self) -> int:
        return self._found.survey.leaving(self.right.level.value()) if self._found else 0

    # what is done

    def export(self) -> None:
        """Check what is needed, ask before something confidential leaves, then begin."""
        if self._found is None or self._question or not self.foot.go.isEnabled():
            return
        level = self.right.level.value()
        people = self._found.survey.people(level)
        problem = purpose_problem(self.right.purpose.text(), people)
        if problem:
            self._show_problems({"purpose": problem})
        elif self._confidential():
            self._ask()
        else:
            self._begin()

    def _confidential(self) -> bool:
        """Whether something leaves now that would not leave as internal."""
        if self.right.level.value() is not Confidentiality.CONFIDENTIAL or not self._found:
            return False
        survey, internal = self._found.survey, Confidentiality.INTERNAL
        return bool(
            survey.staying(internal) > survey.staying(Confidentiality.CONFIDENTIAL)
            or survey.details_staying(internal)
        )

    def _ask(self) -> None:
        sentence = _(
            "In dit bestand staat vertrouwelijke informatie. Buiten SUB-CRM ziet iedereen die "
            "het bestand heeft wat erin staat."
        )
        title = _("Vertrouwelijke gegevens exporteren?")
        choices = (
            (_("Annuleren"), "", lambda: None),
            (_("Toch exporteren"), "danger", self._begin),
        )
        self._question = ask(self._window, title, sentence, choices)
        self._question.closed.connect(self._answered)

    def _answered(self) -> None:
        self._question = None

    def _begin(self) -> None:
        self._run = run = Run(self._desk.backend, self._window)
        run.finished.connect(self._finish)
        run.failed.connect(self._fail)
        run.stopped.connect(self._rest)
        run.slow.connect(self.foot.bar.show)
        run.moved.connect(lambda share: self.foot.bar.setValue(int(100 * share)))
        self.body.setEnabled(False)
        self.foot.set_busy(True)
        self.foot.cancel.setFocus()
        run.start(self._wish())

    def _wish(self) -> Wish:
        backend = self._desk.backend
        return Wish(
            subject=self.subject,
            ids=self._found.ids if self._found else (),
            columns=self.left.columns.chosen(),
            format=self.left.format.value(),
            upto=self.right.level.value(),
            purpose=self.right.purpose.text().strip(),
            filter_in_words=self._request.filter_in_words or self._request.title,
            path=self.foot.path(),
            user_name=backend.identity.user_name,
            circumstances=backend.circumstances(),
        )

    def _rest(self) -> None:
        """Be as before: nothing runs."""
        self._run = None
        self.body.setEnabled(True)
        self.foot.set_busy(False)
        self._show_button()
        self.foot.go.setFocus()

    def _fail(self, problems: dict[str, str]) -> None:
        self._rest()
        self._show_problems(problems)

    def _show_problems(self, problems: dict[str, str]) -> None:
        if "purpose" in problems:
            self.right.purpose_place.set_error(problems["purpose"])
            self.right.purpose.setFocus()
            QTimer.singleShot(0, self.body, self._show_purpose)  # once the error has its place
        other = " ".join(text for field, text in problems.items() if field != "purpose")
        if other:
            self.foot.tell_problem(other)
            self.foot.name.setFocus()
            announce(self.foot.name, other)

    def _show_purpose(self) -> None:
        self.body.ensureWidgetVisible(self.right.purpose_place)

    def _finish(self, aside: Aside) -> None:
        self._run = None
        folder = aside.wish.path.parent
        chosen = Habit(aside.wish.columns, aside.wish.format, folder)
        remember(self._desk.preferences, self.subject, chosen)
        self.finish()
        show_toast(
            self._window,
            result(aside),
            _("Map openen"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))),
        )

    def dismiss(self) -> None:
        """While a list is written, leaving means stopping that."""
        if self._run:
            self._run.stop()
        else:
            super().dismiss()


def result(aside: Aside) -> str:
    """Say what stands where, and whether a text did not fit."""
    said = _("{what} geëxporteerd naar {name}").format(
        what=aside.wish.subject.counted(aside.records), name=aside.wish.path.name
    )
    return f"{said}. {cut_sentence(aside.cut)}" if aside.cut else said
