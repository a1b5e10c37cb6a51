"""Organisations change hands, deputies stand in for a while, colleagues come and go."""

import datetime as dt

import pytest

from sub_crm.models import AppUser, Assignment
from sub_crm.orders.holders import (
    AddColleague,
    AssignOrganisations,
    DeactivateColleague,
    EndDeputies,
    NameDeputy,
    ReactivateColleague,
)
from sub_crm.orders.organisations import AssignAccountManager
from sub_crm.values.ids import Id
from sub_crm.values.kinds import AssignmentRole, UserRole
from tests import factories as make
from tests.commands.workspace import Town, Workspace, on

DEPUTY = AssignmentRole.DEPUTY


def give(town: Town, *organisations: Id, to: Id, since: str = "2026-12-01") -> AssignOrganisations:
    return AssignOrganisations(organisation_ids=organisations, user_id=to, since=on(since))


def stand_in(
    town: Town, since: str = "2026-12-01", until: str = "2026-12-18", **other: Id
) -> NameDeputy:
    return NameDeputy(
        organisation_ids=(other.get("organisation", town.zeist),),
        user_id=other.get("user", town.colleague),
        since=on(since),
        until=on(until),
    )


def become(workspace: Workspace, role: UserRole) -> None:
    """Let the user have a role in a team: a colleague logs in as well."""
    with workspace.given() as session:
        session.get_one(AppUser, workspace.town.me).role = role
        session.get_one(AppUser, workspace.town.colleague).login = "j.kok"


def hold(workspace: Workspace, user: Id, organisation: Id) -> Id:
    with workspace.given() as session:
        return make.assignment(session, user_id=user, organisation_id=organisation).id


def deputies(workspace: Workspace) -> list[Assignment]:
    found = workspace.all(Assignment, role=DEPUTY)
    return [each for each in found if each.id != workspace.town.stand_in]


def test_organisations_change_hands_in_one_act(workspace: Workspace, town: Town):
    workspace.order(give(town, town.zeist, town.de_bilt, town.zeist, to=town.colleague))
    held = workspace.all(Assignment, user_id=town.colleague)
    assert {(each.organisation_id, each.since) for each in held} == {
        (town.zeist, on("2026-12-01")),
        (town.de_bilt, on("2026-12-01")),
    }
    assert workspace.get(Assignment, town.holding).until == on("2026-11-30")
    assert len(workspace.acts) == 1


def test_nothing_chosen_nobody_chosen_and_no_day_are_told_at_once(workspace: Workspace, town: Town):
    problems = workspace.refusal(give(town, to=b"x" * 16, since="XXXX-XX-XX"))
    assert problems.keys() == {"organisation_ids", "user_id", "since"}
    assert problems["organisation_ids"] == "Kies eerst een organisatie."


def test_a_deputy_stands_in_up_to_and_with_the_last_day(workspace: Workspace, town: Town):
    workspace.order(stand_in(town))
    [deputy] = deputies(workspace)
    assert (deputy.user_id, deputy.organisation_id) == (town.colleague, town.zeist)
    assert (deputy.since, deputy.until) == (on("2026-12-01"), on("2026-12-18"))
    assert workspace.get(Assignment, town.holding).until is None


@pytest.mark.parametrize(
    ("since", "until", "field", "sentence"),
    [
        ("2026-12-18", "2026-12-01", "until", "Het einde ligt voor het begin."),
        ("2026-11-01", "2026-11-20", "until", "Deze dag is al voorbij."),
        ("2026-12-01", "XXXX-XX-XX", "until", "Kies de laatste dag van de vervanging."),
        ("XXXX-XX-XX", "2026-12-01", "since", "Kies de dag waarop dit ingaat."),
    ],
)
def test_a_period_that_cannot_be_is_told_at_its_field(
    workspace: Workspace, town: Town, since: str, until: str, field: str, sentence: str
):
    assert workspace.refusal(stand_in(town, since, until))[field].startswith(sentence)


@pytest.mark.parametrize(("since", "until"), [("2026-12-18", "2026-12-31"), ("2026-11", "2027")])
def test_there_is_one_deputy_at_a_time(workspace: Workspace, town: Town, since: str, until: str):
    workspace.order(stand_in(town))
    problems = workspace.refusal(stand_in(town, since, until))
    assert "al een vervanger voor Zeist" in problems["organisation_ids"]


