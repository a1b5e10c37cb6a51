"""Organisations: who holds the relation, in which rhythm, and which dossiers play."""

from sqlalchemy.orm import Session

from sub_crm.commands import rhythms
from sub_crm.commands.checks import (
    no_exact_start,
    not_between,
    note_problem,
    refuse,
    rhythm_problem,
    title_problem,
    too_long,
)
from sub_crm.commands.entitled import assigning_problem
from sub_crm.commands.holding import assign
from sub_crm.commands.performing import carries_out
from sub_crm.commands.rows import gone, keep, link
from sub_crm.commands.text import clean, one_line
from sub_crm.i18n import _
from sub_crm.models import AppUser, Issue, IssueStance, Organisation, Position
from sub_crm.orders import Circumstances
from sub_crm.orders.organisations import (
    AddIssue,
    AgreeRhythm,
    AssignAccountManager,
    CountRhythmFrom,
    InvolveInIssue,
)
from sub_crm.values.ids import Id
from sub_crm.values.kinds import OPEN_ISSUE
from sub_crm.values.vague_date import VagueDate


@carries_out(AssignAccountManager)
def assign_account_manager(
    session: Session, order: AssignAccountManager, circumstances: Circumstances
) -> Id:
    about = (order.organisation_id,)
    refuse(
        {
            "organisation_id": gone(session, Organisation, order.organisation_id),
            "user_id": gone(session, AppUser, order.user_id),
            "since": no_exact_start(order.since),
        }
    )
    problem = assigning_problem(session, circumstances.user_id, about, order.since)
    refuse({"organisation_id": problem})
    return assign(session, order.organisation_id, order.user_id, order.since).id


@carries_out(AgreeRhythm)
def agree_rhythm(session: Session, order: AgreeRhythm, circumstances: Circumstances) -> Id:
    agreed_with = one_line(order.agreed_with)
    refuse(
        {
            "": _scope_problem(order),
            "days": rhythm_problem(order.days),
            "organisation_id": gone(session, Organisation, order.organisation_id),
            "position_id": gone(session, Position, order.position_id),
            "agreed_with": too_long(agreed_with),
            "count_from": no_exact_start(order.count_from),
        }
    )
    scope = rhythms.scope(order.organisation_id, order.position_id, order.tier)
    cadence = rhythms.agree(session, scope, order.days, circumstances.today)
    cadence.count_from = order.count_from or cadence.count_from
    cadence.agreed_with = agreed_with or cadence.agreed_with
    return cadence.id


@carries_out(CountRhythmFrom)
def count_rhythm_from(
    session: Session, order: CountRhythmFrom, circumstances: Circumstances
) -> None:
    refuse({"day": no_exact_start(order.day)})
    rhythms.count_from(session, circumstances.user_id, order.day, circumstances.today)


@carries_out(AddIssue)
def add_issue(session: Session, order: AddIssue, circumstances: Circumstances) -> Id:
    title, context, today = one_line(order.title), clean(order.context), circumstances.today
    refuse(
        {
            "title": title_problem(title),
            "context": note_problem(context),
            "urgency": not_between(order.urgency, 1, 3),
            "organisation_ids": gone(session, Organisation, *order.organisation_ids),
        }
    )
    issue = Issue(
        title=title,
        context=context,
        status=order.status,
        urgency=order.urgency,
        opened=VagueDate.on(today),
        closed=None if order.status in OPEN_ISSUE else VagueDate.on(today),
        owner_id=circumstances.user_id,
    )
    keep(session, issue)
    for organisation_id in dict.fromkeys(order.organisation_ids):
        link(session, IssueStance, issue_id=issue.id, organisation_id=organisation_id)
    return issue.id


@carries_out(InvolveInIssue)
def involve_in_issue(session: Session, order: InvolveInIssue, __: Circumstances) -> None:
    refuse(
        {
            "issue_id": gone(session, Issue, order.issue_id),
            "organisation_id": gone(session, Organisation, order.organisation_id),
        }
    )
    link(session, IssueStance, issue_id=order.issue_id, organisation_id=order.organisation_id)


def _scope_problem(order: AgreeRhythm) -> str | None:
    scopes = (order.organisation_id, order.position_id, order.tier)
    if sum(scope is not None for scope in scopes) == 1:
        return None
    return _("Kies waarvoor dit ritme geldt: een organisatie, een functie of een groep functies.")
