"""Upkeep of the workspace: what follows from other data is made anew."""

from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from sub_crm.commands.performing import carries_out
from sub_crm.models import ContactMoment, Participant, Person
from sub_crm.orders import Circumstances
from sub_crm.orders.upkeep import RepairDerived
from sub_crm.store import rollups, search_index


@carries_out(RepairDerived)
def repair_derived(session: Session, _order: RepairDerived, __: Circumstances) -> None:
    when = (
        select(ContactMoment.sorts_at)
        .where(ContactMoment.id == Participant.contact_moment_id)
        .scalar_subquery()
    )
    wrong = update(Participant).where(Participant.sorts_at != when).values(sorts_at=when)
    session.execute(wrong, execution_options={"synchronize_session": False})
    for person in session.scalars(select(Person)):
        person.keep_printed_names()
    session.flush()
    raw: Any = session.connection().connection.driver_connection
    search_index.rebuild(raw)
    rollups.rebuild(raw)
