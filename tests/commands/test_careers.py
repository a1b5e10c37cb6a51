"""Where people sit: placing them, correcting a term, and asking who follows."""

import datetime as dt

from sub_crm.models import FollowUp, Person, Position, Tenure
from sub_crm.orders.careers import AskSuccessorLater, ChangeTerm, ConfirmHolder, PlacePerson
from sub_crm.orders.people import EndTenure
from sub_crm.values.kinds import FollowUpStatus, PositionType, TenureKind
from sub_crm.values.person_name import PersonName
from sub_crm.values.succession import question_id
from tests import factories as make
from tests.commands.workspace import Workspace, on

BOS = PersonName(initials="K.", surname="Bos")


def test_a_new_person_gets_a_new_position_in_one_act(workspace: Workspace) -> None:
    town = workspace.town
    acts = len(workspace.acts)
    bos = workspace.order(
        PlacePerson(
            new_name=BOS,
            organisation_id=town.de_bilt,
            type=PositionType.STRATEGIST,
            title="Strateeg wonen",
            since=on("2026-10"),
        )
    )
    position = workspace.one(Position, organisation_id=town.de_bilt)
    assert (position.title, position.type) == ("Strateeg wonen", PositionType.STRATEGIST)
    assert workspace.one(Tenure, person_id=bos).position_id == position.id
    assert len(workspace.acts) == acts + 1
    workspace.undo()
    assert workspace.all(Position, organisation_id=town.de_bilt) == []
    assert workspace.all(Person, surname="Bos") == []


def test_somebody_known_takes_a_second_position_and_keeps_the_first(workspace: Workspace) -> None:
    town = workspace.town
    order = PlacePerson(person_id=town.anna, position_id=town.alderman, kind=TenureKind.ACTING)
    assert workspace.order(order) == town.anna
    held = {one.position_id for one in workspace.all(Tenure, person_id=town.anna)}
    assert held == {town.mayor, town.alderman}


def test_somebody_without_a_position_waits_to_be_completed(workspace: Workspace) -> None:
    bos = workspace.order(PlacePerson(new_name=BOS))
    assert workspace.get(Person, bos).incomplete
    assert workspace.all(Tenure, person_id=bos) == []


def test_nobody_can_be_placed_without_a_name_or_in_a_seat_that_is_taken(
    workspace: Workspace,
) -> None:
    assert "new_name" in workspace.refusal(PlacePerson())
    assert "position_id" in workspace.refusal(PlacePerson(person_id=workspace.town.anna))
    taken = PlacePerson(new_name=BOS, position_id=workspace.town.mayor, since=on("2026-11"))
    assert "A. de Vries bekleedt" in workspace.refusal(taken)["position_id"]


def test_a_new_position_is_not_kept_when_the_name_is_refused(workspace: Workspace) -> None:
    nameless = PlacePerson(
        new_name=PersonName(first_name="K"), organisation_id=workspace.town.zeist
    )
    assert "new_name" in workspace.refusal(nameless)


def test_a_term_is_corrected_as_a_whole(workspace: Workspace) -> None:
    term = workspace.town.annas_term
    order = ChangeTerm(
        tenure_id=term,
        since=on("2023-06"),
        until=on("2023-09"),
        kind=TenureKind.INTERIM,
        reason=" Andere baan ",
    )
    workspace.order(order)
    kept = workspace.get(Tenure, term)
    assert (kept.since, kept.until, kept.kind) == (on("2023-06"), on("2023-09"), TenureKind.INTERIM)
    assert kept.end_reason == "Andere baan"


def test_a_term_cannot_end_before_it_begins_nor_overlap_with_another(workspace: Workspace) -> None:
    town = workspace.town
    wrong = ChangeTerm(tenure_id=town.annas_term, since=on("2023"), until=on("2022"))
    assert "until" in workspace.refusal(wrong)
    with workspace.given() as session:
        earlier = make.tenure(
            session, person_id=town.jansen, position_id=town.mayor,
            since=on("2018"), until=on("2022-04"),
        ).id  # fmt: skip
    longer = ChangeTerm(tenure_id=earlier, since=on("2018"), until=on("2024"))
    assert "since" in workspace.refusal(longer)


def test_an_unknown_successor_is_asked_for_again_in_thirty_days(workspace: Workspace) -> None:
    term = workspace.town.annas_term
    asked = workspace.order(AskSuccessorLater(tenure_id=term))
    question = workspace.get(FollowUp, asked)
    assert question.title == "Opvolger vragen: burgemeester"
    assert (question.due, question.person_id) == (on("2026-12-24"), workspace.town.anna)
    assert question.owner_id == workspace.user


def test_asking_again_moves_the_one_question_there_is(workspace: Workspace) -> None:
    term = workspace.town.annas_term
    workspace.order(AskSuccessorLater(tenure_id=term))
    later = make.NOW + dt.timedelta(31)
    workspace.order(AskSuccessorLater(tenure_id=term), now=later)
    [question] = [one for one in workspace.all(FollowUp) if one.id == question_id(term)]
    assert question.due == on("2027-01-24")


def test_the_question_closes_when_the_successor_is_named(workspace: Workspace) -> None:
    term = workspace.town.annas_term
    workspace.order(AskSuccessorLater(tenure_id=term))
    workspace.order(EndTenure(tenure_id=term, until=on("2026-11-30"), successor_name=BOS))
    question = workspace.get(FollowUp, question_id(term))
    assert question.status is FollowUpStatus.DONE
    assert question.person_id == workspace.town.anna
    assert (
        workspace.get(FollowUp, workspace.town.figures).person_id
        == workspace.one(Person, surname="Bos").id
    )
    workspace.undo()
    assert workspace.get(FollowUp, question_id(term)).status is FollowUpStatus.OPEN


def test_who_stays_after_an_election_is_asked_about_once(workspace: Workspace) -> None:
    term = workspace.town.annas_term
    election = workspace.town.election
    asked = workspace.order(AskSuccessorLater(tenure_id=term, election_id=election))
    stays = workspace.order(ConfirmHolder(tenure_id=term, election_id=election))
    assert asked == stays == question_id(term, election) != question_id(term)
    assert workspace.get(FollowUp, stays).status is FollowUpStatus.DONE
    workspace.undo()
    assert workspace.get(FollowUp, stays).status is FollowUpStatus.OPEN


def test_a_named_successor_closes_the_question_of_an_election_too(workspace: Workspace) -> None:
    term = workspace.town.annas_term
    election = workspace.town.election
    asked = workspace.order(AskSuccessorLater(tenure_id=term, election_id=election))
    workspace.order(EndTenure(tenure_id=term, until=on("2026-11-30"), successor_name=BOS))
    assert workspace.get(FollowUp, asked).status is FollowUpStatus.DONE
