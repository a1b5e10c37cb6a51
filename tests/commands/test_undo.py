"""Whatever was ordered can be undone to the letter, and done again."""

import importlib
import pkgutil
from collections.abc import Callable

import pytest

from sub_crm import orders
from sub_crm.commands import performing
from sub_crm.orders import Order
from sub_crm.orders.careers import AskSuccessorLater, ChangeTerm, ConfirmHolder, PlacePerson
from sub_crm.orders.contacts import (
    Attendee,
    FollowUpWish,
    LogContact,
    SetAttendees,
    SetContactIssues,
    SetContactThemes,
)
from sub_crm.orders.drafts import DropDraft, KeepDraft
from sub_crm.orders.follow_ups import (
    AddFollowUp,
    CompleteFollowUps,
    DropFollowUps,
    PostponeFollowUps,
)
from sub_crm.orders.history import RestoreRecord
from sub_crm.orders.holders import (
    AddColleague,
    AssignOrganisations,
    DeactivateColleague,
    EndDeputies,
    NameDeputy,
    ReactivateColleague,
)
from sub_crm.orders.importing import FieldChange, ImportPeople, NewPerson, NewSeat, NewTerm
from sub_crm.orders.issues import (
    AddDecision,
    RemoveFromIssue,
    SetIssueStatus,
    SetIssueThemes,
    SetStance,
)
from sub_crm.orders.lists import BulkEditContacts, RemoveList, RenameList, SaveList, WishedFollowUp
from sub_crm.orders.organisations import (
    AddIssue,
    AgreeRhythm,
    AssignAccountManager,
    CountRhythmFrom,
    InvolveInIssue,
)
from sub_crm.orders.people import (
    AddContactPoint,
    AddPosition,
    AppointPerson,
    CompleteStub,
    EndTenure,
    MakeCounterpart,
    RenamePerson,
)
from sub_crm.orders.records import Edit, Remove
from sub_crm.orders.sync import DiscardRefused, PutWordsAway, RetryRefused, SettleDifferences
from sub_crm.orders.warming import WarmUpRelation
from sub_crm.orders.warmth import SetWarmth
from sub_crm.queries.acts import NOT_LISTED, RECEIVED
from sub_crm.values.ids import new_id
from sub_crm.values.kinds import (
    ContactKind,
    ContactPointKind,
    IssueStatus,
    PositionType,
    TenureKind,
)
from sub_crm.values.person_name import PersonName
from tests import factories as make
from tests.commands.workspace import Dump, Town, Workspace, on

