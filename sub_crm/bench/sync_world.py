"""A database and two laptops to measure synchronising with, made for it and gone afterwards.

The path is that of the product: TLS where the server has it, a login with a password, row rights,
the history, an encrypted workspace with capture of changes.
"""

import contextlib
import secrets
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from sub_crm.commands.registers import register_rows
from sub_crm.models import Person
from sub_crm.server import accounts
from sub_crm.server.filling import fill
from sub_crm.server.installing import install
from sub_crm.store import Store, create
from sub_crm.store.keys import new_key
from sub_crm.sync.asking import Link
from sub_crm.sync.joining import join
from sub_crm.sync.rounds import Replica
from sub_crm.values.ids import new_id


@dataclass(slots=True)
class Laptop:
    store: Store
    dial: Callable[[], Link]
    link: Link
    connection: Any

    @property
    def replica(self) -> Replica:
        return Replica(self.connection, self.link)

    def people(self, count: int) -> None:
        """Write down that many people, as an import does."""
        self._in_one_act(
            "INSERT INTO person (id, surname, first_name, note, sort_name, print_name, created_by)"
            " VALUES (?, ?, 'Jan', ?, 'naam jan', 'J. Naam', ?)",
            [
                (new_id(), f"Naam {number}", "belt liever in de middag " * 3, self.replica.me)
                for number in range(count)
            ],
        )

    def edit(self, count: int, word: str) -> None:
        """Change the note of that many people."""
        ids = self.connection.execute(
            f"SELECT id FROM {Person.__tablename__} ORDER BY id LIMIT ?", (count,)
        ).fetchall()
        self._in_one_act("UPDATE person SET note = ? WHERE id = ?", [(word, id) for (id,) in ids])

    def _in_one_act(self, statement: str, rows: list[tuple[Any, ...]]) -> None:
        self.connection.execute("BEGIN IMMEDIATE")
        self.connection.execute("INSERT INTO act (at, verb) VALUES (0, 'bench')")
        self.connection.executemany(statement, rows)
        self.connection.execute("COMMIT")

    def close(self) -> None:
        self.link.close()
        self.connection.close()
        self.store.close()


@dataclass(slots=True)
class World:
    """Makes laptops of people with an account of their own."""

    admin: psycopg.Connection[Any]
    server: dict[str, Any]
    folder: Path
    logins: list[str]
    laptops: list[Laptop]

    def laptop(self, port: int | None = None) -> Laptop:
        login = f"bench_{secrets.token_hex(4)}"
        with self.admin.transaction():
            made = accounts.add(self.admin, login, login.capitalize(), "account_manager")
        self.logins.append(login)
        path = self.folder / f"{login}.db"
        store = create(path, new_key())
        way = {**self.server, "user": login, "password": made.password}
        if port:  # the certificate still has to be of the server's own name
            way |= {"port": port, "hostaddr": "127.0.0.1"}
        dial = partial(psycopg.connect, **way, autocommit=True)
        laptop = Laptop(store, dial, dial(), store.connection_to_sync())
        join(laptop.replica)
        store.reread_identity()
        self.laptops.append(laptop)
        return laptop


@contextlib.contextmanager
def world(url: str) -> Iterator[World]:
    """Make a database of its own beside that of an administrator's URL; drop it afterwards."""
    name = f"bench_{secrets.token_hex(4)}"
    with psycopg.connect(url, autocommit=True) as first:
        first.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        server = {**conninfo_to_dict(url), "dbname": name}
        made: World | None = None
        try:
            with (
                psycopg.connect(**server, autocommit=True) as admin,  # type: ignore[arg-type]
                tempfile.TemporaryDirectory() as folder,
            ):
                with admin.transaction():
                    install(admin)
                    fill(admin, register_rows())
                made = World(admin, server, Path(folder), [], [])
                yield made
                for laptop in made.laptops:
                    laptop.close()
        finally:
            first.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
            for login in made.logins if made else ():
                first.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(login)))
