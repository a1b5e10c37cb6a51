"""Bring a record back to what it was."""

from sqlalchemy.orm import Session

from sub_crm.commands.checks import refuse
from sub_crm.commands.performing import carries_out
from sub_crm.i18n import _
from sub_crm.orders import Circumstances
from sub_crm.orders.history import RestoreRecord
from sub_crm.store.past import put_values, values_before


@carries_out(RestoreRecord)
def restore_record(session: Session, order: RestoreRecord, _circumstances: Circumstances) -> None:
    """Raises KeyError for a table that does not exist."""
    values = values_before(session, order.table, order.id, order.before_change)
    if order.fields:
        values = {name: value for name, value in values.items() if name in order.fields}
    refuse({"": None if values else _("Er is sindsdien niets gewijzigd.")})
    put_values(session, order.table, order.id, values)
