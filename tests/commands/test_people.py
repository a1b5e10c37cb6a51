"""People come into positions and leave them; what was agreed stays with the seat."""

import pytest

from sub_crm.models import (
    ContactPoint,
    FollowUp,
    Participant,
    Person,
    Position,
    Tenure,
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
from sub_crm.values.kinds import (
    ContactPointKind,
    FollowUpStatus,
    Level,
    PositionType,
    TenureKind,
    Tier,
)
from sub_crm.values.person_name import PersonName
from tests import factories as make
from tests.commands.workspace import Town, Workspace, on

BOS = PersonName(initials="K.", surname="Bos")
TAKEN = (
    "A. de Vries bekleedt deze functie nog. Beëindig eerst die ambtstermijn, "
    "of kies waarnemend of interim."
)


def test_a_position_is_named_and_placed_after_its_type(workspace: Workspace, town: Town):
    order = AddPosition(organisation_id=town.zeist, type=PositionType.COUNCIL_CLERK)
    added = workspace.get(Position, workspace.order(order))
    assert (added.title, added.level, added.tier) == ("Griffier", Level.STRATEGIC, Tier.IMPORTANT)
    assert not added.is_counterpart


def test_a_position_can_be_named_and_placed_by_hand(workspace: Workspace, town: Town):
    order = AddPosition(
        organisation_id=town.zeist,
        type=PositionType.OTHER,
        title="Kwartiermaker",
        level=Level.STRATEGIC,
        tier=Tier.CORE,
    )
    added = workspace.get(Position, workspace.order(order))
    assert (added.title, added.level, added.tier) == ("Kwartiermaker", Level.STRATEGIC, Tier.CORE)


def test_a_vacancy_is_filled_by_somebody_new(workspace: Workspace, town: Town):
    order = AppointPerson(position_id=town.alderman, new_name=BOS, since=on("2026-11"))
    person = workspace.order(order)
    assert workspace.get(Person, person).print_name == "K. Bos"
    term = workspace.one(Tenure, position_id=town.alderman)
    assert (term.person_id, term.since, term.until) == (person, on("2026-11"), None)


def test_two_people_never_hold_a_position_in_the_ordinary_way(workspace: Workspace, town: Town):
    order = AppointPerson(position_id=town.mayor, person_id=town.jansen, since=on("2026-12-01"))
    assert workspace.refusal(order) == {"position_id": TAKEN}
    earlier = AppointPerson(position_id=town.mayor, person_id=town.jansen, since=on("2019"))
    assert workspace.refusal(earlier) == {"position_id": TAKEN}


@pytest.mark.parametrize("kind", [TenureKind.ACTING, TenureKind.LOCUM, TenureKind.INTERIM])
def test_somebody_may_stand_in_beside_the_holder(
    workspace: Workspace, town: Town, kind: TenureKind
):
    order = AppointPerson(
        position_id=town.mayor, person_id=town.jansen, since=make.TODAY, kind=kind
    )
    assert workspace.order(order) == town.jansen
    assert len(workspace.all(Tenure, position_id=town.mayor)) == 2


def test_a_successor_may_begin_on_the_last_day_of_the_former_holder(
    workspace: Workspace, town: Town
):
    workspace.order(EndTenure(tenure_id=town.annas_term, until=on("2026-11-30")))
    early = AppointPerson(position_id=town.mayor, person_id=town.jansen, since=on("2026-11-29"))
    assert workspace.refusal(early) == {"position_id": TAKEN}
    same_day = AppointPerson(position_id=town.mayor, person_id=town.jansen, since=on("2026-11-30"))
    assert workspace.order(same_day) == town.jansen


def test_an_appointment_needs_exactly_one_person_with_a_surname(workspace: Workspace, town: Town):
    nobody = AppointPerson(position_id=town.alderman, since=make.TODAY)
    assert workspace.refusal(nobody) == {"person_id": "Kies een persoon of vul een nieuwe naam in."}
    both = AppointPerson(
        position_id=town.alderman,
        person_id=town.anna,
        new_name=PersonName(first_name="Anna"),
        since=make.TODAY,
    )
    assert workspace.refusal(both) == {
        "person_id": "Kies een persoon of vul een nieuwe naam in.",
        "new_name": "Vul een achternaam in; de rest kan later.",
    }


def test_a_successor_takes_over_what_is_open_and_the_past_stays_with_the_former_holder(
    workspace: Workspace, town: Town
):
    with workspace.given() as session:
        closed = make.follow_up(
            session,
            person_id=town.anna,
            position_id=town.mayor,
            status=FollowUpStatus.DONE,
        ).id
        personal = make.follow_up(session, person_id=town.anna).id
    workspace.order(
        EndTenure(
            tenure_id=town.annas_term,
            until=on("2026-11-30"),
            reason=" Herindeling\n",
            successor_name=BOS,
        )
    )
    ended = workspace.get(Tenure, town.annas_term)
    assert (ended.until, ended.end_reason) == (on("2026-11-30"), "Herindeling")
    bos = workspace.one(Person, surname="Bos").id
    term = workspace.one(Tenure, person_id=bos)
    assert (term.position_id, term.since) == (town.mayor, on("2026-11-30"))
    assert term.predecessor_id == town.annas_term
    open_one = workspace.get(FollowUp, town.figures)
    assert (open_one.person_id, open_one.position_id) == (bos, town.mayor)
    assert workspace.get(FollowUp, closed).person_id == town.anna
    assert workspace.get(FollowUp, personal).person_id == town.anna
    assert workspace.one(Participant, contact_moment_id=town.talk).person_id == town.anna


def test_without_a_successor_what_is_open_waits_at_the_position(workspace: Workspace, town: Town):
    workspace.order(EndTenure(tenure_id=town.annas_term, until=on("2026")))
    waiting = workspace.get(FollowUp, town.figures)
    assert (waiting.person_id, waiting.position_id) == (None, town.mayor)


def test_a_known_person_can_succeed_later(workspace: Workspace, town: Town):
    workspace.order(
        EndTenure(
            tenure_id=town.annas_term,
            until=on("2026-11-30"),
            successor_id=town.jansen,
            successor_since=on("2027-01"),
        )
    )
    assert workspace.one(Tenure, person_id=town.jansen).since == on("2027-01")


def test_a_term_that_would_end_before_it_began_is_refused(workspace: Workspace, town: Town):
    problems = workspace.refusal(
        EndTenure(
            tenure_id=town.annas_term,
            until=on("2022-04-30"),
            successor_id=town.jansen,
            successor_since=on("2022-01"),
        )
    )
    assert problems == {
        "until": "Het einde ligt voor het begin. Kies een latere dag.",
        "successor_since": ("De opvolger begint voor deze termijn eindigt. Kies een latere dag."),
    }


def test_an_organisation_has_one_counterpart(workspace: Workspace, town: Town):
    workspace.order(MakeCounterpart(position_id=town.alderman))
    evenknie = workspace.one(Position, organisation_id=town.zeist, is_counterpart=True)
    assert evenknie.id == town.alderman
    assert len(workspace.acts) == 1


def test_the_counterpart_of_another_organisation_stays(workspace: Workspace, town: Town):
    with workspace.given() as session:
        there = make.position(session, organisation_id=town.de_bilt).id
    workspace.order(MakeCounterpart(position_id=there))
    assert {each.id for each in workspace.all(Position, is_counterpart=True)} == {
        town.mayor,
        there,
    }


def test_a_new_name_shows_in_its_printed_form(workspace: Workspace, town: Town):
    name = PersonName(initials=" A. ", name_prefix="van den", surname="Berg\n")
    workspace.order(RenamePerson(person_id=town.anna, name=name))
    renamed = workspace.get(Person, town.anna)
    assert (renamed.surname, renamed.first_name) == ("Berg", "")
    assert renamed.print_name == "A. van den Berg"


def test_a_person_cannot_lose_the_surname(workspace: Workspace, town: Town):
    order = RenamePerson(person_id=town.anna, name=PersonName(first_name="Anna"))
    assert workspace.refusal(order).keys() == {"name"}


def test_a_stub_is_completed_with_a_name_and_a_position(workspace: Workspace, town: Town):
    name = PersonName(initials="P.", surname="Jansen")
    workspace.order(CompleteStub(person_id=town.jansen, name=name, position_id=town.alderman))
    completed = workspace.get(Person, town.jansen)
    assert (completed.print_name, completed.incomplete) == ("P. Jansen", False)
    assert workspace.one(Tenure, person_id=town.jansen).since == on("XXXX-XX-XX")


def test_a_stub_is_completed_with_a_name_alone(workspace: Workspace, town: Town):
    workspace.order(CompleteStub(person_id=town.jansen, name=PersonName(surname="Jansen")))
    assert not workspace.get(Person, town.jansen).incomplete
    assert workspace.all(Tenure, person_id=town.jansen) == []


def test_a_stub_does_not_push_anybody_out_of_office(workspace: Workspace, town: Town):
    order = CompleteStub(person_id=town.jansen, name=BOS, position_id=town.mayor)
    assert workspace.refusal(order) == {"position_id": TAKEN}


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        (ContactPointKind.PHONE, " 030 - 258 91 11 ", "030 - 258 91 11"),
        (ContactPointKind.PHONE, "14 030", "14 030"),
        (ContactPointKind.MOBILE, "06-12345678", "06-12345678"),
        (ContactPointKind.EMAIL, "anna@example.org", "anna@example.org"),
        (ContactPointKind.WEBSITE, "www.zeist.nl", "https://www.zeist.nl"),
        (ContactPointKind.WEBSITE, "http://zeist.nl/contact", "http://zeist.nl/contact"),
    ],
)
def test_a_way_to_reach_somebody_is_kept_as_typed(
    workspace: Workspace, town: Town, kind: ContactPointKind, typed: str, kept: str
):
    order = AddContactPoint(kind=kind, value=typed, position_id=town.mayor, private=True)
    added = workspace.get(ContactPoint, workspace.order(order))
    assert (added.kind, added.value, added.private) == (kind, kept, True)
    assert (added.position_id, added.person_id) == (town.mayor, None)


