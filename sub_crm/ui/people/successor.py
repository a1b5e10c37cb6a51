"""The question who follows, and its answers: a name, that somebody stays, or not known yet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout

from sub_crm.i18n import _
from sub_crm.insight.succession import Succession
from sub_crm.orders.careers import AskSuccessorLater, ConfirmHolder
from sub_crm.orders.people import EndTenure
from sub_crm.queries.people import KnownPersonRow, known_people
from sub_crm.queries.person_page import TermRow
from sub_crm.ui import theme
from sub_crm.ui.desk import Desk
from sub_crm.ui.parts.appointing import Ending
from sub_crm.ui.parts.choosing import PersonChoice
from sub_crm.ui.people import wording
from sub_crm.ui.people.reading import PersonPageRows
from sub_crm.ui.text import announce, label
from sub_crm.ui.widgets.buttons import button
from sub_crm.ui.widgets.cards import icon_label
from sub_crm.ui.widgets.layouts import column, fill, row
from sub_crm.values.vague_date import VagueDate


class SuccessorBanner(QFrame):
    """A known person is picked, an unknown name makes a stub, "Nog niet bekend" waits.

    After an election somebody may also stay; a name then asks when the term ended.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._rows: PersonPageRows | None = None
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
        self.stays = button(_("Blijft"), on_click=self._stay)
        self.unknown = button(_("Nog niet bekend"), on_click=self._later)
        words = QHBoxLayout()
        fill(words, (icon_label("swap", "warn", 22),), 12, (0, 0, 0, 0))
        words.addWidget(column(self.title, self.sentence, self._problem, spacing=2), 1)
        answers = row(self.stays, self.name, self.unknown)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        fill(self._line, (), 12, (18, 11, 14, 11))
        self._line.addLayout(words, 1)
        self._line.addWidget(answers, 0, Qt.AlignmentFlag.AlignRight)
        self.hide()

    def set_narrow(self, *, narrow: bool) -> None:
        """In a narrow window the answers come under the question."""
        way = QBoxLayout.Direction
        self._line.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    @property
    def _asked(self) -> Succession[TermRow] | None:
        return self._rows.succession if self._rows else None

    def show_rows(self, rows: PersonPageRows) -> None:
        """Show the question while it is one; a name that is being typed stays."""
        self._rows = rows
        asked = rows.succession
        if asked is None:
            self._leave()
            return
        today = self._desk.backend.today()
        self.title.setText(wording.successor_title(rows, asked, today))
        self.sentence.setText(wording.successor_sentence(rows, asked.term))
        self.setAccessibleName(f"{self.title.text()} {self.sentence.text()}")
        self.stays.setVisible(asked.election is not None)
        self.show()
        if not self._offered:
            self._offered = True
            backend = self._desk.backend
            backend.query(known_people, today=today, me=backend.me, then=self._offer)

    def _leave(self) -> None:
        if self.isAncestorOf(self.window().focusWidget() or self) and self.isVisible():
            self.focusNextChild()
        self.hide()

    def _offer(self, people: list[KnownPersonRow]) -> None:
        self.name.offer(people)

    def _appoint(self, _found: object) -> None:
        asked = self._asked
        if asked is None or self._rows is None:
            return
        term = asked.term
        if asked.election is not None:
            name = self._rows.row.print_name
            form = Ending(self._desk, self._rows.id, term.id, name, term.position)
            form.person.choose(self.name.text(), self.name.chosen)
            form.done.connect(self._done)
            form.open(top=100)
            return
        order = EndTenure(
            tenure_id=term.id,
            until=term.until or VagueDate.UNKNOWN,
            reason=term.end_reason,
            successor_id=self.name.chosen,
            successor_name=self.name.new_name(),
        )
        self._desk.backend.execute(order, then=self._done, refused=self._refuse)

    def _stay(self) -> None:
        asked = self._asked
        if asked is not None and asked.election is not None:
            order = ConfirmHolder(tenure_id=asked.term.id, election_id=asked.election.id)
            self._desk.backend.execute(order, then=self._done, refused=self._refuse)

    def _later(self) -> None:
        asked = self._asked
        if asked is not None:
            election = asked.election.id if asked.election else None
            order = AskSuccessorLater(tenure_id=asked.term.id, election_id=election)
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
