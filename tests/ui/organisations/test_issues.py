"""Dossiers of an organisation: added new or known, edited in place."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sub_crm.orders.organisations import AddIssue
from sub_crm.queries.organisations import OrganisationIssueRow, issues_of
from sub_crm.ui.desk import issue_address
from sub_crm.ui.organisations.body import Body
from sub_crm.ui.organisations.issue_forms import NewIssue
from sub_crm.ui.widgets.cards import Card
from sub_crm.ui.widgets.choice import ChoiceButton
from sub_crm.ui.widgets.fields import LineField
from sub_crm.values.kinds import IssueStatus
from tests.ui import walk
from tests.ui.organisations.visit import LOPIK, Visit


def _titles(body: Body) -> list[str]:
    return [one.title for one in body.issues.list.rows.items()]


def _stored(visit: Visit, title: str) -> OrganisationIssueRow:
    return next(one for one in issues_of(visit.reader, LOPIK) if one.title == title)


def test_a_new_dossier_is_added(visit: Visit) -> None:
    body = visit.open_page()
    body.issues.addition_wanted.emit()
    form = visit.surface(NewIssue)
    visit.qtbot.keyClicks(form.name, "Veerpont bij Schoonhoven")
    form.context.setText("Wacht op de begroting")
    form.action.click()
    visit.until(lambda: "Veerpont bij Schoonhoven" in _titles(body))
    assert _stored(visit, "Veerpont bij Schoonhoven").context == "Wacht op de begroting"


def test_a_dossier_without_a_title_is_asked_for_one(visit: Visit) -> None:
    body = visit.open_page()
    body.issues.addition_wanted.emit()
    form = visit.surface(NewIssue)
    form.action.click()
    visit.until(lambda: form.name.accessibleDescription().startswith("Vul in waar het om gaat"))
    assert form.name.hasFocus()


def test_a_known_dossier_is_picked_and_not_made_twice(visit: Visit) -> None:
    known = visit.do(AddIssue(title="Fietsbrug over de Lek"))
    body = visit.open_page()
    body.issues.addition_wanted.emit()
    form = visit.surface(NewIssue)
    visit.until(lambda: form.name._find("fietsbrug"))
    visit.qtbot.keyClicks(form.name, "fietsbrug")
    visit.press(Qt.Key.Key_Return)
    form.action.click()
    visit.until(lambda: "Fietsbrug over de Lek" in _titles(body))
    assert _stored(visit, "Fietsbrug over de Lek").id == known


def test_title_and_status_of_a_dossier_are_edited_in_place(visit: Visit) -> None:
    body = visit.open_page()
    issue = _stored(visit, "Waardevol Lopik")
    body.issues.list.select(issue.id)
    body.issues.list.setFocus()
    visit.press(Qt.Key.Key_F2)
    card = visit.surface(Card)
    status = card.findChildren(ChoiceButton)[0]
    status.choose(IssueStatus.WAITING)
    visit.until(lambda: _stored(visit, "Waardevol Lopik").status is IssueStatus.WAITING)
    visit.type_over(card.findChildren(LineField)[0], "Waardevol Lopik 2")
    visit.press(Qt.Key.Key_Escape)
    visit.until(lambda: "Waardevol Lopik 2" in _titles(body))
    assert not visit.overlays()


def test_enter_opens_the_page_of_a_dossier(visit: Visit) -> None:
    body = visit.open_page()
    issue = _stored(visit, "Waardevol Lopik")
    body.issues.list.select(issue.id)
    body.issues.list.setFocus()
    visit.press(Qt.Key.Key_Return)
    assert visit.opened == [issue_address(issue.id)]


def test_the_keyboard_goes_round_in_a_form_and_comes_back_to_the_page(
    visit: Visit,
) -> None:
    body = visit.open_page()
    body.issues.list.setFocus()
    body.issues.addition_wanted.emit()
    form = visit.surface(NewIssue)
    stops = walk.tab_round(visit.qtbot)
    assert all(form.isAncestorOf(stop) for stop in stops)
    assert walk.nameless(form) == []
    assert walk.too_small(form) == []
    visit.press(Qt.Key.Key_Escape)
    visit.until(lambda: not visit.overlays())
    assert QApplication.focusWidget() is body.issues.list
