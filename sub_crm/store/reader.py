"""One reading connection: text SQL in, frozen rows out, and nothing that its viewer may not see."""

import datetime as dt
import enum
import functools
import types
import typing
from collections.abc import Callable
from dataclasses import fields
from typing import Any, TypeVar

from sub_crm.store.file import Connection
from sub_crm.values.vague_date import VagueDate

R = TypeVar("R")
Read = Callable[[Any], Any]


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

    def interrupt(self) -> None:
        """Stop the running query; callable from any thread."""
        self._connection.interrupt()

    def close(self) -> None:
        self._connection.close()


@functools.cache
def _reads(kind: type[Any], columns: tuple[str, ...]) -> tuple[Read | None, ...]:
    named: tuple[str, ...] = getattr(kind, "_fields", ())  # of a NamedTuple
    names = named or tuple(field.name for field in fields(kind))
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
