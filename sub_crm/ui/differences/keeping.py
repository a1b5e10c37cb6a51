"""What was chosen and typed of a record and not saved yet, kept as a draft."""

from shiboken6 import isValid

from sub_crm.i18n import _
from sub_crm.queries.start import draft_body
from sub_crm.ui.desk import DIFFERENCES, Desk
from sub_crm.ui.differences.record import RecordView
from sub_crm.ui.parts.draft_keeping import DraftKeeping
from sub_crm.ui.parts.forms import DRAFT_KIND
from sub_crm.ui.parts.record_words import record_title
from sub_crm.values.ids import key_id


class Keeping:
    """Goes with one view; puts back what was left, unless something was chosen meanwhile."""

    def __init__(self, desk: Desk, view: RecordView) -> None:
        self._view, self._saved = view, False
        record = view.rows
        self._address = f"{DIFFERENCES}/{record.key}"
        what = record_title(record.table, record.named)
        self._title = _("Verschil: {what}").format(what=what)
        self._draft = DraftKeeping(
            view,
            desk.backend,
            DRAFT_KIND,
            self._body,
            key_id("difference_draft", record.key),
            is_kept=False,
        )
        view.changed.connect(self._draft.touched)
        desk.backend.query(draft_body, self._draft.draft_id, then=self._take)

    def _body(self) -> str:
        return self._view.choices.body(self._view.rows, self._address, self._title)

    def _take(self, body: str | None) -> None:
        if not body or not isValid(self._view):
            return
        self._draft.found(body)
        if self._view.choices.is_proposal(self._view.rows):
            self._view.choices.read(body)
            self._view.show_choices()

    def leave(self) -> None:
        """The view goes: keep what stands in it."""
        if not self._saved:
            self._draft.flush()

    def drop(self) -> None:
        """It was saved."""
        self._saved = True
        self._draft.drop()
