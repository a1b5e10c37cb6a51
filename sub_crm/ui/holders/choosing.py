"""Which organisations the table shows, and what may be done with those that are chosen."""

from collections.abc import Sequence
from typing import Any

from sub_crm.i18n import _
from sub_crm.queries.holders import HolderRow
from sub_crm.ui.holders.reading import HoldersRows
from sub_crm.values.standing import Standing

ALL, NOBODY, STOOD_IN = "all", "nobody", "stood_in"


def options(rows: HoldersRows) -> list[tuple[Any, str]]:
    """All, the user's own, nobody's, those with a deputy, and each colleague's."""
    me = rows.standing.me
    others = [(one.id, one.name) for one in rows.colleagues if one.held and one.id != me]
    return [
        (ALL, _("Alle organisaties")),
        (me, _("Van mij")),
        (NOBODY, _("Zonder accounthouder")),
        (STOOD_IN, _("Met een vervanger")),
        *others,
    ]


def shown(rows: HoldersRows, whose: object, text: str) -> list[HolderRow]:
    """The rows of one choice in whose name or people every typed word occurs."""
    words = text.casefold().split()
    return [one for one in rows.organisations if _is_of(one, whose) and _has(one, words)]


def _is_of(row: HolderRow, whose: object) -> bool:
    if whose == ALL:
        return True
    if whose == NOBODY:
        return row.holder_id is None
    if whose == STOOD_IN:
        return row.deputy_id is not None
    return whose in (row.holder_id, row.next_id)


def _has(row: HolderRow, words: Sequence[str]) -> bool:
    known = " ".join(filter(None, (row.short_name, row.holder, row.next_holder, row.deputy)))
    return all(word in known.casefold() for word in words)


def may_assign(standing: Standing, rows: Sequence[HolderRow]) -> bool:
    return bool(rows) and all(
        standing.may_assign({one for one in (row.holder_id, row.next_id) if one}) for row in rows
    )


def may_name_deputy(standing: Standing, rows: Sequence[HolderRow]) -> bool:
    return bool(rows) and all(
        row.holder_id and standing.may_name_deputy(row.holder_id) for row in rows
    )


def may_end_deputy(standing: Standing, rows: Sequence[HolderRow]) -> bool:
    """Of the chosen organisations, those that have a deputy count."""
    return may_name_deputy(standing, [row for row in rows if row.deputy_term])


def why_not(standing: Standing, rows: Sequence[HolderRow]) -> str:
    """Say why there is nothing that this user may do with what is chosen."""
    if not rows or may_assign(standing, rows) or may_name_deputy(standing, rows):
        return ""
    return _("Wat een ander heeft, verdeelt een teamleider.")
