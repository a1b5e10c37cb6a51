"""Finds who is mentioned: known names, unknown names where a person must stand, and offices."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sub_crm.insight.quick_log.calendar_words import WEEKDAYS
from sub_crm.insight.quick_log.known import KnownPerson
from sub_crm.insight.quick_log.lexicon import Lexicon
from sub_crm.insight.quick_log.names import NameKey
from sub_crm.insight.quick_log.organisations import FoundOrganisation
from sub_crm.insight.quick_log.roles import ROLES, Role
from sub_crm.insight.quick_log.sentence import Found, Sentence, inside
from sub_crm.insight.quick_log.words import (
    AND,
    CALLING,
    NAME_PREFIXES,
    NO_PERSON,
    NO_PERSON_ENDINGS,
    ORGANISATION_LEADS,
    PERSON_LEADS,
    RECEIVING,
    SUBJECT_LEADS,
    TITLES,
    TRYING,
)
from sub_crm.values.calendar_words import MONTHS

_AFTER_A_NAME = AND | SUBJECT_LEADS | frozenset(",;.(:") | {"van", "of", "from", "uit", ""}
_LONGEST_NAME = 8


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, an office or both; `name` is empty for an office alone."""

    start: int
    end: int
    name: str = ""
    candidates: tuple[KnownPerson, ...] = ()
    full: bool = False
    role: Role = ()
    role_at: int = -1
    organisation: FoundOrganisation | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """Where people may be looked for: `free` words, with what was already recognised."""

    sentence: Sentence
    lexicon: Lexicon
    free: Sequence[bool]
    organisations: tuple[FoundOrganisation, ...]
    kind_ends: frozenset[int]
    unanswered: frozenset[int]
    happened: frozenset[int]
    clause_starts: frozenset[int]


def mentions(ground: Ground) -> tuple[Mention, ...]:
    found: list[Mention] = []
    index = 0
    while index < len(ground.sentence.words):
        hit = _mention(ground, index, found) if ground.free[index] else None
        if hit:
            found.append(hit)
        index = hit.end if hit else index + 1
    return _with_roles(ground, found)


def _mention(ground: Ground, at: int, before: Sequence[Mention]) -> Mention | None:
    lead = _leads(ground, at, before)
    known = _known(ground, at, lead, before)
    if known:
        return known
    new = _unknown(ground, at) if lead or _continues_list(ground, at, before) else None
    if new and (lead or _continues_list(ground, at, before, new.end)):
        return new
    role = ROLES.at(ground.sentence.words, at)
    return Mention(at, role.end, role=role.value, role_at=at) if role else None


def _leads(ground: Ground, at: int, before: Sequence[Mention]) -> bool:
    """Tell whether a person must stand here: after "met", an office, a title, or "en"."""
    word = ground.sentence.word(at - 1)
    if word == ".":
        return ground.sentence.word(at - 2) in TITLES
    if word in RECEIVING:
        return at in ground.kind_ends
    if word in TRYING:
        return at - 1 in ground.unanswered
    if word in AND:
        return bool(before) and before[-1].end == at - 1
    office = bool(before) and before[-1].end == at and not before[-1].name
    return word in PERSON_LEADS or word in CALLING or word in TITLES or office


def _continues_list(ground: Ground, at: int, before: Sequence[Mention], end: int = 0) -> bool:
    listed = bool(before) and before[-1].end == at - 1 and ground.sentence.word(at - 1) == ","
    return listed and (not end or ground.sentence.word(end) in _AFTER_A_NAME)


def _known(ground: Ground, at: int, lead: bool, before: Sequence[Mention]) -> Mention | None:
    sentence = ground.sentence
    hit = ground.lexicon.person_names.at(sentence.words, at)
    if hit is None or _part_of_longer(sentence, hit) or not _may_overlap(ground, hit, before):
        return None
    if _believed(ground, hit, lead) and _takes_part(ground, hit, lead, before):
        key = hit.value
        return Mention(at, hit.end, sentence.slice(at, hit.end), key.people, key.full)
    return None


