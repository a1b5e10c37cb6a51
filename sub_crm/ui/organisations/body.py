"""What stands on an organisation's page, and what its parts ask for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.orders.follow_ups import CompleteFollowUps
from sub_crm.orders.records import Edit, Remove
from sub_crm.queries.contacts import TimelineRow
from sub_crm.queries.follow_ups import FollowUpRow
from sub_crm.ui.desk import Desk, Opening, issue_address, person_address
from sub_crm.ui.organisations.details import DetailsCard
from sub_crm.ui.organisations.head import Head
from sub_crm.ui.organisations.issue_forms import NewIssue, edit_issue
from sub_crm.ui.organisations.issues import IssuesCard
from sub_crm.ui.organisations.reading import PageRows, Seat
from sub_crm.ui.organisations.seats import SeatsCard
from sub_crm.ui.parts import moments
from sub_crm.ui.parts.appointing import Appointment, NewPosition
from sub_crm.ui.parts.contact_editor import ContactEditor
from sub_crm.ui.parts.follow_ups import FollowUpsCard
from sub_crm.ui.parts.person_card import PersonCard
from sub_crm.ui.parts.postponing import Postponing
from sub_crm.ui.parts.timeline import Timeline
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.columns import MainAndSide
from sub_crm.ui.widgets.empty import EmptyState
from sub_crm.ui.widgets.layouts import column, fill, row
from sub_crm.ui.widgets.quick_line import QuickLine
from sub_crm.ui.width import WidthClass
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ContactStatus

CLOSE_UP = (WidthClass.COMPACT, WidthClass.SINGLE)


class Body(QWidget):
    """Head, timeline and side column of one organisation."""

    more_wanted = Signal()

    def __init__(self, desk: Desk, rows: PageRows) -> None:
        super().__init__()
        self._desk = desk
        self.organisation_id: Id = rows.head.id
        today = desk.backend.today()
        self.head = Head(desk, rows)
        self.seats, self.follow_ups = SeatsCard(today), FollowUpsCard(today)
        self.issues, self.details = IssuesCard(), DetailsCard(desk, rows)
        side = column(self.seats, self.follow_ups, self.issues, self.details, None, spacing=14)
        self.columns = MainAndSide(
            self._main(rows), side, _("Tegenhangers, opvolgingen en dossiers"), width=352
        )
        box = QVBoxLayout(self)
        fill(box, (self.head,), 14, (0, 0, 0, 0))
        box.addWidget(self.columns, 1)
        self._connect()
        self.show_rows(rows)

    def _main(self, rows: PageRows) -> QWidget:
        name = rows.head.short_name
        hint = _("Leg een gesprek met {name} vast, bijvoorbeeld: gebeld over de toekomstvisie")
        spoken = _("Snel vastleggen voor {name}").format(name=rows.head.name)
        self.line = QuickLine(hint.format(name=name))
        self.line.setAccessibleName(spoken)
        self.timeline = Timeline(self._desk.backend.today)
        self._nothing = EmptyState(
            _("Nog geen contactmomenten met {name}.").format(name=name),
            [(_("Contact vastleggen"), self._log)],
        )
        card = Card(0, 0)
        card.body.setContentsMargins(0, 4, 0, 4)
        card.add(row(self.line, margins=(16, 12, 16, 6)))
        card.add(self.timeline, self._nothing, stretch=1)
        return card

    def _connect(self) -> None:
        self.head.side.clicked.connect(self.columns.toggle_side)
        self.line.started.connect(self._log)
        timeline = self.timeline
        timeline.more_wanted.connect(self.more_wanted)
        timeline.edit_wanted.connect(self._edit_moment)
        timeline.held_wanted.connect(self._call_held)
        timeline.removal_wanted.connect(self._remove_moment)
        self.seats.opened.connect(self._open_seat)
        self.seats.preview_wanted.connect(self._preview_seat)
        self.seats.addition_wanted.connect(self._add_position)
        self.follow_ups.completed.connect(self._complete)
        self.follow_ups.outcome_wanted.connect(self._log_outcome)
        self.issues.opened.connect(lambda issue: self._desk.open(issue_address(issue.id)))
        self.issues.addition_wanted.connect(self._add_issue)

    def show_rows(self, rows: PageRows) -> None:
        """Show what the store has now; selection, scroll and typing stay."""
        today = self._desk.backend.today()
        self.head.show_rows(rows)
        self.details.show_rows(rows)
        entries = moments.items(rows.moments, rows.stubs, today)
        self.timeline.set_rows(entries)
        self.timeline.setVisible(bool(entries))
        self._nothing.setVisible(not entries)
        self.seats.show_rows(rows.seats)
        self.follow_ups.show_rows(rows.follow_ups)
        self.issues.show_rows(rows.issues)

    def set_width_class(self, width: WidthClass) -> None:
        self.columns.set_width_class(width)
        self.head.set_narrow(narrow=width in CLOSE_UP)

    def regions(self) -> list[QWidget]:
        return [self.head, *self.columns.regions()]

    def first_focus(self) -> QWidget:
        return self.line.focusProxy() or self.line

    # what the keys do: it goes by the list that has the keyboard

    def _follow_up(self) -> FollowUpRow | None:
        here: FollowUpRow | None = self.follow_ups.list.current_row()
        return here if self.follow_ups.list.hasFocus() else None

    def edit_row(self) -> None:
        moment, seat = self.timeline.moment(), self.seats.list.current_row()
        issue = self.issues.list.current_row()
        if moment is not None and self.timeline.hasFocus():
            self._edit_moment(moment)
        elif seat is not None and self.seats.list.hasFocus():
            self._open_seat(seat)
        elif issue is not None and self.issues.list.hasFocus():
            edit_issue(self._desk, issue)

    def delete_row(self) -> None:
        moment = self.timeline.moment()
        if moment is not None and self.timeline.hasFocus():
            self._remove_moment(moment)

    def complete_row(self) -> None:
        if (follow_up := self._follow_up()) is not None:
            self._complete(follow_up)

    def postpone_row(self) -> None:
        if (follow_up := self._follow_up()) is not None:
            Postponing(self._desk, follow_up).open(width=420)

    def log_row(self) -> None:
        if (follow_up := self._follow_up()) is not None:
            self._log_outcome(follow_up)
        else:
            self._log()

    # what is asked for

    def _log(self, text: str = "") -> None:
        self._desk.quick_log(Opening(text=text, organisation_id=self.organisation_id))

    def _log_outcome(self, follow_up: FollowUpRow) -> None:
        self._desk.quick_log(Opening(organisation_id=self.organisation_id, completes=follow_up.id))

    def _complete(self, follow_up: FollowUpRow) -> None:
        self._desk.backend.execute(CompleteFollowUps(ids=(follow_up.id,)))

    def _edit_moment(self, moment: TimelineRow) -> None:
        ContactEditor(self._desk, moment.id, self.organisation_id).open()

    def _call_held(self, moment: TimelineRow) -> None:
        self._desk.backend.execute(
            Edit(table="contact_moment", id=moment.id, field="status", value=ContactStatus.HELD)
        )

    def _remove_moment(self, moment: TimelineRow) -> None:
        self._desk.backend.execute(Remove(table="contact_moment", ids=(moment.id,)))

    def _open_seat(self, seat: Seat) -> None:
        if seat.row.person_id is None:
            Appointment(self._desk, seat.row.position_id, seat.row.title).open()
        else:
            self._desk.open(person_address(seat.row.person_id))

    def _preview_seat(self, seat: Seat) -> None:
        if seat.row.person_id is None:
            self._open_seat(seat)
        else:
            PersonCard(self._desk, seat.row.person_id, seat.row.position_id).open()

    def _add_position(self) -> None:
        form = NewPosition(self._desk, self.organisation_id)
        form.named.connect(self._appoint)
        form.open()

    def _appoint(self, position_id: Id, title: str) -> None:
        Appointment(self._desk, position_id, title).open()

    def _add_issue(self) -> None:
        NewIssue(self._desk, self.organisation_id).open()
