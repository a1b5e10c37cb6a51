"""What changed between two texts, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORDS = re.compile(r"\s+|[^\s]+")


class Fate(StrEnum):
    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words and what became of them."""

    text: str
    fate: Fate


def word_differences(before: str, after: str) -> list[Piece]:
    """Return the pieces of both texts in reading order: what was removed before what came instead.

    >>> [(p.text, p.fate.value) for p in word_differences("een plan", "een goed plan")]
    [('een ', 'kept'), ('goed ', 'added'), ('plan', 'kept')]
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    pieces: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("".join(old[a:b]), Fate.KEPT))
            continue
        for words, fate in ((old[a:b], Fate.REMOVED), (new[c:d], Fate.ADDED)):
            if words:
                pieces.append(Piece("".join(words), fate))
    return pieces
