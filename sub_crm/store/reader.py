"""One reading connection: text SQL in, frozen rows out, and nothing that its viewer may not see."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import sqlcipher3.dbapi2 as engine

from sub_crm.store.file import Connection
from sub_crm.store.lasting import Lasting
from sub_crm.store.rows import made

R = TypeVar("R")
STEPS = 10_000
"""Instructions of the engine between two looks whether to go on: some milliseconds."""


class Interrupted(Exception):
    """Somebody stopped the query; there is no answer."""


class Reader:
    """Answers queries; lives and dies on the thread that uses it."""

    def __init__(self, open_anew: Callable[[], Connection]) -> None:
        self._lasting = Lasting(open_anew)

    def rows(self, kind: type[R], sql: str, /, **named: Any) -> list[R]:
        """Return one frozen row per result; its columns bear the names of the row's fields."""
        with self._lasting.used() as connection:
            return made(kind, connection.execute(sql, named))

    def row(self, kind: type[R], sql: str, /, **named: Any) -> R | None:
        found = self.rows(kind, sql, **named)
        return found[0] if found else None

    def value(self, sql: str, /, **named: Any) -> Any:
        """Return the first column of the first row, or None."""
        with self._lasting.used() as connection:
            found = connection.execute(sql, named).fetchone()
        return found[0] if found else None

    def values(self, sql: str, /, **named: Any) -> list[Any]:
        with self._lasting.used() as connection:
            return [row[0] for row in connection.execute(sql, named)]

    @contextmanager
    def watched(self, stopped: Callable[[], bool]) -> Iterator[None]:
        """Give up a query that is running as soon as `stopped` says so, with `Interrupted`."""
        self._connection.set_progress_handler(lambda: int(stopped()), STEPS)
        try:
            yield
        except engine.OperationalError as error:
            if stopped():
                raise Interrupted from error
            raise
        finally:
            self._connection.set_progress_handler(None, 0)

    @contextmanager
    def sketching(self) -> Iterator[Connection]:
        """Allow tables that only this connection sees, to compare with; they go afterwards."""
        self._connection.execute("PRAGMA query_only = OFF")
        self._connection.execute("SAVEPOINT sketch")
        try:
            yield self._connection
        finally:
            self._connection.execute("ROLLBACK TO sketch")
            self._connection.execute("RELEASE sketch")
            self._connection.execute("PRAGMA query_only = ON")

    def interrupt(self) -> None:
        """Stop the running query; callable from any thread."""
        self._connection.interrupt()

    def close(self) -> None:
        self._connection.close()

    @property
    def _connection(self) -> Connection:
        return self._lasting.connection