def test_the_next_deputy_can_begin_on_the_day_after(workspace: Workspace, town: Town):
    workspace.order(stand_in(town))
    workspace.order(stand_in(town, "2026-12-19", "2026-12-31"))
    assert len(deputies(workspace)) == 2


def test_nobody_stands_in_for_themselves_or_for_nobody(workspace: Workspace, town: Town):
    problems = workspace.refusal(stand_in(town, user=town.me))
    assert problems["user_id"].startswith("Deze collega is zelf accounthouder van Zeist.")
    problems = workspace.refusal(stand_in(town, organisation=town.de_bilt))
    assert problems["organisation_ids"].startswith("Nog zonder accounthouder: De Bilt.")


def test_a_deputy_who_is_ended_early_is_gone_today(workspace: Workspace, town: Town):
    workspace.order(stand_in(town, "2026-11-16", "2026-12-18"))
    [deputy] = deputies(workspace)
    workspace.order(EndDeputies(assignment_ids=(deputy.id,)))
    assert workspace.get(Assignment, deputy.id).until == on("2026-11-23")


def test_a_deputy_who_had_yet_to_begin_never_does(workspace: Workspace, town: Town):
    workspace.order(stand_in(town))
    [deputy] = deputies(workspace)
    workspace.order(EndDeputies(assignment_ids=(deputy.id,)))
    assert deputies(workspace) == []


def test_ending_what_is_over_changes_nothing(workspace: Workspace, town: Town):
    workspace.order(stand_in(town, "2026-11-16", "2026-11-24"))
    [deputy] = deputies(workspace)
    tomorrow = make.NOW + dt.timedelta(days=1)
    workspace.order(EndDeputies(assignment_ids=(deputy.id, town.holding)), now=tomorrow)
    assert workspace.get(Assignment, deputy.id).until == on("2026-11-24")
    assert workspace.get(Assignment, town.holding).until is None


# who may


def test_alone_with_names_of_colleagues_everything_can_be_noted(workspace: Workspace, town: Town):
    hold(workspace, town.colleague, town.de_bilt)
    workspace.order(give(town, town.de_bilt, to=town.me))
    workspace.order(AddColleague(name="Fatima Bakkali", role=UserRole.TEAM_LEAD))
    assert workspace.one(AppUser, name="Fatima Bakkali").role is UserRole.TEAM_LEAD


def test_in_a_team_only_a_team_lead_gives_away_what_another_holds(workspace: Workspace, town: Town):
    hold(workspace, town.colleague, town.de_bilt)
    become(workspace, UserRole.ACCOUNT_MANAGER)
    order = give(town, town.zeist, town.de_bilt, to=town.me)
    sentence = workspace.refusal(order)["organisation_ids"]
    assert sentence == ("Dit beslist een teamleider, want een ander is accounthouder van De Bilt.")
    alone = AssignAccountManager(
        organisation_id=town.de_bilt, user_id=town.me, since=on("2026-12-01")
    )
    assert workspace.refusal(alone) == {"organisation_id": sentence}
    become(workspace, UserRole.TEAM_LEAD)
    workspace.order(order)
    assert len(workspace.all(Assignment, user_id=town.me, organisation_id=town.de_bilt)) == 1


def test_in_a_team_an_account_manager_hands_over_their_own_and_takes_what_is_nobodys(
    workspace: Workspace, town: Town
):
    become(workspace, UserRole.ACCOUNT_MANAGER)
    workspace.order(give(town, town.zeist, town.de_bilt, to=town.colleague))
    assert len(workspace.all(Assignment, user_id=town.colleague)) == 2


def test_in_a_team_a_term_that_a_colleague_has_ahead_is_not_taken_away(
    workspace: Workspace, town: Town
):
    become(workspace, UserRole.ACCOUNT_MANAGER)
    workspace.order(give(town, town.zeist, to=town.colleague, since="2026-12-01"))
    assert workspace.refusal(give(town, town.zeist, to=town.me, since="2027-01-01"))


