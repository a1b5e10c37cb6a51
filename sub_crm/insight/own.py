"""Whose sums may be told: what one colleague alone holds is theirs to add up, and nobody else's."""

from collections.abc import Iterable

from sub_crm.values.ids import Id


def may_sum(holders: Iterable[Id | None], me: Id) -> bool:
    """Whether a sum over organisations may be told to `me`, by who holds each of them.

    >>> a, b = b"a", b"b"
    >>> may_sum([a, b], a), may_sum([a, a], a), may_sum([None], a), may_sum([b, b], a)
    (True, True, True, False)
    """
    found = set(holders)
    return len(found) != 1 or found <= {None, me}
