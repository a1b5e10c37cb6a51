"""The page of a dossier: what it says, and what can be done with keys and mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from sub_crm.orders.contacts import LogContact
from sub_crm.orders.records import Edit
from sub_crm.ui.desk import ISSUES, history_address, issue_address
from sub_crm.ui.issues.forms import NewDecision, ThemesForm
from sub_crm.ui.issues.happenings import Happening, Show
from sub_crm.ui.parts.contact_editor import ContactEditor
from sub_crm.ui.parts.postponing import Postponing
from sub_crm.ui.width import WidthClass
from sub_crm.values.kinds import IssueStatus
from sub_crm.values.vague_date import VagueDate
from tests.ui import walk
from tests.ui.issues.issue_visit import CAPACITY, IssueVisit, words_of

CONTROL = Qt.KeyboardModifier.ControlModifier


def titles(body: object) -> list[str]:
    """What stands in the timeline, without headings."""
    rows = body.timeline.rows.items()  # type: ignore[attr-defined]
    held = [row for row in rows if hasattr(row, "id")]
    return [getattr(row, "summary", "") or row.title for row in held]


def test_the_page_says_what_plays_and_who_takes_part(visit: IssueVisit) -> None:
    said = words_of(visit.open_page(visit.issue(CAPACITY)))
    for words in (
        CAPACITY,
        "Status wijzigen: Actief",
        "Urgentie 3 van 3",
        "5 organisaties",
        "eigenaar Marieke Vos",
        "geopend 11 september",
        "laatste beweging 13 dagen geleden",
        "Volgende stap: Uitnodiging voor de kennissessie sturen",
        "Vrijdag 18 december, over 24 dagen · Marieke Vos, beloofd aan A. Kramer (Lopik)",
        "Onder voorwaarden, Eerst afwachtend",
        "Verkenning met Montfoort",
    ):
        assert words in said


def test_every_stop_of_the_keyboard_has_a_name_and_room_for_a_finger(visit: IssueVisit) -> None:
    body = visit.open_page(visit.issue(CAPACITY))
    assert walk.nameless(body) == []
    assert walk.too_small(body) == []
    body.first_focus().setFocus()
    stops = walk.tab_round(visit.qtbot)
    for one in (body.head.title, body.parties.table, body.timeline, body.decisions.list):
        assert one in stops or one.isHidden()


def test_the_title_is_typed_in_place_and_an_empty_one_is_refused(visit: IssueVisit) -> None:
    issue = visit.issue(CAPACITY)
    body = visit.open_page(issue)
    visit.write(body.head.title, "Capaciteit Lopikerwaard")
    visit.until(lambda: visit.reader.value(
        "SELECT 1 FROM issues WHERE title = 'Capaciteit Lopikerwaard'"
    ))  # fmt: skip
    visit.write(body.head.title, " ")
    visit.until(lambda: "Vul in waar het om gaat" in words_of(body))
    assert visit.issue("Capaciteit Lopikerwaard") == issue


def test_status_and_urgency_change_from_their_chips(visit: IssueVisit) -> None:
    body = visit.open_page(visit.issue(CAPACITY))
    body.head.status.menu.actions()[list(IssueStatus).index(IssueStatus.WAITING)].trigger()
    visit.until(lambda: body.head.status.text_shown() == "Wacht")
    body.head.urgency.menu.actions()[0].trigger()
    visit.until(lambda: body.head.urgency.text_shown() == "Urgentie 1 van 3")
    body.head.status.menu.actions()[list(IssueStatus).index(IssueStatus.CLOSED)].trigger()
    visit.until(lambda: "afgesloten 24 november" in words_of(body))
    visit.backend.undo()
    visit.until(lambda: body.head.status.text_shown() == "Wacht")


def test_themes_are_chosen_by_typing(visit: IssueVisit) -> None:
    body = visit.open_page(visit.issue(CAPACITY))
    body.head.themes.click()
    form = visit.surface(ThemesForm)
    form.picks.lookup.setFocus()
    visit.qtbot.keyClicks(form.picks.lookup, "ener")
    visit.press(Qt.Key.Key_Return)
    form.action.click()
    visit.until(lambda: "Energie" in body.head.themes.accessibleDescription())


def test_completing_the_next_step_asks_for_the_one_after_it(visit: IssueVisit) -> None:
    issue = visit.issue(CAPACITY)
    body = visit.open_page(issue)
    body.parties.table.setFocus()
    visit.press(Qt.Key.Key_D, CONTROL)
    visit.until(lambda: body.next_step.entry.title.hasFocus())
    visit.qtbot.keyClicks(body.next_step.entry.title, "Startnotitie bespreken")
    visit.write(body.next_step.entry.due, "15 december")
    visit.qtbot.keyClick(body.next_step.entry.due, Qt.Key.Key_Return)
    visit.until(lambda: "Volgende stap: Startnotitie bespreken" in words_of(body))
    kept = visit.reader.value(
        "SELECT due FROM follow_ups WHERE title = 'Startnotitie bespreken' AND issue_id = :issue",
        issue=issue,
    )
    assert kept == "2026-12-15"
    visit.until(body.next_step.entry.isHidden)
    assert body.next_step.postpone.hasFocus()


def test_a_date_that_cannot_be_read_is_told_and_nothing_is_lost(visit: IssueVisit) -> None:
    body = visit.open_page(visit.issue(CAPACITY))
    body.next_step.complete_step()
    visit.until(lambda: body.next_step.entry.title.hasFocus())
    visit.qtbot.keyClicks(body.next_step.entry.title, "Bellen")
    visit.write(body.next_step.entry.due, "ooit eens")
    body.next_step.entry.keep.click()
    visit.until(lambda: "niet te lezen" in words_of(body.next_step))
    assert body.next_step.entry.title.text() == "Bellen"


def test_the_next_step_moves_with_ctrl_t(visit: IssueVisit) -> None:
    body = visit.open_page(visit.issue(CAPACITY))
    body.parties.table.setFocus()
    visit.press(Qt.Key.Key_T, CONTROL)
    form = visit.surface(Postponing)
    visit.write(form.due, "8 januari 2027")
    form.action.click()
    visit.until(lambda: "vr 8 jan 2027" in words_of(body.next_step).lower())


def test_an_open_dossier_without_a_step_says_so_and_takes_one(visit: IssueVisit) -> None:
    issue = visit.issue("Huisvesting statushouders Woudenberg")
    body = visit.open_page(issue)
    assert body.next_step.banner.isHidden()
    assert "Nog geen volgende stap" in words_of(body.next_step)
    entry = body.next_step.entry
    entry.title.setFocus()
    visit.qtbot.keyClicks(entry.title, "Locaties bekijken")
    visit.press(Qt.Key.Key_Return)
    visit.until(lambda: body.next_step.banner.isVisible())
    assert "Volgende stap: Locaties bekijken" in words_of(body.next_step)


def test_a_decision_is_kept_with_its_vague_day_and_can_be_corrected(visit: IssueVisit) -> None:
    body = visit.open_page(visit.issue(CAPACITY))
    body.decisions.addition_wanted.emit()
    form = visit.surface(NewDecision)
    form.words.setPlainText("Eén aanspreekpunt voor de drie gemeenten")
    visit.write(form.day, "oktober 2026")
    visit.write(form.consulted, "de griffie")
    form.action.click()
    visit.until(lambda: body.decisions.list.rows.rowCount() == 1)
    said = words_of(body)
    assert "oktober 2026 · afgestemd met de griffie" in said
    assert "Eén aanspreekpunt voor de drie gemeenten" in titles(body)
    body.decisions.list.setFocus()
    visit.press(Qt.Key.Key_Return)
    visit.until(visit.overlays)
    overlay = visit.overlays()[-1]
    away = next(b for b in overlay.findChildren(QPushButton) if b.text() == "Verwijderen")
    away.click()
    visit.until(lambda: body.decisions.list.isHidden())
    visit.backend.undo()
    visit.until(lambda: body.decisions.list.isVisible())


def test_half_a_decision_survives_a_killed_program(visit: IssueVisit) -> None:
    body = visit.open_page(visit.issue(CAPACITY))
    body.decisions.addition_wanted.emit()
    form = visit.surface(NewDecision)
    form.words.setPlainText("Eén aanspreekpunt")
    visit.qtbot.keyClicks(form.consulted, "de griffie")
    visit.until(lambda: "de griffie" in str(visit.reader.values("SELECT body FROM draft")))
    visit.backend._drafts.clear()  # a program that begins anew knows only what is on the disk
    again = NewDecision(visit.desk, visit.issue(CAPACITY))
    again.open()
    visit.until(lambda: again.words.toPlainText() == "Eén aanspreekpunt")
    assert again.consulted.text() == "de griffie"
    again.drop()
    visit.until(lambda: not visit.reader.values("SELECT body FROM draft"))


def test_what_is_typed_in_the_last_instant_is_kept_before_the_workspace_closes(visit: IssueVisit):
    body = visit.open_page(visit.issue(CAPACITY))
    body.decisions.addition_wanted.emit()
    form = visit.surface(NewDecision)
    form.words.setPlainText("Nog net getypt")
    visit.backend.closing.emit()  # as its `close` begins
    visit.backend.wait()
    assert "Nog net getypt" in str(visit.reader.values("SELECT body FROM draft"))
    assert form._draft is not None
    assert not form._draft._pause.isActive(), "it would give an order to a workspace that is closed"


def test_a_decision_without_words_is_refused_at_its_field(visit: IssueVisit) -> None:
    body = visit.open_page(visit.issue(CAPACITY))
    body.decisions.addition_wanted.emit()
    form = visit.surface(NewDecision)
    form.action.click()
    visit.until(lambda: "Vul in waar het om gaat" in words_of(form))
    visit.write(form.day, "onzin")
    form.action.click()
    visit.until(lambda: "niet te lezen" in words_of(form))


@pytest.mark.parametrize(
    ("show", "there", "gone"),
    [
        (Show.CONTACTS, "summary", "title"),
        (Show.FOLLOW_UPS, "title", "summary"),
    ],
)
def test_the_timeline_shows_the_part_that_is_asked_for(
    visit: IssueVisit, show: Show, there: str, gone: str
) -> None:
    body = visit.open_page(visit.issue(CAPACITY))
    card = body.timeline_card
    everything = len(titles(body))
    card.show_part.set_value(show)
    card.show_part.changed.emit(show)
    visit.until(lambda: 0 < len(titles(body)) < everything)
    rows = [row for row in body.timeline.rows.items() if hasattr(row, "id")]
    assert all(hasattr(row, there) and not hasattr(row, gone) for row in rows)


def test_an_organisation_narrows_the_timeline_by_chip_row_and_space(visit: IssueVisit) -> None:
    body = visit.open_page(visit.issue(CAPACITY))
    card, table = body.timeline_card, body.parties.table
    everything = len(titles(body))
    party = next(
        p for p in (table.cells.row(n) for n in range(5)) if p.row.organisation == "Montfoort"
    )

    def all_are_of(name: str) -> bool:
        rows = [row for row in body.timeline.rows.items() if hasattr(row, "summary")]
        return 0 < len(rows) < everything and all(name in row.organisations for row in rows)

    card.chips[party.id].click()
    visit.until(lambda: all_are_of("Montfoort"))
    assert body.opening().organisation_id == party.id
    card.chips[party.id].click()
    visit.until(lambda: len(titles(body)) == everything)
    table.setFocus()
    for place in range(5):
        if table.cells.row(place).id == party.id:
            table.setCurrentIndex(table.cells.index(place, 1))
    visit.press(Qt.Key.Key_Space)
    visit.until(lambda: all_are_of("Montfoort"))
    assert card.chips[party.id].isChecked()
    spot = table.visualRect(table.currentIndex()).center()
    visit.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    visit.until(lambda: len(titles(body)) == everything)


def test_a_contact_logged_elsewhere_comes_into_the_timeline(visit: IssueVisit) -> None:
    issue = visit.issue(CAPACITY)
    body = visit.open_page(issue)
    visit.do(
        LogContact(
            happened_on=VagueDate("2026-11-24"),
            summary="Gebeld over de planning",
            issue_ids=(issue,),
        )
    )
    visit.until(lambda: "Gebeld over de planning" in titles(body))


def test_enter_opens_a_contact_and_the_outcome_of_a_follow_up(visit: IssueVisit) -> None:
    body = visit.open_page(visit.issue(CAPACITY))
    timeline = body.timeline
    timeline.setFocus()
    first = timeline.current_row()
    assert isinstance(first, Happening)
    visit.press(Qt.Key.Key_Return)
    assert visit.logged[-1].completes == first.id
    assert visit.logged[-1].issue_id == body.issue_id
    moment = next(row for row in timeline.rows.items() if hasattr(row, "summary"))
    timeline.select(moment.id)
    visit.press(Qt.Key.Key_Return)
    assert visit.surface(ContactEditor)


def test_the_quick_line_is_bound_to_the_dossier(visit: IssueVisit) -> None:
    body = visit.open_page(visit.issue(CAPACITY))
    body.timeline_card.line.setFocus()
    visit.qtbot.keyClicks(body.timeline_card.line, "g")
    assert (visit.logged[-1].text, visit.logged[-1].issue_id) == ("g", body.issue_id)
    assert visit.page.opening().issue_id == body.issue_id


def test_other_pages_are_one_click_away(visit: IssueVisit) -> None:
    body = visit.open_page(visit.issue(CAPACITY))
    body.head.history.click()
    assert visit.opened[-1] == history_address("issue", body.issue_id)
    body.related.list.setFocus()
    visit.press(Qt.Key.Key_Return)
    nearest = body.related.list.current_row()
    assert visit.opened[-1] == issue_address(nearest.id)


def test_a_dossier_that_is_gone_offers_the_list(visit: IssueVisit) -> None:
    visit.open_page(visit.issue(CAPACITY))
    visit.page.arrive("00" * 16)
    visit.until(lambda: visit.page.body is None)
    [way_back] = [b for b in visit.page.findChildren(QPushButton) if b.isVisible()]
    way_back.click()
    assert visit.opened[-1] == ISSUES


def test_what_somebody_types_is_not_overwritten(visit: IssueVisit) -> None:
    issue = visit.issue(CAPACITY)
    body = visit.open_page(issue)
    body.details.context.setFocus()
    visit.qtbot.keyClicks(body.details.context, "Nieuw: ")
    visit.do(Edit(table="issue", id=issue, field="urgency", value=2))
    visit.until(lambda: body.head.urgency.text_shown() == "Urgentie 2 van 3")
    assert "Nieuw: " in body.details.context.toPlainText()


def test_a_narrow_window_has_room_for_the_page(visit: IssueVisit) -> None:
    body = visit.open_page(visit.issue(CAPACITY))
    visit.page.set_width_class(WidthClass.COMPACT)
    visit.until(lambda: visit.page.minimumSizeHint().width() <= 650)
    assert body.columns.is_drawer()
    assert body.head.side.isVisible()