def test_in_a_team_a_deputy_is_named_by_the_holder_or_a_team_lead(workspace: Workspace, town: Town):
    become(workspace, UserRole.ACCOUNT_MANAGER)
    workspace.order(stand_in(town))
    hold(workspace, town.colleague, town.de_bilt)
    for_another = stand_in(town, organisation=town.de_bilt, user=town.me)
    assert "een teamleider" in workspace.refusal(for_another)["organisation_ids"]
    become(workspace, UserRole.TEAM_LEAD)
    workspace.order(for_another)
    assert len(deputies(workspace)) == 2


def test_in_a_team_only_who_may_name_a_deputy_may_end_one(workspace: Workspace, town: Town):
    workspace.order(stand_in(town))
    [deputy] = deputies(workspace)
    become(workspace, UserRole.SUPERVISOR)
    assert workspace.refusal(EndDeputies(assignment_ids=(deputy.id,)))
    become(workspace, UserRole.TEAM_LEAD)
    workspace.order(EndDeputies(assignment_ids=(deputy.id,)))
    assert deputies(workspace) == []


@pytest.mark.parametrize("role", [UserRole.ACCOUNT_MANAGER, UserRole.TEAM_LEAD])
def test_in_a_team_the_data_steward_keeps_the_list_of_colleagues(
    workspace: Workspace, town: Town, role: UserRole
):
    orders = (
        AddColleague(name="Fatima Bakkali"),
        DeactivateColleague(user_id=town.colleague),
        ReactivateColleague(user_id=town.colleague),
    )
    become(workspace, role)
    for order in orders:
        assert "gegevensbeheerder" in workspace.refusal(order)[""]
    become(workspace, UserRole.DATA_STEWARD)
    for order in orders:
        workspace.order(order)


# colleagues


def test_a_colleague_needs_a_name_of_their_own(workspace: Workspace, town: Town):
    assert workspace.refusal(AddColleague(name="  "))["name"] == "Vul een naam in."
    problems = workspace.refusal(AddColleague(name=" Joris Kok "))
    assert problems["name"].startswith("Er is al een collega met deze naam.")
    assert "tekens" in workspace.refusal(AddColleague(name="lang " * 200))["name"]


def test_who_still_holds_organisations_hands_them_over_first(workspace: Workspace, town: Town):
    hold(workspace, town.colleague, town.de_bilt)
    problems = workspace.refusal(DeactivateColleague(user_id=town.colleague))
    assert problems["user_id"] == (
        "Joris Kok is nog accounthouder van De Bilt. Wijs die eerst aan een ander toe."
    )
    workspace.order(give(town, town.de_bilt, to=town.me, since="2026-11-24"))
    workspace.order(DeactivateColleague(user_id=town.colleague))
    assert not workspace.get(AppUser, town.colleague).active


def test_who_leaves_stands_in_for_nobody_any_more(workspace: Workspace, town: Town):
    workspace.order(stand_in(town, "2026-11-16", "2026-12-18"))
    workspace.order(DeactivateColleague(user_id=town.colleague))
    assert [each.until for each in deputies(workspace)] == [on("2026-11-23")]


def test_who_left_gets_no_organisations_until_they_are_back(workspace: Workspace, town: Town):
    workspace.order(DeactivateColleague(user_id=town.colleague))
    problems = workspace.refusal(give(town, town.zeist, to=town.colleague))
    assert problems["user_id"] == "Joris Kok werkt hier niet meer. Kies een andere collega."
    workspace.order(ReactivateColleague(user_id=town.colleague))
    workspace.order(give(town, town.zeist, to=town.colleague))
    assert workspace.one(Assignment, user_id=town.colleague)


def test_nobody_says_goodbye_to_themselves(workspace: Workspace, town: Town):
    problems = workspace.refusal(DeactivateColleague(user_id=town.me))
    assert problems["user_id"].startswith("Dit ben je zelf.")


def test_of_many_organisations_three_are_named(workspace: Workspace, town: Town):
    with workspace.given() as session:
        for name in ("Bunnik", "Houten", "Lopik", "Soest"):
            other = make.organisation(session, short_name=name).id
            make.assignment(session, user_id=town.colleague, organisation_id=other)
    problems = workspace.refusal(DeactivateColleague(user_id=town.colleague))
    assert "Bunnik, Houten, Lopik en nog 1." in problems["user_id"]
