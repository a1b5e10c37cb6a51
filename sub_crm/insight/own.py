"""Whose sums may be told: what one colleague alone holds is theirs to add up, and nobody else's."""

from collections.abc import Iterable
from typing import Any

from sub_crm.values.ids import Id


def may_sum(holders: Iterable[Id | None], me: Id) -> bool:
    """Whether a sum over organisations may be told to `me`, by who holds each of them.

    >>> a, b = b"a", b"b"
    >>> may_sum([a, b], a), may_sum([a, a], a), may_sum([None], a), may_sum([b, b], a)
    (True, True, True, False)
    """
    found = set(holders)
    return len(found) != 1 or found <= {None, me}


def may_count(filter: Any, me: Id) -> bool:
    """Whether the number of rows that a list has under its filter may be told to `me`."""
    named = (getattr(filter, name, None) for name in ("holder", "owner"))
    return all(may_sum((one,), me) for one in named)


def may_count_groups(filter: Any, me: Id) -> bool:
    """Whether the number of rows in each group of a list may be told."""
    return may_count(filter, me) and getattr(filter, "group", None) != "holder"
