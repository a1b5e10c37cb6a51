"""The journal walked back from what stands now: each record before and after each change."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sub_crm.queries.history import ChangeRow, Records, Values
from sub_crm.values.ids import Id

GONE: Values = {"deleted": 1}
"""What a record was before it was made."""


@dataclass(frozen=True, slots=True)
class Step:
    """One change with the whole record on both sides; `before` is None for a new record."""

    change: ChangeRow
    before: Values | None
    after: Values

    @property
    def record(self) -> tuple[str, Id]:
        return self.change.table_name, self.change.record_id

    def fields(self) -> list[str]:
        """The fields that differ; for a new record those that were filled in."""
        names = [name for name in self.after if name != "deleted" or self.before is not None]
        before = self.before or {}
        return [name for name in names if self.after[name] != before.get(name)]


def steps(changes: Iterable[ChangeRow], now: Records) -> Iterator[Step]:
    """Walk the changes, newest first, back from the records as they are now."""
    standing = dict(now)
    for change in changes:
        record = change.table_name, change.record_id
        after = standing.get(record)
        if after is None:
            continue
        before = _before(change, after)
        standing[record] = GONE if before is None else before
        yield Step(change, before, after)


def state_before(changes: Iterable[ChangeRow], now: Records) -> Records:
    """Return the records as they were before the changes, which come newest first up to now.

    Those that were not there are left out.
    """
    standing = dict(now)
    for step in steps(changes, now):
        standing[step.record] = GONE if step.before is None else step.before
    return {record: values for record, values in standing.items() if not values["deleted"]}


def _before(change: ChangeRow, after: Mapping[str, Any]) -> Values | None:
    if change.before is None:
        return None
    was, became = json.loads(change.before), json.loads(change.after or "{}")
    return {**after, **{name: was.get(name) for name in was.keys() | became.keys()}}
