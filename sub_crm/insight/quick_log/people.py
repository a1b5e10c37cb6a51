"""Decides who is meant by each mention: by organisation and office, then context and recency."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sub_crm.insight.quick_log.known import KnownPerson
from sub_crm.insight.quick_log.lexicon import Lexicon
from sub_crm.insight.quick_log.mentions import Mention
from sub_crm.insight.quick_log.organisations import ids_of
from sub_crm.insight.quick_log.results import Choices, Context, Guess, NewPerson, Reason
from sub_crm.insight.quick_log.sentence import words_of
from sub_crm.values.ids import Id

Person = KnownPerson | NewPerson
PersonGuess = Guess[Person]

_REASONS = (
    Reason.BY_ORGANISATION,
    Reason.BY_ROLE,
    Reason.BY_ORGANISATION,
    Reason.BY_ORGANISATION,
    Reason.FROM_CONTEXT,
    Reason.CHOSEN_FROM_SEVERAL,
    Reason.BY_RECENCY,
)
"""What decided, in the order of `_weight`."""


@dataclass(frozen=True, slots=True)
class Clues:
    """What steers the choice between people of one name."""

    named: frozenset[Id]
    in_subject: frozenset[Id]
    context: Context
    said: frozenset[str]


def people_in(
    found: Iterable[Mention], lexicon: Lexicon, clues: Clues
) -> tuple[tuple[Mention, PersonGuess], ...]:
    """Return each mention that means somebody, every person once."""
    guesses: list[tuple[Mention, PersonGuess]] = []
    seen: set[Id | str] = set()
    for mention in found:
        guess = _somebody(mention, lexicon, clues)
        if guess is None:
            continue
        value = guess.value
        identity = value.id if isinstance(value, KnownPerson) else value.name.casefold()
        if identity not in seen:
            seen.add(identity)
            guesses.append((mention, guess))
    return tuple(guesses)


def _somebody(mention: Mention, lexicon: Lexicon, clues: Clues) -> PersonGuess | None:
    if not mention.name:
        return _holder(mention, lexicon, clues)
    if not mention.candidates or _somebody_else(mention):
        position = mention.role[0] if mention.role else None
        new = NewPerson(mention.name, position)
        return Guess(new, Reason.NEW_PERSON, alternatives=_people(mention.candidates))
    return _chosen(mention, mention.candidates, clues)


def _somebody_else(mention: Mention) -> bool:
    """Nobody of this name is known at the organisation bound to it, so it is a namesake."""
    if mention.organisation is None:
        return False
    there = ids_of((mention.organisation,))
    return not any(one.organisation_id in there for one in mention.candidates)


def _holder(mention: Mention, lexicon: Lexicon, clues: Clues) -> PersonGuess | None:
    """Return who holds an office at the organisation named beside it, else anywhere."""
    places: Iterable[Id | None] = (
        ids_of((mention.organisation,))
        if mention.organisation
        else clues.named or clues.in_subject or {clues.context.organisation_id}
    )
    held = tuple(
        person
        for place in places
        if place
        for office in mention.role
        for person in lexicon.holders.get((place, office), ())
    )
    return _chosen(mention, held, clues) if held else None


def _chosen(mention: Mention, candidates: Sequence[KnownPerson], clues: Clues) -> PersonGuess:
    """Order the candidates; what first sets the best apart from the next is the reason."""
    attached = ids_of((mention.organisation,)) if mention.organisation else frozenset()
    weights = {
        index: _weight(person, mention, attached, clues) for index, person in enumerate(candidates)
    }
    order = sorted(weights, key=lambda index: weights[index], reverse=True)
    distinct = {candidates[index].id: index for index in reversed(order)}
    ranked = sorted(distinct.values(), key=order.index)
    best = candidates[ranked[0]]
    others = _people(candidates[index] for index in ranked[1:])
    if not others:
        return Guess(best, _when_alone(mention), 1)
    reason = _deciding(weights[ranked[0]], weights[ranked[1]])
    return Guess(best, reason, len(ranked), others)


def _people(known: Iterable[KnownPerson]) -> tuple[Person, ...]:
    return tuple(known)


def _when_alone(mention: Mention) -> Reason:
    if not mention.name:
        return Reason.BY_ROLE
    return Reason.NAMED if mention.full else Reason.ONLY_ONE_WITH_NAME


def _weight(
    person: KnownPerson, mention: Mention, attached: frozenset[Id], clues: Clues
) -> tuple[int, ...]:
    place = person.organisation_id
    portfolio = sum(word in clues.said for word in words_of(person.position)[1:])
    office = 10 * (person.position_type in mention.role) + min(portfolio, 9)
    preset = (place is not None and place == clues.context.organisation_id) + (
        2 * (person.id == clues.context.person_id)
    )
    return (
        place in attached,
        office if mention.role else 0,
        place in clues.named,
        place in clues.in_subject,
        preset,
        person.mine,
        (person.last_contact or date.min).toordinal(),
    )


def _deciding(best: Sequence[int], rival: Sequence[int]) -> Reason:
    for mine, theirs, reason in zip(best, rival, _REASONS, strict=True):
        if mine != theirs:
            return reason
    return Reason.CHOSEN_FROM_SEVERAL


def preset_person(lexicon: Lexicon, context: Context) -> tuple[PersonGuess, ...]:
    known = lexicon.people_by_id.get(context.person_id or b"", ())
    here = _at(known, context.organisation_id)
    return (Guess(here, Reason.FROM_CONTEXT),) if here else ()


def corrected_people(
    lexicon: Lexicon, choices: Choices, place: Id | None
) -> tuple[PersonGuess, ...]:
    """Return whom the user chose, in the position at this organisation where there is a choice."""
    return tuple(
        Guess(person, Reason.CORRECTED)
        for chosen in choices.people or ()
        if (
            person := chosen
            if isinstance(chosen, NewPerson)
            else _at(lexicon.people_by_id.get(chosen, ()), place)
        )
    )


def _at(known: Sequence[KnownPerson], place: Id | None) -> KnownPerson | None:
    return next((one for one in known if one.organisation_id == place), known[0] if known else None)
