"""Laptops of colleagues: real encrypted workspaces, a real shared database, and who uses them."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from sub_crm.commands import perform
from sub_crm.models import Difference, Record
from sub_crm.orders import Circumstances, Order
from sub_crm.store import Store
from sub_crm.store.file import Connection
from sub_crm.store.keys import new_key
from sub_crm.store.store import create
from sub_crm.sync.joining import join
from sub_crm.sync.rounds import Replica, Round
from sub_crm.sync.wire import shapes
from sub_crm.values.ids import Id
from tests.server.office import Device, Office

NOW = dt.datetime(2026, 11, 24, 9, tzinfo=dt.UTC)


@dataclass(slots=True)
class Laptop:
    """One person's workspace and its way to the shared database."""

    store: Store
    link: Any
    login: str = ""
    connection: Connection = field(init=False)
    replica: Replica = field(init=False)

    def __post_init__(self) -> None:
        self.connection = self.store.connection_to_sync()
        self.replica = Replica(self.connection, self.link)

    def join(self) -> None:
        join(self.replica)
        self.store.reread_identity()

    def sync(self, reached: Callable[[str], None] = lambda _: None) -> Round:
        self.replica.reached = reached
        return self.replica.synchronise()

    def act(self, work: Callable[[Session], Any]) -> Any:
        writer = self.store.writer()
        try:
            with writer.act("test", now=NOW) as transaction:
                return work(transaction.session)
        finally:
            writer.close()

    def do(self, order: Order) -> Any:
        """Carry out an order as its user would."""
        now = Circumstances(now=NOW, user_id=self.store.identity.viewer.user_id)
        return self.act(lambda session: perform(session, order, now))

    def undo_last(self) -> None:
        writer = self.store.writer()
        try:
            [(act,)] = self.connection.execute("SELECT max(id) FROM act WHERE verb <> 'receive'")
            writer.undo(act, now=NOW)
        finally:
            writer.close()

    @property
    def me(self) -> Id:
        return self.store.identity.viewer.user_id

    def add(self, record: Record) -> Id:
        self.act(lambda session: session.add(record))
        return record.id

    def edit(self, kind: type[Record], id: Id, **values: Any) -> None:
        def change(session: Session) -> None:
            record = session.get_one(kind, id)
            for name, value in values.items():
                setattr(record, name, value)

        self.act(change)

    def value(self, kind: type[Record], id: Id, name: str) -> Any:
        found = self.connection.execute(
            f"SELECT {name} FROM {kind.__tablename__} WHERE id = ?", (id,)
        ).fetchone()
        return found[0] if found else None

    def differences(self) -> list[tuple[str, str, str, str]]:
        """Field, what was, what stands and what is kept, as JSON."""
        return list(
            self.connection.execute(
                f"SELECT field, was, stands, kept FROM {Difference.__tablename__} WHERE deleted = 0"
                " ORDER BY field, kept"
            )
        )

    def waiting(self) -> list[tuple[Any, ...]]:
        return list(
            self.connection.execute(
                "SELECT table_name, base, refused FROM unsent ORDER BY table_name"
            )
        )

    def content(self) -> dict[str, set[tuple[Any, ...]]]:
        """Everything that is shared and not deleted, with its version and stamps."""
        return {
            shape.name: set(
                self.connection.execute(
                    f"SELECT ver, {', '.join(shape.wire)} FROM {shape.name} WHERE deleted = 0"
                )
            )
            for shape in shapes().values()
        }

    def close(self) -> None:
        self.connection.close()
        self.store.close()


@dataclass(slots=True)
class Team:
    """Colleagues with a laptop each, who all joined."""

    office: Office
    folder: Path
    laptops: list[Laptop] = field(default_factory=list)

    def hire(self, role: str = "account_manager") -> Laptop:
        return self.laptop(self.office.hire(role))

    def laptop(self, device: Device) -> Laptop:
        """Give a person with an account a laptop that joined and synchronised."""
        store = create(self.folder / f"laptop{len(self.laptops)}.db", new_key())
        laptop = Laptop(store, device.connection)
        laptop.join()
        laptop.sync()
        self.laptops.append(laptop)
        return laptop

    def settle(self) -> None:
        """Let everybody synchronise until nothing moves any more."""
        for _ in range(3):
            for laptop in self.laptops:
                laptop.sync()

    def close(self) -> None:
        for laptop in self.laptops:
            laptop.close()
