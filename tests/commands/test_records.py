"""Fields edited in place, and records taken away."""

from typing import Any

import pytest

from sub_crm.commands.editable import EDITABLE
from sub_crm.commands.records import MODELS, REMOVABLE
from sub_crm.models import (
    Base,
    ContactMoment,
    ContactPoint,
    FollowUp,
    Issue,
    Organisation,
    Participant,
    Person,
    Position,
    Tenure,
)
from sub_crm.orders.organisations import AgreeRhythm
from sub_crm.orders.people import EndTenure
from sub_crm.orders.records import Edit, Remove
from sub_crm.values.kinds import (
    Compartment,
    ContactKind,
    ContactPointKind,
    IssueStatus,
    TenureKind,
    Tier,
)
from tests import factories as make
from tests.commands.workspace import Town, Workspace, on

RECORD_IN_TOWN = {
    "organisation": "zeist",
    "contact_moment": "talk",
    "follow_up": "figures",
    "issue": "housing",
    "person": "anna",
    "position": "mayor",
    "contact_point": "email",
    "tenure": "annas_term",
    "assignment": "holding",
    "app_user": "me",
}


def edit(town: Town, table: str, field: str, value: Any) -> Edit:
    return Edit(table=table, id=getattr(town, RECORD_IN_TOWN[table]), field=field, value=value)


def edited(workspace: Workspace, table: str, field: str, value: Any) -> Any:
    order = edit(workspace.town, table, field, value)
    workspace.order(order)
    return getattr(workspace.get(MODELS[table], order.id), field)


@pytest.mark.parametrize(
    ("table", "field", "typed", "kept"),
    [
        ("organisation", "short_name", " Zeist-Noord \n", "Zeist-Noord"),
        ("organisation", "aliases", "Seyst\r\nZeijst", "Seyst\nZeijst"),
        ("contact_moment", "note", "", ""),
        ("contact_moment", "kind", "phone_call", ContactKind.PHONE_CALL),
        ("contact_moment", "happened_on", "2026-11", on("2026-11")),
        ("contact_moment", "happened_on", on("2026-11-24T14:20"), on("2026-11-24T14:20")),
        ("contact_moment", "mood", 4, 4),
        ("contact_moment", "mood", None, None),
        ("contact_moment", "initiative", "", None),
        ("follow_up", "due", None, None),
        ("follow_up", "owner_id", None, None),
        ("issue", "urgency", 3, 3),
        ("person", "pronoun", "die/hun", "die/hun"),
        ("position", "tier", Tier.OTHER, Tier.OTHER),
        ("contact_point", "value", "anna.devries@example.org", "anna.devries@example.org"),
        ("contact_point", "private", True, True),
        ("tenure", "since", "2022-06", on("2022-06")),
        ("tenure", "kind", "acting", TenureKind.ACTING),
        ("assignment", "until", "2026-12-31", on("2026-12-31")),
        ("app_user", "job_title", "Adviseur", "Adviseur"),
    ],
)
def test_a_field_is_kept_as_it_was_typed(
    workspace: Workspace, table: str, field: str, typed: Any, kept: Any
):
    assert edited(workspace, table, field, typed) == kept


@pytest.mark.parametrize(
    ("table", "field", "typed", "sentence"),
    [
        ("organisation", "name", " ", "Dit kan niet leeg zijn; vul een naam in."),
        ("issue", "title", "", "Vul in waar het om gaat; een paar woorden is genoeg."),
        (
            "follow_up",
            "title",
            "x" * 301,
            "Deze tekst telt 301 tekens, er passen er 300. Kort hem in.",
        ),
        ("issue", "urgency", "veel", "Kies een getal van 1 tot en met 3."),
        ("contact_moment", "mood", 0, "Kies een getal van 1 tot en met 5."),
        ("contact_moment", "kind", "telepathy", "Kies een van de mogelijkheden."),
        (
            "contact_moment",
            "happened_on",
            "ooit",
            "Vul een datum in, zoals 24 november 2026 of 2026.",
        ),
        (
            "contact_moment",
            "happened_on",
            None,
            "Vul een datum in, zoals 24 november 2026 of 2026.",
        ),
        (
            "contact_moment",
            "happened_on",
            "2026-11-25",
            "Deze dag ligt in de toekomst; kies 'gepland' of een andere dag.",
        ),
        (
            "follow_up",
            "owner_id",
            b"x" * 16,
            "Dit is niet meer te vinden; misschien is het net verwijderd. Kies opnieuw.",
        ),
        (
            "contact_point",
            "value",
            "anna@",
            "Vul een geldig e-mailadres in, zoals naam@gemeente.nl.",
        ),
        (
            "contact_point",
            "kind",
            "phone",
            "Vul een geldig telefoonnummer in, zoals 030 258 91 11 of 14 030.",
        ),
        ("tenure", "until", "2021", "Het einde ligt voor het begin. Kies een latere dag."),
        ("assignment", "until", "2023", "Het einde ligt voor het begin. Kies een latere dag."),
    ],
)
def test_a_value_that_does_not_fit_is_refused_beside_its_field(
    workspace: Workspace, town: Town, table: str, field: str, typed: Any, sentence: str
):
    assert workspace.refusal(edit(town, table, field, typed)) == {field: sentence}


def test_every_editable_field_is_a_column_of_its_table():
    columns = {(name, c.name) for name, table in Base.metadata.tables.items() for c in table.c}
    assert EDITABLE.keys() <= columns


def test_a_field_that_no_screen_may_offer_is_a_mistake_in_the_program(
    workspace: Workspace, town: Town
):
    with pytest.raises(KeyError):
        workspace.order(edit(town, "follow_up", "status", "done"))
    with pytest.raises(KeyError):
        workspace.order(Remove(table="organisation", ids=(town.zeist,)))


