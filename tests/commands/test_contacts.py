"""Logging contacts: any text is enough, and everybody ends up where they belong."""

import datetime as dt

import pytest

from sub_crm.models import (
    ContactIssue,
    ContactMoment,
    Draft,
    FollowUp,
    Participant,
    Person,
    Position,
)
from sub_crm.orders.contacts import (
    Attendee,
    FollowUpWish,
    LogContact,
    SetAttendees,
    SetContactIssues,
)
from sub_crm.queries import organisations
from sub_crm.queries.organisations import SeatRow
from sub_crm.values.kinds import (
    Compartment,
    Confidentiality,
    ContactKind,
    ContactStatus,
    FollowUpStatus,
    OurRole,
    PositionType,
    PromiseBy,
)
from tests import factories as make
from tests.commands.workspace import Town, Workspace, on

Seats = set[tuple[bytes | None, bytes | None, bytes | None]]


def seats(workspace: Workspace, moment: bytes) -> Seats:
    there = workspace.all(Participant, contact_moment_id=moment)
    assert len(there) == len({(p.person_id, p.position_id, p.organisation_id) for p in there})
    return {(p.person_id, p.position_id, p.organisation_id) for p in there}


def test_one_word_is_enough_to_log_a_contact(workspace: Workspace):
    moment = workspace.order(LogContact(happened_on=make.TODAY, raw=" gebeld "))
    kept = workspace.get(ContactMoment, moment)
    assert (kept.raw, kept.summary, kept.status) == ("gebeld", "gebeld", ContactStatus.HELD)
    assert (kept.created_by, kept.created_at) == (workspace.user, make.NOW)


def test_without_any_word_nothing_is_logged(workspace: Workspace):
    problems = workspace.refusal(LogContact(happened_on=make.TODAY, raw=" \n\x00 "))
    assert problems == {"raw": "Schrijf eerst op waar het over ging; één woord is genoeg."}


def test_the_summary_is_the_first_line_of_the_report(workspace: Workspace):
    order = LogContact(happened_on=make.TODAY, raw="gebeld", note="Over wonen.\nLang gesprek.")
    assert workspace.get(ContactMoment, workspace.order(order)).summary == "Over wonen."


def test_all_that_is_wrong_is_said_at_once_and_nothing_is_cut_short(workspace: Workspace):
    problems = workspace.refusal(
        LogContact(
            happened_on=on("2026-11-25"),
            raw="gebeld",
            summary="x" * 301,
            note="y" * 100_001,
            mood=6,
            attendees=(Attendee(),),
            issue_ids=(b"x" * 16,),
            organisation_id=b"x" * 16,
            follow_up=FollowUpWish(title=" "),
        )
    )
    assert problems.keys() == {
        *("happened_on", "summary", "note", "mood"),
        *("attendees", "issue_ids", "organisation_id", "follow_up"),
    }
    assert problems["summary"] == "Deze tekst telt 301 tekens, er passen er 300. Kort hem in."
    assert problems["mood"] == "Kies een getal van 1 tot en met 5."
    assert not any("!" in sentence for sentence in problems.values())


@pytest.mark.parametrize("day", ["2026-11-24T23:00", "2026-11", "2026", "XXXX-XX-XX", "2026-36"])
def test_a_contact_held_today_or_perhaps_earlier_is_logged(workspace: Workspace, day: str):
    moment = workspace.order(LogContact(happened_on=on(day), raw="gebeld"))
    assert workspace.get(ContactMoment, moment).happened_on == on(day)


def test_a_contact_ahead_can_only_be_planned(workspace: Workspace):
    ahead = on("2026-12")
    problems = workspace.refusal(LogContact(happened_on=ahead, raw="lunch"))
    assert problems["happened_on"] == (
        "Deze dag ligt in de toekomst; kies 'gepland' of een andere dag."
    )
    planned = LogContact(happened_on=ahead, raw="lunch", status=ContactStatus.PLANNED)
    assert workspace.get(ContactMoment, workspace.order(planned)).happened_on == ahead


def test_just_after_midnight_the_new_day_has_begun_in_the_netherlands(workspace: Workspace):
    midnight = dt.datetime(2026, 11, 24, 23, 30, tzinfo=dt.UTC)
    order = LogContact(happened_on=on("2026-11-25"), raw="gebeld")
    assert workspace.get(ContactMoment, workspace.order(order, midnight)).raw == "gebeld"


def test_who_took_part_is_noted_in_the_position_of_that_day(workspace: Workspace, town: Town):
    with workspace.given() as session:
        council = make.position(session, organisation_id=town.de_bilt, title="Raadslid").id
        make.tenure(
            session,
            person_id=town.anna,
            position_id=council,
            since=on("2014"),
            until=on("2022-04"),
        )
    for day, seat in {
        "2026-11-20": (town.anna, town.mayor, town.zeist),
        "2018-03": (town.anna, council, town.de_bilt),
        "2001": (town.anna, None, None),
    }.items():
        order = LogContact(
            happened_on=on(day), raw="gesproken", attendees=(Attendee(person_id=town.anna),)
        )
        assert seats(workspace, workspace.order(order)) == {seat}


