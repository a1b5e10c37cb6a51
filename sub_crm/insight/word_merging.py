"""A proposal for one text out of two edits of it, word by word; only ever a proposal."""

from sub_crm.insight.differences import MOST, words_of
from sub_crm.values.three_way import regions


def proposal(was: str, mine: str, theirs: str) -> str | None:
    """Return a text with the edits of both; None where they rewrote the same words.

    >>> proposal("Wil een plan.", "Wil snel een plan.", "Wil een plan, in mei.")
    'Wil snel een plan, in mei.'
    """
    origin, ours, others = (words_of(text) for text in (was, mine, theirs))
    if not was.strip() or max(map(len, (origin, ours, others))) > MOST:
        return None
    merged: list[str] = []
    for before, one, other in regions(origin, ours, others, key=str.strip):
        if _bare(one) == _bare(other) == _bare(before):
            merged += one if one != before else other  # the space that somebody gave it
        elif _bare(one) == _bare(other) or _bare(other) == _bare(before):
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


def _bare(words: list[str]) -> list[str]:
    return [word.strip() for word in words]


def _apart(words: list[str], by: str) -> list[str]:
    """Let the next word stand apart."""
    if not words or words[-1][-1:].isspace():
        return words
    return [*words[:-1], f"{words[-1]}{by}"]
