"""The follow-up of a moment, changed from the list: put off when there is one, else agreed."""

from PySide6.QtCore import QObject

from sub_crm.queries.contact_list import ContactListRow
from sub_crm.queries.follow_ups import FollowUpRow, follow_up
from sub_crm.ui.desk import Desk
from sub_crm.ui.parts.agreed import AgreedForm
from sub_crm.ui.parts.postponing import Postponing
from sub_crm.ui.parts.reading_cards import MomentRows, read_moment
from sub_crm.values.kinds import FollowUpStatus


class FollowUpCell(QObject):
    """Reads what a form needs, then opens it; what is gone meanwhile opens nothing."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def ask(self, row: ContactListRow) -> None:
        backend = self._desk.backend
        if row.follow_up_id and row.follow_up_status is FollowUpStatus.OPEN:
            backend.query(follow_up, row.follow_up_id, then=self._postpone)
        else:
            backend.query(
                read_moment, row.id, today=backend.today(), me=backend.me, then=self._agree
            )

    def _postpone(self, found: FollowUpRow | None) -> None:
        if found is not None:
            Postponing(self._desk, found).open(width=420)

    def _agree(self, rows: MomentRows | None) -> None:
        if rows is not None:
            AgreedForm(self._desk, rows).open()
