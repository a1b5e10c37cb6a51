"""Changing one cell of the list where it stands."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from sub_crm.i18n.words import word
from sub_crm.queries.contact_list import ContactFilter, ContactGroup, Period
from sub_crm.queries.contacts import issue_ids_of
from sub_crm.queries.follow_ups import follow_ups_from
from sub_crm.ui.contacts import ContactsPage
from sub_crm.ui.parts.agreed import AgreedForm
from sub_crm.ui.parts.lists.cells import CellLine
from sub_crm.ui.parts.postponing import Postponing
from sub_crm.values.kinds import ContactKind
from sub_crm.values.vague_date import VagueDate
from tests.ui import walk
from tests.ui.contacts.contact_visit import ContactVisit, rows, subjects

KEY = Qt.Key
PLAIN = ContactFilter(period=Period.DAYS_30, group=ContactGroup.NONE)


def cell(page: ContactsPage, key: str) -> QPoint:
    """The middle of a cell in the row of the keyboard."""
    place = next(n for n, one in enumerate(page.table.list.columns, 1) if one.key == key)
    index = page.table.list.index(page.table.currentIndex().row(), place)
    return page.table.visualRect(index).center()


def editor() -> CellLine:
    found = walk.focus()
    assert isinstance(found, CellLine)
    return found


def test_f2_changes_the_cell_that_was_clicked_last(visit: ContactVisit) -> None:
    page = visit.open_list(PLAIN)
    moment = rows(page)[2].id
    page.table.select(moment)
    QTest.mouseClick(
        page.table.viewport(), Qt.MouseButton.LeftButton, pos=cell(page, "happened_on")
    )
    visit.press(KEY.Key_F2)
    assert editor().accessibleName() == "Datum"
    visit.qtbot.keyClicks(editor(), "gisteren")
    visit.press(KEY.Key_Return)
    visit.until(lambda: visit.stored(moment).happened_on.text == "2026-11-23")


def test_a_date_that_cannot_be_read_stays_in_its_cell_with_a_sentence(visit: ContactVisit) -> None:
    page = visit.open_list(PLAIN)
    moment, before = rows(page)[0].id, visit.stored(rows(page)[0].id).happened_on
    page.table.edit_cell("happened_on")
    visit.qtbot.keyClicks(editor(), "blubdag")
    visit.press(KEY.Key_Return)
    assert editor().text() == "blubdag"
    assert "niet te lezen" in editor().accessibleDescription()
    told = editor()._told
    assert told is not None
    assert told.isVisible()
    visit.press(KEY.Key_Backspace)
    assert editor().accessibleDescription() == ""
    visit.press(KEY.Key_Escape)
    page.table.edit_cell("happened_on")
    visit.qtbot.keyClicks(editor(), "blubdag")
    page.filters.field.setFocus()
    assert visit.refused
    assert visit.stored(moment).happened_on == before


def test_tab_goes_on_with_the_next_cell_that_can_be_changed(visit: ContactVisit) -> None:
    page = visit.open_list(PLAIN)
    moment = rows(page)[0].id
    page.table.edit_cell("happened_on")
    visit.qtbot.keyClicks(editor(), "gisteren")
    visit.press(KEY.Key_Tab)
    assert editor().accessibleName() == "Onderwerp"
    visit.qtbot.keyClicks(editor(), "Beide gewijzigd")
    visit.press(KEY.Key_Return)
    visit.until(lambda: visit.stored(moment).summary == "Beide gewijzigd")
    assert visit.stored(moment).happened_on.text == "2026-11-23"
    visit.until(lambda: "Beide gewijzigd" in subjects(page))
    assert page.table.current_row().id == moment


def test_the_kind_is_chosen_from_a_menu_in_its_cell(visit: ContactVisit) -> None:
    page = visit.open_list(PLAIN)
    moment, kind = rows(page)[0].id, rows(page)[0].kind
    page.table.edit_cell("kind")
    menu = page.table.menu
    [now] = [one.text() for one in menu.actions() if one.isChecked()]
    assert now == word(kind)
    wanted = ContactKind.EMAIL if kind is not ContactKind.EMAIL else ContactKind.MESSAGE
    next(one for one in menu.actions() if one.text() == word(wanted)).trigger()
    visit.until(lambda: visit.stored(moment).kind is wanted)


def test_a_dossier_is_added_and_a_follow_up_is_agreed_from_their_cells(
    visit: ContactVisit,
) -> None:
    page = visit.open_list(replace(PLAIN, without_issue=True))
    row = next(one for one in rows(page) if one.follow_up is None)
    page.table.select(row.id)
    page.table.edit_cell("issues")
    visit.qtbot.keyClicks(walk.focus(), "waardevol")
    visit.press(KEY.Key_Return)
    visit.until(lambda: issue_ids_of(visit.reader, row.id))
    page.filters.set_filter(PLAIN)
    visit.settle(page)
    page.table.select(row.id)
    page.table.edit_cell("follow_up")
    form = visit.surface(AgreedForm)
    visit.qtbot.keyClicks(form.title_field, "Nabellen")
    visit.press(KEY.Key_Return)
    visit.until(lambda: any(one.follow_up == "Nabellen" for one in rows(page)))
    page.table.edit_cell("follow_up")
    postponing = visit.surface(Postponing)
    visit.qtbot.keyClicks(postponing.due, "vrijdag")
    visit.press(KEY.Key_Return)
    [agreed] = follow_ups_from(visit.reader, row.id)
    visit.until(lambda: follow_ups_from(visit.reader, row.id)[0].due == VagueDate("2026-11-27"))
    assert agreed.title == "Nabellen"


def test_the_menu_of_a_row_names_every_field_that_can_be_changed(visit: ContactVisit) -> None:
    page = visit.open_list(PLAIN)
    page._menu(rows(page)[0], QPoint())
    [menu] = [one for one in page.table.findChildren(QMenu) if one.actions()]
    said = [one.text() for one in menu.actions()]
    assert said[1:6] == [
        f"{field} wijzigen" for field in ("Soort", "Datum", "Onderwerp", "Dossier", "Opvolging")
    ]
