"""Follow-ups: added, done, dropped and postponed."""

import pytest

from sub_crm.models import FollowUp
from sub_crm.orders import Order
from sub_crm.orders.follow_ups import (
    AddFollowUp,
    CompleteFollowUps,
    DropFollowUps,
    PostponeFollowUps,
)
from sub_crm.values.kinds import FollowUpStatus
from tests import factories as make
from tests.commands.workspace import Town, Workspace, on


def test_a_follow_up_is_mine_and_hangs_on_the_position_of_the_person(
    workspace: Workspace, town: Town
):
    added = workspace.get(
        FollowUp, workspace.order(AddFollowUp(title=" Bellen\n over wonen", person_id=town.anna))
    )
    assert (added.title, added.owner_id) == ("Bellen over wonen", town.me)
    assert (added.position_id, added.organisation_id) == (town.mayor, town.zeist)


def test_a_follow_up_stays_with_the_organisation_named_where_the_person_has_no_seat(
    workspace: Workspace, town: Town
):
    order = AddFollowUp(title="Bellen", person_id=town.anna, organisation_id=town.de_bilt)
    added = workspace.get(FollowUp, workspace.order(order))
    assert (added.position_id, added.organisation_id) == (None, town.de_bilt)


def test_a_follow_up_for_a_vacant_position_needs_no_person(workspace: Workspace, town: Town):
    order = AddFollowUp(title="Felicitatie", position_id=town.alderman, owner_id=town.colleague)
    added = workspace.get(FollowUp, workspace.order(order))
    assert (added.person_id, added.organisation_id) == (None, town.zeist)
    assert added.owner_id == town.colleague


def test_a_follow_up_without_words_or_about_something_gone_is_refused(workspace: Workspace):
    problems = workspace.refusal(AddFollowUp(title="", issue_id=b"x" * 16))
    assert problems.keys() == {"title", "issue_id"}
    assert problems["title"] == "Vul in waar het om gaat; een paar woorden is genoeg."


@pytest.mark.parametrize(
    ("order", "status"),
    [(CompleteFollowUps, FollowUpStatus.DONE), (DropFollowUps, FollowUpStatus.DROPPED)],
)
def test_several_follow_ups_are_closed_in_one_act(
    workspace: Workspace,
    town: Town,
    order: type[CompleteFollowUps | DropFollowUps],
    status: FollowUpStatus,
):
    workspace.order(order(ids=(town.figures, town.invitation)))
    closed = workspace.all(FollowUp, status=status, closed_at=make.NOW)
    assert {each.id for each in closed} == {town.figures, town.invitation}
    assert len(workspace.acts) == 1


def test_a_follow_up_that_is_closed_cannot_be_closed_or_postponed(workspace: Workspace, town: Town):
    workspace.order(CompleteFollowUps(ids=(town.figures,)))
    both = (town.invitation, town.figures)
    orders: list[Order] = [
        CompleteFollowUps(ids=both),
        DropFollowUps(ids=both),
        PostponeFollowUps(ids=both, due=on("2027")),
    ]
    for order in orders:
        assert workspace.refusal(order) == {
            "ids": "Deze opvolging is al afgerond of vervallen; er is niets gewijzigd."
        }


def test_a_follow_up_that_is_gone_cannot_be_completed(workspace: Workspace, town: Town):
    with workspace.given() as session:
        session.get_one(FollowUp, town.figures).deleted = True
    assert workspace.refusal(CompleteFollowUps(ids=(town.figures,))).keys() == {"ids"}


@pytest.mark.parametrize("due", ["2026-11-24", "2026-11-24T08:00", "2026-11", "2027-33"])
def test_a_follow_up_is_postponed_to_today_or_later(workspace: Workspace, town: Town, due: str):
    workspace.order(PostponeFollowUps(ids=(town.figures,), due=on(due)))
    assert workspace.get(FollowUp, town.figures).due == on(due)


def test_a_follow_up_is_not_postponed_to_a_day_that_has_passed(workspace: Workspace, town: Town):
    problems = workspace.refusal(
        PostponeFollowUps(ids=(town.figures, b"x" * 16), due=on("2026-11-23"))
    )
    assert problems.keys() == {"due", "ids"}
    assert problems["due"] == "Deze dag is al voorbij. Kies vandaag of een latere dag."
