"""The first start: who works here, what they hold, in which rhythm."""

from sub_crm.models import AppUser, Assignment, Cadence
from sub_crm.orders.start import IntroduceUser
from sub_crm.values.ids import new_id
from sub_crm.values.kinds import Tier
from tests import factories as make
from tests.commands.workspace import Town, Workspace


def introduction(town: Town) -> IntroduceUser:
    return IntroduceUser(
        name=" Samira el Idrissi ",
        job_title="Accounthouder",
        organisation_ids=(town.zeist, town.de_bilt, town.de_bilt),
        rhythm_days={Tier.CORE: 42, Tier.IMPORTANT: 120},
        count_from=make.TODAY,
    )


def test_somebody_new_gets_a_row_with_the_id_of_the_store(workspace: Workspace, town: Town):
    workspace.user = new_id()
    assert workspace.order(introduction(town)) == workspace.user
    assert workspace.get(AppUser, workspace.user).name == "Samira el Idrissi"


def test_my_organisations_are_held_from_today_and_silence_counts_from_the_day_named(
    workspace: Workspace, town: Town
):
    workspace.order(introduction(town))
    held = {each.organisation_id: each.since for each in workspace.all(Assignment)}
    assert held.keys() == {town.zeist, town.de_bilt}
    assert held[town.de_bilt] == make.TODAY
    for organisation_id in held:
        cadence = workspace.one(Cadence, organisation_id=organisation_id)
        assert (cadence.days, cadence.count_from) == (42, make.TODAY)


def test_the_rhythm_of_each_group_of_positions_is_kept(workspace: Workspace, town: Town):
    workspace.order(introduction(town))
    days = {each.tier: each.days for each in workspace.all(Cadence) if each.tier}
    assert days == {Tier.CORE: 42, Tier.IMPORTANT: 120}


def test_an_introduction_can_be_given_again(workspace: Workspace, town: Town):
    workspace.order(introduction(town))
    before = workspace.dump()
    workspace.order(introduction(town))
    assert workspace.dump() == before


def test_an_introduction_needs_a_name_and_rhythms_that_can_be(workspace: Workspace):
    order = IntroduceUser(name="", rhythm_days={Tier.CORE: 0}, organisation_ids=(b"x" * 16,))
    problems = workspace.refusal(order)
    assert problems.keys() == {"name", "rhythm_days", "organisation_ids"}
    assert problems["name"] == "Vul je naam in."
