"""The question who follows somebody whose end is known, and its three answers."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from sub_crm.i18n import _
from sub_crm.orders.careers import AskSuccessorLater
from sub_crm.orders.people import EndTenure
from sub_crm.queries.people import KnownPersonRow, known_people
from sub_crm.queries.person_page import TermRow
from sub_crm.ui import theme
from sub_crm.ui.desk import Desk
from sub_crm.ui.parts.choosing import PersonChoice
from sub_crm.ui.people import wording
from sub_crm.ui.people.reading import PersonPageRows
from sub_crm.ui.text import announce, label
from sub_crm.ui.widgets.buttons import button
from sub_crm.ui.widgets.cards import icon_label
from sub_crm.ui.widgets.layouts import column, fill
from sub_crm.values.vague_date import VagueDate


class SuccessorBanner(QFrame):
    """A known person is picked, an unknown name makes a stub, "Nog niet bekend" waits."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._term: TermRow | None = None
        self._offered = False
        self.setProperty("card", "warn")
        self.title = label("", "section", wrap=True, colour="warn")
        self.sentence = label("", "secondary", wrap=True, colour="text")
        self._problem = label("", colour="danger", wrap=True)
        self._problem.hide()
        self.name = PersonChoice(_("Naam van de opvolger"), _("Naam van de opvolger"))
        self.name.setFixedWidth(theme.current().px(220))
        self.name.picked.connect(self._appoint)
        self.name.unmatched.connect(self._appoint)
        self.unknown = button(_("Nog niet bekend"), on_click=self._later)
        line = QHBoxLayout(self)
        fill(line, (icon_label("swap", "warn", 22),), 12, (18, 11, 14, 11))
        line.addWidget(column(self.title, self.sentence, self._problem, spacing=2), 1)
        line.addWidget(self.name)
        line.addWidget(self.unknown)
        self.hide()

    def show_rows(self, rows: PersonPageRows) -> None:
        """Show the question while it is one; a name that is being typed stays."""
        term = rows.succession
        if term is None:
            self._leave()
            return
        today = self._desk.backend.today()
        self.title.setText(wording.successor_title(rows, term, today))
        self.sentence.setText(wording.successor_sentence(rows, term))
        self.setAccessibleName(f"{self.title.text()} {self.sentence.text()}")
        self._term = term
        self.show()
        if not self._offered:
            self._offered = True
            backend = self._desk.backend
            backend.query(known_people, today=today, me=backend.me, then=self._offer)

    def _leave(self) -> None:
        if self.isAncestorOf(self.window().focusWidget() or self) and self.isVisible():
            self.focusNextChild()
        self._term = None
        self.hide()

    def _offer(self, people: list[KnownPersonRow]) -> None:
        self.name.offer(people)

    def _appoint(self, _found: object) -> None:
        term = self._term
        if term is None:
            return
        order = EndTenure(
            tenure_id=term.id,
            until=term.until or VagueDate.UNKNOWN,
            reason=term.end_reason,
            successor_id=self.name.chosen,
            successor_name=self.name.new_name(),
        )
        self._desk.backend.execute(order, then=self._done, refused=self._refuse)

    def _later(self) -> None:
        if self._term is not None:
            order = AskSuccessorLater(tenure_id=self._term.id)
            self._desk.backend.execute(order, then=self._done, refused=self._refuse)

    def _done(self, _answer: object) -> None:
        self.name.clear()
        self._problem.hide()

    def _refuse(self, problems: dict[str, str]) -> None:
        """The name stays, the sentence stands beside it."""
        self._problem.setText(" ".join(problems.values()))
        self._problem.show()
        self.name.setAccessibleDescription(self._problem.text())
        announce(self.name, self._problem.text())
        self.name.setFocus()
