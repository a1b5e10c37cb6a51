"""What stands on a person's page, and what its parts ask for."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.queries.contacts import TimelineRow
from sub_crm.queries.follow_ups import FollowUpRow
from sub_crm.queries.person_page import TermRow, TouchedIssueRow
from sub_crm.ui import theme
from sub_crm.ui.desk import Desk, Opening, issue_address
from sub_crm.ui.parts import moments
from sub_crm.ui.parts.appointing import Ending
from sub_crm.ui.parts.contact_editor import ContactEditor
from sub_crm.ui.parts.follow_ups import FollowUpsCard
from sub_crm.ui.parts.reopening import Openers
from sub_crm.ui.parts.talks import TalksBody, TalksCard
from sub_crm.ui.people import wording
from sub_crm.ui.people.career import CareerCard
from sub_crm.ui.people.follow_up_form import NewFollowUp
from sub_crm.ui.people.forms import NewTerm, TermForm
from sub_crm.ui.people.head import Head
from sub_crm.ui.people.points import PointsCard
from sub_crm.ui.people.reading import PersonPageRows
from sub_crm.ui.people.relation import PortfolioCard, RelationCard
from sub_crm.ui.people.side import NotesCard, TouchedIssues
from sub_crm.ui.people.successor import SuccessorBanner
from sub_crm.ui.widgets.chips import ChipSpec
from sub_crm.ui.widgets.columns import MainAndSide
from sub_crm.ui.widgets.layouts import ScrollColumn, column, fill
from sub_crm.ui.widgets.overlay import Overlay
from sub_crm.ui.width import WidthClass
from sub_crm.values.ids import Id

CLOSE_UP = (WidthClass.COMPACT, WidthClass.SINGLE)
TIMELINE = 230.0
"""The least height of the timeline; in a lower window the column scrolls."""


class Body(TalksBody):
    """Head, career, timeline and side column of one person."""

    def __init__(self, desk: Desk, rows: PersonPageRows) -> None:
        super().__init__(desk)
        self._rows = rows
        self.person_id: Id = rows.id
        self._then: Mapping[Id, tuple[ChipSpec, ...]] = {}
        today = desk.backend.today()
        self.head, self.successor = Head(desk, rows), SuccessorBanner(desk)
        self.career = CareerCard(today)
        self.points, self.portfolio = PointsCard(desk, rows.id), PortfolioCard()
        self.relation, self.follow_ups = RelationCard(desk, rows), FollowUpsCard(today)
        self.issues, self.notes = TouchedIssues(today), NotesCard(desk, rows)
        name = _("Contactgegevens, relatie en dossiers")
        self._stack(MainAndSide(self._main(rows), self._side(), name), self.head, self.successor)
        self._connect()
        self.show_rows(rows)

    def _side(self) -> QWidget:
        cards = (self.points, self.portfolio, self.relation, self.follow_ups, self.issues)
        return column(*cards, self.notes, None, spacing=14)

    def _main(self, rows: PersonPageRows) -> QWidget:
        name = wording.called(rows.name)
        hint = _(
            "Leg een gesprek met {name} vast, bijvoorbeeld: koffie over de woningbouwafspraken"
        )
        self.talks = TalksCard(self._desk, name, hint.format(name=name), self._said_then)
        self.talks.setMinimumHeight(theme.current().px(TIMELINE))
        self.line, self.timeline = self.talks.line, self.talks.timeline
        self.line.setAccessibleName(_("Snel vastleggen voor {name}").format(name=name))
        main = QWidget()
        box = QVBoxLayout(main)
        fill(box, (self.career,), 14, (0, 0, 0, 0))
        box.addWidget(self.talks, 1)
        return ScrollColumn(main)

    def _said_then(self, moment: TimelineRow) -> tuple[ChipSpec, ...]:
        return self._then.get(moment.id, ())

    def _connect(self) -> None:
        self._serve()
        self.career.opened.connect(self._open_term)
        self.career.addition_wanted.connect(self.add_term)
        self.issues.opened.connect(self._open_issue)

    def show_rows(self, rows: PersonPageRows) -> None:
        self._rows = rows
        self._then = wording.then_chips(rows.then, rows.current)
        self.talks.show_items(moments.items(rows.moments, (), self._desk.backend.today()))
        self.follow_ups.show_rows(rows.follow_ups)
        for part in (
            *(self.head, self.successor, self.career, self.points, self.portfolio),
            *(self.relation, self.issues, self.notes),
        ):
            part.show_rows(rows)

    def set_width_class(self, width: WidthClass) -> None:
        super().set_width_class(width)
        self.successor.set_narrow(narrow=width in CLOSE_UP)

    def first_focus(self) -> QWidget:
        return self.line

    # what the keys do: it goes by the list that has the keyboard

    def edit_row(self) -> None:
        if (moment := self._moment()) is not None:
            self._edit_moment(moment)
        elif (term := self.career.term()) is not None:
            self._open_term(term)

    # what is asked for

    def opening(self, text: str = "", completes: Id | None = None) -> Opening:
        """The quick log is about this person, at the organisation of today."""
        place = self._rows.main.organisation_id if self._rows.main else None
        return Opening(
            text=text, person_id=self.person_id, organisation_id=place, completes=completes
        )

    def _log(self, text: str = "") -> None:
        self._desk.quick_log(self.opening(text))

    def _log_outcome(self, follow_up: FollowUpRow) -> None:
        self._desk.quick_log(self.opening(completes=follow_up.id))

    def _open_term(self, term: TermRow) -> Overlay:
        name = self._rows.row.print_name
        return TermForm(self._desk, self.person_id, term, name).open(width=440, top=100)

    def add_term(self) -> Overlay:
        name = self._rows.row.print_name
        return NewTerm(self._desk, self.person_id, name).open(width=460, top=90)

    def openers(self) -> Openers:
        return {
            "termijn": lambda id: self._with_term(id, self._open_term),
            "einde": lambda id: self._with_term(id, self._end_term),
            "functie": self.add_term,
            "ritme": self.relation.agree,
            "contactgegeven": self.points.add_point,
            "geldigheid": self.points.end_point,
            "opvolging": self._add_follow_up,
        }

    def _with_term(self, id: Id, then: Callable[[TermRow], Overlay]) -> Overlay | None:
        term = next((one for one in self._rows.terms if one.id == id), None)
        return then(term) if term else None

    def _end_term(self, term: TermRow) -> Overlay:
        name = self._rows.row.print_name
        return Ending(self._desk, self.person_id, term.id, name, term.position).open(top=100)

    def _add_follow_up(self) -> Overlay:
        place, name = self.opening().organisation_id, self._rows.row.print_name
        return NewFollowUp(self._desk, self.person_id, place, name).open(width=440)

    def _open_issue(self, issue: TouchedIssueRow) -> None:
        self._desk.open(issue_address(issue.id))

    def _edit_moment(self, moment: TimelineRow) -> None:
        place = self._rows.main.organisation_id if self._rows.main else b""
        ContactEditor(self._desk, moment.id, place).open()
