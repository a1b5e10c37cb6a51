"""One reading connection: text SQL in, frozen rows out, and nothing that its viewer may not see."""

import datetime as dt
import enum
import functools
import types
import typing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from typing import Any, TypeVar

import sqlcipher3.dbapi2 as engine

from sub_crm.store.file import Connection
from sub_crm.values.vague_date import VagueDate

R = TypeVar("R")
Read = Callable[[Any], Any]
STEPS = 10_000
"""Instructions of the engine between two looks whether to go on: some milliseconds."""


class Interrupted(Exception):
    """Somebody stopped the query; there is no answer."""


class Reader:
    """Answers queries; lives and dies on the thread that uses it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, kind: type[R], sql: str, /, **named: Any) -> list[R]:
        """Return one frozen row per result; its columns bear the names of the row's fields."""
        cursor = self._connection.execute(sql, named)
        columns = tuple(column[0] for column in cursor.description)
        reads = _reads(typing.cast(Any, kind), columns)
        return [
            kind(*[read(v) if read else v for read, v in zip(reads, row, strict=True)])
            for row in cursor
        ]

    def row(self, kind: type[R], sql: str, /, **named: Any) -> R | None:
        found = self.rows(kind, sql, **named)
        return found[0] if found else None

    def value(self, sql: str, /, **named: Any) -> Any:
        """Return the first column of the first row, or None."""
        found = self._connection.execute(sql, named).fetchone()
        return found[0] if found else None

    def values(self, sql: str, /, **named: Any) -> list[Any]:
        return [row[0] for row in self._connection.execute(sql, named)]

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


@functools.cache
def _reads(kind: type[Any], columns: tuple[str, ...]) -> tuple[Read | None, ...]:
    names = tuple(field.name for field in fields(kind))
    if names != columns:
        raise TypeError(f"{kind.__name__} has {names}, the query gives {columns}")
    hints = typing.get_type_hints(kind)
    return tuple(_read(hints[name]) for name in names)


def _read(hint: Any) -> Read | None:
    if isinstance(hint, types.UnionType):
        [inner] = [part for part in typing.get_args(hint) if part is not types.NoneType]
        read = _read(inner)
        return read and (lambda value: None if value is None else read(value))
    if hint is dt.date:
        return dt.date.fromisoformat
    converts = isinstance(hint, type) and issubclass(hint, bool | VagueDate | enum.Enum)
    return typing.cast(Read, hint) if converts else None
