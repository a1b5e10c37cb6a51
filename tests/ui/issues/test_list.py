"""All dossiers in one list: narrowed, sorted, opened, changed together."""

import datetime as dt
from functools import partial
from typing import Any

from PySide6.QtCore import Qt

from sub_crm.queries.issue_list import IssueFilter, IssueGroup, IssueListRow, IssueOrder
from sub_crm.ui.desk import ExportWish, Opening, issue_address
from sub_crm.ui.issues import IssuesPage
from sub_crm.ui.issues.adding import NewIssueForm
from sub_crm.ui.parts.lists import GroupRow
from sub_crm.ui.width import WidthClass
from sub_crm.values.kinds import IssueStatus
from tests.ui import walk
from tests.ui.issues.issue_visit import CAPACITY, SCALING_UP, IssueVisit, words_of
from tests.ui.visit import TODAY


def titles(page: IssuesPage) -> list[str]:
    return [row.title for row in page.table.list.rows]


def test_dossiers_stand_under_their_status_the_urgent_ones_first(visit: IssueVisit) -> None:
    page = visit.open_list()
    groups = [item.title for item in page.table.list.items if isinstance(item, GroupRow)]
    assert groups == ["Actief", "Signaal", "Wacht", "Afgerond", "Niet meer in beeld"]
    active = [row.urgency for row in page.table.list.rows if row.status is IssueStatus.ACTIVE]
    assert active == sorted(active, reverse=True)


