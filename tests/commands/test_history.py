"""A record is brought back, whole or in part, with what belongs to it."""

from sub_crm.models import Change, ContactMoment, Participant, Person, Position
from sub_crm.orders.contacts import Attendee, SetAttendees
from sub_crm.orders.history import Part, RestoreRecord
from sub_crm.orders.people import MakeCounterpart, RenamePerson
from sub_crm.orders.records import Edit
from sub_crm.values.kinds import Compartment
from sub_crm.values.person_name import PersonName
from tests.commands.workspace import Town, Workspace


def first_change(workspace: Workspace) -> int:
    """The first change of the last act."""
    return min(change.id for change in workspace.all(Change, act_id=workspace.acts[-1]))


def test_only_the_named_fields_go_back(workspace: Workspace, town: Town):
    moment = town.talk
    for field, value in (("note", "Nieuw"), ("mood", 4)):
        workspace.order(Edit(table="contact_moment", id=moment, field=field, value=value))
    restore = RestoreRecord(
        table="contact_moment",
        id=moment,
        before_change=first_change(workspace) - 1,
        fields=("note",),
    )
    workspace.order(restore)
    found = workspace.get(ContactMoment, moment)
    assert (found.note, found.mood) == ("", 4)


def test_participants_go_back_along_with_their_contact_moment(workspace: Workspace, town: Town):
    workspace.order(
        SetAttendees(contact_moment_id=town.talk, attendees=(Attendee(person_id=town.jansen),))
    )
    change = first_change(workspace)
    rows = workspace.all(Change, act_id=workspace.acts[-1])
    parts = tuple(Part(row.table_name, row.record_id) for row in reversed(rows))
    workspace.order(
        RestoreRecord(table="contact_moment", id=town.talk, before_change=change, parts=parts)
    )
    there = workspace.one(Participant, contact_moment_id=town.talk)
    assert there.person_id == town.anna


def test_part_of_a_name_going_back_prints_the_name_anew(workspace: Workspace, town: Town):
    name = PersonName(initials="B.", first_name="Bea", surname="Smit")
    workspace.order(RenamePerson(person_id=town.anna, name=name))
    workspace.order(
        RestoreRecord(
            table="person",
            id=town.anna,
            before_change=first_change(workspace),
            fields=("surname",),
        )
    )
    assert workspace.get(Person, town.anna).print_name == "B. Vries"


def test_a_role_going_back_takes_the_moment_out_of_supervision(workspace: Workspace, town: Town):
    role = Edit(table="contact_moment", id=town.talk, field="our_role", value="supervision")
    workspace.order(role)
    workspace.order(
        RestoreRecord(
            table="contact_moment",
            id=town.talk,
            before_change=first_change(workspace),
            fields=("our_role",),
        )
    )
    assert workspace.get(ContactMoment, town.talk).compartment is Compartment.RELATION


def test_the_former_counterpart_comes_back_where_there_can_be_one(workspace: Workspace, town: Town):
    workspace.order(MakeCounterpart(position_id=town.alderman))
    change = first_change(workspace)
    alderman, mayor = Part("position", town.alderman), Part("position", town.mayor)
    workspace.order(
        RestoreRecord(table="position", id=mayor.id, before_change=change, parts=(alderman,))
    )
    assert workspace.get(Position, town.mayor).is_counterpart


def test_what_clashes_with_what_stands_now_is_refused(workspace: Workspace, town: Town):
    workspace.order(MakeCounterpart(position_id=town.alderman))
    restore = RestoreRecord(table="position", id=town.mayor, before_change=first_change(workspace))
    assert "botst" in workspace.refusal(restore)[""]


def test_restoring_what_did_not_change_is_refused(workspace: Workspace, town: Town):
    restore = RestoreRecord(table="issue", id=town.heat, before_change=10_000)
    assert workspace.refusal(restore) == {"": "Er is sindsdien niets gewijzigd."}
