"""What stands on an organisation's page, and what its parts ask for."""

from PySide6.QtWidgets import QWidget

from sub_crm.i18n import _
from sub_crm.queries.contacts import TimelineRow
from sub_crm.queries.follow_ups import FollowUpRow
from sub_crm.ui.desk import Desk, Opening, issue_address, person_address
from sub_crm.ui.organisations.details import DetailsCard
from sub_crm.ui.organisations.head import Head
from sub_crm.ui.organisations.issue_forms import NewIssue, edit_issue
from sub_crm.ui.organisations.issues import IssuesCard
from sub_crm.ui.organisations.reading import PageRows, Seat
from sub_crm.ui.organisations.seats import SeatsCard
from sub_crm.ui.organisations.succession import SuccessionBanner
from sub_crm.ui.parts import moments
from sub_crm.ui.parts.appointing import Appointment, NewPosition
from sub_crm.ui.parts.contact_editor import ContactEditor
from sub_crm.ui.parts.follow_ups import FollowUpsCard
from sub_crm.ui.parts.person_card import PersonCard
from sub_crm.ui.parts.reopening import Openers
from sub_crm.ui.parts.talks import TalksBody, TalksCard
from sub_crm.ui.widgets.columns import MainAndSide
from sub_crm.ui.widgets.layouts import column
from sub_crm.ui.widgets.overlay import Overlay
from sub_crm.ui.width import WidthClass
from sub_crm.values.ids import Id

CLOSE_UP = (WidthClass.COMPACT, WidthClass.SINGLE)


class Body(TalksBody):
    """Head, timeline and side column of one organisation."""

    def __init__(self, desk: Desk, rows: PageRows) -> None:
        super().__init__(desk)
        self.organisation_id: Id = rows.head.id
        today = desk.backend.today()
        self.head, self.succession = Head(desk, rows), SuccessionBanner(today)
        self.seats, self.follow_ups = SeatsCard(today), FollowUpsCard(today)
        self.issues, self.details = IssuesCard(), DetailsCard(desk, rows)
        side = column(self.seats, self.follow_ups, self.issues, self.details, None, spacing=14)
        name = _("Tegenhangers, opvolgingen en dossiers")
        self._stack(
            MainAndSide(self._main(rows), side, name, width=352), self.head, self.succession
        )
        self._connect()
        self.show_rows(rows)

    def _main(self, rows: PageRows) -> QWidget:
        name = rows.head.short_name
        hint = _("Leg een gesprek met {name} vast, bijvoorbeeld: gebeld over de toekomstvisie")
        self.talks = TalksCard(self._desk, name, hint.format(name=name))
        self.line, self.timeline = self.talks.line, self.talks.timeline
        spoken = _("Snel vastleggen voor {name}").format(name=rows.head.name)
        self.line.setAccessibleName(spoken)
        return self.talks

    def _connect(self) -> None:
        self._serve()
        self.succession.person_wanted.connect(lambda id: self._desk.open(person_address(id)))
        self.seats.opened.connect(self._open_seat)
        self.seats.preview_wanted.connect(self._preview_seat)
        self.seats.addition_wanted.connect(self._add_position)
        self.head.warmth.explained.connect(self.seats.show_warmth)
        self.seats.warmth_wanted.connect(self.head.warmth.explain)
        self.issues.opened.connect(lambda issue: self._desk.open(issue_address(issue.id)))
        self.issues.addition_wanted.connect(self._add_issue)

    def show_rows(self, rows: PageRows) -> None:
        today = self._desk.backend.today()
        self.head.show_rows(rows)
        self.details.show_rows(rows)
        self.talks.show_items(moments.items(rows.moments, rows.stubs, today))
        self.succession.show_asked(rows.successions)
        self.seats.show_rows(rows.seats)
        self.follow_ups.show_rows(rows.follow_ups)
        self.issues.show_rows(rows.issues)

    def first_focus(self) -> QWidget:
        return self.line.focusProxy() or self.line

    # what the keys do: it goes by the list that has the keyboard

    def edit_row(self) -> None:
        seat, issue = self.seats.list.current_row(), self.issues.list.current_row()
        if (moment := self._moment()) is not None:
            self._edit_moment(moment)
        elif seat is not None and self.seats.list.hasFocus():
            self._open_seat(seat)
        elif issue is not None and self.issues.list.hasFocus():
            edit_issue(self._desk, issue)

    # what is asked for

    def _log(self, text: str = "") -> None:
        self._desk.quick_log(Opening(text=text, organisation_id=self.organisation_id))

    def _log_outcome(self, follow_up: FollowUpRow) -> None:
        self._desk.quick_log(Opening(organisation_id=self.organisation_id, completes=follow_up.id))

    def _edit_moment(self, moment: TimelineRow) -> None:
        ContactEditor(self._desk, moment.id, self.organisation_id).open()

    def _open_seat(self, seat: Seat) -> None:
        if seat.row.person_id is None:
            self._appoint(seat.row.position_id, seat.row.title)
        else:
            self._desk.open(person_address(seat.row.person_id))

    def _preview_seat(self, seat: Seat) -> None:
        if seat.row.person_id is None:
            self._open_seat(seat)
        else:
            PersonCard(self._desk, seat.row.person_id, seat.row.position_id).open()

    def _add_position(self) -> Overlay:
        form = NewPosition(self._desk, self.organisation_id)
        form.named.connect(self._appoint)
        return form.open()

    def _appoint(self, position_id: Id, title: str) -> Overlay:
        return Appointment(self._desk, self.organisation_id, position_id, title).open()

    def _fill_seat(self, position_id: Id) -> Overlay | None:
        """Ask who sits there, when it is still vacant."""
        seats = (one.row for one in self.seats.list.rows.items() if one.row.person_id is None)
        seat = next((one for one in seats if one.position_id == position_id), None)
        return self._appoint(position_id, seat.title) if seat else None

    def _add_issue(self) -> Overlay:
        return NewIssue(self._desk, self.organisation_id).open()

    def openers(self) -> Openers:
        return {
            "benoemen": self._fill_seat,
            "functie": self._add_position,
            "dossier": self._add_issue,
            "ritme": self.head.agree,
        }