def test_somebody_with_two_seats_sits_where_it_was_about(workspace: Workspace, town: Town):
    with workspace.given() as session:
        second = make.position(session, organisation_id=town.de_bilt, title="Adviseur").id
        make.tenure(session, person_id=town.anna, position_id=second, since=on("2020"))
    order = LogContact(
        happened_on=make.TODAY,
        raw="gesproken",
        organisation_id=town.de_bilt,
        attendees=(Attendee(person_id=town.anna), Attendee(person_id=town.anna)),
    )
    assert seats(workspace, workspace.order(order)) == {(town.anna, second, town.de_bilt)}


def test_the_organisation_takes_part_alone_when_nobody_of_it_was_named(
    workspace: Workspace, town: Town
):
    order = LogContact(
        happened_on=make.TODAY,
        raw="gesproken",
        organisation_id=town.de_bilt,
        attendees=(Attendee(person_id=town.anna),),
    )
    assert seats(workspace, workspace.order(order)) == {
        (town.anna, town.mayor, town.zeist),
        (None, None, town.de_bilt),
    }


def test_a_position_that_was_named_brings_its_organisation(workspace: Workspace, town: Town):
    there = Attendee(person_id=town.jansen, position_id=town.alderman)
    order = LogContact(happened_on=make.TODAY, raw="gesproken", attendees=(there,))
    assert seats(workspace, workspace.order(order)) == {(town.jansen, town.alderman, town.zeist)}


def test_an_unknown_name_becomes_a_person_to_complete(workspace: Workspace, town: Town):
    new = Attendee(new_name="dr. J. van den Berg", new_position=PositionType.ALDERMAN)
    order = LogContact(
        happened_on=make.TODAY, raw="gesproken", organisation_id=town.zeist, attendees=(new,)
    )
    moment = workspace.order(order)
    stub = workspace.one(Person, surname="Berg")
    assert (stub.titles_before, stub.initials, stub.name_prefix) == ("dr.", "J.", "van den")
    assert (stub.incomplete, stub.note) == (True, "wethouder Zeist")
    assert seats(workspace, moment) == {(stub.id, None, town.zeist)}


def test_a_name_that_looks_like_nothing_is_kept_as_it_was_typed(workspace: Workspace):
    new = Attendee(new_name="mevrouw")
    workspace.order(LogContact(happened_on=make.TODAY, raw="gesproken", attendees=(new,)))
    assert workspace.one(Person, surname="mevrouw").incomplete


def test_what_was_agreed_hangs_on_the_first_attendee_and_the_first_dossier(
    workspace: Workspace, town: Town
):
    moment = workspace.order(
        LogContact(
            happened_on=make.TODAY,
            raw="gesproken",
            confidentiality=Confidentiality.CONFIDENTIAL,
            attendees=(Attendee(person_id=town.anna), Attendee(person_id=town.jansen)),
            issue_ids=(town.heat, town.housing, town.heat),
            follow_up=FollowUpWish(title="Bellen", due=on("2026-12"), promise_by=PromiseBy.US),
        )
    )
    agreed = workspace.one(FollowUp, contact_moment_id=moment)
    assert (agreed.title, agreed.due, agreed.promise_by) == ("Bellen", on("2026-12"), PromiseBy.US)
    assert (agreed.owner_id, agreed.issue_id) == (town.me, town.heat)
    assert agreed.person_id == town.anna
    assert (agreed.position_id, agreed.organisation_id) == (town.mayor, town.zeist)
    assert agreed.confidentiality is Confidentiality.CONFIDENTIAL
    links = workspace.all(ContactIssue, contact_moment_id=moment)
    assert {link.issue_id for link in links} == {town.heat, town.housing}


def test_a_talk_as_supervisor_is_kept_apart(workspace: Workspace):
    order = LogContact(
        happened_on=make.TODAY,
        raw="toezichtgesprek",
        our_role=OurRole.SUPERVISION,
        follow_up=FollowUpWish(title="Brief sturen"),
    )
    moment = workspace.order(order)
    assert workspace.get(ContactMoment, moment).compartment is Compartment.SUPERVISION
    agreed = workspace.one(FollowUp, contact_moment_id=moment)
    assert agreed.compartment is Compartment.SUPERVISION


def test_logging_what_came_of_a_follow_up_closes_it(workspace: Workspace, town: Town):
    order = LogContact(happened_on=make.TODAY, raw="cijfers besproken", completes=town.figures)
    moment = workspace.order(order)
    done = workspace.get(FollowUp, town.figures)
    assert (done.status, done.closed_at) == (FollowUpStatus.DONE, make.NOW)
    assert (done.outcome_id, done.contact_moment_id) == (moment, town.talk)
    assert workspace.refusal(order).keys() == {"completes"}


