"""Long lists: a page at a time from a key onward, in the order and with the conditions asked for.

A list never counts on from an offset: each page starts after the last row of the one before, so
the hundredth page costs as much as the first.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from sub_crm.queries.reading import Reader
from sub_crm.values.ids import Id

PAGE = 200
COUNT_CAP = 1000
"""Counts stop here: "meer dan 1000" says enough and costs the same at any size."""


class Listed(Protocol):
    """A row of a long list: its id and the value that it is sorted by."""

    @property
    def id(self) -> Id: ...

    @property
    def sorted_by(self) -> Any: ...


R = TypeVar("R", bound=Listed)


@dataclass(frozen=True, slots=True)
class Ordering:
    """An SQL expression that is never NULL, and which way; rows of equal value go by id."""

    expression: str
    descending: bool = False
    indexed: bool = False
    """Whether an index stands in this order, so that the rows come in it by themselves."""

    @property
    def way(self) -> str:
        return "DESC" if self.descending else "ASC"


@dataclass(slots=True)
class Conditions:
    """SQL conditions that all must hold, with their bound values."""

    clauses: list[str] = field(default_factory=list)
    named: dict[str, Any] = field(default_factory=dict)

    def add(self, clause: str, **named: Any) -> None:
        self.clauses.append(f"({clause})")
        self.named |= named

    def any_of(self, expression: str, name: str, values: Sequence[Any]) -> None:
        """Add that the expression equals one of the values; no values means no condition."""
        if values:
            keys = [f"{name}_{place}" for place in range(len(values))]
            listed = ", ".join(f":{key}" for key in keys)
            self.add(f"{expression} IN ({listed})", **dict(zip(keys, values, strict=True)))

    def where(self) -> str:
        return " AND ".join(self.clauses) or "1"


def list_page(
    reader: Reader,
    kind: type[R],
    *,
    columns: str,
    source: str,
    key: str,
    conditions: Conditions,
    ordering: Ordering,
    among: str = "",
    after: tuple[Any, Id] | None = None,
    limit: int = PAGE,
    **named: Any,
) -> list[R]:
    """Return the rows after `after` (sort value, id).

    `columns` come after `id` and `sorted_by`. The conditions and the order are those of `among`,
    where that is another source than the one that the columns are read from.
    """
    beyond = "<" if ordering.descending else ">"
    step = f"AND ({ordering.expression}, {key}) {beyond} (:after_value, :after_id)" if after else ""
    started = {"after_value": after[0], "after_id": after[1]} if after else {}
    chosen = f"{key} AS id, {ordering.expression} AS sorted_by"
    rest = f"""WHERE {conditions.where()} {step}
      ORDER BY sorted_by {ordering.way}, {key} {ordering.way} LIMIT {limit}"""
    if ordering.indexed:
        sql = f"SELECT {chosen}, {columns} FROM {source} {rest}"
    else:
        # what a row shows is only looked up for those that are on the page
        sql = f"""
        WITH page AS MATERIALIZED (SELECT {chosen} FROM {among or source} {rest})
        SELECT page.id, page.sorted_by, {columns} FROM page CROSS JOIN {source}
        WHERE {key} = page.id ORDER BY page.sorted_by {ordering.way}, page.id {ordering.way}
        """
    return reader.rows(kind, sql, **conditions.named, **started, **named)


def count_capped(
    reader: Reader, *, source: str, conditions: Conditions, cap: int = COUNT_CAP, **named: Any
) -> int:
    """Return how many rows there are, at most `cap` + 1."""
    found: int = reader.value(
        f"SELECT count(*) FROM (SELECT 1 FROM {source} WHERE {conditions.where()} LIMIT {cap + 1})",
        **conditions.named,
        **named,
    )
    return found


def ids_of(
    reader: Reader, *, source: str, key: str, conditions: Conditions, **named: Any
) -> list[Id]:
    """Return the ids of everything that meets the conditions, for a bulk edit or an export."""
    return reader.values(
        f"SELECT {key} FROM {source} WHERE {conditions.where()}", **conditions.named, **named
    )
