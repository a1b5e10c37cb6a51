"""Contact moments: kept as they were told, with who took part and what comes of them."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from sub_crm.commands import attendance
from sub_crm.commands.checks import (
    held_in_future,
    not_between,
    note_problem,
    refuse,
    title_problem,
    too_long,
)
from sub_crm.commands.drafts import forget_draft
from sub_crm.commands.follow_ups import close, closed_problem
from sub_crm.commands.performing import carries_out
from sub_crm.commands.rows import existing, find, gone, keep, link
from sub_crm.commands.text import clean, one_line, opening
from sub_crm.i18n import _
from sub_crm.models import (
    ContactIssue,
    ContactMoment,
    ContactTheme,
    FollowUp,
    Issue,
    Organisation,
    Theme,
)
from sub_crm.orders import Circumstances
from sub_crm.orders.contacts import (
    FollowUpWish,
    LogContact,
    SetAttendees,
    SetContactIssues,
    SetContactThemes,
)
from sub_crm.values.ids import Id
from sub_crm.values.kinds import Compartment, FollowUpStatus, OurRole


@carries_out(LogContact)
def log_contact(session: Session, order: LogContact, circumstances: Circumstances) -> Id:
    order = _cleaned(order)
    refuse(_problems(session, order, circumstances))
    moment = keep(session, _moment(order))
    there = attendance.present(session, moment, order.attendees, order.organisation_id)
    attendance.take_part(session, moment, there)
    for issue_id in dict.fromkeys(order.issue_ids):
        link(session, ContactIssue, contact_moment_id=moment.id, issue_id=issue_id)
    if order.follow_up:
        first = there[0] if there else attendance.Presence()
        agreed = _follow_up(order.follow_up, moment, first, order.issue_ids)
        agreed.owner_id = circumstances.user_id
        keep(session, agreed)
    if completed := find(session, FollowUp, order.completes):
        close(completed, FollowUpStatus.DONE, circumstances, outcome_id=moment.id)
    if order.draft_id:
        forget_draft(session, order.draft_id)
    return moment.id


@carries_out(SetAttendees)
def set_attendees(session: Session, order: SetAttendees, __: Circumstances) -> None:
    moment = existing(session, ContactMoment, order.contact_moment_id, "contact_moment_id")
    refuse({"attendees": attendance.attendees_problem(session, order.attendees)})
    rows = attendance.participants(session, moment)
    before = [presence for row, presence in rows if not row.deleted]
    missing = attendance.present_anew(session, moment, before, order.attendees)
    for row, presence in rows:
        row.deleted = presence not in missing
        if not row.deleted:
            missing.remove(presence)
    attendance.take_part(session, moment, missing)


@carries_out(SetContactIssues)
def set_contact_issues(session: Session, order: SetContactIssues, __: Circumstances) -> None:
    moment = existing(session, ContactMoment, order.contact_moment_id, "contact_moment_id")
    refuse({"issue_ids": gone(session, Issue, *order.issue_ids)})
    for row in session.scalars(select(ContactIssue).filter_by(contact_moment_id=moment.id)):
        row.deleted = row.issue_id not in order.issue_ids
    for issue_id in dict.fromkeys(order.issue_ids):
        link(session, ContactIssue, contact_moment_id=moment.id, issue_id=issue_id)


@carries_out(SetContactThemes)
def set_contact_themes(session: Session, order: SetContactThemes, __: Circumstances) -> None:
    moment = existing(session, ContactMoment, order.contact_moment_id, "contact_moment_id")
    refuse({"theme_ids": gone(session, Theme, *order.theme_ids)})
    for row in session.scalars(select(ContactTheme).filter_by(contact_moment_id=moment.id)):
        row.deleted = row.theme_id not in order.theme_ids
    for theme_id in dict.fromkeys(order.theme_ids):
        link(session, ContactTheme, contact_moment_id=moment.id, theme_id=theme_id)


def compartment_of(role: OurRole) -> Compartment:
    """Our role decides where a moment is kept: supervision stays apart."""
    return Compartment.SUPERVISION if role is OurRole.SUPERVISION else Compartment.RELATION


def _cleaned(order: LogContact) -> LogContact:
    note, raw = clean(order.note), clean(order.raw)
    summary = one_line(order.summary) or opening(note or raw)
    wish = order.follow_up and replace(order.follow_up, title=one_line(order.follow_up.title))
    return replace(order, summary=summary, note=note, raw=raw, follow_up=wish)


def _problems(
    session: Session, order: LogContact, circumstances: Circumstances
) -> dict[str, str | None]:
    said = order.summary or order.note or order.raw
    nothing = None if said else _("Schrijf eerst op waar het over ging; één woord is genoeg.")
    return {
        "raw": nothing or note_problem(order.raw),
        "note": note_problem(order.note),
        "summary": too_long(order.summary),
        "happened_on": held_in_future(order.status, order.happened_on, circumstances.today),
        "mood": not_between(order.mood, 1, 5),
        "organisation_id": gone(session, Organisation, order.organisation_id),
        "attendees": attendance.attendees_problem(session, order.attendees),
        "issue_ids": gone(session, Issue, *order.issue_ids),
        "follow_up": title_problem(order.follow_up.title) if order.follow_up else None,
        "completes": closed_problem(session, order.completes) if order.completes else None,
    }


def _moment(order: LogContact) -> ContactMoment:
    return ContactMoment(
        happened_on=order.happened_on,
        kind=order.kind,
        status=order.status,
        initiative=order.initiative,
        our_role=order.our_role,
        confidentiality=order.confidentiality,
        compartment=compartment_of(order.our_role),
        summary=order.summary,
        note=order.note,
        raw=order.raw,
        mood=order.mood,
    )


def _follow_up(
    wish: FollowUpWish,
    moment: ContactMoment,
    first: attendance.Presence,
    issue_ids: tuple[Id, ...],
) -> FollowUp:
    """It hangs on whoever was named first, and is as confidential as the moment."""
    return FollowUp(
        title=wish.title,
        due=wish.due,
        promise_by=wish.promise_by,
        organisation_id=first.organisation_id,
        position_id=first.position_id,
        person_id=first.person_id,
        issue_id=issue_ids[0] if issue_ids else None,
        contact_moment_id=moment.id,
        confidentiality=moment.confidentiality,
        compartment=moment.compartment,
    )
