"""What was spoken: the line of the quick log over the timeline, and the body around them."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal

from sub_crm.i18n import _
from sub_crm.queries.contacts import TimelineRow
from sub_crm.queries.follow_ups import FollowUpRow
from sub_crm.ui.desk import Desk
from sub_crm.ui.parts.follow_ups import FollowUpsCard
from sub_crm.ui.parts.record_body import WorkBody
from sub_crm.ui.parts.timeline import Extra, Timeline, nothing_more
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.empty import EmptyState
from sub_crm.ui.widgets.layouts import row
from sub_crm.ui.widgets.quick_line import QuickLine


class TalksCard(Card):
    """`log_wanted` carries what was typed so far."""

    log_wanted = Signal(str)

    def __init__(self, desk: Desk, called: str, hint: str, extra: Extra = nothing_more) -> None:
        super().__init__(0, 0)
        self.body.setContentsMargins(0, 4, 0, 4)
        self.line = QuickLine(hint)
        self.line.started.connect(self.log_wanted)
        self.timeline = Timeline(desk.backend.today, extra)
        self._nothing = EmptyState(
            _("Nog geen contactmomenten met {name}.").format(name=called),
            [(_("Contact vastleggen"), lambda: self.log_wanted.emit(""))],
        )
        self.add(row(self.line, margins=(16, 12, 16, 6)))
        self.add(self.timeline, self._nothing, stretch=1)

    def show_items(self, items: Sequence[Any]) -> None:
        self.timeline.set_rows(items)
        self.timeline.setVisible(bool(items))
        self._nothing.setVisible(not items)


class TalksBody(WorkBody):
    """A body with such a card, and the follow-ups in a list of their own."""

    talks: TalksCard
    follow_ups: FollowUpsCard

    def _serve(self) -> None:
        """Do what the timeline and the follow-ups ask for."""
        self.talks.log_wanted.connect(self._log)
        timeline = self.talks.timeline
        timeline.more_wanted.connect(self.more_wanted)
        timeline.edit_wanted.connect(self._edit_moment)
        timeline.held_wanted.connect(self._call_held)
        timeline.removal_wanted.connect(self._remove_moment)
        self.follow_ups.completed.connect(self._complete)
        self.follow_ups.outcome_wanted.connect(self._log_outcome)

    def _edit_moment(self, moment: TimelineRow) -> None:
        raise NotImplementedError

    def _moment(self) -> TimelineRow | None:
        timeline = self.talks.timeline
        return timeline.moment() if timeline.hasFocus() else None

    def _follow_up(self) -> FollowUpRow | None:
        here: FollowUpRow | None = self.follow_ups.list.current_row()
        return here if self.follow_ups.list.hasFocus() else None

    def delete_row(self) -> None:
        if (moment := self._moment()) is not None:
            self._remove_moment(moment)
