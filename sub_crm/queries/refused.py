"""Look up what the shared database refused."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sub_crm.queries.reading import Reader
from sub_crm.queries.unsent import Pending, edited, pending
from sub_crm.queries.wholes import Key, Named, named
from sub_crm.values.ids import Id


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A record that the shared database did not take, with the first reason it gave."""

    table: str
    id: Id
    named: Named
    code: str
    """SQLSTATE."""
    about: str
    """The constraint or column."""
    at: int
    keys: tuple[Key, ...]
    """The record and parts that were refused."""
    is_new: bool
    fields: tuple[str, ...] = ()
    """What was edited in the record itself."""


@dataclass(frozen=True, slots=True)
class _Refusal:
    table_name: str
    record_id: Id
    refused: str
    about: str
    refused_at: int


def refused_changes(reader: Reader) -> list[RefusedRow]:
    """Return what was refused for good; it waits here until somebody mends or discards it."""
    groups: dict[Key, list[Pending]] = defaultdict(list)
    for one in pending(reader, "refused IS NOT NULL"):
        groups[one.whole, one.whole_id].append(one)
    names, fields = named(reader, groups), edited(reader, list(groups))
    reasons = {
        (row.table_name, row.record_id): row
        for row in reader.rows(
            _Refusal,
            "SELECT table_name, record_id, refused, about, coalesce(refused_at, 0) AS refused_at"
            " FROM unsent WHERE refused IS NOT NULL",
        )
    }
    return [
        _refused(key, ones, names.get(key, Named()), reasons, fields.get(key, ()))
        for key, ones in groups.items()
    ]


def _refused(
    key: Key,
    ones: Sequence[Pending],
    called: Named,
    reasons: dict[Key, _Refusal],
    fields: tuple[str, ...],
) -> RefusedRow:
    keys = sorted(((one.table_name, one.record_id) for one in ones), key=lambda one: one != key)
    first = reasons[keys[0]]
    return RefusedRow(
        table=key[0],
        id=key[1],
        named=called,
        code=first.refused,
        about=first.about,
        at=first.refused_at,
        keys=tuple(keys),
        is_new=any(one.is_new and (one.table_name, one.record_id) == key for one in ones),
        fields=fields,
    )
