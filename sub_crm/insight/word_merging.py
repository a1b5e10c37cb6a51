"""A proposal for one text out of two edits of it, word by word; only ever a proposal.

After S. Khanna, K. Kunal and B. C. Pierce, "A formal investigation of diff3" (2007).
"""

import difflib
from collections.abc import Iterator

from sub_crm.insight.differences import MOST, words_of

Region = tuple[list[str], list[str], list[str]]


def proposal(was: str, mine: str, theirs: str) -> str | None:
    """Return a text with the edits of both; None where they rewrote the same words.

    >>> proposal("Wil een plan.", "Wil snel een plan.", "Wil een plan, in mei.")
    'Wil snel een plan, in mei.'
    """
    sides = [words_of(text) for text in (was, mine, theirs)]
    if not was.strip() or max(map(len, sides)) > MOST:
        return None
    merged: list[str] = []
    for before, one, other in _regions(*sides):
        if _bare(one) == _bare(other) or _bare(other) == _bare(before):
            merged += one
        elif _bare(one) == _bare(before):
            merged += other
        elif before:
            return None
        else:  # both added something in one place: what reached the others first comes first
            apart = "\n" if merged and merged[-1].endswith("\n") else " "
            merged += [*_apart(other, apart), *one]
    return "".join(merged).strip()


def both(mine: str, theirs: str) -> str:
    """Return the two texts under each other; the one that holds the other alone."""
    if mine.strip() in theirs:
        return theirs
    return mine if theirs.strip() in mine else f"{theirs.rstrip()}\n{mine.lstrip()}"


def _regions(was: list[str], mine: list[str], theirs: list[str]) -> Iterator[Region]:
    """Yield what lies between the words that all three share, and those, in their order.

    A shared word has the space that somebody gave it.
    """
    in_mine, in_theirs = _places(was, mine), _places(was, theirs)
    at = at_mine = at_theirs = 0
    for word in range(len(was)):
        if word in in_mine and word in in_theirs:
            to_mine, to_theirs = in_mine[word], in_theirs[word]
            yield was[at:word], mine[at_mine:to_mine], theirs[at_theirs:to_theirs]
            spaced = mine[to_mine] if mine[to_mine] != was[word] else theirs[to_theirs]
            yield [spaced], [spaced], [spaced]
            at, at_mine, at_theirs = word + 1, to_mine + 1, to_theirs + 1
    yield was[at:], mine[at_mine:], theirs[at_theirs:]


def _places(was: list[str], now: list[str]) -> dict[int, int]:
    """Return where each word that stayed is now; how it is spaced does not count."""
    matcher = difflib.SequenceMatcher(None, _bare(was), _bare(now), autojunk=False)
    return {
        block.a + step: block.b + step
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    }


def _bare(words: list[str]) -> list[str]:
    return [word.strip() for word in words]


def _apart(words: list[str], by: str) -> list[str]:
    """Let the next word stand apart."""
    if not words or words[-1][-1:].isspace():
        return words
    return [*words[:-1], f"{words[-1]}{by}"]