def test_the_draft_goes_once_the_contact_is_logged(workspace: Workspace, town: Town):
    workspace.order(LogContact(happened_on=make.TODAY, raw="gebeld", draft_id=town.draft))
    assert workspace.all(Draft) == []


def test_a_refused_contact_leaves_its_draft(workspace: Workspace, town: Town):
    workspace.refusal(LogContact(happened_on=make.TODAY, draft_id=town.draft))
    assert workspace.get(Draft, town.draft).body == '{"text": "gebeld"}'


def test_who_stays_keeps_the_noted_position_when_the_attendees_change(
    workspace: Workspace, town: Town
):
    [before] = workspace.all(Participant, contact_moment_id=town.talk)
    with workspace.given() as session:
        session.get_one(Position, town.mayor).deleted = True
    together = (Attendee(person_id=town.anna), Attendee(person_id=town.jansen))
    workspace.order(SetAttendees(contact_moment_id=town.talk, attendees=together))
    assert seats(workspace, town.talk) == {
        (town.anna, town.mayor, town.zeist),
        (town.jansen, None, None),
    }
    assert before.id in {p.id for p in workspace.all(Participant, contact_moment_id=town.talk)}


def test_an_attendee_who_comes_back_gets_the_same_row(workspace: Workspace, town: Town):
    [before] = workspace.all(Participant, contact_moment_id=town.talk)
    workspace.order(
        SetAttendees(contact_moment_id=town.talk, attendees=(Attendee(person_id=town.jansen),))
    )
    assert seats(workspace, town.talk) == {(town.jansen, None, None), (None, None, town.zeist)}
    workspace.order(
        SetAttendees(contact_moment_id=town.talk, attendees=(Attendee(person_id=town.anna),))
    )
    [after] = workspace.all(Participant, contact_moment_id=town.talk)
    assert after.id == before.id


def test_without_attendees_a_moment_stays_with_their_organisation(workspace: Workspace, town: Town):
    workspace.order(SetAttendees(contact_moment_id=town.talk, attendees=()))
    assert seats(workspace, town.talk) == {(None, None, town.zeist)}


def test_a_colleague_who_took_part_stays(workspace: Workspace, town: Town):
    with workspace.given() as session:
        make.participant(session, contact_moment_id=town.talk, user_id=town.colleague)
    workspace.order(SetAttendees(contact_moment_id=town.talk))
    assert workspace.one(Participant, user_id=town.colleague).contact_moment_id == town.talk


def test_attendees_that_do_not_exist_are_refused(workspace: Workspace, town: Town):
    order = SetAttendees(
        contact_moment_id=town.talk, attendees=(Attendee(person_id=b"x" * 16), Attendee())
    )
    assert workspace.refusal(order) == {
        "attendees": "Dit is niet meer te vinden; misschien is het net verwijderd. Kies opnieuw."
    }


def test_dossiers_of_a_moment_are_taken_off_and_put_back(workspace: Workspace, town: Town):
    workspace.order(SetContactIssues(contact_moment_id=town.talk, issue_ids=(town.heat,)))
    assert workspace.one(ContactIssue, contact_moment_id=town.talk).issue_id == town.heat
    both = (town.heat, town.housing)
    workspace.order(SetContactIssues(contact_moment_id=town.talk, issue_ids=both))
    links = workspace.all(ContactIssue, contact_moment_id=town.talk)
    assert {link.issue_id for link in links} == set(both)
    assert town.link in {link.id for link in links}


def test_dossiers_of_a_moment_that_is_gone_are_refused(workspace: Workspace, town: Town):
    with workspace.given() as session:
        session.get_one(ContactMoment, town.talk).deleted = True
    order = SetContactIssues(contact_moment_id=town.talk, issue_ids=(town.heat,))
    assert workspace.refusal(order).keys() == {"contact_moment_id"}


@pytest.mark.parametrize(
    ("kind", "more"), [(ContactKind.CONVERSATION, 1), (ContactKind.ONE_WAY, 0)]
)
def test_a_year_counts_what_also_makes_the_last_talk(
    workspace: Workspace, town: Town, kind: ContactKind, more: int
):
    before = _of_anna(workspace)
    attendee = Attendee(person_id=town.anna)
    workspace.order(
        LogContact(happened_on=make.TODAY, raw="felicitatie", kind=kind, attendees=(attendee,))
    )
    after = _of_anna(workspace)
    assert after.contacts_this_year == before.contacts_this_year + more
    assert (after.last_contact == make.TODAY.first) is bool(more)


def _of_anna(workspace: Workspace) -> SeatRow:
    reader = workspace.store.reader()
    rows = organisations.seats(reader, workspace.town.zeist, today=dt.date(2026, 11, 24))
    reader.close()
    return next(row for row in rows if row.person_id == workspace.town.anna)
