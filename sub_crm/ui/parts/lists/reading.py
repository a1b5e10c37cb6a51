"""The lists above a table: those of everybody and those that were kept, with their numbers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sub_crm.insight.own import may_count
from sub_crm.queries.reading import Reader
from sub_crm.queries.saved_lists import saved_lists
from sub_crm.ui.parts.lists.filters import Preset
from sub_crm.values.conditions import from_json
from sub_crm.values.ids import Id

Count = Callable[[Any, Any], int]
"""Ask a reader how many rows meet a filter, capped."""


@dataclass(frozen=True, slots=True)
class KeptList:
    name: str
    filter: Any
    count: int | None
    id: Id | None = None
    """None for a list that comes with the program."""
    mine: bool = False


def read_lists(
    reader: Reader, subject: str, kind: type, presets: Sequence[Preset], count: Count, me: Id
) -> list[KeptList]:
    """Return every list of a subject with how many rows it has now, where that may be told."""

    def told(filter: Any) -> int | None:
        return count(reader, filter) if may_count(filter, me) else None

    found = [
        KeptList(one.name, one.filter, told(one.filter) if one.counted else None) for one in presets
    ]
    for row in saved_lists(reader, subject):
        filter: Any = from_json(kind, row.conditions)
        mine = row.made_by == me
        found.append(KeptList(row.name, filter, told(filter), row.id, mine))
    return found
