"""A visit to the pages about organisations, over the example workspace of 24 November 2026."""

from sub_crm.queries import contacts, organisations
from sub_crm.queries.contacts import TimelineRow
from sub_crm.queries.organisations import SeatRow
from sub_crm.ui.organisations import OrganisationPage
from sub_crm.ui.organisations.body import Body
from sub_crm.ui.organisations.reading import Seat
from sub_crm.values.ids import Id, key_id
from tests.ui import visit
from tests.ui.visit import TODAY

LOPIK = key_id("organisation", "GM0331")


class Visit(visit.Visit):
    """With the page of an organisation, and what is on disk about it."""

    def open_page(self, organisation: Id = LOPIK) -> Body:
        """Open the page of an organisation, as an address does."""
        self.page = OrganisationPage(self.desk)
        self.show(self.page)
        self.page.arrive(organisation.hex())
        self.until(lambda: self.page.body is not None)
        assert self.page.body is not None
        return self.page.body

    # what is on disk

    def head(self, organisation: Id = LOPIK) -> organisations.OrganisationHead:
        found = organisations.organisation_head(self.reader, organisation, today=TODAY)
        assert found is not None
        return found

    def seat_rows(self, organisation: Id = LOPIK) -> list[SeatRow]:
        return organisations.seats(self.reader, organisation, today=TODAY)

    def moments(self, organisation: Id = LOPIK) -> list[TimelineRow]:
        return contacts.timeline_of_organisation(self.reader, organisation)


def seats(body: Body) -> list[Seat]:
    """The seats as the page shows them."""
    return list(body.seats.list.rows.items())


def seat(body: Body, person: str) -> Seat:
    return next(one for one in seats(body) if one.row.person == person)


def moment_of(body: Body, summary: str) -> TimelineRow:
    items = body.timeline.rows.items()
    return next(i for i in items if isinstance(i, TimelineRow) and i.summary == summary)
