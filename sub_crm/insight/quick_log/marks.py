"""Reads the shorthand: !vr for when, !vertrouwelijk for whom, #dossier for what."""

from collections.abc import Sequence
from dataclasses import dataclass

from sub_crm.insight.quick_log.clauses import Clause
from sub_crm.insight.quick_log.days import When
from sub_crm.insight.quick_log.moments import mark_time
from sub_crm.insight.quick_log.sentence import Found, Sentence
from sub_crm.insight.quick_log.words import SUBJECT_LEADS
from sub_crm.values.kinds import Confidentiality

_LEVELS = {
    "openbaar": Confidentiality.PUBLIC,
    "public": Confidentiality.PUBLIC,
    "intern": Confidentiality.INTERNAL,
    "internal": Confidentiality.INTERNAL,
    "vertrouwelijk": Confidentiality.CONFIDENTIAL,
    "confidential": Confidentiality.CONFIDENTIAL,
    "vertrouwelijke": Confidentiality.CONFIDENTIAL,
    "persoonlijk": Confidentiality.PERSONAL,
    "personal": Confidentiality.PERSONAL,
}


@dataclass(frozen=True, slots=True)
class Marks:
    due: Found[When] | None = None
    issue: Found[str] | None = None
    level: Found[Confidentiality] | None = None

    def found(self) -> tuple[Found[object], ...]:
        return tuple(one for one in (self.due, self.issue, self.level) if one)


def marks(sentence: Sentence) -> Marks:
    """Read the marks that are glued to their sign; the first of each counts."""
    due: Found[When] | None = None
    issue: Found[str] | None = None
    level: Found[Confidentiality] | None = None
    for at, sign in enumerate(sentence.words[:-1]):
        if sign == "#" and sentence.touching(at + 1):
            issue = issue or _issue(sentence, at)
        elif sign == "!" and sentence.touching(at + 1):
            known = _LEVELS.get(sentence.words[at + 1])
            level = level or (Found(at, at + 2, known) if known else None)
            when = mark_time(sentence, at + 1)
            due = due or (Found(at, when.end, when.value) if when else None)
    return Marks(due, issue, level)


def _issue(sentence: Sentence, sign: int) -> Found[str] | None:
    end = sign + 1
    while end < len(sentence.words) and sentence.touching(end) and _belongs(sentence, end):
        end += 1
    title = sentence.slice(sign + 1, end).replace("-", " ").replace("_", " ").strip()
    return Found(sign, end, title) if title else None


def _belongs(sentence: Sentence, at: int) -> bool:
    word = sentence.words[at]
    return word[0].isalnum() or word[0] == "_" or (word == "-" and sentence.touching(at + 1))


def level_word(
    sentence: Sentence, parts: Sequence[Clause], free: Sequence[bool]
) -> Found[Confidentiality] | None:
    """Read a level that is a clause by itself ("vertrouwelijk: …"), or "vertrouwelijk" in passing.

    In passing only the word that protects is believed, and not in a subject: "persoonlijk
    gesproken" says nothing, nor does "over het vertrouwelijke rapport".
    """
    alone = {clause.start for clause in parts if clause.end - clause.start == 1}
    about = False
    for at, word in enumerate(sentence.words):
        about = about or word in SUBJECT_LEADS
        level = _LEVELS.get(word)
        bracketed = sentence.word(at - 1) == "(" and sentence.word(at + 1) == ")"
        passing = level is Confidentiality.CONFIDENTIAL and free[at] and not about
        if level and (at in alone or bracketed or passing):
            return Found(at, at + 1, level)
    return None
