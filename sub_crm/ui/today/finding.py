"""Find an organisation by any of its names, for the field in which one is chosen."""

from collections.abc import Sequence

from sub_crm.queries.organisations import RelationRow
from sub_crm.ui.widgets.lookup import Match
from sub_crm.values.person_name import folded


def organisations_like(rows: Sequence[RelationRow], typed: str) -> list[Match]:
    """Return the organisations with these letters in a name, those that begin with them first."""
    wanted = folded(typed)
    scored = [(rank, row) for row in rows if (rank := _rank(row, wanted)) is not None]
    scored.sort(key=lambda found: found[0])
    return [Match(row.short_name, _other_name(row), row.id) for _rank_, row in scored]


def exactly(rows: Sequence[RelationRow], typed: str) -> RelationRow | None:
    """Return the one organisation that is called this."""
    found = [row for row in rows if folded(typed) in map(folded, _names(row))]
    return found[0] if len(found) == 1 else None


def _names(row: RelationRow) -> tuple[str, ...]:
    return tuple(filter(None, (row.short_name, row.name, row.abbreviation)))


def _rank(row: RelationRow, wanted: str) -> int | None:
    ranks = [0 if name.startswith(wanted) else 1 for name in map(folded, _names(row))
             if wanted in name]  # fmt: skip
    return min(ranks, default=None)


def _other_name(row: RelationRow) -> str:
    return row.name if row.name != row.short_name else ""
