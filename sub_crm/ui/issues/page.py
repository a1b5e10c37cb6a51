"""The page of one dossier."""

from typing import Any

from sub_crm.i18n import _
from sub_crm.ui.desk import ISSUES, Opening
from sub_crm.ui.issues.body import Body
from sub_crm.ui.issues.reading import IssuePageRows, read_issue_page
from sub_crm.ui.parts.record_page import WorkPage
from sub_crm.ui.widgets.empty import EmptyState
from sub_crm.values.ids import Id


class IssuePage(WorkPage[IssuePageRows, Body]):
    tables = (
        *("issue", "issue_stance", "issue_theme", "decision", "follow_up", "organisation"),
        *("contact_moment", "participant", "contact_issue", "cadence", "rhythm_pause"),
        *("position", "tenure", "person", "app_user", "election"),
    )
    read = staticmethod(read_issue_page)

    def opening(self) -> Opening:
        return self.body.opening() if self.body is not None else Opening(issue_id=self._about)

    def _besides(self) -> dict[str, Any]:
        """Which organisation the timeline of this dossier is about."""
        there = self.body is not None and self.body.issue_id == self._about
        return {"organisation": self.body.organisation() if there and self.body else None}

    def _key_of(self, rows: IssuePageRows) -> Id:
        return rows.head.id

    def _has_more(self, rows: IssuePageRows) -> bool:
        return rows.more_moments

    def _make(self, rows: IssuePageRows) -> Body:
        body = Body(self._desk, rows)
        body.filtered.connect(self._ask_anew)
        return body

    def _not_found(self) -> EmptyState:
        return EmptyState(
            _("Dit dossier is niet meer te vinden."),
            [(_("Alle dossiers"), lambda: self._desk.open(ISSUES))],
        )
