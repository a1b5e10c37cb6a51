"""What is half done: forms over the page, and the drafts that they and the quick log leave."""

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sub_crm.i18n import _
from sub_crm.orders.drafts import DropDraft, KeepDraft
from sub_crm.queries.today import DraftRow, IncompleteRow
from sub_crm.ui.desk import Desk, Opening

if TYPE_CHECKING:
    from sub_crm.ui.widgets.overlay import Overlay


class Unfinished(QObject):
    """Opens the forms of the page; `changed` says that there are other drafts.

    A form is imported when it is first opened, so that the first list does not wait for it.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def add_follow_up(self) -> "Overlay":
        """Open the form for a follow-up, as it was left or empty."""
        from sub_crm.ui.today.follow_up_form import FollowUpForm

        return FollowUpForm(self._desk).open()

    def complete_person(self, row: IncompleteRow) -> "Overlay":
        """Open the form for somebody of whom little is known."""
        from sub_crm.ui.today.stub_form import StubForm

        return StubForm(self._desk, row).open()

    def go_on(self, draft: DraftRow) -> None:
        """Open a draft where it was typed."""
        from sub_crm.ui.parts.forms import DRAFT_KIND

        if draft.kind == DRAFT_KIND:
            self._desk.open(json.loads(draft.body)["address"])
        else:
            self._desk.quick_log(Opening(draft_id=draft.id))

    def drop(self, draft: DraftRow) -> None:
        """Take a draft away; it is outside the history, so the toast itself can bring it back."""
        from sub_crm.ui.widgets.toast import show_toast

        self._desk.backend.execute(DropDraft(id=draft.id), then=self._tell)
        again = KeepDraft(id=draft.id, kind=draft.kind, body=draft.body)
        show_toast(
            self._desk.window,
            _("Concept verwijderd"),
            _("Ongedaan maken"),
            lambda: self._desk.backend.execute(again, then=self._tell),
        )

    def _tell(self, _answer: object) -> None:
        self.changed.emit()
