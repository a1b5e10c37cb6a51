"""Bring a record back to what it was."""

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from sub_crm.commands.checks import refuse
from sub_crm.commands.contacts import compartment_of
from sub_crm.commands.performing import carries_out
from sub_crm.i18n import _
from sub_crm.models import ContactMoment, Person
from sub_crm.orders import Circumstances, Refused
from sub_crm.orders.history import Part, RestoreRecord
from sub_crm.store.past import put_values, values_before


@carries_out(RestoreRecord)
def restore_record(session: Session, order: RestoreRecord, _circumstances: Circumstances) -> None:
    """Raises KeyError for a table that does not exist."""
    parts = [*order.parts, Part(order.table, order.id, order.fields)]
    try:
        changed = [_restore(session, part, order.before_change) for part in parts]
    except IntegrityError as clash:
        sentence = _("Dit botst met wat er nu staat, bijvoorbeeld een andere evenknie.")
        raise Refused({"": sentence}) from clash
    refuse({"": None if any(changed) else _("Er is sindsdien niets gewijzigd.")})


def _restore(session: Session, part: Part, before_change: int) -> bool:
    values = values_before(session, part.table, part.id, before_change)
    if part.fields:
        values = {name: value for name, value in values.items() if name in part.fields}
    if values:
        put_values(session, part.table, part.id, values)
        if part.table == "person":
            print_anew(session.get_one(Person, part.id, populate_existing=True))
        if "our_role" in values:
            _keep_apart(session.get_one(ContactMoment, part.id, populate_existing=True))
        session.flush()
    return bool(values)


def print_anew(person: Person) -> None:
    """The printed names follow from the parts, of which only some may have been restored."""
    name = person.person_name()
    person.sort_name, person.print_name = " ".join(filter(None, name.sort_key())), name.short()


def _keep_apart(moment: ContactMoment) -> None:
    moment.compartment = compartment_of(moment.our_role)
