"""Rows that are found, kept and linked; what was marked deleted is not there."""

from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from sub_crm.i18n import _
from sub_crm.models import Record
from sub_crm.orders import Refused
from sub_crm.values.ids import Id, key_id

R = TypeVar("R", bound=Record)


def find(session: Session, kind: type[R], record_id: Id | None) -> R | None:
    record = session.get(kind, record_id) if record_id else None
    return None if record is None or record.deleted else record


def existing(session: Session, kind: type[R], record_id: Id, field: str) -> R:
    """Return the record that the order is about; refuse the order when it is not there."""
    record = find(session, kind, record_id)
    if record is None:
        raise Refused({field: _gone()})
    return record


def gone(session: Session, kind: type[Record], *ids: Id | None) -> str | None:
    """Say that one of the records is not there; an id that is None names no record."""
    missing = any(named and find(session, kind, named) is None for named in ids)
    return _gone() if missing else None


def keep(session: Session, record: R) -> R:
    """Write a new record at once, so that what refers to it can follow."""
    session.add(record)
    session.flush()
    return record


def link(session: Session, kind: type[R], **ends: Id) -> R:
    """Link records by the only row that the pair can have; a deleted one comes back."""
    known = session.scalars(select(kind).filter_by(**ends)).one_or_none()
    if known is None:
        pair = key_id(kind.__tablename__, *(end.hex() for end in ends.values()))
        return keep(session, kind(id=pair, **ends))
    known.deleted = False
    return known


def _gone() -> str:
    return _("Dit is niet meer te vinden; misschien is het net verwijderd. Kies opnieuw.")