@pytest.mark.parametrize(
    ("kind", "typed", "sentence"),
    [
        (
            ContactPointKind.EMAIL,
            "anna@",
            "Vul een geldig e-mailadres in, zoals naam@gemeente.nl.",
        ),
        (
            ContactPointKind.PHONE,
            "bel mij",
            "Vul een geldig telefoonnummer in, zoals 030 258 91 11 of 14 030.",
        ),
        (
            ContactPointKind.WEBSITE,
            "zeist",
            "Vul een geldig webadres in, zoals www.gemeente.nl.",
        ),
        (
            ContactPointKind.WEBSITE,
            "file://zeist.nl",
            "Vul een geldig webadres in, zoals www.gemeente.nl.",
        ),
    ],
)
def test_what_reaches_nobody_is_refused_beside_its_field(
    workspace: Workspace, town: Town, kind: ContactPointKind, typed: str, sentence: str
):
    order = AddContactPoint(kind=kind, value=typed, person_id=town.anna)
    assert workspace.refusal(order) == {"value": sentence}


def test_a_contact_point_has_one_owner(workspace: Workspace, town: Town):
    order = AddContactPoint(
        kind=ContactPointKind.EMAIL,
        value="info@example.org",
        person_id=town.anna,
        organisation_id=town.zeist,
    )
    assert workspace.refusal(order) == {
        "": "Kies van wie dit is: een persoon, een functie of een organisatie."
    }
