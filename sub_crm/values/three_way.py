"""Where two edits of one sequence lie beside each other: the walk of a three-way merge.

After S. Khanna, K. Kunal and B. C. Pierce, "A formal investigation of diff3" (2007).
"""

import difflib
from collections.abc import Callable, Iterator, Sequence

Region = tuple[list[str], list[str], list[str]]
"""Of the common origin, of one edit and of the other."""


def regions(
    was: Sequence[str],
    mine: Sequence[str],
    theirs: Sequence[str],
    key: Callable[[str], str] = str,
) -> Iterator[Region]:
    """Yield what lies between the pieces that all three share, and those, in their order.

    Pieces are the same where their key is; each side keeps its own spelling of a shared one.
    """
    in_mine, in_theirs = _places(was, mine, key), _places(was, theirs, key)
    at = at_mine = at_theirs = 0
    for piece in range(len(was)):
        if piece in in_mine and piece in in_theirs:
            to_mine, to_theirs = in_mine[piece], in_theirs[piece]
            yield (
                list(was[at:piece]),
                list(mine[at_mine:to_mine]),
                list(theirs[at_theirs:to_theirs]),
            )
            yield [was[piece]], [mine[to_mine]], [theirs[to_theirs]]
            at, at_mine, at_theirs = piece + 1, to_mine + 1, to_theirs + 1
    yield list(was[at:]), list(mine[at_mine:]), list(theirs[at_theirs:])


def _places(was: Sequence[str], now: Sequence[str], key: Callable[[str], str]) -> dict[int, int]:
    """Return where each piece that stayed is now."""
    matcher = difflib.SequenceMatcher(None, [*map(key, was)], [*map(key, now)], autojunk=False)
    return {
        block.a + step: block.b + step
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    }