ORDERS: list[Callable[[Town], Order]] = [
    lambda town: LogContact(
        happened_on=on("2026-11-24"),
        raw="Gebeld met de burgemeester en mevrouw Smit over woningbouw",
        organisation_id=town.zeist,
        attendees=(
            Attendee(person_id=town.anna),
            Attendee(new_name="mevrouw Smit", new_position=PositionType.ALDERMAN),
        ),
        issue_ids=(town.housing, town.heat),
        follow_up=FollowUpWish(title="Cijfers sturen", due=on("2026-12")),
        completes=town.figures,
        draft_id=town.draft,
    ),
    lambda town: SetAttendees(
        contact_moment_id=town.talk, attendees=(Attendee(person_id=town.jansen),)
    ),
    lambda town: SetContactIssues(contact_moment_id=town.talk, issue_ids=(town.heat,)),
    lambda town: SetContactThemes(contact_moment_id=town.talk, theme_ids=(town.theme,)),
    lambda town: SaveList(subject="contacts", name="E-mail", conditions='{"kinds": ["email"]}'),
    lambda town: RenameList(id=town.kept_list, name="Anders"),
    lambda town: RemoveList(id=town.kept_list),
    lambda town: BulkEditContacts(
        ids=(town.talk,),
        add_issues=(town.heat,),
        kind=ContactKind.EMAIL,
        follow_up=WishedFollowUp("Nabellen", on("2026-12-01")),
    ),
    lambda town: AddFollowUp(title="Bellen", person_id=town.anna),
    lambda town: SetWarmth(values={"warm": 75, "weight.email": 40}),
    lambda town: WarmUpRelation(organisation_id=town.zeist),
    lambda town: CompleteFollowUps(ids=(town.figures, town.invitation)),
    lambda town: DropFollowUps(ids=(town.figures,)),
    lambda town: PostponeFollowUps(ids=(town.figures,), due=on("2027-01")),
    lambda town: AssignAccountManager(
        organisation_id=town.zeist, user_id=town.colleague, since=on("2026-12-01")
    ),
    lambda town: AgreeRhythm(days=30, organisation_id=town.zeist),
    lambda town: CountRhythmFrom(day=on("2026-11-24")),
    lambda town: AddIssue(title="Opvang", organisation_ids=(town.zeist, town.de_bilt)),
    lambda town: InvolveInIssue(issue_id=town.housing, organisation_id=town.de_bilt),
    lambda town: SetStance(
        issue_id=town.heat, organisation_id=town.zeist, stance=-1, influence=3, reason="Te duur"
    ),
    lambda town: RemoveFromIssue(issue_id=town.heat, organisation_id=town.zeist),
    lambda town: SetIssueStatus(ids=(town.housing, town.heat), status=IssueStatus.CLOSED),
    lambda town: SetIssueThemes(issue_id=town.housing, theme_ids=(town.living,)),
    lambda town: AddDecision(
        issue_id=town.housing,
        text="De raad stelt de visie vast",
        decided_on=on("2026-11"),
        consulted_with="de griffie",
    ),
    lambda town: AddPosition(organisation_id=town.zeist, type=PositionType.STRATEGIST),
    lambda town: AppointPerson(
        position_id=town.alderman, new_name=PersonName(surname="Smit"), since=on("2026-11")
    ),
    lambda town: EndTenure(
        tenure_id=town.annas_term,
        until=on("2026-11-30"),
        successor_name=PersonName(initials="K.", surname="Bos"),
    ),
    lambda town: PlacePerson(
        new_name=PersonName(surname="Bos"),
        organisation_id=town.zeist,
        type=PositionType.STRATEGIST,
        since=on("2026-11"),
    ),
    lambda town: ChangeTerm(tenure_id=town.annas_term, since=on("2021"), until=on("2026-12-31")),
    lambda town: AskSuccessorLater(tenure_id=town.annas_term),
    lambda town: ConfirmHolder(tenure_id=town.annas_term, election_id=town.election),
    lambda town: MakeCounterpart(position_id=town.alderman),
    lambda town: RenamePerson(person_id=town.anna, name=PersonName(surname="Vries-Smit")),
    lambda town: AddContactPoint(
        kind=ContactPointKind.PHONE, value="030 258 91 11", person_id=town.anna
    ),
    lambda town: CompleteStub(
        person_id=town.jansen, name=PersonName(surname="Jansen"), position_id=town.alderman
    ),
    lambda town: Edit(table="contact_moment", id=town.talk, field="note", value="Goed gesprek"),
    lambda town: Edit(
        table="contact_moment", id=town.talk, field="happened_on", value="2026-11-09T10:00"
    ),
    lambda town: Edit(table="person", id=town.anna, field="surname", value="Vos"),
    lambda town: Remove(table="contact_moment", ids=(town.talk,)),
    lambda town: AssignOrganisations(
        organisation_ids=(town.zeist, town.de_bilt), user_id=town.colleague, since=on("2026-12-01")
    ),
    lambda town: NameDeputy(
        organisation_ids=(town.zeist,),
        user_id=town.colleague,
        since=on("2026-12-01"),
        until=on("2026-12-18"),
    ),
    lambda town: EndDeputies(assignment_ids=(town.stand_in,)),
    lambda town: AddColleague(name="Fatima Bakkali", job_title="Accounthouder"),
    lambda town: DeactivateColleague(user_id=town.colleague),
    lambda town: ReactivateColleague(user_id=town.former),
    lambda town: ImportPeople(
        file_name="lijst.csv",
        mapping=(("Naam", "name"),),
        seen=1_000_000,
        people=(NewPerson(name=PersonName(initials="P.", surname="Janssen")),),
        seats=(NewSeat(organisation=town.zeist, type=PositionType.COUNCILLOR, title="Raadslid"),),
        terms=(NewTerm(person=0, seat=0, kind=TenureKind.ORDINARY, since=on("2026")),),
        changes=(FieldChange(table="person", id=town.anna, field="note", value="Belt liever"),),
        made=1,
        changed=1,
        same=0,
        refused=0,
    ),
    lambda town: RestoreRecord(table="contact_moment", id=town.talk, before_change=1),
]
"""An example of every order that can be undone."""


