"""What stands on the page of a record, and the verbs that every such page knows."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sub_crm.orders.follow_ups import CompleteFollowUps
from sub_crm.orders.records import Edit, Remove
from sub_crm.queries.contacts import TimelineRow
from sub_crm.queries.follow_ups import FollowUpRow
from sub_crm.ui.desk import Desk
from sub_crm.ui.parts.postponing import Postponing
from sub_crm.ui.parts.reopening import Openers
from sub_crm.ui.widgets.columns import MainAndSide
from sub_crm.ui.widgets.layouts import fill
from sub_crm.ui.width import WidthClass
from sub_crm.values.kinds import ContactStatus

CLOSE_UP = (WidthClass.COMPACT, WidthClass.SINGLE)


class RecordBody(QWidget):
    """A head over a main part and a side column; made once per record, filled again and again."""

    more_wanted = Signal()
    head: Any
    columns: MainAndSide

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def _stack(self, columns: MainAndSide, *above: QWidget) -> None:
        """Put the head and what belongs to it over the columns."""
        self.columns = columns
        box = QVBoxLayout(self)
        fill(box, above, 14, (0, 0, 0, 0))
        box.addWidget(columns, 1)
        self.head.side.clicked.connect(columns.toggle_side)

    def show_rows(self, rows: Any) -> None:
        """Show what the store has now; selection, scroll and typing stay."""
        raise NotImplementedError

    def openers(self) -> Openers:
        """The small forms of this page."""
        return {}

    def set_width_class(self, width: WidthClass) -> None:
        self.columns.set_width_class(width)
        self.head.set_narrow(narrow=width in CLOSE_UP)

    def regions(self) -> list[QWidget]:
        return [self.head, *self.columns.regions()]

    def first_focus(self) -> QWidget:
        raise NotImplementedError


class WorkBody(RecordBody):
    """A body with contact moments and follow-ups; keys go by the list that has the keyboard."""

    def _follow_up(self) -> FollowUpRow | None:
        """The follow-up that the keyboard is at."""
        raise NotImplementedError

    def edit_row(self) -> None:
        raise NotImplementedError

    def delete_row(self) -> None:
        raise NotImplementedError

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

    def _log(self, text: str = "") -> None:
        raise NotImplementedError

    def _log_outcome(self, follow_up: FollowUpRow) -> None:
        raise NotImplementedError

    def _complete(self, follow_up: FollowUpRow) -> None:
        self._desk.backend.execute(CompleteFollowUps(ids=(follow_up.id,)))

    def _call_held(self, moment: TimelineRow) -> None:
        held = Edit(table="contact_moment", id=moment.id, field="status", value=ContactStatus.HELD)
        self._desk.backend.execute(held)

    def _remove_moment(self, moment: TimelineRow) -> None:
        self._desk.backend.execute(Remove(table="contact_moment", ids=(moment.id,)))
