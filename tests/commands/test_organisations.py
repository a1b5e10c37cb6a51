"""Organisations get an account manager, a rhythm and dossiers."""

import datetime as dt

import pytest

from sub_crm.models import Assignment, Cadence, Issue, IssueStance
from sub_crm.orders.organisations import (
    AddIssue,
    AgreeRhythm,
    AssignAccountManager,
    CountRhythmFrom,
    InvolveInIssue,
)
from sub_crm.values.ids import Id, key_id
from sub_crm.values.kinds import AssignmentRole, IssueStatus, Tier
from tests import factories as make
from tests.commands.workspace import Town, Workspace, on

TOMORROW = make.NOW + dt.timedelta(days=1)


def hand_over(town: Town, user_id: Id, since: str) -> AssignAccountManager:
    return AssignAccountManager(organisation_id=town.zeist, user_id=user_id, since=on(since))


@pytest.mark.parametrize(
    ("since", "until"), [("2026-12-01", "2026-11-30"), ("2027-33", "2026-12-31")]
)
def test_the_former_account_manager_holds_until_the_day_before(
    workspace: Workspace, town: Town, since: str, until: str
):
    workspace.order(hand_over(town, town.colleague, since))
    assert workspace.get(Assignment, town.holding).until == on(until)
    new = workspace.one(Assignment, user_id=town.colleague)
    assert (new.organisation_id, new.since, new.until) == (town.zeist, on(since), None)


def test_a_choice_corrected_on_the_same_day_leaves_no_trace_of_the_mistake(
    workspace: Workspace, town: Town
):
    mistake = workspace.order(hand_over(town, town.colleague, "2026-12-01"))
    workspace.order(hand_over(town, town.me, "2026-12-01"))
    assert workspace.get(Assignment, mistake).deleted
    mine = workspace.all(Assignment, user_id=town.me)
    assert {(each.since, each.until) for each in mine} == {
        (on("2024-01-01"), on("2026-11-30")),
        (on("2026-12-01"), None),
    }


def test_who_already_holds_the_organisation_simply_goes_on(workspace: Workspace, town: Town):
    assert workspace.order(hand_over(town, town.me, "2026-12-01")) == town.holding
    assert workspace.acts == []


def test_a_deputy_stays_when_the_account_manager_changes(workspace: Workspace, town: Town):
    with workspace.given() as session:
        deputy = make.assignment(
            session,
            user_id=town.colleague,
            organisation_id=town.zeist,
            role=AssignmentRole.DEPUTY,
        ).id
    workspace.order(hand_over(town, town.colleague, "2026-12-01"))
    assert workspace.get(Assignment, deputy).until is None


def test_an_account_manager_starts_on_a_known_day(workspace: Workspace, town: Town):
    problems = workspace.refusal(hand_over(town, b"x" * 16, "XXXX-XX-XX"))
    assert problems.keys() == {"since", "user_id"}
    assert problems["since"] == "Kies de dag waarop dit ingaat."


def test_a_new_rhythm_is_a_new_agreement_and_the_old_one_stays_as_history(
    workspace: Workspace, town: Town
):
    with workspace.given() as session:
        old = make.cadence(session, organisation_id=town.zeist, count_from=on("2026-01-01")).id
    new = workspace.order(
        AgreeRhythm(days=30, organisation_id=town.zeist, agreed_with="Anna de Vries")
    )
    assert workspace.get(Cadence, old).days == 42
    agreed = workspace.get(Cadence, new)
    assert (agreed.days, agreed.agreed_on) == (30, make.TODAY)
    assert (agreed.agreed_with, agreed.count_from) == ("Anna de Vries", on("2026-01-01"))


def test_a_rhythm_changed_twice_on_one_day_is_one_agreement(workspace: Workspace, town: Town):
    first = workspace.order(AgreeRhythm(days=30, position_id=town.mayor))
    assert workspace.order(AgreeRhythm(days=60, position_id=town.mayor)) == first
    assert workspace.one(Cadence, position_id=town.mayor).days == 60
    later = workspace.order(AgreeRhythm(days=90, position_id=town.mayor), TOMORROW)
    assert later != first


