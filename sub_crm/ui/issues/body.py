"""What stands on a dossier's page, and what its parts ask for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.queries.follow_ups import FollowUpRow
from sub_crm.queries.issue_timeline import IssueMomentRow
from sub_crm.ui.desk import Desk, Opening, issue_address
from sub_crm.ui.issues.decisions import DecisionsCard, edit_decision
from sub_crm.ui.issues.details import DetailsCard
from sub_crm.ui.issues.forms import NewDecision
from sub_crm.ui.issues.happenings import items
from sub_crm.ui.issues.head import Head
from sub_crm.ui.issues.next_step import NextStep
from sub_crm.ui.issues.parties import PartiesCard
from sub_crm.ui.issues.reading import IssuePageRows
from sub_crm.ui.issues.related import RelatedCard
from sub_crm.ui.issues.timeline_card import TimelineCard
from sub_crm.ui.parts.contact_editor import ContactEditor
from sub_crm.ui.parts.record_body import WorkBody
from sub_crm.ui.parts.reopening import Openers
from sub_crm.ui.widgets.columns import MainAndSide
from sub_crm.ui.widgets.layouts import ScrollColumn, fill
from sub_crm.ui.widgets.overlay import Overlay
from sub_crm.ui.width import WidthClass
from sub_crm.values.ids import Id
from sub_crm.values.kinds import OPEN_ISSUE

CLOSE_UP = (WidthClass.COMPACT, WidthClass.SINGLE)


class Body(WorkBody):
    """Head, next step, organisations, timeline and the side column of one dossier."""

    filtered = Signal()

    def __init__(self, desk: Desk, rows: IssuePageRows) -> None:
        super().__init__(desk)
        self._rows = rows
        self.issue_id: Id = rows.head.id
        today = desk.backend.today()
        self.head = Head(desk, rows)
        self.next_step = NextStep(desk, self.issue_id)
        self.parties = PartiesCard(desk, self.issue_id)
        self.timeline_card = TimelineCard(desk, rows.head.title)
        self.timeline = self.timeline_card.timeline
        self.decisions, self.related = DecisionsCard(today), RelatedCard()
        self.details = DetailsCard(desk, rows)
        name = _("Besluiten en verwante dossiers")
        self._stack(MainAndSide(self._main(), self._side(), name, width=348), self.head)
        self._connect()
        self.show_rows(rows)

    def _main(self) -> QWidget:
        content = QWidget()
        box = QVBoxLayout(content)
        fill(box, (self.next_step, self.parties), 14, (0, 0, 0, 0))
        box.addWidget(self.timeline_card, 1)
        return ScrollColumn(content)

    def _side(self) -> QWidget:
        content = QWidget()
        parts = (self.decisions, self.details, self.related, None)
        fill(QVBoxLayout(content), parts, 14, (0, 0, 0, 0))
        return content

    def _connect(self) -> None:
        timeline, card = self.timeline, self.timeline_card
        self.parties.narrowed.connect(lambda party: card.narrow(party.id))
        card.filtered.connect(self.filtered)
        card.log_wanted.connect(self._log)
        timeline.more_wanted.connect(self.more_wanted)
        timeline.edit_wanted.connect(self._edit_moment)
        timeline.held_wanted.connect(self._call_held)
        timeline.removal_wanted.connect(self._remove_moment)
        timeline.decision_wanted.connect(lambda row: edit_decision(self._desk, row))
        timeline.outcome_wanted.connect(self._log_outcome)
        timeline.completed.connect(self._complete)
        self.decisions.opened.connect(lambda row: edit_decision(self._desk, row))
        self.decisions.addition_wanted.connect(self._add_decision)
        self.related.opened.connect(lambda issue: self._desk.open(issue_address(issue)))

    def show_rows(self, rows: IssuePageRows) -> None:
        self._rows = rows
        card, today = self.timeline_card, self._desk.backend.today()
        self.head.show_rows(rows)
        self.next_step.show_step(
            rows.follow_ups, self._sole_party(), open=rows.head.status in OPEN_ISSUE
        )
        self.parties.show_rows(rows.parties)
        card.show_parties(rows.parties)
        card.show_items(items(rows, card.show_part.value(), card.organisation, today))
        self.decisions.show_rows(rows.decisions)
        self.details.show_rows(rows)
        self.related.show_rows(rows.related, rows.shielded)

    def _sole_party(self) -> Id | None:
        parties = self._rows.parties
        return parties[0].id if len(parties) == 1 else None

    def organisation(self) -> Id | None:
        """Which organisation the timeline is about."""
        return self.timeline_card.organisation

    def first_focus(self) -> QWidget:
        table = self.parties.table
        return table if not table.isHidden() else self.timeline_card.line

    # what the keys do: it goes by the list that has the keyboard

    def edit_row(self) -> None:
        decision = self.decisions.list.current_row()
        for one in (self.parties.table, self.timeline):
            if one.hasFocus():
                one.edit_row()
        if self.decisions.list.hasFocus() and decision is not None:
            edit_decision(self._desk, decision)

    def delete_row(self) -> None:
        row = self.timeline.current_row()
        if self.parties.table.hasFocus():
            self.parties.table.delete_row()
        elif self.timeline.hasFocus() and isinstance(row, IssueMomentRow):
            self._remove_moment(row)

    def complete_row(self) -> None:
        """The follow-up under the keyboard, else the next step."""
        if self._follow_up() is None:
            self.next_step.complete_step()
        else:
            super().complete_row()

    def postpone_row(self) -> None:
        if self._follow_up() is None:
            self.next_step.postpone_step()
        else:
            super().postpone_row()

    def _follow_up(self) -> FollowUpRow | None:
        return self.timeline.follow_up() if self.timeline.hasFocus() else None

    # what is asked for

    def opening(self, text: str = "") -> Opening:
        """The quick log is about this dossier, and about the organisation that is shown."""
        place = self.organisation() or self._sole_party()
        return Opening(text=text, issue_id=self.issue_id, organisation_id=place)

    def _log(self, text: str = "") -> None:
        self._desk.quick_log(self.opening(text))

    def _log_outcome(self, row: FollowUpRow) -> None:
        self._desk.quick_log(
            Opening(issue_id=self.issue_id, organisation_id=row.organisation_id, completes=row.id)
        )

    def _edit_moment(self, row: IssueMomentRow) -> None:
        parties = self._rows.parties
        ContactEditor(self._desk, row.id, parties[0].id if parties else b"").open()

    def _add_decision(self) -> Overlay:
        return NewDecision(self._desk, self.issue_id).open()

    def openers(self) -> Openers:
        return {
            "besluit": self._add_decision,
            "themas": self.head.edit_themes,
            "houding": self.parties.edit_organisation,
            "organisatie": self.parties.involve,
        }
