"""Many contact moments changed together, with what comes of it said beforehand."""

from dataclasses import replace

from PySide6.QtCore import Qt

from sub_crm.queries.contact_list import ContactFilter, ContactGroup
from sub_crm.queries.follow_ups import FollowUpRow, follow_ups_from
from sub_crm.ui.contacts import ContactsPage
from sub_crm.values.kinds import Confidentiality, ContactKind
from sub_crm.values.vague_date import VagueDate
from tests.ui import walk
from tests.ui.contacts.contact_visit import ContactVisit, rows

KEY, CTRL, SHIFT = (
    Qt.Key,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
MIXED = ContactFilter(
    group=ContactGroup.NONE, kinds=(ContactKind.EMAIL, ContactKind.PHONE_CALL), flipped=True
)


def _chosen(visit: ContactVisit, count: int) -> ContactsPage:
    page = visit.open_list(MIXED)
    for _step in range(count - 1):
        visit.press(KEY.Key_Down, SHIFT)
    page.bar.buttons[0].click()
    visit.until(lambda: page.panel._stand is not None)
    return page


def test_different_values_are_said_with_their_number(visit: ContactVisit) -> None:
    page = _chosen(visit, 20)
    assert len({row.kind for row in rows(page)[:20]}) == 2
    assert page.panel.choices["kind"].text() == "Verschillende waarden (2)"
    assert page.panel._title.text() == "20 tegelijk bewerken"


def test_the_sentence_counts_what_really_changes(visit: ContactVisit) -> None:
    page = _chosen(visit, 20)
    panel = page.panel
    assert not panel._act.isEnabled()
    panel.choices["kind"].choose(ContactKind.EMAIL)
    other = sum(row.kind is not ContactKind.EMAIL for row in rows(page)[:20])
    assert panel._act.text().startswith(f"{other} wijzigen")
    assert panel._outcome.text().startswith(f"{other} contactmoment")


def test_one_act_changes_them_and_one_undo_brings_them_back(visit: ContactVisit) -> None:
    page = _chosen(visit, 20)
    ids = [row.id for row in rows(page)[:20]]
    before = [visit.stored(id).confidentiality for id in ids]
    page.panel.choices["confidentiality"].choose(Confidentiality.PUBLIC)
    walk.focus()
    page.panel.first_focus().setFocus()
    visit.press(KEY.Key_Return, CTRL)
    visit.until(
        lambda: {visit.stored(id).confidentiality for id in ids} == {Confidentiality.PUBLIC}
    )
    visit.until(lambda: not page._panel_open())
    visit.backend.undo()
    visit.until(lambda: [visit.stored(id).confidentiality for id in ids] == before)


def test_a_dossier_is_added_to_what_is_there(visit: ContactVisit) -> None:
    page = _chosen(visit, 5)
    lookup = page.panel.picks["issues"].lookup
    lookup.setFocus()
    visit.qtbot.keyClicks(lookup, "bestuurlijke")
    visit.press(KEY.Key_Return)
    [added] = page.panel.wish().add_issues
    page.panel.change()
    found = replace(MIXED, issues=(added,))
    visit.until(lambda: page.panel.wish().add_issues == ())
    page.filters.set_filter(found)
    visit.settle(page)
    assert len(rows(page)) >= 5


def test_every_chosen_moment_gets_a_follow_up_and_one_undo_takes_them_away(
    visit: ContactVisit,
) -> None:
    page = _chosen(visit, 12)
    ids = [row.id for row in rows(page)[:12]]
    panel = page.panel
    assert not panel.follow_up.due.isVisible()
    panel.follow_up.title.setFocus()
    visit.qtbot.keyClicks(panel.follow_up.title, "Nabellen")
    assert panel._act.text().startswith("12 wijzigen")
    assert "12 contactmomenten krijgen opvolging “Nabellen”." in panel._outcome.text()
    panel.follow_up.together.set_value(True)
    assert "krijgen samen één opvolging “Nabellen”." in panel._outcome.text()
    panel.follow_up.together.set_value(False)
    panel.follow_up.due.setText("blubdag")
    panel.change()
    assert "niet te lezen" in panel.follow_up.due.accessibleDescription()
    panel.follow_up.due.setText("vrijdag")
    visit.press(KEY.Key_Return, CTRL)

    def agreed() -> list[FollowUpRow]:
        found = [one for id in ids for one in follow_ups_from(visit.reader, id)]
        return [one for one in found if one.title == "Nabellen"]

    visit.until(lambda: len(agreed()) == 12)
    assert {one.due for one in agreed()} == {VagueDate("2026-11-27")}
    visit.until(lambda: not page._panel_open())
    assert panel.follow_up.wish() is None
    visit.backend.undo()
    visit.until(lambda: agreed() == [])


def test_escape_leaves_the_panel_before_the_selection(visit: ContactVisit) -> None:
    page = _chosen(visit, 3)
    visit.press(KEY.Key_Escape)
    assert not page._panel_open()
    assert page.table.ticks()
    visit.press(KEY.Key_Escape)
    assert not page.table.ticks()


def test_the_panel_follows_what_is_chosen(visit: ContactVisit) -> None:
    page = _chosen(visit, 3)
    page.table.setFocus()
    visit.press(KEY.Key_Down, SHIFT)
    visit.until(lambda: page.panel._title.text().startswith(str(page.card.ticked_count())))
    assert walk.nameless(page) == []
