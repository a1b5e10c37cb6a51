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
    # a number is never given again, also where the newest changes are forgotten: who remembers
    # one would take what came later for known
    __table_args__ = (
        Index(None, "act_id"),
        Index(None, "record_id"),
        {"sqlite_autoincrement": True},
    )

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


class Unsent(Base):
    """A record of which the shared database does not have everything yet."""

    __tablename__ = "unsent"

    table_name: Mapped[str] = mapped_column(primary_key=True)
    record_id: Mapped[Id] = mapped_column(primary_key=True)
    base: Mapped[str]
    """JSON object: the fields that were edited, as they are in the shared database."""
    refused: Mapped[str | None]
    """SQLSTATE with which the shared database refused it for good; until it is edited again."""
    about: Mapped[str] = mapped_column(default="", server_default="")
    """The constraint or column that refused it."""
    refused_at: Mapped[dt.datetime | None]


class Batch(Base):
    """What is sent together, until its answer: frozen, so that sending it again is the same."""

    __tablename__ = "batch"

    number: Mapped[int] = mapped_column(primary_key=True)
    first_op: Mapped[int]
    body: Mapped[str]
    """JSON array of operations, each a JSON text."""
    upto: Mapped[int]
    """The newest change that is in it."""
    made_at: Mapped[dt.datetime]


class Stub(Base):
    """All that others than supervisors may know: that there was a talk, or is a dossier."""

    __tablename__ = "stub"

    kind: Mapped[str] = mapped_column(primary_key=True)
    month: Mapped[str] = mapped_column(primary_key=True)
    """As "2026-11"; empty where it is not known, and of a dossier."""
    organisation_id: Mapped[Id] = mapped_column(primary_key=True)


class SyncEvent(Base):
    """Something that synchronising came across and that its user may want to know."""

    __tablename__ = "sync_event"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[dt.datetime]
    kind: Mapped[str]
    count: Mapped[int] = mapped_column(default=0, server_default="0")
    detail: Mapped[str] = mapped_column(default="", server_default="")
    """Mostly a JSON object, as of words entered in a record that was taken out of sight."""


class Fact(Base):
    """The store's facts about itself: its id, its mark, whose it is."""

    __tablename__ = "fact"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