def test_a_record_that_is_gone_cannot_be_edited(workspace: Workspace, town: Town):
    workspace.order(Remove(table="follow_up", ids=(town.figures,)))
    assert workspace.refusal(edit(town, "follow_up", "title", "Anders")).keys() == {"title"}


def test_a_planned_contact_is_held_only_once_its_day_has_come(workspace: Workspace, town: Town):
    for field, value in (("status", "planned"), ("happened_on", "2026-12-01")):
        workspace.order(edit(town, "contact_moment", field, value))
    assert workspace.refusal(edit(town, "contact_moment", "status", "held")).keys() == {"status"}


def test_the_day_of_a_moment_moves_its_participants_along(workspace: Workspace, town: Town):
    workspace.order(edit(town, "contact_moment", "happened_on", "2026-10-01"))
    assert workspace.one(Participant, contact_moment_id=town.talk).sorts_at == "2026-10-01"


def test_our_role_decides_where_a_moment_is_kept(workspace: Workspace, town: Town):
    workspace.order(edit(town, "contact_moment", "our_role", "supervision"))
    assert workspace.get(ContactMoment, town.talk).compartment is Compartment.SUPERVISION
    workspace.order(edit(town, "contact_moment", "our_role", "subject"))
    assert workspace.get(ContactMoment, town.talk).compartment is Compartment.RELATION


def test_a_dossier_keeps_the_day_on_which_it_was_closed(workspace: Workspace, town: Town):
    workspace.order(edit(town, "issue", "status", IssueStatus.OFF_THE_TABLE))
    assert workspace.get(Issue, town.housing).closed == make.TODAY
    workspace.order(edit(town, "issue", "status", IssueStatus.WAITING))
    assert workspace.get(Issue, town.housing).closed is None


def test_a_website_gets_the_scheme_that_people_leave_out(workspace: Workspace, town: Town):
    with workspace.given() as session:
        site = session.get_one(ContactPoint, town.email)
        site.kind, site.value = ContactPointKind.WEBSITE, "https://zeist.nl"
    assert edited(workspace, "contact_point", "value", "www.zeist.nl") == "https://www.zeist.nl"


def test_a_surname_edited_in_place_shows_in_the_printed_name(workspace: Workspace, town: Town):
    workspace.order(edit(town, "person", "surname", "Vos"))
    assert workspace.get(Person, town.anna).print_name == "A. de Vos"


def test_a_term_is_not_reopened_once_there_is_a_successor(workspace: Workspace, town: Town):
    workspace.order(
        EndTenure(tenure_id=town.annas_term, until=on("2026-06"), successor_id=town.jansen)
    )
    problems = workspace.refusal(edit(town, "tenure", "until", None))
    assert problems["until"].startswith("Jansen bekleedt deze functie nog.")


def test_what_is_removed_is_marked_and_stays_in_the_file(workspace: Workspace, town: Town):
    workspace.order(Remove(table="follow_up", ids=(town.figures, town.invitation)))
    assert workspace.all(FollowUp) == []
    assert workspace.get(FollowUp, town.figures).title == "Cijfers nasturen"
    assert workspace.refusal(Remove(table="follow_up", ids=(town.figures,))).keys() == {"ids"}


@pytest.mark.parametrize("table", ["contact_moment", "contact_point", "issue", "tenure"])
def test_what_nobody_depends_on_is_simply_removed(workspace: Workspace, town: Town, table: str):
    record = getattr(town, RECORD_IN_TOWN[table])
    workspace.order(Remove(table=table, ids=(record,)))
    assert workspace.get(MODELS[table], record).deleted


def test_everything_removable_is_a_record():
    assert REMOVABLE.keys() <= MODELS.keys()


def test_a_position_is_not_removed_under_its_holder_or_evenknie(workspace: Workspace, town: Town):
    order = Remove(table="position", ids=(town.mayor,))
    assert workspace.refusal(order) == {
        "ids": "Deze functie is bezet. Beëindig eerst de ambtstermijn."
    }
    workspace.order(EndTenure(tenure_id=town.annas_term, until=on("2026-11-01")))
    assert workspace.refusal(order) == {
        "ids": "Deze functie is de evenknie. Wijs eerst een andere evenknie aan."
    }
    workspace.order(Remove(table="position", ids=(town.alderman,)))
    assert workspace.get(Position, town.alderman).deleted


def test_a_person_is_not_removed_while_in_office(workspace: Workspace, town: Town):
    order = Remove(table="person", ids=(town.jansen, town.anna))
    assert workspace.refusal(order) == {
        "ids": "Deze persoon bekleedt nog een functie. Beëindig eerst de ambtstermijn."
    }
    workspace.order(EndTenure(tenure_id=town.annas_term, until=on("2026-11-01")))
    workspace.order(order)
    assert workspace.all(Person) == []
    assert workspace.one(Tenure).person_id == town.anna


def test_an_order_that_changes_nothing_leaves_no_act(workspace: Workspace, town: Town):
    workspace.order(edit(town, "organisation", "short_name", "Zeist"))
    assert workspace.acts == []
    assert workspace.one(Organisation, short_name="Zeist").updated_at is None


def test_two_acts_are_undone_one_by_one(workspace: Workspace, town: Town):
    workspace.order(AgreeRhythm(days=30, organisation_id=town.zeist))
    before = workspace.dump()
    workspace.order(edit(town, "organisation", "note", "Nieuwe coalitie"))
    workspace.undo()
    assert workspace.dump() == before
