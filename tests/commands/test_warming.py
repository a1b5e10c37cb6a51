"""Cold relations get one follow-up at a time, for whoever holds the organisation."""

import datetime as dt

from sub_crm.models import FollowUp
from sub_crm.orders.follow_ups import CompleteFollowUps
from sub_crm.orders.warming import WarmUpRelation
from sub_crm.values.kinds import AssignmentRole, FollowUpStatus
from tests import factories as make
from tests.commands.workspace import Town, Workspace, on


def _follow_up(workspace: Workspace, organisation: bytes) -> FollowUp:
    return workspace.get(FollowUp, workspace.order(WarmUpRelation(organisation_id=organisation)))


def test_it_is_for_who_holds_the_organisation(workspace: Workspace, town: Town):
    with workspace.given() as session:
        make.assignment(session, user_id=town.colleague, organisation_id=town.de_bilt)
    added = _follow_up(workspace, town.de_bilt)
    assert (added.owner_id, added.organisation_id) == (town.colleague, town.de_bilt)
    assert (added.title, added.due) == ("Relatie met De Bilt aanhalen", on("2026-12-01"))


def test_where_nobody_holds_it_the_deputy_or_else_who_asks(workspace: Workspace, town: Town):
    assert _follow_up(workspace, town.de_bilt).owner_id == town.me
    with workspace.given() as session:
        elsewhere = make.organisation(session, short_name="Baarn").id
        make.assignment(
            session,
            user_id=town.colleague,
            organisation_id=elsewhere,
            role=AssignmentRole.DEPUTY,
        )
    assert _follow_up(workspace, elsewhere).owner_id == town.colleague


def test_there_is_one_at_a_time(workspace: Workspace, town: Town):
    first = _follow_up(workspace, town.zeist)
    assert _follow_up(workspace, town.zeist).id == first.id
    workspace.order(CompleteFollowUps(ids=(first.id,)))
    second = _follow_up(workspace, town.zeist)
    assert second.id != first.id
    assert second.status is FollowUpStatus.OPEN
    workspace.undo()
    third = _follow_up(workspace, town.zeist)
    assert third.id not in (first.id, second.id)


def test_an_organisation_that_is_gone_is_refused(workspace: Workspace, town: Town):
    del town
    assert workspace.refusal(WarmUpRelation(organisation_id=b"\x01" * 16)).keys() == {
        "organisation_id"
    }


def test_it_is_due_on_a_working_day(workspace: Workspace, town: Town):
    sunday = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)
    id = workspace.order(WarmUpRelation(organisation_id=town.zeist), now=sunday)
    assert workspace.get(FollowUp, id).due == on("2026-11-30")
