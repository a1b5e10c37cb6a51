"""Lists: kept under a name; and the moments of a list changed together."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from sub_crm.commands.checks import refuse, too_long
from sub_crm.commands.performing import carries_out
from sub_crm.commands.rows import existing, keep
from sub_crm.commands.text import one_line
from sub_crm.i18n import _
from sub_crm.models import SavedList
from sub_crm.orders import Circumstances
from sub_crm.orders.lists import RemoveList, RenameList, SaveList
from sub_crm.values.ids import Id


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
