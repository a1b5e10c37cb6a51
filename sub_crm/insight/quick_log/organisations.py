"""Which organisations a sentence names, and which one the contact was with."""

from collections.abc import Iterable, Sequence

from sub_crm.insight.quick_log.known import KnownOrganisation, KnownPerson
from sub_crm.insight.quick_log.lexicon import Lexicon
from sub_crm.insight.quick_log.names import OrganisationKey
from sub_crm.insight.quick_log.results import Context, Guess, NewPerson, Reason
from sub_crm.insight.quick_log.roles import ROLES
from sub_crm.insight.quick_log.sentence import Found, Sentence
from sub_crm.insight.quick_log.words import ORGANISATION_LEADS
from sub_crm.values.ids import Id

FoundOrganisation = Found[OrganisationKey]

_ALSO_A_WORD = frozenset({"houten"})
"""Names that are common words too, believed without a capital only after "van", "in" and such."""

_ALSO_WORDS_WHEN_SHORT = frozenset({"oud", "wij", "een", "zei", "vee", "hou"})


def organisations_in(
    sentence: Sentence, lexicon: Lexicon, kind_starts: frozenset[int]
) -> tuple[FoundOrganisation, ...]:
    found: list[FoundOrganisation] = []
    index = 0
    while index < len(sentence.words):
        hit = lexicon.organisation_names.at(sentence.words, index)
        if hit and _believed(sentence, hit, kind_starts):
            found.append(hit)
            index = hit.end
        else:
            index += 1
    return tuple(found)


def _believed(sentence: Sentence, hit: FoundOrganisation, kind_starts: frozenset[int]) -> bool:
    token = sentence.tokens[hit.start]
    if hit.value.short:
        capitals = token.text[0].isupper() and token.text[-1].isupper()
        return capitals or (
            hit.start == 0
            and token.word not in _ALSO_WORDS_WHEN_SHORT
            and (hit.end in kind_starts or _is_role(sentence, hit.end))
        )
    lead = sentence.word(hit.start - 1) in ORGANISATION_LEADS
    return token.word not in _ALSO_A_WORD or token.capital or lead


def _is_role(sentence: Sentence, index: int) -> bool:
    return index < len(sentence.words) and ROLES.at(sentence.words, index) is not None


def ids_of(found: Iterable[FoundOrganisation]) -> frozenset[Id]:
    return frozenset(one.id for hit in found for one in hit.value.organisations)


def choose_organisation(
    main: Sequence[FoundOrganisation],
    elsewhere: Sequence[FoundOrganisation],
    people: Sequence[KnownPerson | NewPerson],
    lexicon: Lexicon,
    context: Context,
) -> Guess[KnownOrganisation] | None:
    """Named beats context, context beats the person's own, that beats one named in the subject."""
    known = [person for person in people if isinstance(person, KnownPerson)]
    theirs = [person.organisation_id for person in known if person.organisation_id]
    if main:
        return _named(main, theirs, context)
    preset = lexicon.organisations_by_id.get(context.organisation_id or b"")
    if preset and (preset.id in theirs or not theirs):
        return Guess(preset, Reason.FROM_CONTEXT)
    own = list(
        dict.fromkeys(
            lexicon.organisations_by_id[one] for one in theirs if one in lexicon.organisations_by_id
        )
    )
    if own:
        return Guess(own[0], Reason.FROM_PERSON, len(own), tuple(own[1:]))
    return _named(elsewhere, theirs, context) if elsewhere else None


def _named(
    found: Sequence[FoundOrganisation], theirs: Sequence[Id], context: Context
) -> Guess[KnownOrganisation]:
    named = list(dict.fromkeys(one for hit in found for one in hit.value.organisations))
    first = found[0].value.organisations

    def weight(one: KnownOrganisation) -> tuple[bool, ...]:
        likely = one.id == context.organisation_id
        municipal = one.name.casefold().startswith("gemeente")
        return (one.id in theirs[:1], one in first, likely, one.mine, municipal)

    named.sort(key=weight, reverse=True)
    rival = len(first) > 1 and named[0] in first
    reason = Reason.CHOSEN_FROM_SEVERAL if rival else Reason.NAMED
    return Guess(named[0], reason, len(first) if rival else len(named), tuple(named[1:]))
