"""What changed between two texts, word by word, marked on each side."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import takewhile

from sub_crm.i18n import _

_WORDS = re.compile(
    r"""[^\s.,;:!?]+(?:[.,;:!?]+[^\s.,;:!?]+)*\s*  # 14:20 and jan@x.nl stay whole
    | [.,;:!?]+\s*
    | \s+""",
    re.VERBOSE,
)
MOST = 4_000
"""Words that are compared one by one; comparing more would keep the reader waiting."""


class Fate(StrEnum):
    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words and what became of them."""

    text: str
    fate: Fate


@dataclass(frozen=True, slots=True)
class Differences:
    """The text before with what was removed, the text after with what was added."""

    was: tuple[Piece, ...]
    became: tuple[Piece, ...]

    def spoken(self) -> str:
        """Return "verwijderd: … toegevoegd: …", with what is the same left out."""
        told = (
            (_("verwijderd: {text}"), _only(self.was, Fate.REMOVED)),
            (_("toegevoegd: {text}"), _only(self.became, Fate.ADDED)),
        )
        return "; ".join(sentence.format(text=text) for sentence, text in told if text)


def word_differences(before: str, after: str) -> Differences:
    """Compare two texts by their words; how they are spaced does not count.

    >>> word_differences("een plan", "een goed plan").spoken()
    'toegevoegd: goed'
    """
    old, new = words_of(before), words_of(after)
    was: list[Piece] = []
    became: list[Piece] = []
    for tag, a, b, c, d in _blocks([w.strip() for w in old], [w.strip() for w in new]):
        _add(was, "".join(old[a:b]), Fate.KEPT if tag == "equal" else Fate.REMOVED)
        _add(became, "".join(new[c:d]), Fate.KEPT if tag == "equal" else Fate.ADDED)
    return Differences(tuple(was), tuple(became))


def words_of(text: str) -> list[str]:
    """Return the words of a text, each with the space after it, and the marks between them."""
    return _WORDS.findall(text)


def _blocks(old: list[str], new: list[str]) -> list[tuple[str, int, int, int, int]]:
    """Return what is equal and what is not; what both begin and end with is not looked at twice."""
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    a, b = len(old) - tail, len(new) - tail
    middle: list[tuple[str, int, int, int, int]] = [("replace", 0, a - head, 0, b - head)]
    if a + b - 2 * head <= MOST:
        middle = list(SequenceMatcher(None, old[head:a], new[head:b]).get_opcodes())
    return [
        ("equal", 0, head, 0, head),
        *((tag, i + head, j + head, k + head, m + head) for tag, i, j, k, m in middle),
        ("equal", a, len(old), b, len(new)),
    ]


def _shared(first: list[str], second: list[str]) -> int:
    """Return with how many words both begin."""
    pairs = zip(first, second, strict=False)
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _add(pieces: list[Piece], text: str, fate: Fate) -> None:
    """Add a run of words; the space after a marked run is not marked with it."""
    kept = text.rstrip() if fate is not Fate.KEPT and text.strip() else text
    for part, of in ((kept, fate), (text[len(kept) :], Fate.KEPT)):
        if part and pieces and pieces[-1].fate is of:
            pieces[-1] = Piece(pieces[-1].text + part, of)
        elif part:
            pieces.append(Piece(part, of))


def _only(pieces: tuple[Piece, ...], fate: Fate) -> str:
    return " … ".join(piece.text.strip() for piece in pieces if piece.fate is fate)
