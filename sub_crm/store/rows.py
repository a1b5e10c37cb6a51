"""From the rows of a result to frozen rows: each value as what the field of its name says."""

import datetime as dt
import enum
import functools
import types
import typing
from collections.abc import Callable
from dataclasses import fields
from typing import Any, TypeVar

from sub_crm.values.vague_date import VagueDate

R = TypeVar("R")
Read = Callable[[Any], Any]


def made(kind: type[R], cursor: Any) -> list[R]:
    """Return a frozen row (a dataclass or a NamedTuple) for each row of a DB-API cursor.

    Raises TypeError where the columns are not the fields, in their order.
    """
    columns = tuple(column[0] for column in cursor.description)
    reads = _reads(typing.cast(Any, kind), columns)
    make: Callable[..., R] = getattr(kind, "_make", None) or (lambda row: kind(*row))
    if not reads:
        return list(map(make, cursor))
    found = []
    for row in cursor:
        values = list(row)
        for place, read in reads:
            values[place] = read(values[place])
        found.append(make(values))
    return found


@functools.cache
def _reads(kind: type[Any], columns: tuple[str, ...]) -> tuple[tuple[int, Read], ...]:
    """Return the places whose stored value is not the value itself, with what makes it so."""
    named: tuple[str, ...] = getattr(kind, "_fields", ())  # of a NamedTuple
    names = named or tuple(field.name for field in fields(kind))
    if names != columns:
        raise TypeError(f"{kind.__name__} has {names}, the query gives {columns}")
    hints = typing.get_type_hints(kind)
    reads = ((place, _read(hints[name])) for place, name in enumerate(names))
    return tuple((place, read) for place, read in reads if read)


def _read(hint: Any) -> Read | None:
    if isinstance(hint, types.UnionType):
        [inner] = [part for part in typing.get_args(hint) if part is not types.NoneType]
        read = _read(inner)
        if isinstance(inner, type) and issubclass(inner, enum.Enum):
            return _Members(inner, optional=True).__getitem__
        return read and (lambda value: None if value is None else read(value))
    if hint is dt.date:
        return dt.date.fromisoformat
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return _Members(hint).__getitem__
    converts = isinstance(hint, type) and issubclass(hint, bool | VagueDate)
    return typing.cast(Read, hint) if converts else None


class _Members(dict[Any, Any]):
    """The members of an enumeration by value: looking them up is what most of a row costs."""

    def __init__(self, kind: type[enum.Enum], *, optional: bool = False) -> None:
        super().__init__({member.value: member for member in kind})
        self._kind = kind
        if optional:
            self[None] = None

    def __missing__(self, value: Any) -> Any:
        """Raise ValueError, as the enumeration does."""
        return self._kind(value)
