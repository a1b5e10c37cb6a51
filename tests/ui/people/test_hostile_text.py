"""Names and notes that look like markup or like a format are shown as they were typed."""

import pytest

from sub_crm.orders.people import RenamePerson
from sub_crm.queries.person_list import PersonFilter
from sub_crm.values.person_name import PersonName
from tests.ui.people.visit import Visit, names

HOSTILE = ("<b>vet</b>", "{name} %s", "&lt;b&gt; &amp;", "<img src='file:///etc/passwd'>")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_name_is_just_a_name(visit: Visit, text: str) -> None:
    person = visit.person("A. Kramer")
    visit.do(RenamePerson(person_id=person, name=PersonName(surname=text)))
    body = visit.open_person(person)
    assert body.head.name.text() == PersonName(surname=text).full()
    assert text in body.line.placeholderText()


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_name_is_found_by_itself(visit: Visit, text: str) -> None:
    person = visit.person("A. Kramer")
    visit.do(RenamePerson(person_id=person, name=PersonName(surname=text)))
    page = visit.open_list()
    page.filters.set_filter(PersonFilter(text=text))
    visit.until(lambda: PersonName(surname=text).short() in names(page))
