"""How the contact was, whether it took place, who sought it and who may read of it."""

from datetime import date, datetime

from sub_crm.insight.quick_log.case import Case
from sub_crm.insight.quick_log.kinds import (
    CANCELLED,
    THEIR_WISH,
    KindWord,
    is_active,
    weightiest,
)
from sub_crm.insight.quick_log.participants import People
from sub_crm.insight.quick_log.results import Guess, Reason
from sub_crm.insight.quick_log.sentence import Found
from sub_crm.insight.quick_log.timing import looks_ahead, moment_of, moment_words
from sub_crm.values.kinds import (
    Confidentiality,
    ContactKind,
    ContactStatus,
    Initiative,
)
from sub_crm.values.vague_date import VagueDate


def kind_word_of(case: Case) -> Found[KindWord] | None:
    """Return the telling word of the first clause that has one."""
    told = [kind for kind in case.reading.kinds if case.told[kind.start]]
    for clause in case.reading.clauses:
        here = [kind for kind in told if clause.start <= kind.start < clause.end]
        if found := weightiest(here):
            return found
    return None


def kind_of(case: Case, word: Found[KindWord] | None) -> Guess[ContactKind]:
    if case.choices.kind:
        return Guess(case.choices.kind, Reason.CORRECTED)
    if word:
        return Guess(word.value.kind, Reason.NAMED)
    return Guess(ContactKind.CONVERSATION, Reason.DEFAULT)


def moment_guess(case: Case) -> Guess[VagueDate]:
    if case.choices.moment:
        return Guess(case.choices.moment, Reason.CORRECTED)
    day, clock = moment_words(case.reading, case.told)
    return moment_of(day, clock, case.now, ahead=looks_ahead(case.reading))


def status_of(case: Case, word: Found[KindWord] | None, moment: VagueDate) -> ContactStatus:
    if case.choices.status:
        return case.choices.status
    words = case.reading.sentence.words
    if any(case.told[hit.start] for hit in CANCELLED.all(words)):
        return ContactStatus.CANCELLED
    failed = any(kind.value.status for kind in case.reading.kinds if case.told[kind.start])
    if failed and word and word.value.kind is ContactKind.PHONE_CALL:
        return ContactStatus.NOT_REACHED
    return ContactStatus.PLANNED if _is_ahead(moment, case.now) else ContactStatus.HELD


def _is_ahead(moment: VagueDate, now: datetime) -> bool:
    if moment.time is not None and moment.first is not None:
        return datetime.combine(moment.first, moment.time) > now
    return (moment.first or date.min) > now.date()


def initiative_of(case: Case, word: Found[KindWord] | None, mentioned: People) -> Initiative:
    if case.choices.initiative:
        return case.choices.initiative
    if word and word.value.initiative:
        return word.value.initiative
    sentence = case.reading.sentence
    if next(THEIR_WISH.all(sentence.words), None):
        return Initiative.THEM
    starts = {mention.start for mention, _ in mentioned}
    approached = any(
        is_active(sentence.word(mention.end)) and mention.end + 1 not in starts
        for mention, _ in mentioned
    )
    return Initiative.THEM if approached else Initiative.US


def confidentiality_of(case: Case) -> Confidentiality:
    level = case.reading.level
    return case.choices.confidentiality or (level.value if level else Confidentiality.INTERNAL)
