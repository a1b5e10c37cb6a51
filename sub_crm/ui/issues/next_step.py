"""Volgende stap: what must happen next in a dossier, and the field that asks for it."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.orders.follow_ups import AddFollowUp, CompleteFollowUps
from sub_crm.queries.follow_ups import FollowUpRow
from sub_crm.ui import theme
from sub_crm.ui.desk import Desk
from sub_crm.ui.issues import wording
from sub_crm.ui.parts.dating import DateField
from sub_crm.ui.parts.postponing import Postponing
from sub_crm.ui.text import announce, label
from sub_crm.ui.widgets.buttons import button, link
from sub_crm.ui.widgets.cards import icon_label
from sub_crm.ui.widgets.fields import FormField, LineField
from sub_crm.ui.widgets.layouts import column, fill
from sub_crm.values.ids import Id


class NextStep(QWidget):
    """The banner, or the field for the step that nobody thought of yet."""

    def __init__(self, desk: Desk, issue: Id) -> None:
        super().__init__()
        self._desk, self._issue = desk, issue
        self._row: FollowUpRow | None = None
        self._asked = self._open = False
        self._organisation: Id | None = None
        self.banner, self.entry = self._make_banner(), StepEntry(desk)
        self.entry.added.connect(self._add)
        self.entry.left.connect(self._leave)
        fill(QVBoxLayout(self), (self.banner, self.entry), 8, (0, 0, 0, 0))

    def _make_banner(self) -> QFrame:
        banner = QFrame()
        banner.setProperty("card", "soft")
        self._title = label("", "section", colour="accent_t", wrap=True)
        self._second = label("", "body", wrap=True)
        self.postpone = button(_("Verzetten"), tip="Ctrl+T", on_click=self.postpone_step)
        self.complete = button(
            _("Afronden"), icon_name="check", tip="Ctrl+D", on_click=self.complete_step
        )
        line = QHBoxLayout(banner)
        fill(line, (icon_label("arrow", "accent_t", 20),), 12, (16, 9, 14, 9))
        line.addWidget(column(self._title, self._second, spacing=1), 1)
        line.addWidget(self.postpone)
        line.addWidget(self.complete)
        return banner

    def show_step(
        self, rows: tuple[FollowUpRow, ...], organisation: Id | None, *, open: bool
    ) -> None:
        """Show the first of these; an open dossier without any asks for one."""
        self._row = rows[0] if rows else None
        self._organisation, self._open = organisation, open
        if self._row is not None:
            title = _("Volgende stap: {what}").format(what=self._row.title)
            second = wording.step(self._row, self._desk.backend.today())
            self._title.setText(title)
            self._second.setText(second)
            self.banner.setAccessibleName(f"{title}. {second}")
        self._arrange()

    def _arrange(self) -> None:
        """Banner, field or both; the keyboard goes to what is left."""
        there, asks = self._row is not None, self._asked or (self._row is None and self._open)
        at = self.window().focusWidget()
        self.entry.say(_("Wat is de volgende stap?") if there else _("Nog geen volgende stap"))
        self.entry.leave.setVisible(there)
        for part, shown in ((self.banner, there), (self.entry, asks), (self, there or asks)):
            part.setVisible(shown)
        lost = at is not None and self.isAncestorOf(at) and not at.isVisibleTo(self)
        if lost and (there or asks):
            (self.postpone if there else self.entry.title).setFocus()

    def step(self) -> FollowUpRow | None:
        return self._row

    def complete_step(self) -> None:
        """Close it, and ask at once what comes next."""
        if self._row is None:
            return
        order = CompleteFollowUps(ids=(self._row.id,))
        self._desk.backend.execute(order, then=self._ask_next)

    def _ask_next(self, _answer: object) -> None:
        self._asked = True
        self._arrange()
        self.entry.title.setFocus()
        announce(self.entry, _("Wat is de volgende stap?"))

    def postpone_step(self) -> None:
        if self._row is not None:
            Postponing(self._desk, self._row).open(width=420)

    def _add(self) -> None:
        order = AddFollowUp(
            title=self.entry.title.text(),
            due=self.entry.due.date(),
            issue_id=self._issue,
            organisation_id=self._organisation,
        )
        self._desk.backend.execute(order, then=self._added, refused=self.entry.show_problems)

    def _added(self, _answer: object) -> None:
        self.entry.clear()
        self._leave()

    def _leave(self) -> None:
        self._asked = False
        self._arrange()


class StepEntry(QFrame):
    """A dashed frame with a field for what, one for when, and the way to keep it."""

    added = Signal()
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._said = label("", "section")
        self.title = LineField(_("Wat moet er gebeuren?"), hint=_("zoals startnotitie bespreken"))
        self.due = DateField(_("Wanneer"), desk.backend.today())
        self._forms = {
            "title": FormField(_("Wat moet er gebeuren?"), self.title),
            "due": FormField(_("Wanneer"), self.due),
        }
        self.due.in_form(self._forms["due"])
        self.keep = button(_("Toevoegen"), on_click=self._try)
        self.leave = link(_("Nu niet"), on_click=self.left.emit)
        for field in (self.title, self.due):
            field.returnPressed.connect(self._try)
        line = QHBoxLayout()
        fill(line, (), 10, (0, 0, 0, 0))
        line.addWidget(self._forms["title"], 3)
        line.addWidget(self._forms["due"], 2)
        for one in (self.keep, self.leave):
            line.addWidget(one, 0, Qt.AlignmentFlag.AlignVCenter)
        fill(QVBoxLayout(self), (self._said, line), 6, (16, 10, 14, 10))

    def say(self, words: str) -> None:
        self._said.setText(words)
        self.setAccessibleName(words)

    def _try(self) -> None:
        problem = self.due.problem()
        self.show_problems({"due": problem} if problem else {})
        if not problem:
            self.added.emit()

    def show_problems(self, problems: dict[str, str]) -> None:
        for name, form in self._forms.items():
            form.set_error(problems.get(name, ""))
        wrong = next((self._forms[name] for name in self._forms if name in problems), None)
        if wrong is not None:
            wrong.field.setFocus()

    def clear(self) -> None:
        self.title.clear()
        self.due.clear()
        self.show_problems({})

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dashed line says that something is missing here."""
        look, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = look.pen("control", 1.2)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(look.colour("surface"))
        corner = look.px(10)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), corner, corner)