def test_a_row_says_everything_that_it_shows(visit: IssueVisit) -> None:
    page = visit.open_list()
    place = page.table.list.place_of(visit.issue(CAPACITY))
    said = str(page.table.list.index(place, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    for words in (
        "Ambtelijke capaciteit Lopikerwaard, Verkenning met Montfoort",
        "Actief, Urgentie 3 van 3",
        "Oudewater",
        "volgende stap: Uitnodiging voor de kennissessie sturen, vr 18 dec",
        "laatste beweging: 13 dagen geleden",
        "Marieke Vos",
    ):
        assert words in said


def test_the_sentence_counts_what_is_open_and_has_no_next_step(visit: IssueVisit) -> None:
    page = visit.open_list()
    visit.until(lambda: "29 open dossiers, waarvan 8 zonder volgende stap." in words_of(page))


def test_typing_narrows_by_title_context_and_organisation(visit: IssueVisit) -> None:
    page = visit.open_list()
    page.filter_list()
    for typed, wanted in (("opschal", "Bestuurlijke opschaling Lopik"), ("ZEIST dolder", "Zeist")):
        visit.write(page.filters.field, typed)
        visit.until(partial(_only, page, wanted))
    visit.write(page.filters.field, "bestaat niet")
    visit.until(lambda: "Geen dossiers voor deze filters." in words_of(page))
    page.filters.clear_filters()
    visit.until(lambda: len(titles(page)) == 32)


def _only(page: IssuesPage, wanted: str) -> bool:
    return len(titles(page)) == 1 and wanted in titles(page)[0]


def test_each_filter_leaves_only_what_it_asks_for(visit: IssueVisit) -> None:
    page = visit.open_list()
    lopik = visit.reader.value("SELECT id FROM organisations WHERE short_name = 'Lopik'")
    theme = visit.reader.value("SELECT id FROM themes WHERE name_nl = 'Wonen'")
    me = visit.backend.me

    def shown(**wanted: Any) -> list[IssueListRow]:
        before = page.table._number
        page.filters.set_filter(IssueFilter(**wanted))
        visit.until(lambda: page.table._number > before)
        visit.until(lambda: not visit.backend._waiting)
        return list(page.table.list.rows)

    assert all("Lopik" in (row.organisations or "") for row in shown(organisations=(lopik,)))
    assert 0 < len(shown(themes=(theme,))) < 32
    assert {row.urgency for row in shown(urgencies=(3,))} == {3}
    assert {row.owner for row in shown(owner=me)} == {"Marieke Vos"}
    stuck = shown(without_next_step=True)
    assert [row.next_step for row in stuck] == [None] * 8
    silent = shown(silent_days=60)
    assert silent
    assert all(row.last_movement is None or (TODAY - row.last_movement).days > 60 for row in silent)
    assert {row.status for row in shown(statuses=(IssueStatus.WAITING,))} == {IssueStatus.WAITING}


def test_orders_go_both_ways_and_without_groups_too(visit: IssueVisit) -> None:
    page = visit.open_list()
    page.filters.set_filter(IssueFilter(order=IssueOrder.TITLE, group=IssueGroup.NONE))
    visit.until(lambda: titles(page) == sorted(titles(page), key=str.casefold))
    page.filters.sort_by(IssueOrder.TITLE)
    visit.until(lambda: titles(page) == sorted(titles(page), key=str.casefold, reverse=True))
    page.filters.set_filter(IssueFilter(order=IssueOrder.NEXT_STEP, group=IssueGroup.NONE))

    def dues() -> list[dt.date]:
        return [row.next_due_last for row in page.table.list.rows if row.next_due_last]

    visit.until(lambda: dues() == sorted(dues()))
    assert "Afgerond · " in words_of(page)
    assert page.table.list.rows[-1].next_due_last is None


def test_enter_opens_and_the_quick_log_is_about_the_row(visit: IssueVisit) -> None:
    page = visit.open_list()
    page.table.setFocus()
    page.table.select(SCALING_UP)
    visit.press(Qt.Key.Key_Return)
    assert visit.opened == [issue_address(SCALING_UP)]
    page.log_row()
    assert visit.logged == [Opening(issue_id=SCALING_UP)]


def test_a_new_dossier_needs_a_title_and_opens_its_page(visit: IssueVisit) -> None:
    page = visit.open_list()
    page.add.click()
    form = visit.surface(NewIssueForm)
    form.action.click()
    visit.until(lambda: "Vul in waar het om gaat" in words_of(form))
    visit.write(form.name, "Kernenvisie")
    visit.until(lambda: form._find._known)
    form.bodies.lookup.setFocus()
    visit.qtbot.keyClicks(form.bodies.lookup, "rhenen")
    visit.press(Qt.Key.Key_Return)
    form.urgency.set_value(2)
    form.action.click()
    visit.until(lambda: visit.opened)
    assert visit.opened == [issue_address(visit.issue("Kernenvisie"))]
    visit.until(lambda: "Kernenvisie" in titles(page))
    row = next(row for row in page.table.list.rows if row.title == "Kernenvisie")
    assert (row.organisations, row.urgency) == ("Rhenen", 2)


def test_chosen_dossiers_get_a_status_together_and_one_undo_takes_it_back(
    visit: IssueVisit,
) -> None:
    page = visit.open_list()
    page.table.setFocus()
    for id in [row.id for row in page.table.list.rows[:3]]:
        page.table.select(id)
        visit.press(Qt.Key.Key_Space)
    page.set_status(IssueStatus.WAITING)
    visit.until(lambda: visit.done == ["Status van dossiers gewijzigd"])
    waiting = "SELECT count(*) FROM issues WHERE status = 'waiting'"
    after = visit.reader.value(waiting)
    visit.backend.undo()
    visit.until(lambda: visit.reader.value(waiting) == after - 3)


def test_what_is_narrowed_goes_out_with_its_words(visit: IssueVisit) -> None:
    page = visit.open_list()
    wishes: list[ExportWish] = []
    page.export_wanted.connect(wishes.append)
    page.filters.set_filter(IssueFilter(text="opschal"))
    visit.until(lambda: len(titles(page)) == 1)
    page.table.setFocus()
    visit.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    visit.until(lambda: wishes)
    assert wishes == [ExportWish("issues", (SCALING_UP,), "Dossiers", "“opschal”")]


def test_the_title_changes_in_place(visit: IssueVisit) -> None:
    page = visit.open_list()
    page.table.setFocus()
    page.table.select(SCALING_UP)
    page.edit_row()
    visit.qtbot.keyClicks(walk.focus(), "Opschaling Lopik")
    visit.press(Qt.Key.Key_Return)
    visit.until(lambda: "Opschaling Lopik" in titles(page))


def test_a_list_can_be_kept_under_a_name(visit: IssueVisit) -> None:
    page = visit.open_list()
    page.filters.set_filter(IssueFilter(urgencies=(3,)))
    page.filters.save_list()
    form = visit.overlays()[-1].content
    visit.write(form.name, "Dringend")  # type: ignore[attr-defined]
    form.action.click()  # type: ignore[attr-defined]
    visit.until(lambda: any("Dringend" in chip.text() for chip in page.filters.saved.chips))


def test_every_stop_has_a_name_and_the_page_fits_a_narrow_window(visit: IssueVisit) -> None:
    page = visit.open_list()
    assert walk.nameless(page) == []
    page.set_width_class(WidthClass.COMPACT)
    visit.until(lambda: page.minimumSizeHint().width() <= 650)
