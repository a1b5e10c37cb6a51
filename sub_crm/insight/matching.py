"""Where the words of a question stand in a text, and the piece of the text around them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sub_crm.values.person_name import folded

Span = tuple[int, int]
SNIPPET = 105
"""Letters of a snippet."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text that matches the question, or the text between two of those."""

    text: str
    matches: bool = False


def spans(text: str, wanted: Sequence[str]) -> list[Span]:
    """Return where the folded words stand, at the beginning of a word where they can."""
    letters, origin = _folded_letters(text)
    found: set[int] = set()
    for word in wanted:
        for start in _starts(letters, word):
            found.update(origin[at] for at in range(start, start + len(word)))
    return _runs(sorted(found))


def pieces(text: str, marked: Iterable[Span]) -> list[Piece]:
    """Return the whole text in order, cut where a match begins or ends."""
    made: list[Piece] = []
    done = 0
    for start, end in marked:
        made += [Piece(text[done:start]), Piece(text[start:end], matches=True)]
        done = end
    made.append(Piece(text[done:]))
    return [piece for piece in made if piece.text]


def snippet(text: str, wanted: Sequence[str], longest: int = SNIPPET) -> list[Piece]:
    """Return some whole words around the first match, with "…" where text was left out."""
    line = " ".join(text.split())
    marked = spans(line, wanted)
    first = marked[0] if marked else (0, 0)
    start, end = _window(line, first, longest)
    before, after = "… " if start else "", " …" if end < len(line) else ""
    shift = len(before) - start
    inside = [(a + shift, min(b, end) + shift) for a, b in marked if a >= start and a < end]
    return pieces(before + line[start:end] + after, inside)


def longer_word(text: str, wanted: Sequence[str]) -> str:
    """Return the first word that holds a wanted one and more letters, such as a compound."""
    for written in text.split():
        word = written.strip(".,;:!?()[]\"'“”‘’…")
        plain = folded(word)
        if any(one in plain and len(plain) > len(one) + 2 for one in wanted if len(one) > 2):
            return word
    return ""


def _folded_letters(text: str) -> tuple[str, list[int]]:
    """Return the folded text, and for each of its letters the place that it comes from."""
    letters, origin = [], []
    for place, letter in enumerate(text):
        plain = letter.lower() if letter.isascii() and letter != "`" else folded(letter)
        letters.append(plain)
        origin += [place] * len(plain)
    return "".join(letters), origin


def _starts(letters: str, word: str) -> list[int]:
    everywhere, at = [], letters.find(word)
    while at >= 0:
        everywhere.append(at)
        at = letters.find(word, at + len(word))
    at_words = [at for at in everywhere if not at or not letters[at - 1].isalnum()]
    return at_words or (everywhere if len(word) > 1 else [])


def _runs(places: Sequence[int]) -> list[Span]:
    made: list[Span] = []
    for place in places:
        if made and made[-1][1] == place:
            made[-1] = (made[-1][0], place + 1)
        else:
            made.append((place, place + 1))
    return made


def _window(line: str, match: Span, longest: int) -> Span:
    """Choose what to show of a line: whole words, the match in the middle."""
    if len(line) <= longest:
        return 0, len(line)
    if match[1] - match[0] > longest:
        return match[0], match[0] + longest
    start = max(0, min((match[0] + match[1] - longest) // 2, len(line) - longest))
    end = start + longest
    if start:
        start = min(_after_space(line, start), match[0])
    if end < len(line):
        end = max(_before_space(line, end), min(match[1], end))
    return start, end


def _after_space(line: str, at: int) -> int:
    space = line.find(" ", at)
    return at if space < 0 else space + 1


def _before_space(line: str, at: int) -> int:
    space = line.rfind(" ", 0, at + 1)
    return at if space < 0 else space
