"""The card with what was spoken: the line of the quick log over the timeline."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal

from sub_crm.i18n import _
from sub_crm.ui.desk import Desk
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
