"""The functions that the shared database offers, one method each; nothing else is spoken."""

import json
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from psycopg import Connection

from sub_crm.sync.causes import Stopped
from sub_crm.sync.outbox import Frozen
from sub_crm.values.ids import Id

Parts = dict[str, Any]
"""A page: its parts by name, in the order in which they are to be applied."""


@dataclass(frozen=True, slots=True)
class Shared:
    """One session of one login on one device."""

    connection: Connection[Any]
    device: Id
    epoch: int

    def hello(self, schema: int, cursor: int, version: str, name: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self._one(
            "SELECT api.hello(%s, %s, %s, %s, %s, %s)", schema, cursor, version, name
        )
        return found

    def push(self, frozen: Frozen) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self._one(
            "SELECT api.push(%s, %s, %s, %s, %b)",
            *(frozen.number, frozen.first_op, frozen.operations),
        )
        return found

    def pull(self, after: int, most: int, *, own: bool) -> Parts:
        """`own`: also what this very device wrote, which it mostly has."""
        return self._parts("SELECT part, body FROM api.pull(%s, %s, %s, %s, %s)", after, most, own)

    def pages(self, after: int, most: int, *, own: bool) -> Iterator[Parts]:
        """Yield page after page; raise `Stopped` where there is more and nothing goes on."""
        more = True
        while more:
            parts = self.pull(after, most, own=own)
            yield parts
            more = parts["head"]["more"]
            if more and parts["head"]["cursor"] <= after:
                raise Stopped("at_odds")
            after = parts["head"]["cursor"]

    def rows(self, table: str, ids: Iterable[Id]) -> Parts:
        wanted = [uuid.UUID(bytes=each) for each in ids]
        return self._parts("SELECT part, body FROM api.rows(%s, %s, %s, %s)", table, wanted)

    def digest(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self._one("SELECT api.digest(%s, %s)")
        return found

    def keys(
        self, tables: Sequence[str] | None = None, buckets: Sequence[int] | None = None
    ) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self._one(
            "SELECT api.keys(%s, %s, %s::text[], %s::integer[])",
            *(None if each is None else list(each) for each in (tables, buckets)),
        )
        return found

    def stubs(self) -> list[tuple[str, str, str, bool]]:
        [(found,)] = self.connection.execute("SELECT api.stubs()").fetchall()
        return [tuple(each) for each in found]

    def purges(self, after: int) -> list[tuple[int, str, str]]:
        [(found,)] = self.connection.execute("SELECT api.purges(%s)", (after,)).fetchall()
        return [tuple(each) for each in found]

    def acknowledge_purges(self, until: int) -> None:
        self._one("SELECT api.acknowledge_purges(%s, %s, %s)", until)

    def _one(self, text: str, *values: Any) -> Any:
        [(found,)] = self.connection.execute(text, self._given(values)).fetchall()
        return found

    def _parts(self, text: str, *values: Any) -> Parts:
        found = self.connection.execute(text, self._given(values)).fetchall()
        return {part: json.loads(body) for part, body in found}

    def _given(self, values: Sequence[Any]) -> tuple[Any, ...]:
        return (uuid.UUID(bytes=self.device), self.epoch, *values)
