"""Contactmomenten: the list, by keyboard."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from sub_crm.orders.records import Edit
from sub_crm.queries.contact_list import ContactFilter, ContactGroup, ContactOrder, Period
from sub_crm.ui.contacts import ContactsPage
from sub_crm.ui.desk import ExportWish, contact_address
from sub_crm.ui.parts.lists import GroupRow, Ticks
from sub_crm.ui.parts.lists.list_forms import SaveListForm
from sub_crm.ui.width import WidthClass
from sub_crm.values.kinds import ContactKind
from tests.ui import walk
from tests.ui.contacts.contact_visit import SUBJECT, ContactVisit, rows, subjects

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEY = Qt.Key
RECENT = ContactFilter(period=Period.DAYS_30)
PLAIN = replace(RECENT, group=ContactGroup.NONE)


def _groups(page: ContactsPage) -> list[GroupRow]:
    return [item for item in page.table.list.items if isinstance(item, GroupRow)]


def test_pages_come_while_the_reader_goes_down(visit: ContactVisit) -> None:
    page = visit.open_list()
    assert len(rows(page)) == 200
    visit.press(KEY.Key_End)
    visit.until(lambda: len(rows(page)) == 400)
    assert len({row.id for row in rows(page)}) == 400


def test_enter_opens_the_moment(visit: ContactVisit) -> None:
    page = visit.open_list(PLAIN)
    visit.press(KEY.Key_Down)
    visit.press(KEY.Key_Return)
    assert visit.opened == [contact_address(rows(page)[1].id)]


def test_space_chooses_and_escape_lets_go(visit: ContactVisit) -> None:
    page = visit.open_list(PLAIN)
    visit.press(KEY.Key_Space)
    visit.press(KEY.Key_Down)
    visit.press(KEY.Key_Space)
    assert page.table.ticks().ids == {rows(page)[0].id, rows(page)[1].id}
    assert page.bar.isVisible()
    visit.press(KEY.Key_Escape)
    assert not page.table.ticks()
    assert not page.bar.isVisible()


def test_shift_with_the_arrows_takes_a_range_and_gives_it_back(visit: ContactVisit) -> None:
    page = visit.open_list(PLAIN)
    for _step in range(3):
        visit.press(KEY.Key_Down, SHIFT)
    visit.press(KEY.Key_Up, SHIFT)
    assert page.table.ticks().ids == {row.id for row in rows(page)[:3]}


def test_all_means_the_condition_and_not_what_happens_to_be_loaded(visit: ContactVisit) -> None:
    page = visit.open_list(replace(ContactFilter(), group=ContactGroup.NONE, without_issue=True))
    visit.press(KEY.Key_A, CTRL)
    assert page.table.ticks().count(page.card.total) == 200
    page.bar.everything.click()
    assert page.table.ticks() == Ticks(everything=True)
    total = page.card.total
    assert total is not None
    assert page.card.ticked_count() == total > 200
    page.table.setFocus()
    visit.press(KEY.Key_Space)
    assert page.card.ticked_count() == total - 1
    wishes: list[ExportWish] = []
    page.export_wanted.connect(wishes.append)
    visit.press(KEY.Key_E, CTRL)
    visit.until(lambda: wishes)
    assert len(wishes[0].ids) == total - 1
    assert rows(page)[0].id not in wishes[0].ids
    assert wishes[0].filter_in_words == "Zonder dossier"


def test_groups_fold_with_left_and_open_with_right(visit: ContactVisit) -> None:
    page = visit.open_list(RECENT)
    first = _groups(page)[0]
    before = len(page.table.list.items)
    page.table.select(rows(page)[0].id)
    visit.press(KEY.Key_Left)
    assert page.table.current_row() is None
    visit.press(KEY.Key_Left)
    assert len(page.table.list.items) == before - first.count
    visit.press(KEY.Key_Right)
    assert len(page.table.list.items) == before


def test_space_on_a_group_chooses_its_rows(visit: ContactVisit) -> None:
    page = visit.open_list(RECENT)
    visit.press(KEY.Key_Home)
    visit.press(KEY.Key_Space)
    first = _groups(page)[0]
    assert page.table.ticks().ids == {row.id for row in rows(page)[: first.count]}


def test_the_subject_is_changed_in_place(visit: ContactVisit) -> None:
    page = visit.open_list(replace(PLAIN, text="voortgang waardevol"))
    moment = rows(page)[0].id
    visit.press(KEY.Key_F2)
    field = walk.focus()
    assert isinstance(field, QLineEdit)
    visit.qtbot.keyClicks(field, "Voortgang en planning")
    visit.press(KEY.Key_Return)
    visit.until(lambda: visit.stored(moment).summary == "Voortgang en planning")


def test_a_change_elsewhere_waits_while_somebody_types_in_the_list(visit: ContactVisit) -> None:
    page = visit.open_list(PLAIN)
    other = rows(page)[3].id
    visit.press(KEY.Key_F2)
    visit.qtbot.keyClicks(walk.focus(), "Half")
    visit.do(Edit(table="contact_moment", id=other, field="summary", value="Van een ander"))
    visit.settle(page)
    field = walk.focus()
    assert isinstance(field, QLineEdit)
    assert field.text() == "Half"
    visit.press(KEY.Key_Escape)
    visit.until(lambda: "Van een ander" in subjects(page))


def test_a_refresh_keeps_the_place_and_what_is_chosen(visit: ContactVisit) -> None:
    page = visit.open_list(PLAIN)
    page.table.select(rows(page)[5].id)
    visit.press(KEY.Key_Space)
    kept = page.table.current_row().id
    visit.do(Edit(table="contact_moment", id=rows(page)[0].id, field="summary", value="Anders"))
    visit.until(lambda: subjects(page)[0] == "Anders")
    assert page.table.current_row().id == kept
    assert page.table.ticks().ids == {kept}


def test_what_is_chosen_is_removed_in_one_act(visit: ContactVisit) -> None:
    page = visit.open_list(PLAIN)
    gone = {row.id for row in rows(page)[:3]}
    for _step in range(2):
        visit.press(KEY.Key_Down, SHIFT)
    visit.press(KEY.Key_Delete)
    visit.until(lambda: not gone & {row.id for row in rows(page)})
    visit.until(lambda: not page.table.ticks())
    visit.backend.undo()
    visit.until(lambda: gone <= {row.id for row in rows(page)})


def test_ctrl_l_logs_more_with_the_same_organisation(visit: ContactVisit) -> None:
    page = visit.open_list(replace(PLAIN, text="voortgang waardevol lopik"))
    visit.press(KEY.Key_L, CTRL)
    assert visit.logged[0].organisation_id == rows(page)[0].organisation_id


def test_what_is_typed_narrows_the_list_and_clearing_widens_it(visit: ContactVisit) -> None:
    page = visit.open_list()
    visit.press(KEY.Key_F, CTRL)
    assert walk.focus() is page.filters.field
    visit.qtbot.keyClicks(page.filters.field, "waardevol")
    visit.until(lambda: page.filters.filter.text == "waardevol")
    visit.settle(page)
    assert SUBJECT in subjects(page)
    page.filters.clear.click()
    visit.settle(page)
    assert page.filters.field.text() == ""
    assert len(rows(page)) == 200


def test_nothing_found_says_so_and_offers_the_way_back(visit: ContactVisit) -> None:
    page = visit.open_list(ContactFilter(text="xyzzyplugh"))
    assert rows(page) == []
    assert page._sentence.text().startswith("0 van")
    empty = page.card._stack.currentWidget()
    assert empty is not None
    assert empty.accessibleName() == "Geen contactmomenten voor deze filters."


def test_a_header_sorts_and_once_more_turns_it_round(visit: ContactVisit) -> None:
    page = visit.open_list(PLAIN)
    page.table.head.sectionClicked.emit(1)
    visit.settle(page)
    assert page.filters.filter.order is ContactOrder.KIND
    kinds = [row.kind for row in rows(page)]
    assert kinds == sorted(kinds)
    page.table.head.sectionClicked.emit(1)
    visit.settle(page)
    assert [row.kind for row in rows(page)] == sorted(kinds, reverse=True)


def test_a_filter_is_kept_under_a_name_and_comes_back(visit: ContactVisit) -> None:
    page = visit.open_list(replace(PLAIN, kinds=(ContactKind.EMAIL,)))
    page.filters.save.click()
    form = visit.surface(SaveListForm)
    visit.qtbot.keyClicks(form.name, "Post")
    visit.press(KEY.Key_Return)
    visit.until(lambda: any(c.text().startswith("Post") for c in page.filters.saved.chips))
    chip = next(c for c in page.filters.saved.chips if c.text().startswith("Post"))
    assert chip.isChecked()
    page.filters.clear_filters()
    assert not chip.isChecked()
    chip.click()
    visit.settle(page)
    assert {row.kind for row in rows(page)} == {ContactKind.EMAIL}
    chip.setFocus()
    visit.press(KEY.Key_Delete)
    visit.until(lambda: not any(c.text().startswith("Post") for c in page.filters.saved.chips))


def test_a_filter_is_chosen_from_the_menu_and_taken_away_by_its_chip(visit: ContactVisit) -> None:
    page = visit.open_list(PLAIN)
    page.filters.menu.aboutToShow.emit()
    flag = next(a for a in page.filters.menu.actions() if a.text() == "Zonder dossier")
    flag.trigger()
    visit.settle(page)
    assert {row.issues for row in rows(page)} == {None}
    names = [c.accessibleName() for c in page.filters.findChildren(type(page.filters.save))]
    assert "Zonder dossier weghalen" in names


def test_every_row_is_a_sentence(visit: ContactVisit) -> None:
    page = visit.open_list(replace(PLAIN, text="voortgang waardevol lopik"))
    told = page.table.list.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Voortgang Waardevol Lopik" in told
    assert "Lopik" in told
    visit.press(KEY.Key_Space)
    chosen = page.table.list.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert chosen == f"{told}, geselecteerd"


def test_the_keyboard_goes_round_and_everything_has_a_name(visit: ContactVisit) -> None:
    page = visit.open_list(RECENT)
    stops = walk.tab_round(visit.qtbot)
    assert page.table in stops
    assert walk.nameless(page) == []
    assert walk.too_small(page) == []


def test_columns_grow_where_there_is_room_and_stay_as_they_were_dragged(
    visit: ContactVisit,
) -> None:
    page = visit.open_list(RECENT)
    organisation, dossier = 4, 5
    visit.window.resize(1000, 644)
    visit.until(lambda: page.table.columnWidth(organisation) == 156)
    visit.window.resize(1700, 644)
    visit.until(lambda: page.table.columnWidth(organisation) == 230)
    assert page.table.columnWidth(dossier) == 230
    page.table.head.resizeSection(dossier, 190)
    visit.window.resize(1000, 644)
    visit.until(lambda: page.table.columnWidth(organisation) == 156)
    assert page.table.columnWidth(dossier) == 190


def test_a_narrow_window_leaves_room_for_the_list(visit: ContactVisit) -> None:
    page = visit.open_list(RECENT)
    page.set_width_class(WidthClass.COMPACT)
    visit.window.resize(768, 644)
    visit.until(lambda: page.table.isColumnHidden(6))
    assert page.minimumSizeHint().width() <= 650
    assert page.table.columnWidth(3) >= 180
