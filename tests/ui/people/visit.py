"""A visit to the pages about people, over the example workspace of 24 November 2026."""

from typing import Any

from sub_crm.orders.careers import ChangeTerm
from sub_crm.queries import people, person_page
from sub_crm.queries.person_page import TermRow
from sub_crm.ui.desk import ExportWish
from sub_crm.ui.people import PeoplePage, PersonPage
from sub_crm.ui.people.body import Body
from sub_crm.ui.people.list_reading import Listed
from sub_crm.values.ids import Id
from sub_crm.values.kinds import TenureKind
from sub_crm.values.vague_date import VagueDate
from tests.ui import visit
from tests.ui.visit import TODAY

NOVEMBER_30 = VagueDate("2026-11-30")


class Visit(visit.Visit):
    """With the pages about people, and what is on disk about them."""

    page: Any

    def person(self, name: str) -> Id:
        found = self.reader.value("SELECT id FROM people WHERE print_name = :name", name=name)
        assert isinstance(found, bytes)
        return found

    def place(self, short_name: str) -> Id:
        found = self.reader.value(
            "SELECT id FROM organisations WHERE short_name = :name", name=short_name
        )
        assert isinstance(found, bytes)
        return found

    def terms(self, person: Id) -> list[TermRow]:
        return person_page.terms_of(self.reader, person, today=TODAY)

    def open_person(self, person: Id) -> Body:
        """Open the page of a person, as an address does."""
        self.page = PersonPage(self.desk)
        self.show(self.page)
        self.page.arrive(person.hex())
        self.until(lambda: self.page.body is not None)
        body: Body = self.page.body
        return body

    def open_kramer(self) -> Body:
        """The page of the mayor of Lopik."""
        return self.open_person(self.person("A. Kramer"))

    def open_leaving_kramer(self, until: VagueDate = NOVEMBER_30) -> Body:
        """The page of the mayor of Lopik, whose end is known."""
        held = self.terms(self.person("A. Kramer"))
        term = next(one for one in held if one.organisation == "Lopik")
        self.do(
            ChangeTerm(tenure_id=term.id, since=term.since, until=until, kind=TenureKind.ORDINARY)
        )
        return self.open_kramer()

    def open_list(self) -> PeoplePage:
        page = self.page = PeoplePage(self.desk)
        self.wishes: list[ExportWish] = []
        page.export_wanted.connect(self.wishes.append)
        self.show(page)
        self.until(lambda: page.table.list.rows)
        return page

    def named(self, person: Id) -> str:
        row = people.person(self.reader, person)
        assert row is not None
        return row.print_name


def listed(page: PeoplePage) -> list[Listed]:
    return list(page.table.list.rows)


def names(page: PeoplePage) -> list[str]:
    return [one.row.name for one in listed(page)]


def told(body: Body) -> list[str]:
    """The sentences of the career, the axis left out."""
    rows = body.career.list.rows
    return [str(rows.data(rows.index(place, 0))) for place in range(1, rows.rowCount())]
