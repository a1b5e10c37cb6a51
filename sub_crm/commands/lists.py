"""Lists: kept under a name; and the moments of a list changed together."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from sub_crm.commands.bulk_follow_ups import agree_in
from sub_crm.commands.checks import refuse, title_problem, too_long
from sub_crm.commands.contacts import compartment_of
from sub_crm.commands.entitled import standing
from sub_crm.commands.performing import carries_out
from sub_crm.commands.rows import existing, gone, keep
from sub_crm.commands.text import one_line
from sub_crm.i18n import _
from sub_crm.models import ContactIssue, ContactMoment, ContactTheme, Issue, SavedList, Theme
from sub_crm.orders import Circumstances
from sub_crm.orders.lists import BulkEditContacts, RemoveList, RenameList, SaveList
from sub_crm.values.ids import Id, key_id
from sub_crm.values.kinds import Compartment, UserRole
from sub_crm.values.rights import may_change
from sub_crm.values.standing import Standing

AT_ONCE = 500
"""Ids in one statement."""


@carries_out(SaveList)
def save_list(session: Session, order: SaveList, circumstances: Circumstances) -> Id:
    name = one_line(order.name)
    refuse({"name": _name_problem(name)})
    made = _of_name(session, order.subject, name, circumstances) or SavedList(
        subject=order.subject, name=name, conditions=""
    )
    made.conditions = order.conditions
    return keep(session, made).id


@carries_out(RenameList)
def rename_list(session: Session, order: RenameList, circumstances: Circumstances) -> None:
    name = one_line(order.name)
    kept = existing(session, SavedList, order.id, "name")
    other = _of_name(session, kept.subject, name, circumstances)
    taken = _("Er is al een lijst met deze naam.") if other not in (None, kept) else None
    refuse({"name": _name_problem(name) or taken or _not_mine(kept, circumstances)})
    kept.name = name


@carries_out(RemoveList)
def remove_list(session: Session, order: RemoveList, circumstances: Circumstances) -> None:
    kept = existing(session, SavedList, order.id, "id")
    refuse({"id": _not_mine(kept, circumstances)})
    kept.deleted = True


def _name_problem(name: str) -> str | None:
    return too_long(name, 60) if name else _("Geef de lijst een naam.")


def _not_mine(kept: SavedList, circumstances: Circumstances) -> str | None:
    if kept.created_by in (None, circumstances.user_id):
        return None
    return _("Deze lijst is van een collega. Bewaar hem onder een andere naam als eigen lijst.")


def _of_name(
    session: Session, subject: str, name: str, circumstances: Circumstances
) -> SavedList | None:
    """Return one's own list of that name."""
    found = select(SavedList).where(
        SavedList.subject == subject,
        SavedList.name == name,
        ~SavedList.deleted,
        SavedList.created_by == circumstances.user_id,
    )
    return session.scalars(found.limit(1)).first()


@carries_out(BulkEditContacts)
def bulk_edit_contacts(
    session: Session, order: BulkEditContacts, circumstances: Circumstances
) -> int:
    """Answers with how many moments were changed."""
    agreed = order.follow_up
    refuse(
        {
            "add_issues": gone(session, Issue, *order.add_issues),
            "add_themes": gone(session, Theme, *order.add_themes),
            "follow_up": title_problem(one_line(agreed.title)) if agreed else None,
        }
    )
    moments = _theirs_to_change(session, order.ids, circumstances)
    changed = {moment.id for moment in moments if _put(moment, order)}
    ids = [moment.id for moment in moments]
    changed |= _link_all(session, ContactIssue, "issue_id", ids, order.add_issues)
    changed |= _link_all(session, ContactTheme, "theme_id", ids, order.add_themes)
    session.flush()
    if agreed and moments:
        agree_in(session, moments, agreed, circumstances)
        changed.update(ids)
    session.flush()
    return len(changed)


def _put(moment: ContactMoment, order: BulkEditContacts) -> bool:
    wanted = {name: getattr(order, name) for name in ("kind", "our_role", "confidentiality")}
    other = {name: v for name, v in wanted.items() if v not in (None, getattr(moment, name))}
    for name, value in other.items():
        setattr(moment, name, value)
    if "our_role" in other:
        moment.compartment = compartment_of(moment.our_role)
    return bool(other)


def _link_all(
    session: Session,
    kind: type[ContactIssue] | type[ContactTheme],
    end: str,
    moment_ids: Sequence[Id],
    added: Sequence[Id],
) -> set[Id]:
    """Link each moment with each of these; return the moments that got a new one."""
    changed = set()
    for target in added:
        known = {row.contact_moment_id: row for row in _links(session, kind, end, target)}
        for moment_id in moment_ids:
            row = known.get(moment_id)
            if row is not None and not row.deleted:
                continue
            changed.add(moment_id)
            if row is not None:
                row.deleted = False
            else:
                pair = key_id(kind.__tablename__, moment_id.hex(), target.hex())
                session.add(kind(id=pair, contact_moment_id=moment_id, **{end: target}))
    return changed


def _links(
    session: Session, kind: type[ContactIssue] | type[ContactTheme], end: str, target: Id
) -> Iterable[ContactIssue | ContactTheme]:
    return session.scalars(select(kind).filter_by(**{end: target}))


def _theirs_to_change(
    session: Session, ids: Sequence[Id], circumstances: Circumstances
) -> list[ContactMoment]:
    """Return the moments that are there and the user's to change, a few hundred at a time."""
    me, found = standing(session, circumstances.user_id), list[ContactMoment]()
    for start in range(0, len(ids), AT_ONCE):
        part = select(ContactMoment).where(
            ContactMoment.id.in_(ids[start : start + AT_ONCE]), ~ContactMoment.deleted
        )
        found += session.scalars(part)
    return [
        moment
        for moment in found
        if may_change(me.role, mine=moment.created_by == me.me, compartment=moment.compartment)
        and (moment.compartment is Compartment.RELATION or _sees_supervision(moment, me))
    ]


def _sees_supervision(moment: ContactMoment, me: Standing) -> bool:
    return moment.created_by == me.me or me.role is UserRole.SUPERVISOR