def kinds_of_order() -> list[type[Order]]:
    modules = [
        importlib.import_module(f"sub_crm.orders.{module.name}")
        for module in pkgutil.iter_modules(orders.__path__)
    ]
    found = {thing for module in modules for thing in vars(module).values() if _is_order(thing)}
    return sorted(found, key=lambda kind: kind.__name__)


def _is_order(thing: object) -> bool:
    return isinstance(thing, type) and issubclass(thing, Order) and thing is not Order


def test_every_order_is_carried_out_by_exactly_one_command():
    assert performing._COMMANDS.keys() == set(kinds_of_order())


def test_an_order_cannot_get_a_second_command():
    with pytest.raises(ValueError, match="two commands carry out AddIssue"):
        performing.carries_out(AddIssue)(lambda session, order, circumstances: None)


OF_A_TEAM = {SettleDifferences, DiscardRefused}
"""Need a shared database; `tests/sync/test_seeing.py` undoes them."""


def test_every_order_that_can_be_undone_has_its_example_here(town: Town):
    shown = {type(order(town)) for order in ORDERS} | OF_A_TEAM
    assert shown == {kind for kind in kinds_of_order() if kind.undoable}


def test_every_order_that_can_be_undone_says_what_was_done():
    assert all(kind.said for kind in kinds_of_order() if kind.undoable)


def test_more_is_told_where_more_was_done():
    day, follow_up = make.TODAY, new_id()
    assert LogContact(happened_on=day).told() == "Contact vastgelegd"
    told = LogContact(happened_on=day, completes=follow_up).told()
    assert told == "Contact vastgelegd, opvolging afgerond"
    lists = {of: SaveList(subject=of, name="Wonen", conditions="") for of in ("people", "search")}
    assert lists["people"].told() == "Lijst bewaard"
    assert lists["search"].told() == "Zoekvraag bewaard"


@pytest.mark.parametrize("order_in", ORDERS, ids=lambda example: example.__code__.co_names[0])
def test_undo_restores_everything_and_redo_brings_it_back(
    order_in: Callable[[Town], Order], workspace: Workspace
):
    before = workspace.dump()
    workspace.order(order_in(workspace.town))
    after = workspace.dump()
    assert _there(after) != _there(before)

    workspace.undo()
    undone = workspace.dump()
    assert {key: undone[key] for key in before} == before
    assert _there(undone) == _there(before)

    workspace.undo()
    assert workspace.dump() == after


@pytest.mark.parametrize("order_in", ORDERS, ids=lambda example: example.__code__.co_names[0])
def test_what_was_done_is_listed_first_with_a_way_back(
    order_in: Callable[[Town], Order], workspace: Workspace
):
    workspace.order(order_in(workspace.town))
    done, *_ = workspace.last_acts()
    assert (done.id, done.undone, done.blocked) == (workspace.acts[-1], False, False)
    assert done.name


LEAVES_NO_ACT = {RetryRefused, PutWordsAway}
"""Changes no record, so there is nothing to list."""


def test_what_cannot_be_undone_is_not_listed_as_if_it_could():
    kept = {kind for kind in kinds_of_order() if not kind.undoable} - {KeepDraft, DropDraft}
    assert {kind.said or kind.__name__ for kind in kept - LEAVES_NO_ACT} == {
        name for name in NOT_LISTED if name != RECEIVED
    }


def _there(dump: Dump) -> Dump:
    return {key: row for key, row in dump.items() if not row["deleted"]}
