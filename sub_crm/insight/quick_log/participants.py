"""With whom the contact was: the people, and the organisation that it counts for."""

from collections.abc import Sequence

from sub_crm.insight.quick_log.case import Case
from sub_crm.insight.quick_log.known import KnownOrganisation
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
from sub_crm.insight.quick_log.reading import without
from sub_crm.insight.quick_log.results import Guess, Reason, Untouched
from sub_crm.insight.quick_log.subjects import subject_of
from sub_crm.values.kinds import ContactStatus

People = tuple[tuple[Mention, PersonGuess], ...]


def mentioned_in(case: Case) -> People:
    """Look for people in what is told, and only if nobody is there in the follow-up."""
    reading, stretch = case.reading, case.topic_stretch()
    task = without([not main for main in reading.main], [stretch, *reading.marks.found()])
    clues = _clues(case)
    for region in (case.told, task):
        if found := people_in(mentions(_ground(case, region)), case.lexicon, clues):
            return found
    return ()


def _clues(case: Case) -> Clues:
    told, chosen = case.organisations_told(), case.choices.organisation_id
    aside = [one for one in case.reading.organisations if one not in told]
    return Clues(
        named=frozenset({chosen}) if isinstance(chosen, bytes) else ids_of(told),
        in_subject=ids_of(aside),
        context=case.context,
        said=frozenset(case.reading.sentence.words),
    )


def _ground(case: Case, region: Sequence[bool]) -> Ground:
    reading = case.reading
    kinds = [kind for kind in reading.kinds if case.told[kind.start]]
    return Ground(
        reading.sentence,
        case.lexicon,
        without(region, (*kinds, *reading.whens, *reading.clocks)),
        reading.organisations,
        kind_ends=frozenset(kind.end for kind in kinds),
        unanswered=frozenset(
            kind.end for kind in kinds if kind.value.status is ContactStatus.NOT_REACHED
        ),
        happened=frozenset(kind.start for kind in kinds if kind.value.happened),
        clause_starts=frozenset(clause.start for clause in reading.clauses[1:]),
    )


def people_of(case: Case, mentioned: People) -> tuple[PersonGuess, ...]:
    if case.choices.people is not None:
        chosen = case.choices.organisation_id
        place = chosen if isinstance(chosen, bytes) else case.context.organisation_id
        return corrected_people(case.lexicon, case.choices, place)
    found = tuple(guess for _, guess in mentioned)
    return found or preset_person(case.lexicon, case.context)


def organisations_shown(case: Case, mentioned: People) -> list[FoundOrganisation]:
    """Return the organisations told of, without those whose name is part of a person's."""
    return [
        one
        for one in case.organisations_told()
        if not any(
            mention.name and one.start < mention.end and mention.start < one.end
            for mention, _ in mentioned
        )
    ]


def organisation_of(
    case: Case, mentioned: People, people: tuple[PersonGuess, ...]
) -> Guess[KnownOrganisation] | None:
    chosen = case.choices.organisation_id
    if not isinstance(chosen, Untouched):
        known = case.lexicon.organisations_by_id.get(chosen or b"")
        return Guess(known, Reason.CORRECTED) if known else None
    shown = organisations_shown(case, mentioned)
    aside = [one for one in case.reading.organisations if not case.told[one.start]]
    who = [guess.value for guess in people]
    guess = choose_organisation(shown, aside, who, case.lexicon, case.context)
    return guess or _organisation_of_issue(case)


def _organisation_of_issue(case: Case) -> Guess[KnownOrganisation] | None:
    """Fall back on the only organisation that an issue named by the sentence belongs to."""
    topic, lexicon = case.topic, case.lexicon
    said = subject_of(topic.said, lexicon, frozenset(), partial=topic.partial) if topic else None
    sure = said.value.issue_id if said and said.count == 1 else None
    issue_id = sure if topic else case.context.issue_id
    issue = lexicon.issues_by_id.get(issue_id or b"")
    if issue is None or len(issue.organisation_ids) != 1:
        return None
    known = lexicon.organisations_by_id.get(issue.organisation_ids[0])
    return Guess(known, Reason.EXISTING_ISSUE, 1) if known else None
