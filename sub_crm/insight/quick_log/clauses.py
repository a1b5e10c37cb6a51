"""Cuts a sentence into clauses and takes the follow-up out of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from sub_crm.insight.quick_log.days import When
from sub_crm.insight.quick_log.kinds import KindWord
from sub_crm.insight.quick_log.sentence import Found, Sentence, inside, phrases
from sub_crm.insight.quick_log.words import (
    ABBREVIATIONS,
    AND,
    LOOSE_WORDS,
    PERSON_LEADS,
    SPEAKERS,
    SUBJECT_LEADS,
    WISHES,
)
from sub_crm.values.kinds import PromiseBy


class Task(Enum):
    """How a word announces a follow-up, and so how much proof it still needs."""

    SURE = "sure"
    PROMISE = "promise"
    INFINITIVE = "infinitive"
    IMPERATIVE = "imperative"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class TaskWord:
    task: Task
    promise_by: PromiseBy | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    start: int
    end: int
    first: bool


_TASKS = phrases(
    {
        "terugbellen|terug bellen|terug te bellen|nabellen|bel terug|bel hem terug|bel haar terug"
        "|terugmailen|terug mailen|nasturen|na te sturen|toesturen|toe te sturen|opsturen"
        "|doorsturen|opvolgen|navragen|na te vragen|uitzoeken|uit te zoeken|terugkoppelen"
        "|terug te koppelen|afspraak maken|afspraak inplannen|nabespreken|call back"
        "|call him back|call her back|call them back|follow up|follow-up|get back to"
        "|komt terug op|actie:|actie :|todo|to do|actiepunt|action:|opvolging:|herinneren aan"
        "|remind": TaskWord(Task.SURE),
        "ik stuur|stuur ik|we sturen|wij sturen|sturen we|sturen wij|ik mail|ik bel|mail ik|bel ik"
        "|ik zal|wij zullen|we zullen|ik ga|ik kom erop terug|ik zoek uit|ik lever|wij leveren"
        "|i will|we will|i'll|we'll|i promised|we promised|ik beloof|toegezegd"
        "|ik beloofde": TaskWord(Task.PROMISE, PromiseBy.US),
        "hij stuurt|zij stuurt|ze stuurt|ze sturen|zij sturen|stuurt|hij zal|zij zal|ze zal"
        "|zij zullen|ze zullen|hij belt|zij belt|ze belt|belt terug|hij mailt|zij mailt|ze mailt"
        "|komt erop terug|komen erop terug|komt hierop terug|zegt toe|zegde toe|zeggen toe|belooft"
        "|beloofde|beloven|hij levert|zij levert|ze levert|promises|promised|he will|she will"
        "|they will|he'll|she'll|they'll|will send|will call back|will get back"
        "|will call": TaskWord(Task.PROMISE, PromiseBy.THEM),
        "beloofd": TaskWord(Task.PROMISE, PromiseBy.US),
        "mailen|bellen|bespreken|sturen|inplannen|plannen|agenderen|doorgeven|delen|voorleggen"
        "|checken|nagaan|regelen|informeren|afstemmen|uitnodigen|voorbereiden|reageren|aanleveren"
        "|appen|evalueren|langsgaan|oppakken|nakijken|uitwerken|bevestigen"
        "|terugkomen": TaskWord(Task.INFINITIVE),
        "bel|mail|stuur|plan|vraag|check|call|email|e-mail|send|discuss|schedule|ask|plan in"
        "|share|prepare|arrange|invite|write|phone": TaskWord(Task.IMPERATIVE),
        "afspraak|vervolgafspraak|vervolggesprek|vervolgoverleg|nieuwe afspraak|volgende afspraak"
        "|vervolg|next meeting|appointment|herinnering": TaskWord(Task.NOUN),
    }
)
_ALSO_NOUNS = frozenset("bel mail plan vraag check call email e invite".split())
_OF_A_PAST_ONE = frozenset("van from with met gehad ontvangen".split())
_BREAKS = frozenset(",;.!?\n:•–—|→")


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


def follow_ups(
    sentence: Sentence,
    parts: Sequence[Clause],
    whens: Sequence[Found[When]],
    kinds: Sequence[Found[KindWord]],
) -> tuple[Found[TaskWord], ...]:
    """Return the stretches that say what is still to be done, each with its kind of task."""
    found: list[Found[TaskWord]] = []
    for clause in parts:
        last = found[-1] if found else None
        if hit := _in_clause(sentence, clause, whens, kinds):
            found.append(hit)
        elif last and _only_time(sentence, clause, whens) and clause.start == last.end + 1:
            found[-1] = Found(last.start, clause.end, last.value)
    return tuple(found)


def _only_time(sentence: Sentence, clause: Clause, whens: Sequence[Found[When]]) -> bool:
    return all(
        inside(index, whens) or sentence.words[index] in LOOSE_WORDS
        for index in range(clause.start, clause.end)
    )


def _in_clause(
    sentence: Sentence,
    clause: Clause,
    whens: Sequence[Found[When]],
    kinds: Sequence[Found[KindWord]],
) -> Found[TaskWord] | None:
    near = [when for when in whens if clause.start <= when.start < clause.end]
    here = [kind for kind in kinds if clause.start <= kind.start < clause.end]
    at = clause.start
    while at < clause.end:
        task = _TASKS.at(sentence.words, at) or _split_verb(sentence, clause, at)
        if task and _is_task(sentence, clause, task, near, here):
            start = _begin(sentence, clause, task, near, here)
            promise = _promised(sentence, clause, task)
            return Found(start, clause.end, TaskWord(task.value.task, promise))
        at = task.end if task else at + 1
    return _only_planned(clause, near, here)


def _split_verb(sentence: Sentence, clause: Clause, at: int) -> Found[TaskWord] | None:
    """Read "bel vrijdag terug": a verb whose second half comes a few words later."""
    if sentence.words[at] not in ("bel", "bellen", "call", "kom", "mail"):
        return None
    later = sentence.words[at + 1 : min(at + 6, clause.end)]
    split = "terug" in later or "back" in later
    return Found(at, at + 1, TaskWord(Task.SURE)) if split else None


def _only_planned(
    clause: Clause, near: Sequence[Found[When]], here: Sequence[Found[KindWord]]
) -> Found[TaskWord] | None:
    """Read ", volgende week weer": a later clause that begins in the future needs no verb."""
    if clause.first or any(kind.value.happened for kind in here):
        return None
    opens = any(
        when.value.lean > 0 and (when.start == clause.start or clause.end - clause.start <= 4)
        for when in near
    )
    return Found(clause.start, clause.end, TaskWord(Task.NOUN)) if opens else None


def _is_task(
    sentence: Sentence,
    clause: Clause,
    task: Found[TaskWord],
    near: Sequence[Found[When]],
    here: Sequence[Found[KindWord]],
) -> bool:
    """Weigh whether the word is a task here, and not part of what was said or done."""
    kind = task.value.task
    if kind is Task.SURE or kind is Task.PROMISE:
        return True
    before = sentence.words[clause.start : task.start]
    if kind is Task.INFINITIVE and (before[-1:] in (("te",), ("to",)) or WISHES & set(before)):
        return False
    proven = any(hit.value.happened and hit.start != task.start for hit in here)
    begin = _before_loose_words(sentence, clause, task.start, near)
    joined = sentence.words[begin] in AND
    if kind is Task.INFINITIVE:
        opens = begin == clause.start or joined
        return opens or _beside_time(task, near) or not (clause.first or proven)
    if sentence.word(task.end) in _OF_A_PAST_ONE:
        return kind is Task.NOUN and not clause.first
    if begin == clause.start:
        return not clause.first and not proven
    if kind is Task.NOUN:
        return proven and (joined or _beside_time(task, near))
    told = any(hit.end <= task.start for hit in here)
    return joined and told and (_is_only_verb(sentence, task) or _time_after(task, near))


def _is_only_verb(sentence: Sentence, task: Found[TaskWord]) -> bool:
    return sentence.words[task.start] not in _ALSO_NOUNS


def _time_after(task: Found[TaskWord], near: Sequence[Found[When]]) -> bool:
    return any(when.value.lean >= 0 and when.start >= task.end for when in near)


def _beside_time(task: Found[TaskWord], near: Sequence[Found[When]]) -> bool:
    return any(
        when.value.lean >= 0 and (when.end == task.start or when.start == task.end) for when in near
    )


def _before_loose_words(
    sentence: Sentence, clause: Clause, at: int, near: Sequence[Found[When]]
) -> int:
    while at > clause.start:
        ended = next((when for when in near if when.end == at and when.value.lean >= 0), None)
        if ended:
            at = max(clause.start, ended.start)
        elif sentence.words[at - 1] in LOOSE_WORDS and sentence.word(at) not in AND:
            at -= 1
        else:
            break
    return at


def _promised(sentence: Sentence, clause: Clause, task: Found[TaskWord]) -> PromiseBy | None:
    """Tell whose promise it is by who stands before the word, or behind "beloofd dat"."""
    before = sentence.words[clause.start : task.start]
    speaker = next((SPEAKERS[word] for word in reversed(before) if word in SPEAKERS), None)
    if task.value.task is not Task.PROMISE:
        return speaker if speaker is PromiseBy.THEM else None
    after = sentence.words[task.end : task.end + 3]
    if speaker is None and after[:1] in (("dat",), ("that",)):
        speaker = next((SPEAKERS[word] for word in after if word in SPEAKERS), None)
    return speaker or task.value.promise_by


def _begin(
    sentence: Sentence,
    clause: Clause,
    task: Found[TaskWord],
    near: Sequence[Found[When]],
    here: Sequence[Found[KindWord]],
) -> int:
    """Return where the follow-up begins: the clause, unless it tells of a contact first."""
    told = [kind for kind in here if kind.end <= task.start]
    adjacent = bool(told) and told[-1].end == task.start
    proof = any(
        kind.value.happened or (clause.first and not (adjacent and len(told) == 1)) for kind in told
    )
    if not proof:
        return clause.start
    begin = _before_loose_words(sentence, clause, task.start, near)
    return _object_before(sentence, max(clause.start, told[-1].end), begin, task.start)


def _object_before(sentence: Sentence, earliest: int, begin: int, task: int) -> int:
    """Take along what is to be done it with: "en de stukken nasturen"."""
    for index in range(begin - 1, max(earliest - 1, begin - 6), -1):
        word = sentence.words[index]
        if word in SUBJECT_LEADS or word in PERSON_LEADS or sentence.tokens[index].capital:
            break
        if word in AND or word in ("daarna", "then"):
            return index
    return begin
