"""Dossiers looked up: pages without gaps, what is hidden, and what supervisors keep apart."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sub_crm.queries import issue_timeline
from sub_crm.queries.contacts import NEWEST
from sub_crm.queries.issue_list import (
    IssueFilter,
    IssueGroup,
    IssueListRow,
    IssueOrder,
    issue_count,
    issue_list_ids,
    issue_list_page,
)
from sub_crm.queries.issue_page import issue_head, related_issues, shielded_beside
from sub_crm.queries.issue_timeline import timeline_of_issue
from sub_crm.store.keys import new_key
from sub_crm.store.reader import Reader
from sub_crm.store.store import Store, create
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Compartment, Confidentiality
from tests import factories as a

TODAY = dt.date(2026, 11, 24)


@pytest.mark.parametrize("order", IssueOrder)
@pytest.mark.parametrize("group", IssueGroup)
@pytest.mark.parametrize("flipped", [False, True])
def test_pages_of_the_list_follow_each_other_without_gap_or_overlap(
    reader: Reader, order: IssueOrder, group: IssueGroup, flipped: bool
) -> None:
    asked = IssueFilter(order=order, group=group, flipped=flipped)
    whole = issue_list_page(reader, asked, today=TODAY)
    paged: list[IssueListRow] = []
    after = None
    while page := issue_list_page(reader, asked, today=TODAY, after=after, limit=7):
        paged += page
        after = (page[-1].sorted_by, page[-1].id)
    assert paged == whole
    assert len(whole) == issue_count(reader, asked, today=TODAY) > 20


@pytest.mark.parametrize("flipped", [False, True])
def test_the_groups_keep_their_order_whichever_way_their_rows_go(
    reader: Reader, flipped: bool
) -> None:
    asked = IssueFilter(order=IssueOrder.TITLE, flipped=flipped)
    found = list(dict.fromkeys(row.status for row in issue_list_page(reader, asked, today=TODAY)))
    assert found == ["active", "signal", "waiting", "closed", "off_the_table"]


@pytest.mark.parametrize(
    "text", ["o'brien", "100%", "c++", '"', "\0", "a" * 5000, "ĳ", "🙂", "lopik\nopsch", "  "]
)
def test_any_text_can_be_sought(reader: Reader, text: str) -> None:
    asked = IssueFilter(text=text)
    found = issue_list_page(reader, asked, today=TODAY)
    assert len(found) == issue_count(reader, asked, today=TODAY)
    assert {row.id for row in found} == set(issue_list_ids(reader, asked, today=TODAY))


def test_accents_and_case_make_no_difference(reader: Reader) -> None:
    plain = issue_list_ids(reader, IssueFilter(text="FINANCIELE scan"), today=TODAY)
    assert plain == issue_list_ids(reader, IssueFilter(text="financiële scan"), today=TODAY)
    assert len(plain) == 1


def test_pages_of_a_timeline_follow_each_other_without_gap_or_overlap(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue = reader.value("SELECT issue_id FROM contact_issues GROUP BY 1 ORDER BY count(*) DESC")
    whole = timeline_of_issue(reader, issue)
    monkeypatch.setattr(issue_timeline, "PAGE", 7)
    paged, before, before_id = whole[:0], NEWEST, b"\xff" * 16
    while page := timeline_of_issue(reader, issue, before=before, before_id=before_id):
        paged += page
        before, before_id = page[-1].sorts_at, page[-1].id
    assert paged[: len(whole)] == whole
    assert len(whole) > 20


def test_the_other_dossiers_of_a_contact_are_named_and_not_this_one(reader: Reader) -> None:
    issue = reader.value("SELECT issue_id FROM contact_issues GROUP BY 1 ORDER BY count(*) DESC")
    title = reader.value("SELECT title FROM issues WHERE id = :issue", issue=issue)
    assert all(title not in (row.issues or "") for row in timeline_of_issue(reader, issue))


# what a viewer may see


@pytest.fixture
def office(tmp_path: Path) -> Iterator[tuple[Store, Id, Id]]:
    """A dossier of Zeist, one of a supervisor there, and one that a colleague keeps to herself."""
    store = create(tmp_path / "eigen.db", new_key())
    writer = store.writer()
    with writer.act("begin", now=a.NOW) as act:
        me = store.identity.viewer.user_id
        a.app_user(act.session, id=me)
        other = a.app_user(act.session, name="Lies Bos").id
        zeist = a.organisation(act.session).id
        plain = a.issue(act.session, title="Woningbouw", owner_id=me)
        guarded = a.issue(
            act.session, title="Begroting", compartment=Compartment.SUPERVISION, created_by=other
        )
        hers = a.issue(
            act.session,
            title="Van Lies",
            confidentiality=Confidentiality.PERSONAL,
            created_by=other,
        )
        for issue in (plain, guarded, hers):
            a.issue_stance(act.session, issue_id=issue.id, organisation_id=zeist)
        made = plain.id, guarded.id
    with writer.act("written by her", now=a.NOW) as act:
        for issue in act.session.query(type(plain)).filter(type(plain).title != "Woningbouw"):
            issue.created_by = other
    writer.close()
    yield store, *made
    store.close()


def test_a_dossier_of_the_supervisors_is_known_to_exist_and_nothing_more(
    office: tuple[Store, Id, Id],
) -> None:
    store, plain, guarded = office
    reader = store.reader()
    assert shielded_beside(reader, plain) == ["Zeist"]
    assert related_issues(reader, plain) == []
    assert issue_head(reader, guarded, today=TODAY) is None
    shown = issue_list_page(reader, replace(IssueFilter(), text="begroting"), today=TODAY)
    assert shown == []
    reader.close()


def test_the_example_hides_no_dossier_behind_a_shield_that_does_not_exist(reader: Reader) -> None:
    issue = reader.value("SELECT id FROM issues WHERE title = 'Valwind Leersum'")
    assert shielded_beside(reader, issue) == []
