"""The list of people: rows, filters, orders, and what can be done with one or with many."""

import pytest
from PySide6.QtCore import QPoint, Qt

from sub_crm.orders.people import RenamePerson
from sub_crm.queries.follow_ups import follow_ups_of_person
from sub_crm.queries.person_list import Office, PersonFilter, PersonOrder, Silence
from sub_crm.ui.desk import person_address
from sub_crm.ui.people import PeoplePage
from sub_crm.ui.people.follow_up_form import NewFollowUp
from sub_crm.ui.people.forms import NewPerson
from sub_crm.ui.people.list_columns import ACTIONS, BUTTON, GAP
from sub_crm.ui.people.list_wording import told
from sub_crm.ui.widgets.empty import EmptyState
from sub_crm.ui.width import WidthClass
from sub_crm.values.kinds import PositionType
from sub_crm.values.person_name import PersonName
from tests.ui import walk
from tests.ui.people.visit import Visit, listed, names
from tests.ui.visit import TODAY

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(visit: Visit) -> PeoplePage:
    return visit.open_list()


def _filter(visit: Visit, page: PeoplePage, wanted: PersonFilter) -> None:
    number = page.table._number
    page.filters.set_filter(wanted)
    visit.until(lambda: page.table._number > number)
    visit.until(lambda: page.card.total is not None and page._sentence.text())


def _only(visit: Visit, page: PeoplePage, name: str) -> None:
    page.filters.set_filter(PersonFilter(text=name))
    visit.until(lambda: names(page) == [name])
    page.table.setFocus()


def test_people_stand_by_name_with_their_position(visit: Visit, page: PeoplePage) -> None:
    assert len(names(page)) == 200
    sorts = [one.sorted_by for one in listed(page)]
    assert sorts == sorted(sorts)
    visit.until(lambda: page._sentence.text().startswith("458 personen. Bij "))


def test_a_row_tells_what_its_shapes_and_colours_say(visit: Visit, page: PeoplePage) -> None:
    _only(visit, page, "A. Kramer")
    [one] = listed(page)
    assert told(one, TODAY).startswith("A. Kramer, ")
    assert (
        ", Burgemeester, Lopik, Kern, laatste contact 4 dagen geleden, ritme 42 dagen, op ritme, "
        in told(one, TODAY)
    )


def test_my_organisations_are_one_click_away(visit: Visit, page: PeoplePage) -> None:
    visit.until(lambda: len(page.filters.saved.chips) == 5)
    said = [chip.text() for chip in page.filters.saved.chips]
    assert said[0].startswith("Mijn organisaties  ")
    assert [one.rpartition("  ")[0] for one in said[1:]] == [
        "Burgemeesters en dijkgraven",
        "Gemeentesecretarissen",
        "Aan te vullen",
        "Vertrokken",
    ]
    page.filters.saved.chips[0].click()
    visit.until(lambda: {one.row.holder for one in listed(page)} == {"Marieke Vos"})
    assert all(one.row.current for one in listed(page))
    visit.until(lambda: f"{len(listed(page))} van 458 personen." in page._sentence.text())


def test_the_longest_silence_comes_first(visit: Visit, page: PeoplePage) -> None:
    page.table.order_wanted.emit(PersonOrder.LAST_CONTACT)
    visit.until(lambda: page.filters.filter.order is PersonOrder.LAST_CONTACT)
    visit.until(lambda: listed(page)[0].row.last_contact is not None)
    days = [one.row.last_contact for one in listed(page) if one.row.last_contact]
    assert days == sorted(days)


def test_the_number_of_the_sentence_is_the_number_of_the_filter(
    visit: Visit, page: PeoplePage
) -> None:
    over = PersonFilter(rhythms=(Silence.OVER,))
    page.filters.set_filter(over)
    visit.until(lambda: page._sentence.text().startswith(f"{page.card.total} van 458"))
    assert page._sentence.text().endswith(
        f"Bij {page.card.total} is het langer stil dan afgesproken."
    )


def test_nobody_found_says_so_and_offers_a_way_back(visit: Visit, page: PeoplePage) -> None:
    page.filters.set_filter(PersonFilter(text="niemandsnaam"))
    visit.until(lambda: page.findChildren(EmptyState))
    [empty] = page.findChildren(EmptyState)
    assert empty.accessibleName() == "Geen personen voor deze filters."
    page.filters.clear_filters()
    visit.until(lambda: len(names(page)) == 200)


def test_enter_opens_the_page_of_a_person(visit: Visit, page: PeoplePage) -> None:
    _only(visit, page, "A. Kramer")
    visit.press(Qt.Key.Key_Return)
    assert visit.opened == [person_address(visit.person("A. Kramer"))]


def test_ctrl_l_logs_with_whoever_the_keyboard_is_at(visit: Visit, page: PeoplePage) -> None:
    _only(visit, page, "A. Kramer")
    visit.press(Qt.Key.Key_L, CTRL)
    [opening] = visit.logged
    assert opening.person_id == visit.person("A. Kramer")
    assert opening.organisation_id == visit.place("Lopik")


def test_several_are_logged_with_together(visit: Visit, page: PeoplePage) -> None:
    page.table.setFocus()
    visit.press(Qt.Key.Key_Space)
    visit.press(Qt.Key.Key_Down, SHIFT)
    visit.until(page.bar.isVisible)
    page.bar.buttons[0].click()
    visit.until(lambda: visit.logged)
    assert visit.logged[0].person_ids == tuple(one.id for one in listed(page)[:2])


