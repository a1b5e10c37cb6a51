"""Interprets one sentence about a contact: how, with whom, about what, when and what follows."""

from datetime import datetime

from sub_crm.insight.quick_log.case import Case, case_of
from sub_crm.insight.quick_log.circumstances import (
    confidentiality_of,
    initiative_of,
    kind_of,
    kind_word_of,
    moment_guess,
    status_of,
)
from sub_crm.insight.quick_log.kinds import KindWord
from sub_crm.insight.quick_log.known import KnownOrganisation
from sub_crm.insight.quick_log.lexicon import Lexicon
from sub_crm.insight.quick_log.organisations import ids_of
from sub_crm.insight.quick_log.participants import (
    People,
    mentioned_in,
    organisation_of,
    organisations_shown,
    people_of,
)
from sub_crm.insight.quick_log.results import (
    Choices,
    Context,
    FollowUpGuess,
    Guess,
    Interpretation,
    Part,
    Reason,
    Span,
    Subject,
    Untouched,
)
from sub_crm.insight.quick_log.sentence import Found
from sub_crm.insight.quick_log.spans import spans_of
from sub_crm.insight.quick_log.subjects import subject_of
from sub_crm.insight.quick_log.tasks import follow_up_of, pieces
from sub_crm.insight.quick_log.text import capitalised, shortened
from sub_crm.insight.quick_log.timing import moment_words

_NOWHERE = Context()
_NO_CHOICES = Choices()


def interpret(
    text: str,
    lexicon: Lexicon,
    *,
    now: datetime,
    context: Context = _NOWHERE,
    choices: Choices = _NO_CHOICES,
) -> Interpretation:
    """Make the best of any text: nothing is required and nothing is refused."""
    case = case_of(text, lexicon, now, context, choices)
    word, mentioned, moment = kind_word_of(case), mentioned_in(case), moment_guess(case)
    people = people_of(case, mentioned)
    organisation = organisation_of(case, mentioned, people)
    subject = _subject(case, organisation)
    return Interpretation(
        text=text,
        spans=_spans(case, word, mentioned),
        kind=kind_of(case, word),
        people=people,
        organisation=organisation,
        subject=subject,
        moment=moment,
        follow_up=_follow_up(case),
        status=status_of(case, word, moment.value),
        initiative=initiative_of(case, word, mentioned),
        confidentiality=confidentiality_of(case),
        summary=_summary(case, subject, text),
    )


def _subject(case: Case, organisation: Guess[KnownOrganisation] | None) -> Guess[Subject] | None:
    chosen, topic = case.choices.subject, case.topic
    if not isinstance(chosen, Untouched):
        return Guess(chosen, Reason.CORRECTED) if chosen else None
    if topic:
        places = ids_of(case.reading.organisations)
        places |= {organisation.value.id} if organisation else frozenset()
        return subject_of(topic.said, case.lexicon, places, partial=topic.partial)
    preset = case.lexicon.issues_by_id.get(case.context.issue_id or b"")
    return Guess(Subject(preset.id, preset.title), Reason.FROM_CONTEXT) if preset else None


def _follow_up(case: Case) -> Guess[FollowUpGuess] | None:
    chosen = case.choices.follow_up
    if not isinstance(chosen, Untouched):
        return Guess(chosen, Reason.CORRECTED) if chosen else None
    return follow_up_of(case.reading, case.now)


def _summary(case: Case, subject: Guess[Subject] | None, text: str) -> str:
    """Return the subject, else the sentence without follow-up and marks, else all of it."""
    if subject:
        return shortened(subject.value.title)
    main = [at for at, told in enumerate(case.reading.main) if told]
    return capitalised(shortened(pieces(case.reading.sentence, main)) or shortened(text))


def _spans(case: Case, word: Found[KindWord] | None, mentioned: People) -> tuple[Span, ...]:
    reading = case.reading
    day, clock = moment_words(reading, case.told)
    return spans_of(
        reading.sentence,
        (
            (Part.FOLLOW_UP, (*reading.tasks, reading.marks.due)),
            (Part.MOMENT, (day, clock)),
            (Part.KIND, (word,)),
            (Part.WITH, _with_stretches(mentioned)),
            (Part.ORGANISATION, organisations_shown(case, mentioned)),
            (Part.ABOUT, (case.topic_stretch(),)),
            (Part.MARK, (reading.level,)),
        ),
    )


def _with_stretches(mentioned: People) -> list[Found[None]]:
    """Return the stretches of the people, an office behind a name as a stretch of its own."""
    stretches = [Found(mention.start, mention.end, None) for mention, _ in mentioned]
    return stretches + [
        Found(mention.role_at, mention.role_at + 1, None)
        for mention, _ in mentioned
        if mention.role_at >= mention.end
    ]
