"""A town of which lists are made: records of every marking, of the user and of a colleague."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from sub_crm.values.ids import Id
from sub_crm.values.kinds import (
    Compartment,
    Confidentiality,
    ContactKind,
    ContactPointKind,
    Level,
    PositionType,
    Tier,
)
from sub_crm.values.vague_date import VagueDate
from tests import factories as make

SECRETS = (
    "GEHEIM-COLLEGA",
    "GEHEIM-PERSOONLIJK",
    "GEHEIM-TOEZICHT",
)
"""Stand only in what may never leave: of a colleague in confidence, personal, of supervision."""
OWN_CONFIDENCE = "EIGEN-VERTROUWELIJK"
"""Stands in what leaves only when that was asked for."""


@dataclass(frozen=True, slots=True)
class Town:
    me: Id
    zeist: Id
    anna: Id
    boss: Id
    """A person whose own record is confidential, of the user."""
    open_talk: Id
    own_secret: Id
    colleagues_secret: Id
    personal: Id
    supervision: Id
    vague_talk: Id
    housing: Id
    secret_issue: Id
    follow_up: Id


def settle(session: Session, me: Id) -> Town:
    make.app_user(session, id=me, name="Marieke Vos")
    colleague = make.app_user(session, name="Joris Kok").id
    zeist = make.organisation(session, regions="Regio A\nRegio B", code="GM0355").id
    # somebody else holds it, so that what a colleague wrote in confidence stays hidden
    make.assignment(session, user_id=colleague, organisation_id=zeist)
    seat = make.position(session, organisation_id=zeist, is_counterpart=True).id
    anna = _anna(session, seat)
    boss = make.person(session, surname="Baas", confidentiality=Confidentiality.CONFIDENTIAL).id
    talks = _talks(session, zeist, anna, seat, me, colleague)
    issues = _issues(session, zeist, talks[0], me)
    follow_up = make.follow_up(
        session, organisation_id=zeist, person_id=anna, contact_moment_id=talks[0], owner_id=me
    ).id
    make.follow_up(
        session,
        title=f"{OWN_CONFIDENCE} bellen",
        due=VagueDate("2026-11-25"),
        organisation_id=zeist,
        contact_moment_id=talks[0],
        confidentiality=Confidentiality.CONFIDENTIAL,
        created_by=me,
    )
    return Town(me, zeist, anna, boss, *talks, *issues, follow_up)


def _anna(session: Session, seat: Id) -> Id:
    anna = make.person(session, salutation="female", titles_before="mr.").id
    make.tenure(session, person_id=anna, position_id=seat, since=VagueDate("2022-34"))
    former = make.position(
        session,
        organisation_id=make.organisation(session, short_name="Oudewater").id,
        title="Oud-wethouder",
        type=PositionType.ALDERMAN,
        level=Level.POLITICAL,
        tier=Tier.IMPORTANT,
    ).id
    make.tenure(session, person_id=anna, position_id=former, until=VagueDate("2022-04"))
    points: tuple[tuple[ContactPointKind, str, dict[str, Any]], ...] = (
        (ContactPointKind.PHONE, "+31302583000", {}),
        (ContactPointKind.MOBILE, "0032470123456", {}),
        (ContactPointKind.EMAIL, "anna@zeist.example", {}),
        (ContactPointKind.EMAIL, "aaa-oud@zeist.example", {"until": VagueDate("2021")}),
        (ContactPointKind.MOBILE, f"{SECRETS[1]}-nummer", {"private": True}),
    )
    for kind, value, more in points:
        make.contact_point(session, person_id=anna, kind=kind, value=value, **more)
    return anna


def _talks(
    session: Session, zeist: Id, anna: Id, seat: Id, me: Id, colleague: Id
) -> tuple[Id, Id, Id, Id, Id, Id]:
    secret, personal = Confidentiality.CONFIDENTIAL, Confidentiality.PERSONAL
    made = tuple(
        make.contact_moment(session, **given).id
        for given in (
            {"summary": "Woningbouw", "note": "=1+1", "created_by": me},
            {"summary": OWN_CONFIDENCE, "confidentiality": secret, "created_by": me}
            | {"happened_on": VagueDate("2026-11-20")},
            {
                "summary": SECRETS[0],
                "confidentiality": secret,
                "created_by": colleague,
                "created_at": make.NOW,
            }
            | {"happened_on": VagueDate("2026-11-22")},
            {"summary": SECRETS[1], "confidentiality": personal, "created_by": me},
            {"summary": SECRETS[2], "compartment": Compartment.SUPERVISION, "created_by": me}
            | {"kind": ContactKind.SUPERVISION_TALK},
            {"summary": "Lang geleden", "happened_on": VagueDate("2023-34"), "created_by": me},
        )
    )
    for talk in made:
        make.participant(
            session,
            contact_moment_id=talk,
            person_id=anna,
            position_id=seat,
            organisation_id=zeist,
        )
    one, two, three, four, five, six = made
    return one, two, three, four, five, six


def _issues(session: Session, zeist: Id, talk: Id, me: Id) -> tuple[Id, Id]:
    housing = make.issue(session, created_by=me).id
    secret = make.issue(
        session,
        title=f"{OWN_CONFIDENCE} dossier",
        confidentiality=Confidentiality.CONFIDENTIAL,
        created_by=me,
    ).id
    for issue in (housing, secret):
        make.contact_issue(session, contact_moment_id=talk, issue_id=issue)
        make.issue_stance(session, issue_id=issue, organisation_id=zeist)
    return housing, secret
