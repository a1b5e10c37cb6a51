"""Takes the follow-up out of a sentence, so that the rest tells only of the contact itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from sub_crm.insight.quick_log.clauses import Clause
from sub_crm.insight.quick_log.days import When
from sub_crm.insight.quick_log.kinds import KindWord
from sub_crm.insight.quick_log.sentence import Found, Sentence, inside
from sub_crm.insight.quick_log.task_words import TASKS, Task, TaskWord
from sub_crm.insight.quick_log.words import (
    AND,
    LOOSE_WORDS,
    PERSON_LEADS,
    SPEAKERS,
    SUBJECT_LEADS,
    WISHES,
)
from sub_crm.values.kinds import PromiseBy

_ALSO_NOUNS = frozenset("bel mail plan vraag check call email e invite".split())
_OF_A_PAST_ONE = frozenset("van from with met gehad ontvangen".split())


@dataclass(frozen=True, slots=True)
class _Part:
    """A clause with the times and the words of kind in it."""

    sentence: Sentence
    start: int
    end: int
    first: bool
    near: tuple[Found[When], ...]
    here: tuple[Found[KindWord], ...]


def follow_ups(
    sentence: Sentence,
    parts: Sequence[Clause],
    whens: Sequence[Found[When]],
    kinds: Sequence[Found[KindWord]],
) -> tuple[Found[TaskWord], ...]:
    """Return the stretches that say what is still to be done, each with its kind of task."""
    found: list[Found[TaskWord]] = []
    for clause in parts:
        part = _part(sentence, clause, whens, kinds)
        last = found[-1] if found else None
        if hit := _in_part(part):
            found.append(hit)
        elif last and _only_time(part) and part.start == last.end + 1:
            found[-1] = Found(last.start, part.end, last.value)
    return tuple(found)


def _part(
    sentence: Sentence,
    clause: Clause,
    whens: Sequence[Found[When]],
    kinds: Sequence[Found[KindWord]],
) -> _Part:
    near = tuple(when for when in whens if clause.start <= when.start < clause.end)
    here = tuple(kind for kind in kinds if clause.start <= kind.start < clause.end)
    return _Part(sentence, clause.start, clause.end, clause.first, near, here)


def _only_time(part: _Part) -> bool:
    return all(
        inside(index, part.near) or part.sentence.words[index] in LOOSE_WORDS
        for index in range(part.start, part.end)
    )


def _in_part(part: _Part) -> Found[TaskWord] | None:
    at = part.start
    while at < part.end:
        task = TASKS.at(part.sentence.words, at) or _split_verb(part, at)
        if task and _is_task(part, task):
            value = TaskWord(task.value.task, _promised(part, task))
            return Found(_begin(part, task), part.end, value)
        at = task.end if task else at + 1
    return _only_planned(part)


def _split_verb(part: _Part, at: int) -> Found[TaskWord] | None:
    """Read "bel vrijdag terug": a verb whose second half comes a few words later."""
    if part.sentence.words[at] not in ("bel", "bellen", "call", "kom", "mail"):
        return None
    later = part.sentence.words[at + 1 : min(at + 6, part.end)]
    split = "terug" in later or "back" in later
    return Found(at, at + 1, TaskWord(Task.SURE)) if split else None


def _only_planned(part: _Part) -> Found[TaskWord] | None:
    """Read ", volgende week weer": a later clause that begins in the future needs no verb."""
    if part.first or any(kind.value.happened for kind in part.here):
        return None
    opens = any(
        when.value.lean > 0 and (when.start == part.start or part.end - part.start <= 4)
        for when in part.near
    )
    return Found(part.start, part.end, TaskWord(Task.NOUN)) if opens else None


def _is_task(part: _Part, task: Found[TaskWord]) -> bool:
    """Weigh whether the word is a task here, and not part of what was said or done."""
    kind = task.value.task
    if kind is Task.SURE or kind is Task.PROMISE:
        return True
    proven = any(hit.value.happened and hit.start != task.start for hit in part.here)
    begin = _before_loose_words(part, task.start)
    joined = part.sentence.words[begin] in AND
    if kind is Task.INFINITIVE:
        return _is_infinitive_task(part, task, opens=begin == part.start or joined, proven=proven)
    if part.sentence.word(task.end) in _OF_A_PAST_ONE:
        return kind is Task.NOUN and not part.first
    if begin == part.start:
        return not part.first and not proven
    if kind is Task.NOUN:
        return proven and (joined or _beside_time(part, task))
    told = any(hit.end <= task.start for hit in part.here)
    sure = part.sentence.words[task.start] not in _ALSO_NOUNS
    return joined and told and (sure or _time_after(part, task.end))


def _is_infinitive_task(part: _Part, task: Found[TaskWord], *, opens: bool, proven: bool) -> bool:
    """An infinitive is a task at the front, beside a time, or where nothing else was told."""
    before = part.sentence.words[part.start : task.start]
    if before[-1:] in (("te",), ("to",)) or WISHES & set(before):
        return False
    told = any(hit.start != task.start for hit in part.here)
    alone = not told and _time_after(part, part.start)
    return opens or alone or _beside_time(part, task) or not (part.first or proven)


def _time_after(part: _Part, at: int) -> bool:
    return any(when.value.lean >= 0 and when.start >= at for when in part.near)


def _beside_time(part: _Part, task: Found[TaskWord]) -> bool:
    return any(
        when.value.lean >= 0 and (when.end == task.start or when.start == task.end)
        for when in part.near
    )


def _before_loose_words(part: _Part, at: int) -> int:
    words = part.sentence.words
    ends = {when.end: when.start for when in part.near if when.value.lean >= 0}
    while at > part.start:
        if at in ends:
            at = max(part.start, ends[at])
        elif words[at - 1] in LOOSE_WORDS and words[at] not in AND:
            at -= 1
        else:
            break
    return at


def _promised(part: _Part, task: Found[TaskWord]) -> PromiseBy | None:
    """Tell whose promise it is by who stands before the word, or behind "beloofd dat"."""
    words = part.sentence.words
    before = words[_subordinate(part, task.start) or part.start : task.start]
    speaker = next((SPEAKERS[word] for word in reversed(before) if word in SPEAKERS), None)
    if task.value.task is not Task.PROMISE:
        return speaker if speaker is PromiseBy.THEM else None
    after = words[task.end : task.end + 3]
    if speaker is None and after[:1] in (("dat",), ("that",)):
        speaker = next((SPEAKERS[word] for word in after if word in SPEAKERS), None)
    return speaker or task.value.promise_by


def _subordinate(part: _Part, task: int) -> int | None:
    """Return where the subordinate clause of a verb begins: "dat Kramer de stukken stuurt"."""
    for at in range(task - 1, max(part.start, task - 8) - 1, -1):
        if part.sentence.words[at] in ("dat", "that"):
            return at
    return None


def _begin(part: _Part, task: Found[TaskWord]) -> int:
    """Return where the follow-up begins: the clause, unless it tells of a contact first."""
    told = [kind for kind in part.here if kind.end <= task.start]
    adjacent = bool(told) and told[-1].end == task.start
    proof = any(
        kind.value.happened or (part.first and not (adjacent and len(told) == 1)) for kind in told
    )
    if not proof:
        return part.start
    earliest = max(part.start, told[-1].end)
    subordinate = _subordinate(part, task.start)
    if subordinate is not None and subordinate >= earliest:
        return subordinate
    return _object_before(
        part.sentence, earliest, _before_loose_words(part, task.start), task.start
    )


def _object_before(sentence: Sentence, earliest: int, begin: int, task: int) -> int:
    """Take along what is to be done it with: "en de stukken nasturen"."""
    for index in range(begin - 1, max(earliest - 1, begin - 6), -1):
        word = sentence.words[index]
        if word in SUBJECT_LEADS or word in PERSON_LEADS or sentence.tokens[index].capital:
            break
        if word in AND or word in ("daarna", "then"):
            return index
    return begin
