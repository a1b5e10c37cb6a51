"""Any record: one of its fields edited in place, or the record itself taken away."""

from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from sub_crm.commands.checks import refuse
from sub_crm.commands.contacts import compartment_of
from sub_crm.commands.editable import EDITABLE
from sub_crm.commands.fields import Typed, Unfit
from sub_crm.commands.performing import carries_out
from sub_crm.commands.rows import existing, find, gone
from sub_crm.commands.seats import running
from sub_crm.i18n import _
from sub_crm.models import Base, Position, Record
from sub_crm.orders import Circumstances, Refused
from sub_crm.orders.records import Edit, Remove
from sub_crm.values.kinds import OPEN_ISSUE
from sub_crm.values.vague_date import VagueDate

MODELS: dict[str, type[Record]] = {
    mapper.class_.__tablename__: mapper.class_
    for mapper in Base.registry.mappers
    if issubclass(mapper.class_, Record)
}


@carries_out(Edit)
def edit(session: Session, order: Edit, circumstances: Circumstances) -> None:
    """Raises KeyError for a field that is not to be edited: no screen may offer it."""
    field = EDITABLE[order.table, order.field]
    record = existing(session, MODELS[order.table], order.id, order.field)
    try:
        value = field(Typed(session, record, order.value, circumstances.today))
    except Unfit as unfit:
        raise Refused({order.field: str(unfit)}) from unfit
    setattr(record, order.field, value)
    if follows := FOLLOWS.get((order.table, order.field)):
        follows(record, circumstances)


@carries_out(Remove)
def remove(session: Session, order: Remove, circumstances: Circumstances) -> None:
    """Raises KeyError for a kind of record that is not to be removed."""
    kept_for, model = REMOVABLE[order.table], MODELS[order.table]
    problem = gone(session, model, *order.ids)
    records = [record for each in order.ids if (record := find(session, model, each))]
    reasons = (kept_for(session, record, circumstances) for record in records)
    refuse({"ids": problem or next(filter(None, reasons), None)})
    for record in records:
        record.deleted = True


def close_issue(issue: Any, circumstances: Circumstances) -> None:
    """A dossier that is closed keeps the day of that; an open one has none."""
    today = VagueDate.on(circumstances.today)
    issue.closed = None if issue.status in OPEN_ISSUE else issue.closed or today


def _keep_apart(moment: Any, __: Circumstances) -> None:
    moment.compartment = compartment_of(moment.our_role)


FOLLOWS: dict[tuple[str, str], Callable[[Any, Circumstances], None]] = {
    ("issue", "status"): close_issue,
    ("contact_moment", "our_role"): _keep_apart,
}
"""What changes along with a field, in the same act."""


def _no_reason(_: Session, __: Record, ___: Circumstances) -> None:
    return None


def _seat_in_use(session: Session, position: Record, circumstances: Circumstances) -> str | None:
    if running(session, circumstances.today, position_id=position.id):
        return _("Deze functie is bezet. Beëindig eerst de ambtstermijn.")
    if isinstance(position, Position) and position.is_counterpart:
        return _("Deze functie is de evenknie. Wijs eerst een andere evenknie aan.")
    return None


def _in_office(session: Session, person: Record, circumstances: Circumstances) -> str | None:
    if running(session, circumstances.today, person_id=person.id):
        return _("Deze persoon bekleedt nog een functie. Beëindig eerst de ambtstermijn.")
    return None


REMOVABLE: dict[str, Callable[[Session, Record, Circumstances], str | None]] = {
    "contact_moment": _no_reason,
    "participant": _no_reason,
    "follow_up": _no_reason,
    "contact_point": _no_reason,
    "issue": _no_reason,
    "decision": _no_reason,
    "tenure": _no_reason,
    "position": _seat_in_use,
    "person": _in_office,
}
"""Why a record must stay, if it must."""
