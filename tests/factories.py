"""Records to test with: one function per model, with every field filled in unless it is given."""

import datetime as dt
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from sub_crm.models import (
    Agreement,
    AppUser,
    Assignment,
    Cadence,
    ContactIssue,
    ContactMoment,
    ContactPoint,
    ContactTheme,
    Draft,
    Election,
    Fact,
    FollowUp,
    Issue,
    IssueStance,
    IssueTheme,
    Organisation,
    Participant,
    Person,
    Position,
    PositionTheme,
    ProgrammeLine,
    RhythmPause,
    SavedList,
    SourceRecord,
    Tenure,
    Theme,
    WarmthSetting,
)
from sub_crm.models.base import Base
from sub_crm.values.ids import new_id
from sub_crm.values.kinds import (
    ContactKind,
    ContactPointKind,
    ElectionKind,
    Level,
    OrganisationKind,
    PositionType,
    Tier,
)
from sub_crm.values.vague_date import VagueDate

NOW = dt.datetime(2026, 11, 24, 13, 20, tzinfo=dt.UTC)
"""Tuesday 24 November 2026, 14:20 in the Netherlands."""
TODAY = VagueDate("2026-11-24")

M = TypeVar("M", bound=Base)


def app_user(session: Session, **given: Any) -> AppUser:
    return _made(session, AppUser, given, name="Samira el Idrissi", job_title="Accounthouder")


def organisation(session: Session, **given: Any) -> Organisation:
    name = given.pop("short_name", "Zeist")
    return _made(
        session,
        Organisation,
        given,
        name=f"Gemeente {name}",
        short_name=name,
        kind=OrganisationKind.MUNICIPALITY,
    )


def assignment(session: Session, **given: Any) -> Assignment:
    _parents(session, given, user_id=app_user, organisation_id=organisation)
    return _made(session, Assignment, given, since=VagueDate("2024-01-01"))


def cadence(session: Session, **given: Any) -> Cadence:
    if not given.keys() & {"position_id", "organisation_id", "tier"}:
        given["tier"] = Tier.CORE
    return _made(session, Cadence, given, days=42, agreed_on=VagueDate("2026-01-05"))


def rhythm_pause(session: Session, **given: Any) -> RhythmPause:
    days = {"first_day": "2026-07-11", "last_day": "2026-08-23"}
    return _made(session, RhythmPause, given, name="Zomerreces", **days)


def warmth_setting(session: Session, **given: Any) -> WarmthSetting:
    return _made(session, WarmthSetting, given, name="warm", value=75, holds_from="2026-06-01")


def person(session: Session, **given: Any) -> Person:
    return _made(
        session, Person, given, initials="A.", first_name="Anna", name_prefix="de", surname="Vries"
    )


def contact_point(session: Session, **given: Any) -> ContactPoint:
    if not given.keys() & {"person_id", "position_id", "organisation_id"}:
        _parents(session, given, person_id=person)
    kind = ContactPointKind.EMAIL
    return _made(session, ContactPoint, given, kind=kind, value="a.devries@example.org")


def position(session: Session, **given: Any) -> Position:
    _parents(session, given, organisation_id=organisation)
    return _made(
        session,
        Position,
        given,
        type=PositionType.MAYOR,
        title="Burgemeester",
        level=Level.POLITICAL,
        tier=Tier.CORE,
    )


def position_theme(session: Session, **given: Any) -> PositionTheme:
    _parents(session, given, position_id=position, theme_id=theme)
    return _made(session, PositionTheme, given)


def tenure(session: Session, **given: Any) -> Tenure:
    _parents(session, given, person_id=person, position_id=position)
    return _made(session, Tenure, given, since=VagueDate("2022-05"))


def contact_moment(session: Session, **given: Any) -> ContactMoment:
    kind, day = ContactKind.CONVERSATION, VagueDate("2026-11-10")
    return _made(
        session, ContactMoment, given, kind=kind, happened_on=day, summary="Woningbouw besproken"
    )


def participant(session: Session, **given: Any) -> Participant:
    _parents(session, given, contact_moment_id=contact_moment)
    if not given.keys() & {"person_id", "organisation_id", "user_id"}:
        _parents(session, given, organisation_id=organisation)
    return _made(session, Participant, given)


def contact_issue(session: Session, **given: Any) -> ContactIssue:
    _parents(session, given, contact_moment_id=contact_moment, issue_id=issue)
    return _made(session, ContactIssue, given)


def contact_theme(session: Session, **given: Any) -> ContactTheme:
    _parents(session, given, contact_moment_id=contact_moment, theme_id=theme)
    return _made(session, ContactTheme, given)


def follow_up(session: Session, **given: Any) -> FollowUp:
    return _made(session, FollowUp, given, title="Cijfers nasturen", due=VagueDate("2026-11-27"))


def issue(session: Session, **given: Any) -> Issue:
    return _made(session, Issue, given, title="Woningbouw Dichterskwartier", urgency=2)


def issue_stance(session: Session, **given: Any) -> IssueStance:
    _parents(session, given, issue_id=issue, organisation_id=organisation)
    return _made(session, IssueStance, given, stance=1, interest=2, influence=2)


def issue_theme(session: Session, **given: Any) -> IssueTheme:
    _parents(session, given, issue_id=issue, theme_id=theme)
    return _made(session, IssueTheme, given)


def theme(session: Session, **given: Any) -> Theme:
    return _made(session, Theme, given, code="wonen", name_nl="Wonen", name_en="Housing")


def programme_line(session: Session, **given: Any) -> ProgrammeLine:
    return _made(session, ProgrammeLine, given, code="L2", name="Ontmoeten", sort_order=2)


def election(session: Session, **given: Any) -> Election:
    return _made(
        session, Election, given, kind=ElectionKind.COUNCIL, held_on=VagueDate("2026-03-18")
    )


def agreement(session: Session, **given: Any) -> Agreement:
    return _made(session, Agreement, given, text="We bellen voor we schrijven.")


def source_record(session: Session, **given: Any) -> SourceRecord:
    words = {"title": "Afspraak", "facts": "{}", "quote": "We bellen voor we schrijven."}
    return _made(session, SourceRecord, given, code="A99", kind="agreement", **words)


def saved_list(session: Session, **given: Any) -> SavedList:
    usual = {"subject": "contacts", "name": "Zonder dossier", "conditions": "{}"}
    return _made(session, SavedList, given, **usual)


def draft(session: Session, **given: Any) -> Draft:
    times = {"started_at": NOW, "kept_at": NOW}
    return _made(
        session, Draft, given, id=new_id(), kind="quick_log", body='{"text": "gebeld"}', **times
    )


def fact(session: Session, **given: Any) -> Fact:
    return _made(session, Fact, given, name="kleur", value="groen")


def _made(session: Session, kind: type[M], given: dict[str, Any], /, **usual: Any) -> M:
    made = kind(**usual | given)
    session.add(made)
    session.flush()
    return made


def _parents(session: Session, given: dict[str, Any], /, **makers: Any) -> None:
    """Make the records that are referred to and were not given."""
    for column, maker in makers.items():
        if column not in given:
            given[column] = maker(session).id