def _part_of_longer(sentence: Sentence, hit: Found[NameKey]) -> bool:
    """Tell whether a hyphen makes it another name: "Jansen-Smit"."""
    before = sentence.word(hit.start - 1) == "-" and sentence.touching(hit.start)
    return before or (sentence.word(hit.end) == "-" and sentence.touching(hit.end))


def _may_overlap(ground: Ground, hit: Found[NameKey], before: Sequence[Mention]) -> bool:
    """Let "met Van Houten" be a person, but "wethouder van Houten" somebody of Houten."""
    clash = any(one.start < hit.end and hit.start < one.end for one in ground.organisations)
    office = bool(before) and before[-1].end == hit.start and not before[-1].name
    return not clash or not (hit.value.bare or office or inside(hit.start, ground.organisations))


def _believed(ground: Ground, hit: Found[NameKey], lead: bool) -> bool:
    """Weigh capitals and place: the less of a name there is, the more must speak for it."""
    sentence = ground.sentence
    capital = sentence.tokens[hit.end - 1].capital
    if hit.value.full:
        return True
    if hit.value.bare:
        return capital and (lead or hit.end in ground.happened) and not _goes_on(ground, hit.end)
    after_kind = hit.start in ground.kind_ends
    return capital or lead or after_kind or hit.end in ground.happened


def _goes_on(ground: Ground, at: int) -> bool:
    """Tell whether a name does not end here: "Peter" in "Peter Jansen" or "Peter van Dam"."""
    while ground.sentence.word(at) in NAME_PREFIXES and at < len(ground.sentence.words):
        if any(one.start in (at, at + 1) for one in ground.organisations):
            return False
        at += 1
    return at < len(ground.sentence.words) and _is_name_word(ground, at)


def _takes_part(ground: Ground, hit: Found[NameKey], lead: bool, before: Sequence[Mention]) -> bool:
    """Once somebody is found, a name in a later clause is talked about, not talked with."""
    first = not any(start <= hit.start for start in ground.clause_starts)
    named = any(mention.name for mention in before)
    return first or lead or not named or _continues_list(ground, hit.start, before, hit.end)


def _is_name_word(ground: Ground, at: int) -> bool:
    token = ground.sentence.tokens[at]
    acronym = len(token.text) > 1 and token.text.isupper() and len(token.text) < 6
    calendar = token.word in WEEKDAYS or token.word in MONTHS
    other = token.word in NO_PERSON or token.word.endswith(NO_PERSON_ENDINGS)
    taken = not ground.free[at] or inside(at, ground.organisations)
    if taken or acronym or calendar or other or len(token.text) > 40:
        return False
    return token.capital and ROLES.at(ground.sentence.words, at) is None


def _unknown(ground: Ground, at: int) -> Mention | None:
    """Read an unknown name: words with capitals, with the prefixes between or before them."""
    end, last = at, at
    while end < min(len(ground.sentence.words), at + _LONGEST_NAME):
        word = ground.sentence.words[end]
        joins = word in (".", "-", "'") and ground.sentence.touching(end) and end > at
        prefix = word in NAME_PREFIXES and ground.free[end]
        is_name = not (prefix and end == at) and _is_name_word(ground, end)
        if not (is_name or prefix or (joins and _joins(ground.sentence, end))):
            break
        end += 1
        last = end if is_name or (word == "." and last == end - 1 and last > at) else last
    if last == at or _all_prefixes(ground.sentence, at, last) or _names_portfolio(ground, at, last):
        return None
    return _perhaps_known(ground, at, _without_full_stop(ground.sentence, at, last))


def _joins(sentence: Sentence, at: int) -> bool:
    """Tell whether a mark belongs to a name: the stop of an initial, a hyphen, an apostrophe."""
    if sentence.words[at] == ".":
        return len(sentence.words[at - 1]) <= 2
    return sentence.touching(at + 1)


