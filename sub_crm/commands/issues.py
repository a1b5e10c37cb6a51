"""Dossiers: where organisations stand, what was decided, which themes it is about."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from sub_crm.commands.checks import not_between, note_problem, refuse, title_problem, too_long
from sub_crm.commands.performing import carries_out
from sub_crm.commands.records import close_issue
from sub_crm.commands.rows import existing, gone, keep, link
from sub_crm.commands.text import clean, one_line
from sub_crm.i18n import _
from sub_crm.models import Decision, Issue, IssueStance, IssueTheme, Organisation, Theme
from sub_crm.orders import Circumstances
from sub_crm.orders.issues import (
    AddDecision,
    RemoveFromIssue,
    SetIssueStatus,
    SetIssueThemes,
    SetStance,
)
from sub_crm.values.ids import Id


@carries_out(SetStance)
def set_stance(session: Session, order: SetStance, __: Circumstances) -> None:
    reason = one_line(order.reason)
    refuse(
        {
            "issue_id": gone(session, Issue, order.issue_id),
            "organisation_id": _not_involved(session, order.issue_id, order.organisation_id),
            "stance": not_between(order.stance, -2, 2),
            "interest": not_between(order.interest, 1, 3),
            "influence": not_between(order.influence, 1, 3),
            "reason": too_long(reason),
        }
    )
    stance = link(
        session, IssueStance, issue_id=order.issue_id, organisation_id=order.organisation_id
    )
    stance.stance, stance.reason = order.stance, reason
    stance.interest, stance.influence = order.interest, order.influence


@carries_out(RemoveFromIssue)
def remove_from_issue(session: Session, order: RemoveFromIssue, __: Circumstances) -> None:
    problem = _not_involved(session, order.issue_id, order.organisation_id)
    refuse({"organisation_id": problem})
    for stance in _stances(session, order.issue_id, order.organisation_id):
        stance.deleted = True


@carries_out(SetIssueStatus)
def set_issue_status(session: Session, order: SetIssueStatus, circumstances: Circumstances) -> None:
    refuse({"ids": gone(session, Issue, *order.ids)})
    for issue in (existing(session, Issue, each, "ids") for each in order.ids):
        issue.status = order.status
        close_issue(issue, circumstances)


@carries_out(SetIssueThemes)
def set_issue_themes(session: Session, order: SetIssueThemes, __: Circumstances) -> None:
    refuse(
        {
            "issue_id": gone(session, Issue, order.issue_id),
            "theme_ids": gone(session, Theme, *order.theme_ids),
        }
    )
    for known in session.scalars(select(IssueTheme).filter_by(issue_id=order.issue_id)):
        known.deleted = known.theme_id not in order.theme_ids
    session.flush()
    for theme_id in dict.fromkeys(order.theme_ids):
        link(session, IssueTheme, issue_id=order.issue_id, theme_id=theme_id)


@carries_out(AddDecision)
def add_decision(session: Session, order: AddDecision, __: Circumstances) -> Id:
    text, consulted = clean(order.text), one_line(order.consulted_with)
    refuse(
        {
            "issue_id": gone(session, Issue, order.issue_id),
            "text": note_problem(text) if text else title_problem(text),
            "consulted_with": too_long(consulted),
        }
    )
    decision = Decision(
        text=text,
        decided_on=order.decided_on,
        consulted_with=consulted,
        issue_id=order.issue_id,
    )
    return keep(session, decision).id


def _stances(session: Session, issue_id: Id, organisation_id: Id) -> list[IssueStance]:
    named = {"issue_id": issue_id, "organisation_id": organisation_id, "deleted": False}
    return list(session.scalars(select(IssueStance).filter_by(**named)))


def _not_involved(session: Session, issue_id: Id, organisation_id: Id) -> str | None:
    """Where an organisation stands can be said of those that take part in the dossier."""
    if _stances(session, issue_id, organisation_id):
        return None
    return gone(session, Organisation, organisation_id) or _(
        "Deze organisatie doet niet mee in dit dossier. Voeg hem eerst toe."
    )
