"""Somebody at work on the pages of contact moments, on 24 November 2026."""

from sub_crm.queries import contacts
from sub_crm.queries.contact_list import ContactFilter, ContactListRow
from sub_crm.ui.contacts import ContactPage, ContactsPage
from sub_crm.values.ids import Id
from tests.ui.visit import Visit

SUBJECT = "Voortgang Waardevol Lopik"


class ContactVisit(Visit):
    """With the pages of contact moments, and what is on disk about them."""

    def open_list(self, filter: ContactFilter | None = None) -> ContactsPage:
        page = ContactsPage(self.desk)
        self.show(page)
        if filter is not None:
            page.filters.set_filter(filter)
        self.settle(page)
        page.table.setFocus()
        return page

    def settle(self, page: ContactsPage) -> None:
        """Wait until every question of the page is answered."""
        self.until(lambda: self.backend._waiting == 0)
        assert page._numbers is not None

    def open_moment(self, moment: Id) -> ContactPage:
        page = ContactPage(self.desk)
        self.show(page)
        page.arrive(moment.hex())
        self.until(lambda: page.columns is not None)
        return page

    def moment(self, subject: str = SUBJECT) -> Id:
        """The newest moment of that subject."""
        found: Id = self.reader.value(
            "SELECT id FROM contact_moments WHERE summary = :subject ORDER BY sorts_at DESC",
            subject=subject,
        )
        return found

    def stored(self, moment: Id) -> contacts.ContactRow:
        found = contacts.contact(self.reader, moment)
        assert found is not None
        return found


def rows(page: ContactsPage) -> list[ContactListRow]:
    return page.table.list.rows


def subjects(page: ContactsPage) -> list[str]:
    return [row.summary for row in rows(page)]