def _without_full_stop(sentence: Sentence, start: int, end: int) -> int:
    return end - 1 if end - start > 1 and sentence.words[end - 1] == "." else end


def _all_prefixes(sentence: Sentence, start: int, end: int) -> bool:
    return all(word in NAME_PREFIXES for word in sentence.words[start:end])


def _names_portfolio(ground: Ground, start: int, end: int) -> bool:
    """Tell whether these are words of an office: "wethouder Wonen Jansen", not "De Vries"."""
    words = [word for word in ground.sentence.words[start:end] if word not in NAME_PREFIXES]
    return bool(words) and words[0] in ground.lexicon.portfolio_words


def _perhaps_known(ground: Ground, start: int, end: int) -> Mention:
    """Recognise a known surname behind a first name that has the same initial."""
    sentence = ground.sentence
    for at in range(start + 1, end):
        hit = ground.lexicon.person_names.at(sentence.words, at)
        if hit and hit.end == end and not hit.value.bare:
            initial = sentence.words[start][:1]
            same = tuple(one for one in hit.value.people if _initial(one) in ("", initial))
            return Mention(start, end, sentence.slice(start, end), same, full=True)
    return Mention(start, end, sentence.slice(start, end))


def _initial(person: KnownPerson) -> str:
    return (person.first_name or person.name)[:1].casefold()


def _with_roles(ground: Ground, found: Sequence[Mention]) -> tuple[Mention, ...]:
    """Join each office to the name it goes with, and each mention to its organisation."""
    joined: list[Mention] = []
    for mention in found:
        last = joined[-1] if joined else None
        if last and mention.name and not last.name and _near(ground, last.end, mention.start, 3):
            joined[-1] = replace(mention, start=last.start, role=last.role, role_at=last.role_at)
        elif last and not mention.name and _explains(ground, last, mention, found):
            joined[-1] = replace(last, role=mention.role, role_at=mention.role_at)
        else:
            joined.append(mention)
    return tuple(replace(one, organisation=_attached(ground, one)) for one in joined)


def _near(ground: Ground, end: int, start: int, most: int) -> bool:
    """Tell whether only an article or a portfolio stands between an office and a name."""
    between = range(end, start)
    return start - end <= most and all(
        ground.sentence.words[at].isalpha()
        and not inside(at, ground.organisations)
        and ground.sentence.words[at] not in AND | PERSON_LEADS | SUBJECT_LEADS
        for at in between
    )


def _explains(ground: Ground, last: Mention, office: Mention, found: Sequence[Mention]) -> bool:
    """Tell whether an office stands behind its name: "Jansen, wethouder wonen"."""
    between = ground.sentence.words[last.end : office.start]
    followed = any(
        one.name and _near(ground, office.end, one.start, 3)
        for one in found
        if one.start >= office.end
    )
    plain = between in ((), (",",), ("(",), (",", "de"), ("de",))
    return bool(last.name) and not last.role and plain and not followed


def _attached(ground: Ground, mention: Mention) -> FoundOrganisation | None:
    """Return the organisation right behind it ("van Lopik", "(Zeist)") or right before its role."""
    words = ground.sentence.words
    end = max(mention.end, mention.role_at + 1)
    for one in ground.organisations:
        between = words[end : one.start] if one.start >= end else None
        if between is not None and len(between) <= 3 and _links(ground, mention, between):
            return one
        if mention.role and one.end == mention.start:
            return one
    return None


def _links(ground: Ground, mention: Mention, between: Sequence[str]) -> bool:
    """Tell whether words bind a person to an organisation; a portfolio may stand among them."""
    loose = ORGANISATION_LEADS - {"in", "te", "at"} | {"(", ",", "de", "het"}
    if mention.role:
        loose |= ground.lexicon.portfolio_words | {"in", "/"}
    return all(word in loose for word in between) and list(between) != [","]
