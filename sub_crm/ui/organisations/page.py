"""The page of one organisation."""

from sub_crm.i18n import _
from sub_crm.ui.desk import ORGANISATIONS, Opening
from sub_crm.ui.organisations.body import Body
from sub_crm.ui.organisations.reading import PageRows, read_page
from sub_crm.ui.parts.record_page import WorkPage
from sub_crm.ui.widgets.empty import EmptyState
from sub_crm.values.ids import Id


class OrganisationPage(WorkPage[PageRows, Body]):
    tables = (
        *("organisation", "assignment", "cadence", "rhythm_pause", "app_user", "contact_point"),
        *("contact_moment", "participant", "contact_issue", "follow_up", "issue", "issue_stance"),
        *("position", "tenure", "person", "election"),
    )
    read = staticmethod(read_page)

    def opening(self) -> Opening:
        return Opening(organisation_id=self._about)

    def _key_of(self, rows: PageRows) -> Id:
        return rows.head.id

    def _has_more(self, rows: PageRows) -> bool:
        return rows.moments.more

    def _make(self, rows: PageRows) -> Body:
        return Body(self._desk, rows)

    def _not_found(self) -> EmptyState:
        return EmptyState(
            _("Deze organisatie is niet meer te vinden."),
            [(_("Alle organisaties"), lambda: self._desk.open(ORGANISATIONS))],
        )
