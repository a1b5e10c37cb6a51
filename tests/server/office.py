"""A shared database with people in it, and a replica to push and pull with: plain and honest."""

import itertools
import json
import uuid
from dataclasses import dataclass, field
from typing import Any

import psycopg

from sub_crm.models.synced import entered_columns, synced_tables
from sub_crm.server import accounts
from sub_crm.store.file import SCHEMA
from sub_crm.values.ids import new_id
from tests.server.postgres import Cluster

Op = dict[str, Any]
Outcome = list[Any]

COLUMNS = {
    table.name: {column.name for column in entered_columns(table)} for table in synced_tables()
}


def fresh() -> str:
    return str(uuid.UUID(bytes=new_id()))


@dataclass(slots=True)
class Device:
    """One replica of one person: a connection of their own, a cursor, batches in order."""

    connection: psycopg.Connection[Any]
    id: str = field(default_factory=fresh)
    epoch: int = 1
    cursor: int = 0
    batch: int = 0
    op: int = 0
    rows: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    stubs: set[tuple[str, str, str]] = field(default_factory=set)

    def call(self, text: str, *values: Any) -> Any:
        found = self.connection.execute(text, values).fetchone()
        return found[0] if found else None

    def hello(self, schema: int = SCHEMA) -> dict[str, Any]:
        answer = self.call(
            "SELECT api.hello(%s, %s, %s, %s, '0.1', 'laptop')",
            *(self.id, self.epoch, schema, self.cursor),
        )
        return dict(answer)

    def push(self, *ops: Op) -> list[Outcome]:
        """Push one batch; each operation is a table, id, base and set. Returns the outcomes."""
        return self.push_texts([json.dumps(op) for op in ops])

    def push_texts(self, texts: list[str]) -> list[Outcome]:
        answer = self.call(
            "SELECT api.push(%s, %s, %s, %s, %s)",
            *(self.id, self.epoch, self.batch + 1, self.op + 1, texts),
        )
        self.batch += 1
        self.op += len(texts)
        return [outcome[1:] for outcome in answer["ops"]]

    def make(self, table: str, **said: Any) -> str:
        """Push one new record and return its id; it must be accepted."""
        op = new(table, **said)
        assert self.push(op) == [["ok", 1]]
        return str(op["id"])

    def pull(self, most: int = 5000) -> dict[str, Any]:
        """Pull until there is no more; returns the parts of the last page."""
        while True:
            parts = self.page(most)
            if not parts["head"]["more"]:
                return parts

    def page(self, most: int = 5000) -> dict[str, Any]:
        found = self.connection.execute(
            "SELECT part, body FROM api.pull(%s, %s, %s, %s)",
            (self.id, self.epoch, self.cursor, most),
        ).fetchall()
        parts = {part: json.loads(body) for part, body in found}
        self._forget([(table, key) for _, table, key in parts.get("purge", [])])
        self._forget([(table, key) for table, key in parts.get("evict", [])])
        for kind, month, organisation, gone in parts.get("stub", []):
            change = self.stubs.discard if gone else self.stubs.add
            change((kind, month, organisation))
        for table in COLUMNS.keys() & parts.keys():
            kept = self.rows.setdefault(table, {})
            for values in parts[table]["rows"]:
                row = dict(zip(parts[table]["columns"], values, strict=True))
                kept[row["id"]] = row
        self.cursor = parts["head"]["cursor"]
        return parts

    def sees(self, table: str, record: str) -> bool:
        """Say whether the replica has the record, once it has pulled."""
        self.pull()
        return record in self.rows.get(table, {})

    def _forget(self, gone: list[tuple[str, str]]) -> None:
        for table, key in gone:
            self.rows.get(table, {}).pop(key, None)


def new(table: str, id: str = "", **said: Any) -> Op:
    return {"t": table, "id": id or fresh(), "base": 0, "at": 1_700_000_000_000_000, "set": said}


def edit(table: str, record: str, base: int, **said: Any) -> Op:
    return {"t": table, "id": record, "base": base, "set": said}


@dataclass(slots=True)
class Office:
    """The database, its administrator and the people who were given an account."""

    cluster: Cluster
    database: str
    admin: psycopg.Connection[Any]
    passwords: dict[str, str] = field(default_factory=dict)
    opened: list[psycopg.Connection[Any]] = field(default_factory=list)
    numbers: "itertools.count[int]" = field(default_factory=itertools.count)

    def hire(self, role: str = "account_manager", login: str = "") -> Device:
        """Give somebody an account and a device that has said hello."""
        name = login or f"p{next(self.numbers)}_{self.database}"
        with self.admin.transaction():
            made = accounts.add(self.admin, name, name.capitalize(), role)
        self.passwords[name] = made.password
        return self.device(name)

    def device(self, login: str) -> Device:
        device = Device(self.connect(login))
        device.hello()
        return device

    def connect(self, login: str, **given: Any) -> psycopg.Connection[Any]:
        connection = self.cluster.connect(
            self.database, user=login, password=self.passwords[login], **given
        )
        self.opened.append(connection)
        return connection

    def user_id(self, device: Device) -> str:
        return str(device.hello()["user"]["id"])

    def close(self) -> None:
        for connection in self.opened:
            connection.close()
        for login in self.passwords:
            self.admin.execute(f'DROP OWNED BY "{login}"')
            self.admin.execute(f'DROP ROLE "{login}"')
        self.admin.close()
