"""Interprets one sentence about a contact: how, with whom, about what, when and what follows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sub_crm.insight.quick_log.kinds import (
    CANCELLED,
    THEIR_WISH,
    KindWord,
    is_active,
    weightiest,
)
from sub_crm.insight.quick_log.known import KnownOrganisation
from sub_crm.insight.quick_log.lexicon import Lexicon
from sub_crm.insight.quick_log.mentions import Ground, Mention, mentions
from sub_crm.insight.quick_log.organisations import (
    FoundOrganisation,
    choose_organisation,
    ids_of,
)
from sub_crm.insight.quick_log.people import (
    Clues,
    PersonGuess,
    corrected_people,
    people_in,
    preset_person,
)
from sub_crm.insight.quick_log.reading import Reading, read_parts, without
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
from sub_crm.insight.quick_log.text import capitalised, clean, shortened
from sub_crm.insight.quick_log.timing import looks_ahead, moment_of, moment_words
from sub_crm.insight.quick_log.topics import Topic, topic_of
from sub_crm.values.ids import Id
from sub_crm.values.kinds import (
    Confidentiality,
    ContactKind,
    ContactStatus,
    Initiative,
)
from sub_crm.values.vague_date import VagueDate

_NOWHERE = Context()
_NO_CHOICES = Choices()

People = tuple[tuple[Mention, PersonGuess], ...]


@dataclass(frozen=True, slots=True)
class _Case:
    """One sentence under interpretation; `told` marks its words outside the subject."""

    reading: Reading
    lexicon: Lexicon
    now: datetime
    context: Context
    choices: Choices
    topic: Topic | None
    told: Sequence[bool]


def interpret(
    text: str,
    lexicon: Lexicon,
    *,
    now: datetime,
    context: Context = _NOWHERE,
    choices: Choices = _NO_CHOICES,
) -> Interpretation:
    """Make the best of any text: nothing is required and nothing is refused."""
    reading = read_parts(text, lexicon)
    topic = topic_of(reading, lexicon)
    stretch = Found(topic.start, topic.end, None) if topic else None
    case = _Case(
        reading,
        lexicon,
        now.replace(tzinfo=None),
        context,
        choices,
        topic,
        without(reading.main, [stretch]),
    )
    return _interpretation(case, text)


def _interpretation(case: _Case, text: str) -> Interpretation:
    choices = case.choices
    kind_word = _kind_word(case)
    mentioned = _mentioned(case)
    people = _people(case, mentioned)
    organisation = _organisation(case, people)
    subject = _subject(case, people, organisation)
    moment = _moment(case)
    kind = Guess(kind_word.value.kind, Reason.NAMED) if kind_word else None
    return Interpretation(
        text=text,
        spans=_spans(case, kind_word, mentioned),
        kind=_corrected(choices.kind) or kind or Guess(ContactKind.CONVERSATION, Reason.DEFAULT),
        people=people,
        organisation=organisation,
        subject=subject,
        moment=moment,
        follow_up=_follow_up(case),
        status=choices.status or _status(case, kind_word, moment.value),
        initiative=choices.initiative or _initiative(case, kind_word, mentioned),
        confidentiality=choices.confidentiality or _confidentiality(case),
        summary=subject.value.title if subject else _summary(case, text),
    )


def _corrected(kind: ContactKind | None) -> Guess[ContactKind] | None:
    return Guess(kind, Reason.CORRECTED) if kind else None


def _kind_word(case: _Case) -> Found[KindWord] | None:
    """Return the telling word of the first clause that has one; a failed call counts anywhere."""
    told = [kind for kind in case.reading.kinds if case.told[kind.start]]
    for clause in case.reading.clauses:
        here = [kind for kind in told if clause.start <= kind.start < clause.end]
        if found := weightiest(here):
            return found
    return None


def _mentioned(case: _Case) -> People:
    """Look for people in what is told, and only if nobody is there in the follow-up."""
    reading = case.reading
    named = [one for one in reading.organisations if case.told[one.start]]
    subject = [one for one in reading.organisations if not case.told[one.start]]
    chosen = case.choices.organisation_id
    clues = Clues(
        named=frozenset({chosen}) if isinstance(chosen, bytes) else ids_of(named),
        in_subject=ids_of(subject),
        context=case.context,
        said=frozenset(reading.sentence.words),
    )
    stretch = Found(case.topic.start, case.topic.end, None) if case.topic else None
    task = without([not main for main in reading.main], [stretch, *reading.marks.found()])
    for region in (case.told, task):
        found = people_in(mentions(_ground(case, region)), case.lexicon, clues)
        if found:
            return found
    return ()


def _ground(case: _Case, region: Sequence[bool]) -> Ground:
    reading = case.reading
    main_kinds = [kind for kind in reading.kinds if case.told[kind.start]]
    return Ground(
        reading.sentence,
        case.lexicon,
        without(region, (*main_kinds, *reading.whens, *reading.clocks)),
        reading.organisations,
        kind_ends=frozenset(kind.end for kind in main_kinds),
        happened=frozenset(kind.start for kind in main_kinds if kind.value.happened),
        clause_starts=frozenset(clause.start for clause in reading.clauses[1:]),
    )


def _people(case: _Case, mentioned: People) -> tuple[PersonGuess, ...]:
    if case.choices.people is not None:
        chosen = case.choices.organisation_id
        place = chosen if isinstance(chosen, bytes) else case.context.organisation_id
        return corrected_people(case.lexicon, case.choices, place)
    found = tuple(guess for _, guess in mentioned)
    return found or preset_person(case.lexicon, case.context)


def _organisation(case: _Case, people: tuple[PersonGuess, ...]) -> Guess[KnownOrganisation] | None:
    chosen = case.choices.organisation_id
    if not isinstance(chosen, Untouched):
        known = case.lexicon.organisations_by_id.get(chosen or b"")
        return Guess(known, Reason.CORRECTED) if known else None
    named = [one for one in case.reading.organisations if case.told[one.start]]
    elsewhere = [one for one in case.reading.organisations if one not in named]
    who = [guess.value for guess in people]
    guess = choose_organisation(named, elsewhere, who, case.lexicon, case.context)
    return guess or _organisation_of_issue(case)


def _organisation_of_issue(case: _Case) -> Guess[KnownOrganisation] | None:
    """Fall back on the only organisation that an issue named by the sentence belongs to."""
    said = case.topic and subject_of(
        case.topic.said, case.lexicon, frozenset(), partial=case.topic.partial
    )
    issue_id = said.value.issue_id if said else case.context.issue_id
    issue = case.lexicon.issues_by_id.get(issue_id or b"")
    if issue is None or len(issue.organisation_ids) != 1:
        return None
    known = case.lexicon.organisations_by_id.get(issue.organisation_ids[0])
    return Guess(known, Reason.EXISTING_ISSUE, 1) if known else None


def _subject(
    case: _Case,
    people: tuple[PersonGuess, ...],
    organisation: Guess[KnownOrganisation] | None,
) -> Guess[Subject] | None:
    chosen = case.choices.subject
    if not isinstance(chosen, Untouched):
        return Guess(chosen, Reason.CORRECTED) if chosen else None
    if case.topic:
        places: frozenset[Id] = ids_of(case.reading.organisations)
        places |= {organisation.value.id} if organisation else frozenset()
        return subject_of(case.topic.said, case.lexicon, places, partial=case.topic.partial)
    preset = case.lexicon.issues_by_id.get(case.context.issue_id or b"")
    return Guess(Subject(preset.id, preset.title), Reason.FROM_CONTEXT) if preset else None


def _moment(case: _Case) -> Guess[VagueDate]:
    if case.choices.moment:
        return Guess(case.choices.moment, Reason.CORRECTED)
    day, clock = moment_words(case.reading, case.told)
    return moment_of(day, clock, case.now, ahead=looks_ahead(case.reading))


def _follow_up(case: _Case) -> Guess[FollowUpGuess] | None:
    chosen = case.choices.follow_up
    if not isinstance(chosen, Untouched):
        return Guess(chosen, Reason.CORRECTED) if chosen else None
    return follow_up_of(case.reading, case.now)


def _status(case: _Case, kind_word: Found[KindWord] | None, moment: VagueDate) -> ContactStatus:
    told = [
        word if free else ""
        for word, free in zip(case.reading.sentence.words, case.told, strict=True)
    ]
    if next(CANCELLED.all(told), None):
        return ContactStatus.CANCELLED
    kind = kind_word.value.kind if kind_word else ContactKind.PHONE_CALL
    failed = any(kind.value.status for kind in case.reading.kinds if case.told[kind.start])
    if failed and kind is ContactKind.PHONE_CALL:
        return ContactStatus.NOT_REACHED
    return ContactStatus.PLANNED if _is_ahead(moment, case.now) else ContactStatus.HELD


def _is_ahead(moment: VagueDate, now: datetime) -> bool:
    if moment.time is not None and moment.first is not None:
        return datetime.combine(moment.first, moment.time) > now
    return (moment.first or date.min) > now.date()


def _initiative(case: _Case, kind_word: Found[KindWord] | None, mentioned: People) -> Initiative:
    if kind_word and kind_word.value.initiative:
        return kind_word.value.initiative
    words = case.reading.sentence.words
    if next(THEIR_WISH.all(words), None):
        return Initiative.THEM
    starts = {mention.start for mention, _ in mentioned}
    approached = any(
        is_active(case.reading.sentence.word(mention.end)) and mention.end + 1 not in starts
        for mention, _ in mentioned
    )
    return Initiative.THEM if approached else Initiative.US


def _confidentiality(case: _Case) -> Confidentiality:
    level = case.reading.level
    return level.value if level else Confidentiality.INTERNAL


def _summary(case: _Case, text: str) -> str:
    """Return the sentence without follow-up and marks, or all of it where nothing else is there."""
    main = [at for at, told in enumerate(case.reading.main) if told]
    said = shortened(pieces(case.reading.sentence, main)) or shortened(text)
    return capitalised(clean(said))


def _spans(case: _Case, kind_word: Found[KindWord] | None, mentioned: People) -> tuple[Span, ...]:
    reading = case.reading
    day, clock = moment_words(reading, case.told)
    marks = reading.marks
    return spans_of(
        reading.sentence,
        (
            (Part.FOLLOW_UP, [one for one in (*reading.tasks, marks.due) if one]),
            (Part.MOMENT, [one for one in (day, clock) if one]),
            (Part.KIND, [kind_word] if kind_word else []),
            (Part.WITH, _with_stretches(mentioned)),
            (
                Part.ORGANISATION,
                [one for one in reading.organisations if _shown(case, one)],
            ),
            (Part.ABOUT, [Found(case.topic.start, case.topic.end, None)] if case.topic else []),
            (Part.MARK, [reading.level] if reading.level else []),
        ),
    )


def _shown(case: _Case, found: FoundOrganisation) -> bool:
    return case.told[found.start]


def _with_stretches(mentioned: People) -> list[Found[object]]:
    """Return the stretches of the people, the office behind a name as a stretch of its own."""
    stretches: list[Found[object]] = []
    for mention, _ in mentioned:
        stretches.append(Found(mention.start, mention.end, None))
        if mention.role_at >= mention.end:
            stretches.append(Found(mention.role_at, mention.role_at + 1, None))
    return stretches
