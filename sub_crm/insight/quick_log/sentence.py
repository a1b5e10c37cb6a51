"""A sentence as words with their places, and phrases to look for in it; every step is linear."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from sub_crm.values.person_name import folded

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

_WORD = re.compile(r"[\w\u0300-\u036f]+|[^\w\s]|\n")
_APOSTROPHES = str.maketrans("’‘`´ʼ", "'''''")


@dataclass(frozen=True, slots=True)
class Token:
    text: str
    word: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Found(Generic[T_co]):
    """Something recognised in the words from `start` up to `end`."""

    start: int
    end: int
    value: T_co


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    tokens: tuple[Token, ...]
    words: tuple[str, ...]

    def touching(self, index: int) -> bool:
        """Tell whether a word stands directly against the one before it."""
        return 0 < index < len(self.tokens) and (
            self.tokens[index - 1].end == self.tokens[index].start
        )

    def slice(self, start: int, end: int) -> str:
        """Return the text as typed of the words from start up to end."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end] if start < end else ""

    def word(self, index: int) -> str:
        return self.words[index] if 0 <= index < len(self.words) else ""


@lru_cache(maxsize=4096)
def _plain(word: str) -> str:
    return folded(word.translate(_APOSTROPHES)).replace("ı", "i")


def read(text: str) -> Sentence:
    tokens = tuple(
        Token(match.group(), _plain(match.group()), match.start(), match.end())
        for match in _WORD.finditer(text)
    )
    return Sentence(text, tokens, tuple(token.word for token in tokens))


def words_of(text: str) -> tuple[str, ...]:
    return tuple(_plain(word) for word in _WORD.findall(text))


class Phrases(Generic[T]):
    """Word sequences to recognise, each with what it stands for; the longest one wins."""

    def __init__(self, meanings: Iterable[tuple[tuple[str, ...], T]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for words, value in meanings:
            if words:
                self._by_first.setdefault(words[0], []).append((words, value))
        for known in self._by_first.values():
            known.sort(key=lambda entry: -len(entry[0]))

    def at(self, words: Sequence[str], start: int) -> Found[T] | None:
        for phrase, value in self._by_first.get(words[start], ()):
            end = start + len(phrase)
            if tuple(words[start:end]) == phrase:
                return Found(start, end, value)
        return None

    def all(self, words: Sequence[str]) -> Iterator[Found[T]]:
        """Yield what is recognised from left to right, never overlapping."""
        index = 0
        while index < len(words):
            found = self.at(words, index)
            if found:
                yield found
            index = found.end if found else index + 1


def phrases(table: Mapping[str, T]) -> Phrases[T]:
    """Make phrases from a table whose keys hold alternatives split by a bar."""
    return Phrases(
        (words_of(alternative), value)
        for key, value in table.items()
        for alternative in key.split("|")
    )


def inside(index: int, ranges: Iterable[Found[object]]) -> bool:
    return any(found.start <= index < found.end for found in ranges)
