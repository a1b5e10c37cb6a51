"""Settle what two people made of one record, and what the shared database refused."""

import json
from typing import Any

from sqlalchemy import Table, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from sub_crm.commands.checks import refuse
from sub_crm.commands.editable import EDITABLE
from sub_crm.commands.fields import Typed, Unfit
from sub_crm.commands.history import print_anew
from sub_crm.commands.performing import carries_out
from sub_crm.commands.records import FOLLOWS, MODELS, REMOVABLE
from sub_crm.commands.rows import existing
from sub_crm.i18n import _
from sub_crm.models import Base, Difference, Person, SyncEvent, Unsent
from sub_crm.models.columns import VagueDateText
from sub_crm.models.synced import entered_columns
from sub_crm.orders import Circumstances, Refused
from sub_crm.orders.sync import (
    Chosen,
    DiscardRefused,
    Key,
    PutWordsAway,
    RetryRefused,
    SettleDifferences,
)
from sub_crm.queries.sync import EVICTED, PUT_AWAY
from sub_crm.store.past import put_values
from sub_crm.store.undo import stored_value
from sub_crm.values.kinds import DifferenceChoice
from sub_crm.values.vague_date import VagueDate

INTEGER_BITS = 63
"""What the file can hold in a number, beside its sign."""


@carries_out(SettleDifferences)
def settle_differences(
    session: Session, order: SettleDifferences, circumstances: Circumstances
) -> None:
    try:
        for one in order.choices:
            _settle(session, one, circumstances)
        session.flush()
    except IntegrityError as clash:
        sentence = _("Dit botst met wat er nu staat, bijvoorbeeld een andere evenknie.")
        raise Refused({"": sentence}) from clash


def _settle(session: Session, one: Chosen, circumstances: Circumstances) -> None:
    difference = existing(session, Difference, one.id, "")
    if difference.choice is not DifferenceChoice.OPEN:
        raise Refused({"": _("Een collega heeft dit verschil intussen nagekeken.")})
    table = _table_of(difference)
    if session.get(MODELS[table.name], difference.record_id) is None:
        raise Refused({"": _("Dit gegeven is hier niet meer.")})
    difference.choice = one.choice
    session.flush()
    match one.choice:
        case DifferenceChoice.BOTH:
            value = _written(session, difference, one.text, circumstances)
        case DifferenceChoice.KEPT:
            value = _read(table, difference.field, difference.kept)
        case _ if difference.field == "deleted":
            value = _read(table, difference.field, difference.stands)
        case _:
            return
    if difference.field == "deleted" and value:
        _refuse_where_needed(session, difference, circumstances)
    put_values(session, table.name, difference.record_id, {difference.field: value})
    _follow(session, difference, circumstances)


def _table_of(difference: Difference) -> Table:
    """What a difference is about was written elsewhere, perhaps by a later version of this."""
    table = Base.metadata.tables.get(difference.table_name)
    if difference.table_name not in MODELS or table is None:
        raise Refused({"": _unknown()})
    if difference.field not in {column.name for column in entered_columns(table)}:
        raise Refused({"": _unknown()})
    return table


def _read(table: Table, field: str, said: str) -> Any:
    """Return the stored value of what another program wrote down; refuse what is none."""
    try:
        value = stored_value(table, field, json.loads(said))
        if not isinstance(value, str | bytes | int | float | None):
            raise TypeError(field)
        if isinstance(value, int) and value.bit_length() > INTEGER_BITS:
            raise OverflowError(field)
        if isinstance(table.c[field].type, VagueDateText) and value is not None:
            VagueDate(str(value))
    except (ValueError, TypeError, OverflowError, RecursionError) as unfit:
        raise Refused({"": _unknown()}) from unfit
    return value


def _written(
    session: Session, difference: Difference, text: str, circumstances: Circumstances
) -> Any:
    field = EDITABLE.get((difference.table_name, difference.field))
    record = session.get(MODELS[difference.table_name], difference.record_id)
    if field is None or record is None:
        raise Refused({"": _unknown()})
    try:
        return field(Typed(session, record, text, circumstances.today))
    except Unfit as unfit:
        raise Refused({difference.id.hex(): str(unfit)}) from unfit


def _refuse_where_needed(
    session: Session, difference: Difference, circumstances: Circumstances
) -> None:
    record = session.get(MODELS[difference.table_name], difference.record_id)
    needed = REMOVABLE.get(difference.table_name)
    if record is not None and needed is not None:
        refuse({"": needed(session, record, circumstances)})


def _follow(session: Session, difference: Difference, circumstances: Circumstances) -> None:
    """Let what follows from the field follow it, in the same act."""
    model = MODELS[difference.table_name]
    record = session.get(model, difference.record_id, populate_existing=True)
    if isinstance(record, Person):
        print_anew(record)
    follows = FOLLOWS.get((difference.table_name, difference.field))
    if follows and record is not None:
        follows(record, circumstances)
    session.flush()


def _unknown() -> str:
    return _("Deze versie van het programma kent dit gegeven niet. Werk SUB-CRM bij.")


@carries_out(DiscardRefused)
def discard_refused(session: Session, order: DiscardRefused, __: Circumstances) -> None:
    try:
        for key in order.keys:
            _put_back(session, key)
        session.flush()
    except IntegrityError as clash:
        sentence = _("Dit botst met wat er nu staat. Herstel het in het gegeven zelf.")
        raise Refused({"": sentence}) from clash


def _put_back(session: Session, key: Key) -> None:
    table, id = key
    unsent = session.get(Unsent, key)
    record = session.get(MODELS[table], id)
    if unsent is None or unsent.refused is None or record is None:
        raise Refused({"": _("Dit is intussen al verzonden of hersteld.")})
    if record.ver is None:  # the shared database never had it
        record.deleted = True
        return
    kept = json.loads(unsent.base)
    columns = Base.metadata.tables[table]
    values = {name: stored_value(columns, name, value) for name, value in kept.items()}
    put_values(session, table, id, values)


@carries_out(RetryRefused)
def retry_refused(session: Session, order: RetryRefused, __: Circumstances) -> None:
    for table, id in order.keys:
        session.execute(
            update(Unsent)
            .where(Unsent.table_name == table, Unsent.record_id == id)
            .values(refused=None, about="", refused_at=None)
        )


@carries_out(PutWordsAway)
def put_words_away(session: Session, order: PutWordsAway, __: Circumstances) -> None:
    before, after = (EVICTED, PUT_AWAY) if order.away else (PUT_AWAY, EVICTED)
    event = session.scalars(
        select(SyncEvent).where(SyncEvent.id == order.event, SyncEvent.kind == before)
    ).one_or_none()
    if event is not None:
        event.kind = after
