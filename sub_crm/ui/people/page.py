"""The page of one person."""

from sub_crm.i18n import _
from sub_crm.ui.desk import PEOPLE, Opening
from sub_crm.ui.parts.record_page import WorkPage
from sub_crm.ui.people.body import Body
from sub_crm.ui.people.reading import PersonPageRows, read_page
from sub_crm.ui.widgets.empty import EmptyState
from sub_crm.values.ids import Id


class PersonPage(WorkPage[PersonPageRows, Body]):
    tables = (
        *("person", "tenure", "position", "position_theme", "contact_point", "organisation"),
        *("contact_moment", "participant", "contact_issue", "follow_up", "issue", "cadence"),
        *("rhythm_pause", "assignment", "app_user", "election", "theme"),
    )
    read = staticmethod(read_page)

    def opening(self) -> Opening:
        if self.body is not None:
            return self.body.opening()
        return Opening(person_id=self._about)

    def new_row(self) -> None:
        """Another term, wherever the keyboard is on this page."""
        if self.body is not None:
            self.body.add_term()

    def _key_of(self, rows: PersonPageRows) -> Id:
        return rows.id

    def _has_more(self, rows: PersonPageRows) -> bool:
        return rows.moments.more

    def _make(self, rows: PersonPageRows) -> Body:
        return Body(self._desk, rows)

    def _not_found(self) -> EmptyState:
        return EmptyState(
            _("Deze persoon is er niet meer: verwijderd, gewist of voor jou niet meer te zien."),
            [(_("Alle personen"), lambda: self._desk.open(PEOPLE))],
        )
