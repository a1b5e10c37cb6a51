"""What stays on this device: what was done, the journal of changes, drafts, the store's facts."""

import datetime as dt

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from sub_crm.models.base import Base
from sub_crm.values.ids import Id


class Act(Base):
    """One thing that was done: a transaction with a name. Undo makes a new act, it erases none."""

    __tablename__ = "act"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[dt.datetime]
    verb: Mapped[str]
    user_id: Mapped[Id | None]
    undoes: Mapped[int | None]


class Change(Base):
    """One changed record, written by trigger: which columns, before and after, as JSON."""

    __tablename__ = "change"
    __table_args__ = (Index(None, "act_id"), Index(None, "record_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    act_id: Mapped[int]
    table_name: Mapped[str]
    record_id: Mapped[Id]
    before: Mapped[str | None]
    """None for a new record, which needs no payload."""
    after: Mapped[str | None]


class Draft(Base):
    """Concept: what was typed and not yet asked to be kept as a record."""

    __tablename__ = "draft"

    id: Mapped[Id] = mapped_column(primary_key=True)
    kind: Mapped[str]
    body: Mapped[str]
    """JSON object of the form's fields."""
    started_at: Mapped[dt.datetime]
    kept_at: Mapped[dt.datetime]


class Fact(Base):
    """The store's facts about itself: its id, its mark, whose it is."""

    __tablename__ = "fact"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
