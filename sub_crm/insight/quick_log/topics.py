"""Where in the sentence it says what the contact was about."""

from collections.abc import Sequence
from dataclasses import dataclass

from sub_crm.insight.quick_log.days import When
from sub_crm.insight.quick_log.lexicon import Lexicon
from sub_crm.insight.quick_log.moments import DEADLINES
from sub_crm.insight.quick_log.reading import Reading
from sub_crm.insight.quick_log.roles import ROLES
from sub_crm.insight.quick_log.sentence import Found
from sub_crm.insight.quick_log.subjects import LEADS, note_subject, title_in
from sub_crm.insight.quick_log.words import PERSON_LEADS, TITLES

_BOUND = frozenset("van of from uit voor tussen between sinds since".split())
"""Before a time these make it belong to a thing: "de brief van gisteren"."""


@dataclass(frozen=True, slots=True)
class Topic:
    """The stretch of words, what it says, and whether part of a title will do (#dossier)."""

    start: int
    end: int
    said: str
    partial: bool = False


def topic_of(reading: Reading, lexicon: Lexicon) -> Topic | None:
    """Look in the order in which the writer is most explicit."""
    if mark := reading.marks.issue:
        return Topic(mark.start, mark.end, mark.value, partial=True)
    task = [not told for told in reading.main]
    found = (
        _behind_lead(reading, lexicon, reading.main)
        or title_in(reading.sentence, lexicon, reading.main)
        or _note(reading, lexicon)
        or _behind_lead(reading, lexicon, task)
        or title_in(reading.sentence, lexicon, task)
    )
    if found is None:
        return None
    return Topic(found.start, found.end, reading.sentence.slice(found.start, found.end))


def _behind_lead(
    reading: Reading, lexicon: Lexicon, region: Sequence[bool]
) -> Found[object] | None:
    words = reading.sentence.words
    in_time = {at for when in reading.whens for at in range(when.start, when.end)}
    for at in range(len(words)):
        lead = LEADS.at(words, at) if region[at] and at not in in_time else None
        if lead and (end := _end(reading, lexicon, lead.end, region)) > lead.end:
            return Found(lead.end, end, None)
    return None


def _end(reading: Reading, lexicon: Lexicon, start: int, region: Sequence[bool]) -> int:
    """Return where the subject ends: with its clause, at a person, a moment or a past tense."""
    words = reading.sentence.words
    stops = {clause.end for clause in reading.clauses}
    stops |= {kind.start for kind in reading.kinds if kind.value.happened}
    stops |= {when.start for when in reading.whens if ends_subject(reading, when)}
    stops |= {clock.start for clock in reading.clocks}
    end = start
    while end < len(words) and region[end] == region[start] and end not in stops:
        if words[end] in "([" or _person_follows(reading, lexicon, end):
            break
        end += 1
    return end


def ends_subject(reading: Reading, when: Found[When]) -> bool:
    """Tell whether a time says when the contact was, or is part of what it was about."""
    happened = any(kind.value.happened for kind in reading.kinds if reading.is_main(kind))
    ahead = when.value.lean > 0 and happened and reading.is_main(when)
    return when.value.exact and not ahead and not is_bound(reading, when)


def is_bound(reading: Reading, when: Found[When]) -> bool:
    """Tell whether it is a time of something else, or a day by which and not on which."""
    words = reading.sentence.words
    return reading.sentence.word(when.start - 1) in _BOUND or words[when.start] in DEADLINES


def _person_follows(reading: Reading, lexicon: Lexicon, at: int) -> bool:
    """Tell whether "met" leads to somebody here: "over woningbouw met Jansen"."""
    sentence = reading.sentence
    if sentence.words[at] not in PERSON_LEADS or at + 1 >= len(sentence.words):
        return False
    behind = at + 1 + (sentence.words[at + 1] in ("de", "the") and at + 2 < len(sentence.words))
    return (
        sentence.tokens[at + 1].capital
        or sentence.words[at + 1] in TITLES
        or ROLES.at(sentence.words, behind) is not None
        or lexicon.person_names.at(sentence.words, at + 1) is not None
    )


def _note(reading: Reading, lexicon: Lexicon) -> Found[object] | None:
    """Take what stands behind a colon: "overleg Zeist: woningbouw"."""
    sentence = reading.sentence
    for clause in reading.clauses[1:]:
        own = range(clause.start, clause.end)
        if sentence.words[clause.start - 1] != ":" or not all(reading.main[at] for at in own):
            continue
        taken = any(one.start in own for one in (*reading.kinds, *reading.organisations))
        named = any(
            sentence.tokens[at].capital and lexicon.person_names.at(sentence.words, at)
            for at in own
        )
        if not (taken or named):
            return note_subject(sentence, clause.start, clause.end)
    return None
