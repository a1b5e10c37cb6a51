"""Lists that are kept, and many contact moments changed in one act."""

import pytest

from sub_crm.models import AppUser, ContactIssue, ContactMoment, ContactTheme, FollowUp, SavedList
from sub_crm.orders.lists import BulkEditContacts, RemoveList, RenameList, SaveList, WishedFollowUp
from sub_crm.values.ids import Id
from sub_crm.values.kinds import (
    Compartment,
    Confidentiality,
    ContactKind,
    OurRole,
    UserRole,
)
from sub_crm.values.vague_date import VagueDate
from tests import factories as make
from tests.commands.workspace import Town, Workspace


def _save(workspace: Workspace, name: str, conditions: str = "{}") -> Id:
    made: Id = workspace.order(SaveList(subject="contacts", name=name, conditions=conditions))
    return made


def test_a_list_is_kept_under_its_name(workspace: Workspace) -> None:
    made = _save(workspace, "  Wonen\n in het westen ", '{"text": "wonen"}')
    kept = workspace.get(SavedList, made)
    assert (kept.name, kept.conditions) == ("Wonen in het westen", '{"text": "wonen"}')


def test_the_same_name_keeps_the_newest_conditions(workspace: Workspace) -> None:
    first = _save(workspace, "Wonen", '{"text": "wonen"}')
    assert _save(workspace, "Wonen", '{"text": "bouwen"}') == first
    assert workspace.get(SavedList, first).conditions == '{"text": "bouwen"}'


@pytest.mark.parametrize("name", ["", "  ", "x" * 61])
def test_a_list_needs_a_short_name(workspace: Workspace, name: str) -> None:
    order = SaveList(subject="contacts", name=name, conditions="{}")
    assert workspace.refusal(order).keys() == {"name"}


def test_two_lists_cannot_have_one_name(workspace: Workspace, town: Town) -> None:
    _save(workspace, "Wonen")
    assert workspace.refusal(RenameList(id=town.kept_list, name="Wonen")).keys() == {"name"}


def test_the_list_of_a_colleague_stays_as_it_is(workspace: Workspace, town: Town) -> None:
    with workspace.given() as session:
        session.get_one(SavedList, town.kept_list).created_by = town.colleague
    assert workspace.refusal(RenameList(id=town.kept_list, name="Anders")).keys() == {"name"}
    assert workspace.refusal(RemoveList(id=town.kept_list)).keys() == {"id"}


def _many(workspace: Workspace, town: Town, count: int) -> tuple[Id, ...]:
    with workspace.given() as session:
        rows = [make.contact_moment(session, kind=ContactKind.EMAIL) for _n in range(count)]
        for row in rows[::2]:
            make.contact_issue(session, contact_moment_id=row.id, issue_id=town.heat)
        return tuple(row.id for row in rows)


def test_only_what_is_filled_in_changes(workspace: Workspace, town: Town) -> None:
    before = workspace.get(ContactMoment, town.talk)
    changed = workspace.order(BulkEditContacts(ids=(town.talk,), add_themes=(town.theme,)))
    after = workspace.get(ContactMoment, town.talk)
    assert changed == 1
    assert (after.kind, after.our_role, after.confidentiality) == (
        before.kind,
        before.our_role,
        before.confidentiality,
    )
    assert workspace.one(ContactTheme, contact_moment_id=town.talk).theme_id == town.theme


def test_five_hundred_moments_change_in_one_act_and_come_back_by_one_undo(
    workspace: Workspace, town: Town
) -> None:
    ids = _many(workspace, town, 500)
    before = workspace.dump()
    order = BulkEditContacts(
        ids=ids,
        add_issues=(town.heat, town.housing),
        add_themes=(town.theme,),
        kind=ContactKind.WORKING_VISIT,
        confidentiality=Confidentiality.CONFIDENTIAL,
    )
    acts = len(workspace.acts)
    assert workspace.order(order) == 500
    assert len(workspace.acts) == acts + 1
    moments = [workspace.get(ContactMoment, id) for id in ids[:3]]
    assert {moment.kind for moment in moments} == {ContactKind.WORKING_VISIT}
    assert len(workspace.all(ContactIssue, issue_id=town.heat)) == 500
    workspace.undo()
    after = workspace.dump()
    assert {key: after[key] for key in before} == before
    assert all(row["deleted"] for key, row in after.items() if key not in before)


def test_each_moment_gets_a_follow_up_about_what_it_was_about(
    workspace: Workspace, town: Town
) -> None:
    ids = (*_many(workspace, town, 3), town.talk)
    wish = WishedFollowUp("  Nabellen ", VagueDate("2026-12-01"))
    before = workspace.dump()
    assert workspace.order(BulkEditContacts(ids=ids, follow_up=wish)) == 4
    made = [workspace.one(FollowUp, contact_moment_id=id, title="Nabellen") for id in ids]
    assert {one.due for one in made} == {VagueDate("2026-12-01")}
    assert {one.owner_id for one in made} == {town.me}
    assert (made[0].issue_id, made[1].issue_id) == (town.heat, None)
    assert (made[3].person_id, made[3].organisation_id) == (town.anna, town.zeist)
    workspace.undo()
    after = workspace.dump()
    assert all(row["deleted"] for key, row in after.items() if key not in before)


def test_a_follow_up_for_all_hangs_on_the_newest_moment(workspace: Workspace, town: Town) -> None:
    with workspace.given() as session:
        days = ("2026-11-20", "2026-11-23", "2026-10-01")
        ids = tuple(
            make.contact_moment(
                session, happened_on=VagueDate(day), confidentiality=Confidentiality.CONFIDENTIAL
            ).id
            for day in days
        )
    wish = WishedFollowUp("Samen bespreken", together=True)
    assert workspace.order(BulkEditContacts(ids=ids, follow_up=wish)) == 3
    [made] = workspace.all(FollowUp, title="Samen bespreken")
    assert made.contact_moment_id == ids[1]
    assert made.confidentiality is Confidentiality.CONFIDENTIAL


def test_a_follow_up_for_many_needs_words(workspace: Workspace, town: Town) -> None:
    order = BulkEditContacts(ids=(town.talk,), follow_up=WishedFollowUp(" "))
    assert workspace.refusal(order).keys() == {"follow_up"}


def test_a_moment_that_is_so_already_does_not_count(workspace: Workspace, town: Town) -> None:
    ids = _many(workspace, town, 4)
    assert workspace.order(BulkEditContacts(ids=ids, add_issues=(town.heat,))) == 2


def test_our_role_takes_the_moment_to_its_compartment(workspace: Workspace, town: Town) -> None:
    workspace.order(BulkEditContacts(ids=(town.talk,), our_role=OurRole.SUPERVISION))
    assert workspace.get(ContactMoment, town.talk).compartment is Compartment.SUPERVISION


def test_what_is_not_the_users_to_change_is_left_out(workspace: Workspace, town: Town) -> None:
    mine, theirs = _many(workspace, town, 2)
    with workspace.given() as session:
        session.get_one(AppUser, town.me).role = UserRole.SUPERVISOR
        session.get_one(ContactMoment, theirs).created_by = town.colleague
    order = BulkEditContacts(ids=(mine, theirs), kind=ContactKind.MESSAGE)
    assert workspace.order(order) == 1
    assert workspace.get(ContactMoment, theirs).kind is ContactKind.EMAIL


def test_a_dossier_that_is_gone_is_refused(workspace: Workspace, town: Town) -> None:
    order = BulkEditContacts(ids=(town.talk,), add_issues=(b"\x09" * 16,))
    assert workspace.refusal(order).keys() == {"add_issues"}
