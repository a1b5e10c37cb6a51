"""Values as the journal keeps them, as the file stores them and as they cross the wire.

The file knows an id as sixteen bytes and a flag as 0 or 1; the journal writes an id in
hexadecimal; the wire writes it as a uuid, and a flag as a truth.
"""

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, DefaultClause, Integer, Table

from sub_crm.models.columns import Blob, Flag
from sub_crm.models.synced import entered_columns, synced_tables, wire_columns

Values = dict[str, Any]
"""Stored values by column."""


@dataclass(frozen=True)
class Shape:
    """What synchronising needs to know of a table."""

    name: str
    wire: tuple[str, ...]
    """The columns that a replica receives, `id` among them."""
    entered: tuple[str, ...]
    """Those that somebody fills in: pushed and merged."""
    ids: frozenset[str]
    flags: frozenset[str]
    defaults: Mapping[str, Any]
    """What a column without a word about it holds."""

    def read(self, name: str) -> Callable[[Any], Any] | None:
        """Return what makes a stored value of one from the wire; None where they are the same."""
        if name in self.ids:
            return _id
        return _flag if name in self.flags else None

    def to_wire(self, name: str, stored: Any) -> Any:
        if stored is None:
            return None
        if name in self.ids:
            return stored.hex()
        return bool(stored) if name in self.flags else stored

    def to_journal(self, name: str, stored: Any) -> Any:
        return stored.hex() if name in self.ids and stored is not None else stored

    def from_journal(self, name: str, kept: Any) -> Any:
        return bytes.fromhex(kept) if name in self.ids and kept is not None else kept

    def from_wire(self, name: str, said: Any) -> Any:
        reader = self.read(name)
        return reader(said) if reader else said


@functools.cache
def shapes() -> Mapping[str, Shape]:
    """Return the shape of each synced table by its name, parents first."""
    return {table.name: _shape(table) for table in synced_tables()}


def _shape(table: Table) -> Shape:
    wire = wire_columns(table)
    return Shape(
        name=table.name,
        wire=tuple(column.name for column in wire),
        entered=tuple(column.name for column in entered_columns(table)),
        ids=frozenset(column.name for column in wire if isinstance(column.type, Blob)),
        flags=frozenset(column.name for column in wire if isinstance(column.type, Flag)),
        defaults={
            column.name: _default(column)
            for column in wire
            if isinstance(column.server_default, DefaultClause)
        },
    )


def _default(column: Column[Any]) -> Any:
    text = str(column.server_default.arg)  # type: ignore[union-attr]
    return int(text) if isinstance(column.type, Flag | Integer) else text


def _id(said: str | None) -> bytes | None:
    return None if said is None else bytes.fromhex(said.replace("-", ""))


def _flag(said: bool | None) -> int | None:
    return None if said is None else int(said)
