"""Two texts with what changed between them marked on each side, and told in one sentence."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from sub_crm.i18n import _
from sub_crm.insight.differences import Fate, Piece, word_differences

MOST = 40_000
"""Characters that are compared word by word; comparing more would keep the reader waiting."""


@dataclass(frozen=True, slots=True)
class Marked:
    """The text before with what was removed, the text after with what was added."""

    was: tuple[Piece, ...]
    became: tuple[Piece, ...]

    def spoken(self) -> str:
        """Return "verwijderd: … toegevoegd: …", with what is the same left out."""
        removed = " … ".join(p.text.strip() for p in self.was if p.fate is Fate.REMOVED)
        added = " … ".join(p.text.strip() for p in self.became if p.fate is Fate.ADDED)
        told = [
            _("verwijderd: {text}").format(text=removed) if removed.strip() else "",
            _("toegevoegd: {text}").format(text=added) if added.strip() else "",
        ]
        return "; ".join(filter(None, told))


def marked(before: str, after: str) -> Marked:
    """Compare two texts; the same beginning and end are never looked at twice."""
    head = _shared(before, after)
    tail = _shared(before[head:][::-1], after[head:][::-1])
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    if len(old) + len(new) > MOST:
        pieces = [Piece(old, Fate.REMOVED), Piece(new, Fate.ADDED)]
    else:
        pieces = word_differences(old, new)
    opening, closing = (Piece(text, Fate.KEPT) for text in (before[:head], before[-tail:]))
    whole = [opening, *pieces, *([closing] if tail else [])]
    return Marked(_side(whole, Fate.REMOVED), _side(whole, Fate.ADDED))


def _shared(first: str, second: str) -> int:
    """Return how many characters both begin with, up to the end of a word."""
    pairs = zip(first, second, strict=False)
    length = sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], pairs))
    while length and not (_ends(first, length) and _ends(second, length)):
        length -= 1
    return length


def _ends(text: str, length: int) -> bool:
    return text[length - 1].isspace() or length == len(text) or text[length].isspace()


def _side(pieces: Iterable[Piece], fate: Fate) -> tuple[Piece, ...]:
    """Return the text of one side; a space between two marked words is marked with them."""
    chosen = [piece for piece in pieces if piece.fate in (Fate.KEPT, fate) and piece.text]
    joined: list[Piece] = []
    for place, piece in enumerate(chosen):
        between = 0 < place < len(chosen) - 1 and piece.text == " "
        marks = between and chosen[place - 1].fate is fate and chosen[place + 1].fate is fate
        now = fate if marks else piece.fate
        if joined and joined[-1].fate is now:
            joined[-1] = Piece(joined[-1].text + piece.text, now)
        else:
            joined.append(Piece(piece.text, now))
    return tuple(joined)