def test_what_is_chosen_goes_into_a_file(visit: Visit, page: PeoplePage) -> None:
    page.table.setFocus()
    visit.press(Qt.Key.Key_Space)
    visit.press(Qt.Key.Key_E, CTRL)
    visit.until(lambda: visit.wishes)
    [wish] = visit.wishes
    assert (wish.subject, wish.ids) == ("people", (listed(page)[0].id,))


def test_the_whole_list_goes_into_a_file_when_nothing_is_chosen(
    visit: Visit, page: PeoplePage
) -> None:
    page.filters.set_filter(PersonFilter(types=(PositionType.MAYOR,), office=Office.IN_OFFICE))
    visit.until(lambda: len(names(page)) < 40)
    page.export_rows()
    visit.until(lambda: visit.wishes)
    assert set(visit.wishes[0].ids) == {one.id for one in listed(page)}
    assert visit.wishes[0].filter_in_words == "Nu: In functie · Soort functie: Burgemeester"


def test_a_person_is_added_with_a_new_position(visit: Visit, page: PeoplePage) -> None:
    page.add_button.click()
    form = visit.surface(NewPerson)
    visit.until(lambda: form.organisation._known)
    visit.qtbot.keyClicks(form.person, "drs. Noor van Es")
    form.organisation.setFocus()
    visit.qtbot.keyClicks(form.organisation, "lopik")
    visit.press(Qt.Key.Key_Return)
    visit.until(lambda: len(form.position._options) > 1)
    form.position.choose(b"")
    form.type.set_value(PositionType.ADVISER)
    form.name_of_seat.setText("Adviseur energie")
    form.since.setText("oktober 2026")
    form.action.click()
    visit.until(lambda: visit.opened)
    noor = visit.person("Noor van Es")
    assert visit.opened == [person_address(noor)]
    [term] = visit.terms(noor)
    assert (term.position, term.organisation) == ("Adviseur energie", "Lopik")


def test_a_person_is_added_by_name_alone_and_waits_to_be_completed(
    visit: Visit, page: PeoplePage
) -> None:
    page.new_row()
    form = visit.surface(NewPerson)
    form.action.click()
    visit.until(lambda: form.person.accessibleDescription().startswith("Vul een naam in"))
    visit.qtbot.keyClicks(form.person, "Noor van Es")
    form.action.click()
    visit.until(lambda: visit.opened)
    page.filters.set_filter(PersonFilter(incomplete=True))
    visit.until(lambda: "Noor van Es" in names(page))


def test_the_small_buttons_do_what_the_keys_do(
    visit: Visit, page: PeoplePage, left_by: list[str]
) -> None:
    _only(visit, page, "A. Kramer")
    _click(visit, page, "plus")
    assert visit.logged[0].person_id == visit.person("A. Kramer")
    _click(visit, page, "mail")
    assert left_by == ["mailto:a.kramer@lopik.example"]
    _click(visit, page, "phone")
    assert left_by[1].startswith("tel:+31")
    _click(visit, page, "bell")
    form = visit.surface(NewFollowUp)
    form.what.setText("Cijfers nasturen")
    form.due.setText("morgen")
    form.action.click()
    person = visit.person("A. Kramer")
    visit.until(
        lambda: (
            "Cijfers nasturen" in {row.title for row in follow_ups_of_person(visit.reader, person)}
        )
    )


def _click(visit: Visit, page: PeoplePage, name: str) -> None:
    table = page.table
    cell = table.visualRect(table.list.index(0, table.list.columnCount() - 1))
    x = cell.right() - (len(ACTIONS) - ACTIONS.index(name)) * (BUTTON + GAP) - 4 + BUTTON / 2
    spot = QPoint(round(x), cell.center().y())
    visit.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_the_menu_of_a_row_offers_the_same_in_words(visit: Visit, page: PeoplePage) -> None:
    _only(visit, page, "A. Kramer")
    menu = page.acts.menu(listed(page)[0], QPoint(0, 0))
    said = [action.text().partition("\t")[0] for action in menu.actions()]
    assert said[:5] == [
        "Openen",
        "Contact vastleggen",
        "Bellen",
        "Mailen",
        "Opvolging toevoegen…",
    ]
    assert all(action.isEnabled() for action in menu.actions())
    menu.close()


def test_whoever_is_in_office_is_not_removed(visit: Visit, page: PeoplePage) -> None:
    refused: list[str] = []
    visit.backend.refused.connect(refused.append)
    _only(visit, page, "A. Kramer")
    visit.press(Qt.Key.Key_Delete)
    visit.until(lambda: refused)
    assert visit.named(visit.person("A. Kramer")) == "A. Kramer"


def test_a_change_elsewhere_shows_and_the_place_stays(visit: Visit, page: PeoplePage) -> None:
    page.table.setFocus()
    for _step in range(5):
        visit.press(Qt.Key.Key_Down)
    here = page.table.current_row().id
    surname = listed(page)[9].row.name.rpartition(" ")[2]
    visit.do(RenamePerson(person_id=listed(page)[9].id, name=PersonName("", "X.", "", "", surname)))
    visit.until(lambda: f"X. {surname}" in names(page))
    assert page.table.current_row().id == here


def test_a_narrow_window_keeps_name_place_and_silence(visit: Visit, page: PeoplePage) -> None:
    page.set_width_class(WidthClass.COMPACT)
    shown = [
        column.key
        for place, column in enumerate(page.table.list.columns, 1)
        if not page.table.isColumnHidden(place)
    ]
    assert shown == ["name", "organisation", "last"]
    page.set_width_class(WidthClass.FULL)
    assert not page.table.isColumnHidden(2)


def test_the_keyboard_goes_round_and_everything_has_a_name(visit: Visit, page: PeoplePage) -> None:
    page.table.setFocus()
    walk.tab_round(visit.qtbot)
    assert walk.nameless(page) == []
    assert walk.too_small(page) == []
