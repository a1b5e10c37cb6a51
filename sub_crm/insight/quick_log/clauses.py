"""Cuts a sentence into clauses."""

from collections.abc import Sequence
from dataclasses import dataclass

from sub_crm.insight.quick_log.sentence import Found, Sentence
from sub_crm.insight.quick_log.words import ABBREVIATIONS

_BREAKS = frozenset(",;.!?\n:•–—|→")


@dataclass(frozen=True, slots=True)
class Clause:
    start: int
    end: int
    first: bool


def clauses(sentence: Sentence, whole: Sequence[Found[object]]) -> tuple[Clause, ...]:
    """Split at punctuation that is not part of a date, a name of an organisation or an initial."""
    held = {index for found in whole for index in range(found.start, found.end)}
    cut: list[Clause] = []
    start = 0
    for index in range(len(sentence.words) + 1):
        if index == len(sentence.words) or (index not in held and _breaks(sentence, index)):
            if start < index:
                cut.append(Clause(start, index, not cut))
            start = index + 1
    return tuple(cut)


def _breaks(sentence: Sentence, index: int) -> bool:
    word = sentence.words[index]
    if word == ".":
        before = sentence.word(index - 1)
        return not (sentence.touching(index + 1) or len(before) == 1 or before in ABBREVIATIONS)
    if word == ":":
        return sentence.word(index - 1) not in ("actie", "action", "opvolging", "toegezegd")
    if word == "-":
        return not sentence.touching(index) and not sentence.touching(index + 1)
    if word == "!":
        return not sentence.touching(index + 1)
    return word in _BREAKS
