"""Dossiers: where organisations stand, what was decided, which themes it is about."""

from dataclasses import replace

import pytest

from sub_crm.models import Decision, Issue, IssueStance, IssueTheme
from sub_crm.orders.issues import (
    AddDecision,
    RemoveFromIssue,
    SetIssueStatus,
    SetIssueThemes,
    SetStance,
)
from sub_crm.orders.organisations import InvolveInIssue
from sub_crm.orders.records import Edit, Remove
from sub_crm.values.ids import new_id
from sub_crm.values.kinds import IssueStatus
from tests import factories as make
from tests.commands.workspace import Town, Workspace, on


def test_where_an_organisation_stands_is_kept_with_its_reason(workspace: Workspace, town: Town):
    workspace.order(
        SetStance(
            issue_id=town.heat,
            organisation_id=town.zeist,
            stance=-2,
            interest=3,
            influence=1,
            reason="  Te hoog\nbij het station ",
        )
    )
    row = workspace.one(IssueStance, issue_id=town.heat)
    marks = (row.stance, row.interest, row.influence, row.reason)
    assert marks == (-2, 3, 1, "Te hoog bij het station")


def test_an_unknown_stance_is_possible_again(workspace: Workspace, town: Town):
    workspace.order(SetStance(issue_id=town.heat, organisation_id=town.zeist))
    row = workspace.one(IssueStance, issue_id=town.heat)
    assert (row.stance, row.interest, row.influence) == (None, None, None)


@pytest.mark.parametrize(("field", "wrong"), [("stance", 3), ("interest", 0), ("influence", 4)])
def test_a_mark_outside_its_scale_is_refused(
    workspace: Workspace, town: Town, field: str, wrong: int
):
    fine = SetStance(issue_id=town.heat, organisation_id=town.zeist)
    order = replace(fine, **{field: wrong})  # type: ignore[arg-type]
    assert list(workspace.refusal(order)) == [field]


def test_who_does_not_take_part_has_no_stance(workspace: Workspace, town: Town):
    order = SetStance(issue_id=town.heat, organisation_id=town.de_bilt, stance=1)
    assert "doet niet mee" in workspace.refusal(order)["organisation_id"]


def test_who_left_a_dossier_comes_back_with_what_was_known(workspace: Workspace, town: Town):
    workspace.order(RemoveFromIssue(issue_id=town.heat, organisation_id=town.zeist))
    assert workspace.all(IssueStance, issue_id=town.heat) == []
    workspace.order(InvolveInIssue(issue_id=town.heat, organisation_id=town.zeist))
    assert workspace.one(IssueStance, issue_id=town.heat).stance == 1


def test_themes_are_said_anew(workspace: Workspace, town: Town):
    with workspace.given() as session:
        heat = make.theme(session, code="warmte", name_nl="Warmte").id
    for themes in ((town.living, heat), (heat,), (heat, town.living)):
        workspace.order(SetIssueThemes(issue_id=town.heat, theme_ids=themes))
        kept = workspace.all(IssueTheme, issue_id=town.heat)
        assert {row.theme_id for row in kept} == set(themes)


def test_a_theme_that_does_not_exist_is_refused(workspace: Workspace, town: Town):
    order = SetIssueThemes(issue_id=town.heat, theme_ids=(new_id(),))
    assert list(workspace.refusal(order)) == ["theme_ids"]


def test_several_dossiers_get_one_status_and_their_closing_day(workspace: Workspace, town: Town):
    both = (town.housing, town.heat)
    workspace.order(SetIssueStatus(ids=both, status=IssueStatus.CLOSED))
    assert [workspace.get(Issue, each).closed for each in both] == [on("2026-11-24")] * 2
    workspace.order(SetIssueStatus(ids=both, status=IssueStatus.WAITING))
    assert [workspace.get(Issue, each).closed for each in both] == [None] * 2


def test_a_decision_is_kept_as_exactly_as_its_day_is_known(workspace: Workspace, town: Town):
    workspace.order(
        AddDecision(
            issue_id=town.heat,
            text="De raad stelt de visie vast.\nMet een amendement.",
            decided_on=on("XXXX-XX-XX"),
            consulted_with="de griffie",
        )
    )
    row = workspace.one(Decision)
    assert row.text == "De raad stelt de visie vast.\nMet een amendement."
    assert (row.decided_on, row.consulted_with) == (on("XXXX-XX-XX"), "de griffie")


def test_a_decision_without_words_is_refused(workspace: Workspace, town: Town):
    order = AddDecision(issue_id=town.heat, text=" \n", decided_on=on("2026"))
    assert list(workspace.refusal(order)) == ["text"]


def test_a_decision_can_be_corrected_and_taken_away(workspace: Workspace, town: Town):
    order = AddDecision(issue_id=town.heat, text="Besloten", decided_on=on("2026"))
    decision = workspace.order(order)
    workspace.order(Edit(table="decision", id=decision, field="decided_on", value="2026-11"))
    assert workspace.one(Decision).decided_on == on("2026-11")
    empty = Edit(table="decision", id=decision, field="text", value=" ")
    assert list(workspace.refusal(empty)) == ["text"]
    workspace.order(Remove(table="decision", ids=(decision,)))
    assert workspace.all(Decision) == []
