"""Look up what waits for the shared database, and how much there is to see to."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sub_crm.queries.reading import Reader
from sub_crm.queries.sync import EVICTED
from sub_crm.queries.unsent import UNSENT, Pending, edited, pending, per_table
from sub_crm.queries.wholes import Key, Named, named
from sub_crm.values.ids import Id


@dataclass(frozen=True, slots=True)
class Work:
    """How much there is to see to; parts count with the record that they are shown under."""

    waiting: int = 0
    refused: int = 0
    differences: int = 0
    """Records of which the viewer has something to choose."""
    evicted: int = 0

    def to_do(self) -> int:
        return self.refused + self.differences + self.evicted


def work(reader: Reader, *, me: Id) -> Work:
    """Count what waits for the shared database, and what waits for its user."""
    found = reader.row(
        Work,
        f"""
        WITH {UNSENT}, pending AS ({per_table("1 AS one")})
        SELECT
          (SELECT count(*) FROM (SELECT DISTINCT whole, whole_id FROM pending
            WHERE refused IS NULL)) AS waiting,
          (SELECT count(*) FROM (SELECT DISTINCT whole, whole_id FROM pending
            WHERE refused IS NOT NULL)) AS refused,
          (SELECT count(DISTINCT d.table_name || hex(d.record_id)) FROM differences d
            WHERE d.choice = 'open' AND :me IN (d.stands_by, d.kept_by)) AS differences,
          (SELECT count(*) FROM sync_event WHERE kind = '{EVICTED}') AS evicted
        """,
        me=me,
    )
    assert found is not None
    return found


class Deed(StrEnum):
    """What was done with a record."""

    NEW = "new"
    EDITED = "edited"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A record of which something waits to be sent."""

    table: str
    id: Id
    named: Named
    deed: Deed
    fields: tuple[str, ...]
    """Its fields that were edited."""
    parts: tuple[str, ...]
    """Tables of its parts that were added, edited or taken away."""
    at: int
    """When that was last done; microseconds UTC."""


def waiting_changes(reader: Reader, *, limit: int = 200) -> list[WaitingRow]:
    """Return what waits to be sent, the oldest first."""
    groups: dict[Key, list[Pending]] = defaultdict(list)
    for one in pending(reader, "refused IS NULL"):
        groups[one.whole, one.whole_id].append(one)
    shown = dict(list(groups.items())[:limit])
    names = named(reader, shown)
    moments = _moments_of(reader, (one.change for ones in shown.values() for one in ones))
    fields = edited(reader, [key for key in shown])
    return [
        WaitingRow(
            table=table,
            id=id,
            named=names.get((table, id), Named()),
            deed=_deed(table, ones),
            fields=fields.get((table, id), ()),
            parts=tuple(sorted({one.table_name for one in ones if one.table_name != table})),
            at=max(moments.get(one.change, 0) for one in ones),
        )
        for (table, id), ones in shown.items()
    ]


def _deed(table: str, ones: Sequence[Pending]) -> Deed:
    own = next((one for one in ones if one.table_name == table), None)
    if own is None:
        return Deed.EDITED
    return Deed.DELETED if own.deleted else Deed.NEW if own.is_new else Deed.EDITED


@dataclass(frozen=True, slots=True)
class _Moment:
    id: int
    at: int


def _moments_of(reader: Reader, changes: Iterable[int]) -> dict[int, int]:
    rows = reader.rows(
        _Moment,
        "SELECT c.id, a.at FROM change c JOIN act a ON a.id = c.act_id"
        " WHERE c.id IN (SELECT value FROM json_each(:changes))",
        changes=json.dumps(sorted(set(changes))),
    )
    return {row.id: row.at for row in rows}
