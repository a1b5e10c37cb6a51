"""What one colleague holds is not added up for another: in no head, sentence, list or bar."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from sub_crm.queries.contact_list import ContactFilter, ContactGroup, contact_count
from sub_crm.ui.contacts import ContactsPage
from sub_crm.ui.parts.lists import GroupRow, Preset
from sub_crm.ui.parts.lists.reading import read_lists
from sub_crm.values.ids import Id
from tests.ui.contacts.contact_visit import ContactVisit

UNTOLD = "Van één collega; daarvan wordt niets opgeteld."


def colleague(visit: ContactVisit) -> Id:
    """Whoever else holds most organisations."""
    found: Id = visit.reader.value(
        "SELECT user_id FROM assignments WHERE role = 'account_manager' AND user_id <> :me"
        " GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1",
        me=visit.backend.me,
    )
    return found


def heads(page: ContactsPage) -> list[str]:
    """What each group is told to be, for the ear as well as for the eye."""
    items = page.table.list.items
    rows = [number for number, item in enumerate(items) if isinstance(item, GroupRow)]
    assert rows
    return [page.table.list.index(row, 0).data(Qt.ItemDataRole.DisplayRole) for row in rows] + [
        page.table.list.group_words(items[row]) for row in rows
    ]


def counted(texts: list[str]) -> list[str]:
    return [text for text in texts if "contactmoment" in text]


@pytest.mark.parametrize("group", [ContactGroup.WEEK, ContactGroup.HOLDER])
def test_of_a_colleague_nothing_is_added_up(visit: ContactVisit, group: ContactGroup) -> None:
    page = visit.open_list()
    page.filters.set_filter(ContactFilter(holder=colleague(visit), group=group))
    visit.settle(page)
    assert page.table.list.rows
    assert page._sentence.text() == UNTOLD
    assert page.card.total is None
    assert counted(heads(page)) == []


def test_of_oneself_everything_is_added_up(visit: ContactVisit) -> None:
    page = visit.open_list()
    page.filters.set_filter(ContactFilter(holder=visit.backend.me))
    visit.settle(page)
    assert page.card.total
    assert page._sentence.text().startswith(f"{page.card.total} van ")
    assert len(counted(heads(page))) == len(heads(page))


def test_groups_by_account_manager_say_no_number(visit: ContactVisit) -> None:
    page = visit.open_list()
    page.filters.set_filter(ContactFilter(group=ContactGroup.ORGANISATION))
    visit.settle(page)
    assert counted(heads(page))
    page.filters.set_filter(ContactFilter(group=ContactGroup.HOLDER))
    visit.settle(page)
    assert counted(heads(page)) == []


def test_the_bar_does_not_say_how_many_a_colleague_has(visit: ContactVisit) -> None:
    page = visit.open_list()
    page.filters.set_filter(ContactFilter(holder=colleague(visit), group=ContactGroup.NONE))
    visit.settle(page)
    page.table.setFocus()
    visit.press(Qt.Key.Key_Space)
    assert page.bar._count.text() == "1 geselecteerd"
    assert page.bar.everything.text() == "Alles selecteren"
    page.bar.everything.click()
    assert page.bar._count.text() == "alles geselecteerd"
    assert not page.bar.everything.isVisible()
    page.table.setFocus()
    visit.press(Qt.Key.Key_Space)
    assert page.bar._count.text() == "alles op 1 na geselecteerd"


def test_a_kept_list_of_a_colleague_bears_no_number(visit: ContactVisit) -> None:
    today, me = visit.backend.today(), visit.backend.me
    mine = ContactFilter(holder=me)
    presets = [
        Preset("Van een collega", replace(mine, holder=colleague(visit))),
        Preset("Van mij", mine),
    ]
    found = read_lists(
        visit.reader,
        "contacts",
        ContactFilter,
        presets,
        lambda reader, filter: contact_count(reader, filter, today=today),
        me,
    )
    theirs, own = found[:2]
    assert theirs.count is None
    assert own.count
