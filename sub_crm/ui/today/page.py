"""The page Vandaag: what to do first, for one user or for the team."""

import datetime as dt

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from sub_crm.i18n import _
from sub_crm.insight.agenda import When, by_urgency
from sub_crm.orders.drafts import DropDraft, KeepDraft
from sub_crm.queries.today import DraftRow, IncompleteRow
from sub_crm.ui.backend import Changes
from sub_crm.ui.desk import ORGANISATIONS, Desk, Opening, organisation_address
from sub_crm.ui.text import label
from sub_crm.ui.today.follow_up_card import FollowUpCard
from sub_crm.ui.today.follow_up_form import DRAFT_KIND, FollowUpForm
from sub_crm.ui.today.reading import TodayRows, read_today
from sub_crm.ui.today.sentence import day_sentence
from sub_crm.ui.today.side import SideCards
from sub_crm.ui.today.stub_form import StubForm, Typed
from sub_crm.ui.widgets.buttons import button, icon_button
from sub_crm.ui.widgets.columns import MainAndSide
from sub_crm.ui.widgets.layouts import column, fill
from sub_crm.ui.widgets.segment import Segment
from sub_crm.ui.widgets.toast import show_toast
from sub_crm.ui.width import WidthClass
from sub_crm.values.ids import Id

TABLES = (
    *("follow_up", "contact_moment", "participant", "organisation", "assignment", "cadence"),
    *("rhythm_pause", "person", "position", "tenure", "issue", "app_user"),
)
ADD_KEYS = "Ctrl+Shift+O"
DRAFT_MS = 500
"""A draft of the form that was just left may still be on its way to the disk."""


class TodayPage(QWidget):
    """Filled by one question; it asks again when something changed or the day turned."""

    waiting_changed = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._asked = 0
        self._rows: TodayRows | None = None
        self._typed: dict[Id, Typed] = {}
        self.form: FollowUpForm | StubForm | None = None
        self.card, self.side = FollowUpCard(desk), SideCards()
        self.columns = MainAndSide(self.card, self.side, _("Ritme, agenda en concepten"))
        fill(QVBoxLayout(self), (self._head(), self.columns), 14, (28, 18, 28, 20))
        self._midnight = QTimer(self, singleShot=True)
        self._midnight.timeout.connect(self.refresh)
        self._later = QTimer(self, singleShot=True, interval=DRAFT_MS)
        self._later.timeout.connect(self.refresh)
        self._listen()
        self.refresh()

    def _head(self) -> QWidget:
        self.lead = label("", "lead", wrap=True)
        self.whose = Segment(_("Wiens werk"), [(False, _("Van mij")), (True, _("Mijn team"))])
        self.add = button(
            _("Opvolging"),
            icon_name="plus",
            name=_("Opvolging toevoegen"),
            tip=f"{_('Opvolging toevoegen')} ({ADD_KEYS})",
            on_click=self.add_follow_up,
        )
        self.open_side = icon_button(
            "panel",
            _("Ritme, agenda en concepten"),
            shortcut="F4",
            on_click=self.toggle_side,
        )
        self.open_side.hide()
        holder = QWidget()
        line = QHBoxLayout(holder)
        fill(line, (), 8, (0, 0, 0, 0))
        line.addWidget(column(label(_("Vandaag"), "title"), self.lead, spacing=2), 1)
        for part in (self.add, self.whose, self.open_side):
            line.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        return holder

    def _listen(self) -> None:
        desk, side = self._desk, self.side
        desk.backend.changed.connect(self._hear)
        desk.window.installEventFilter(self)
        self.whose.changed.connect(self._switch)
        self.card.shown.connect(self._tell)
        side.organisation_wanted.connect(self._open_organisation)
        side.rhythm.all.clicked.connect(lambda: desk.open(ORGANISATIONS))
        side.person_wanted.connect(self._complete_person)
        side.drafts.go_on.connect(self._go_on)
        side.drafts.dropped.connect(self._drop_draft)
        QApplication.instance().focusChanged.connect(self._focus_moved)

    # reading

    def refresh(self) -> None:
        """Read everything anew; an answer that was overtaken is not shown."""
        self._asked += 1
        self._wait_for_midnight()
        self._desk.backend.query(
            read_today,
            asked=self._asked,
            today=self._desk.backend.today(),
            me=self._desk.backend.me,
            team=self.whose.value(),
            then=self._show,
        )

    def _show(self, rows: TodayRows) -> None:
        if rows.asked < self._asked:
            return
        self._rows = rows
        self.card.show_rows(rows)
        self.side.show_rows(rows)

    def _tell(self) -> None:
        """Say in the title and in the sidebar how much waits."""
        if self._rows is None:
            return
        waiting = self.card.waiting()
        late, due = len(waiting.get(When.OVERDUE, ())), len(waiting.get(When.TODAY, ()))
        self.lead.setText(day_sentence(self._rows.today, late, due))
        mine = [one for when in (When.OVERDUE, When.TODAY) for one in waiting.get(when, ())
                if one.owner_id == self._desk.backend.me]  # fmt: skip
        self.waiting_changed.emit(len(mine))
