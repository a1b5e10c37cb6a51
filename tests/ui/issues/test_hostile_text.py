"""Whatever somebody types in a dossier is shown as it was typed, never as markup."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from sub_crm.orders.follow_ups import AddFollowUp
from sub_crm.orders.issues import AddDecision, SetStance
from sub_crm.orders.organisations import AddIssue
from sub_crm.values.vague_date import VagueDate
from tests.ui.issues.issue_visit import IssueVisit, words_of

NASTY = '<b>vet</b> & <img src="x"> %n {name}'


def test_markup_stays_text_everywhere_on_the_page(visit: IssueVisit) -> None:
    lopik = visit.reader.value("SELECT id FROM organisations WHERE short_name = 'Lopik'")
    issue = visit.do(AddIssue(title=NASTY, context=NASTY, organisation_ids=(lopik,)))
    visit.do(SetStance(issue_id=issue, organisation_id=lopik, stance=1, reason=NASTY))
    visit.do(
        AddDecision(
            issue_id=issue,
            text=f"{NASTY}\n{NASTY}",
            decided_on=VagueDate.UNKNOWN,
            consulted_with=NASTY,
        )
    )
    visit.do(AddFollowUp(title=NASTY, issue_id=issue))
    body = visit.open_page(issue)
    assert words_of(body).count(NASTY) >= 7
    plain = Qt.TextFormat.PlainText
    assert all(one.textFormat() is plain for one in body.findChildren(QLabel) if not one.pixmap())
    assert body.grab().width() > 0


def test_markup_stays_text_in_the_list(visit: IssueVisit) -> None:
    visit.do(AddIssue(title=NASTY, context=NASTY))
    page = visit.open_list()
    assert any(row.title == NASTY for row in page.table.list.rows)
    assert page.grab().width() > 0
