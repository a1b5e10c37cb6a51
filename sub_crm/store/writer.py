"""The one writing connection: each act is one durable transaction, captured and stamped."""

import datetime as dt
import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import sqlcipher3.dbapi2 as dbapi
from sqlalchemy import Engine, StaticPool, create_engine, delete, event, select
from sqlalchemy.orm import Session

from sub_crm.models import Act, Change, Record
from sub_crm.store import search_index
from sub_crm.store.changes import Changes
from sub_crm.store.file import Connection
from sub_crm.store.lasting import Lasting
from sub_crm.store.undo import undo_act
from sub_crm.values.ids import Id


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes, on which device."""

    user_id: Id | None
    device: Id | None


class Transaction:
    """An act under way: its session, and afterwards what it changed."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.changes = Changes()


class Writer:
    """Belongs to one thread. Everything else only reads."""

    def __init__(self, open_anew: Callable[[], Connection], author: Author) -> None:
        self._lasting = Lasting(open_anew)
        self._engines = functools.lru_cache(1)(engine_on)
        self.author = author

    @contextmanager
    def act(
        self, verb: str, *, now: dt.datetime, undoes: int | None = None
    ) -> Iterator[Transaction]:
        """Open a transaction named `verb`; committed durably when the block ends without error."""
        with (
            self._lasting.used() as connection,
            Session(self._engines(connection), expire_on_commit=False) as session,
            session.begin(),
        ):
            session.info.update(author=self.author, now=now)
            act = Act(at=now, verb=verb, user_id=self.author.user_id, undoes=undoes)
            session.add(act)
            session.flush()
            under_way = Transaction(session)
            yield under_way
            session.flush()
            changes = _changes_of(session, act.id)
            if not changes.records:
                session.execute(delete(Act).where(Act.id == act.id))
        under_way.changes = changes

    def undo(self, act: int, *, now: dt.datetime) -> Changes:
        """Put back what an act changed; raise `Refused` where later work stands on it."""
        with self.act("undo", now=now, undoes=act) as transaction:
            undo_act(transaction.session, act)
        return transaction.changes

    def tidy(self) -> bool:
        """Do a little upkeep of the file, between acts; False when there is nothing left to do."""
        try:
            with self._lasting.used() as connection:
                return search_index.merge_step(connection)
        except dbapi.OperationalError:  # somebody else writes: another time
            return False

    def close(self) -> None:
        self._engines.cache_clear()
        self._lasting.connection.close()


def engine_on(connection: Connection) -> Engine:
    """Return an engine over one open connection that begins every transaction IMMEDIATE.

    A transaction that starts as a reader and then writes would fail at once where another writes.
    """
    engine = create_engine(
        "sqlite://",
        module=dbapi,
        creator=lambda: connection,
        poolclass=StaticPool,
        hide_parameters=True,  # an error ends up in the log, and they are what somebody wrote
    )
    event.listen(engine, "begin", lambda opened: opened.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


@event.listens_for(Session, "before_flush")
def _stamp(session: Session, *_: Any) -> None:
    """Write who, when and on which device into every new and changed record."""
    author, now = session.info.get("author"), session.info.get("now")
    if author is None:
        return
    for record in session.new:
        if isinstance(record, Record) and record.created_at is None:
            record.created_by, record.created_at = author.user_id, now
            record.created_on = author.device
    for record in session.dirty:
        if isinstance(record, Record) and session.is_modified(record):
            record.updated_by, record.updated_at = author.user_id, now
            record.updated_on = author.device


def _changes_of(session: Session, act: int) -> Changes:
    rows = session.execute(select(Change.table_name, Change.record_id).where(Change.act_id == act))
    records = frozenset((table, record) for table, record in rows)
    return Changes(act if records else None, records)
