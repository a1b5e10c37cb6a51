"""A sentence with all that can be recognised before anybody decides what it means."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import time

from sub_crm.insight.quick_log.clauses import Clause, clauses
from sub_crm.insight.quick_log.clock_times import clocks
from sub_crm.insight.quick_log.cutting import follow_ups
from sub_crm.insight.quick_log.days import When
from sub_crm.insight.quick_log.kinds import KindWord, kind_words
from sub_crm.insight.quick_log.lexicon import Lexicon
from sub_crm.insight.quick_log.marks import Marks, level_word, marks
from sub_crm.insight.quick_log.moments import times
from sub_crm.insight.quick_log.organisations import FoundOrganisation, organisations_in
from sub_crm.insight.quick_log.sentence import Found, Sentence, read
from sub_crm.insight.quick_log.task_words import TaskWord
from sub_crm.values.kinds import Confidentiality

LONGEST_READ = 2000
"""Characters that are interpreted: a pasted report must not slow the typing down."""


@dataclass(frozen=True, slots=True)
class Reading:
    """`main` marks the words that tell of the contact, as against follow-up and marks."""

    sentence: Sentence
    whens: tuple[Found[When], ...]
    clocks: tuple[Found[time], ...]
    kinds: tuple[Found[KindWord], ...]
    organisations: tuple[FoundOrganisation, ...]
    marks: Marks
    level: Found[Confidentiality] | None
    clauses: tuple[Clause, ...]
    tasks: tuple[Found[TaskWord], ...]
    main: tuple[bool, ...]

    def is_main(self, found: Found[object]) -> bool:
        return self.main[found.start]


def read_parts(text: str, lexicon: Lexicon) -> Reading:
    sentence = read(text[:LONGEST_READ])
    whens, hours = times(sentence), clocks(sentence)
    kinds, signs = kind_words(sentence), marks(sentence)
    organisations = organisations_in(sentence, lexicon, frozenset(hit.start for hit in kinds))
    whole = (*whens, *hours, *organisations, *signs.found())
    parts = clauses(sentence, whole)
    unmarked = _outside(len(sentence.words), signs.found())
    level = signs.level or level_word(sentence, parts, unmarked)
    tasks = follow_ups(sentence, parts, whens, kinds)
    told = _outside(len(sentence.words), (*tasks, *signs.found(), level))
    return Reading(
        sentence, whens, hours, kinds, organisations, signs, level, parts, tasks, tuple(told)
    )


def _outside(length: int, found: Iterable[Found[object] | None]) -> list[bool]:
    return without([True] * length, found)


def without(words: Sequence[bool], found: Iterable[Found[object] | None]) -> list[bool]:
    """Return which of the words remain when these stretches are taken out."""
    remaining = list(words)
    for one in found:
        if one:
            remaining[one.start : one.end] = [False] * (one.end - one.start)
    return remaining