@pytest.mark.parametrize("days", [0, -1, 3651])
def test_a_rhythm_is_between_a_day_and_ten_years(workspace: Workspace, days: int):
    assert workspace.refusal(AgreeRhythm(days=days, tier=Tier.CORE)) == {
        "days": "Kies een getal van 1 tot en met 3650."
    }


def test_a_rhythm_is_for_exactly_one_thing(workspace: Workspace, town: Town):
    assert workspace.refusal(AgreeRhythm(days=30)).keys() == {""}
    both = AgreeRhythm(days=30, tier=Tier.CORE, organisation_id=town.zeist)
    assert workspace.refusal(both).keys() == {""}


def test_silence_counts_from_a_day_for_what_i_hold(workspace: Workspace, town: Town):
    with workspace.given() as session:
        make.assignment(session, user_id=town.me, organisation_id=town.de_bilt, until=on("2025"))
        make.assignment(session, user_id=town.colleague, organisation_id=town.de_bilt)
    workspace.order(CountRhythmFrom(day=make.TODAY))
    cadence = workspace.one(Cadence)
    assert (cadence.organisation_id, cadence.days) == (town.zeist, 42)
    assert cadence.count_from == make.TODAY

    workspace.order(CountRhythmFrom(day=None))
    assert workspace.one(Cadence).count_from is None


def test_the_agreed_number_of_days_stays_when_silence_counts_from_a_day(
    workspace: Workspace, town: Town
):
    with workspace.given() as session:
        make.cadence(session, organisation_id=town.zeist, days=14, agreed_on=on("2025"))
        newest = make.cadence(session, organisation_id=town.zeist, days=21).id
    workspace.order(CountRhythmFrom(day=make.TODAY))
    assert workspace.one(Cadence, count_from=make.TODAY).id == newest


def test_a_dossier_is_opened_today_for_its_organisations(workspace: Workspace, town: Town):
    order = AddIssue(
        title="Opvang",
        organisation_ids=(town.zeist, town.de_bilt, town.zeist),
        urgency=3,
        context="Zoekt een plek",
    )
    issue = workspace.get(Issue, workspace.order(order))
    assert (issue.title, issue.urgency, issue.context) == ("Opvang", 3, "Zoekt een plek")
    assert (issue.opened, issue.closed, issue.owner_id) == (make.TODAY, None, town.me)
    stances = workspace.all(IssueStance, issue_id=issue.id)
    assert {each.organisation_id for each in stances} == {town.zeist, town.de_bilt}
    assert {each.stance for each in stances} == {None}


def test_a_dossier_without_a_title_or_with_odd_urgency_is_refused(workspace: Workspace):
    order = AddIssue(title=" ", urgency=4, organisation_ids=(b"x" * 16,))
    assert workspace.refusal(order).keys() == {"title", "urgency", "organisation_ids"}


def test_a_dossier_that_was_closed_when_added_is_closed_today(workspace: Workspace):
    issue = workspace.order(AddIssue(title="Opvang", status=IssueStatus.CLOSED))
    assert workspace.get(Issue, issue).closed == make.TODAY


def test_an_organisation_is_in_a_dossier_once_and_comes_back(workspace: Workspace, town: Town):
    order = InvolveInIssue(issue_id=town.housing, organisation_id=town.de_bilt)
    workspace.order(order)
    workspace.order(order)
    stance = workspace.one(IssueStance, issue_id=town.housing)
    assert stance.id == key_id("issue_stance", town.housing.hex(), town.de_bilt.hex())
    with workspace.given() as session:
        session.get_one(IssueStance, stance.id).deleted = True
    workspace.order(order)
    assert workspace.one(IssueStance, issue_id=town.housing).id == stance.id
