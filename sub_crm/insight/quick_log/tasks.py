"""What is still to be done after the contact, by when, and whether somebody promised it."""

from collections.abc import Iterable
from datetime import datetime

from sub_crm.insight.quick_log.reading import Reading, without
from sub_crm.insight.quick_log.results import FollowUpGuess, Guess, Reason
from sub_crm.insight.quick_log.sentence import Found, Sentence, inside
from sub_crm.insight.quick_log.task_words import TaskWord
from sub_crm.insight.quick_log.text import capitalised, clean, shortened
from sub_crm.insight.quick_log.timing import due_of
from sub_crm.insight.quick_log.words import OPENING_WORDS

UNSAID = "Opvolgen"
"""What is to be done where only a due date was given (!vr)."""

_LABELS = frozenset("actie action todo actiepunt opvolging toegezegd :".split())


def follow_up_of(reading: Reading, now: datetime) -> Guess[FollowUpGuess] | None:
    mark = reading.marks.due
    if not reading.tasks and mark is None:
        return None
    days = [when for when in reading.whens if inside(when.start, reading.tasks)]
    hours = [clock for clock in reading.clocks if inside(clock.start, reading.tasks)]
    what = clean(", ".join(filter(None, (_said(reading, task) for task in reading.tasks))))
    promise = next((task.value.promise_by for task in reading.tasks if task.value.promise_by), None)
    due = due_of([mark, *days] if mark else days, hours, now)
    return Guess(FollowUpGuess(capitalised(shortened(what)) or UNSAID, due, promise), Reason.NAMED)


def _said(reading: Reading, task: Found[TaskWord]) -> str:
    """Return the words of the task without its time, its label and the "en" before it."""
    sentence = reading.sentence
    kept = without(
        [task.start <= at < task.end for at in range(len(sentence.words))],
        (*reading.whens, *reading.clocks, *reading.marks.found()),
    )
    said = [at for at, keep in enumerate(kept) if keep]
    while said and _opens(sentence, said):
        said.pop(0)
    return pieces(sentence, said)


def _opens(sentence: Sentence, said: list[int]) -> bool:
    word = sentence.words[said[0]]
    return word in OPENING_WORDS or (word in _LABELS and len(said) > 1 and _labels(sentence, said))


def _labels(sentence: Sentence, said: list[int]) -> bool:
    """Tell whether it is a label: "actie: …", "toegezegd, …", as against "toegezegd dat …"."""
    word, following = sentence.words[said[0]], sentence.words[said[1]]
    return word == ":" or following == ":" or word != "toegezegd"


def pieces(sentence: Sentence, kept: Iterable[int]) -> str:
    """Return the text of these words as typed, the gaps between stretches closed."""
    text, last = "", -2
    for at in kept:
        token = sentence.tokens[at]
        if last == at - 1:
            text += sentence.text[sentence.tokens[last].end : token.start]
        elif text:
            text += " "
        text += token.text
        last = at
    return text
