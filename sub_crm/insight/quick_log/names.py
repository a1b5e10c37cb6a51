"""The ways in which people, organisations and issues are written, for the look-ups of a lexicon."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sub_crm.insight.quick_log.grouping import grouped
from sub_crm.insight.quick_log.known import KnownIssue, KnownOrganisation, KnownPerson
from sub_crm.insight.quick_log.sentence import Phrases, words_of

Words = tuple[str, ...]

_KINDS_OF_BODY = (
    "gemeente",
    "provincie",
    "waterschap",
    "hoogheemraadschap",
    "ministerie van",
    "omgevingsdienst",
)
_SHORT_PREFIXES: dict[Words, tuple[Words, ...]] = {
    ("van", "den"): (("v", ".", "d", "."), ("v", "d"), ("vd",), ("vd", ".")),
    ("van", "der"): (("v", ".", "d", "."), ("v", "d"), ("vd",), ("vd", ".")),
    ("van", "de"): (("v", ".", "d", "."), ("v", "d"), ("vd",), ("vd", ".")),
    ("van",): (("v", "."),),
}
_LITTLE_WORDS = frozenset("de het een van en in op voor te der den bij".split())


@dataclass(frozen=True, slots=True)
class NameKey:
    """Who may be meant by a name: `full` with first name or initial, `bare` without prefix."""

    people: tuple[KnownPerson, ...]
    full: bool = False
    bare: bool = False


@dataclass(frozen=True, slots=True)
class OrganisationKey:
    """Which are meant by a name; a `short` one needs capitals, or the first place."""

    organisations: tuple[KnownOrganisation, ...]
    short: bool = False


def person_names(people: Iterable[KnownPerson]) -> Phrases[NameKey]:
    """Where one wording is a whole surname and a bare one too, the whole surname counts."""
    by_weight: tuple[list[tuple[Words, KnownPerson]], ...] = ([], [], [])
    for person in people:
        for words, weight in _wordings(person):
            by_weight[weight].append((words, person))
    keys: dict[Words, NameKey] = {}
    for weight, pairs in enumerate(by_weight):
        for words, found in grouped(pairs).items():
            keys.setdefault(words, NameKey(found, full=weight == 0, bare=weight == 2))
    return Phrases(keys.items())


def _wordings(person: KnownPerson) -> Iterator[tuple[Words, int]]:
    surname, prefix = words_of(person.surname), words_of(person.name_prefix)
    first = words_of(person.first_name)
    prefixes = (prefix, *_SHORT_PREFIXES.get(prefix, ())) if prefix else ((),)
    if not surname:
        surname, prefixes = words_of(person.name), ((),)
    for before in prefixes:
        yield (*before, *surname), 1
        if first:
            yield (*first, *before, *surname), 0
    printed = words_of(person.name)
    if printed != (*prefix, *surname):
        yield printed, 0
        yield tuple(word for word in printed if word != "."), 0
    if prefix:
        yield surname, 2
    if first and first != surname:
        yield first, 2


def organisation_names(organisations: tuple[KnownOrganisation, ...]) -> Phrases[OrganisationKey]:
    """Written names win over abbreviations; an abbreviation that two share means neither."""
    written = grouped(
        (words, one) for one in organisations for words in dict.fromkeys(_written(one))
    )
    shortened = grouped(
        (words, one) for one in organisations for words in dict.fromkeys(_shortened(one))
    )
    keys = {words: OrganisationKey(found) for words, found in written.items()}
    for words, found in shortened.items():
        if len(found) == 1:
            keys.setdefault(words, OrganisationKey(found, short=True))
    return Phrases(keys.items())


def _written(one: KnownOrganisation) -> Iterator[Words]:
    for name in (one.name, one.short_name, *one.aliases):
        words = words_of(name)
        if words and not _is_abbreviation(name):
            yield words
            yield from _without_kind_of_body(words)


def _without_kind_of_body(words: Words) -> Iterator[Words]:
    for kind in map(words_of, _KINDS_OF_BODY):
        if words[: len(kind)] == kind:
            words = words[len(kind) :]
            yield words
    if words[:1] == ("de",) and len(words) > 2:
        yield words[1:]


def _is_abbreviation(name: str) -> bool:
    return len(name) <= 5 and sum(letter.isupper() for letter in name) > 1


def _shortened(one: KnownOrganisation) -> Iterator[Words]:
    """Yield HDSR as given, WOU for Woudenberg, DRV for De Ronde Venen."""
    for name in (one.short_name, *one.aliases):
        if _is_abbreviation(name):
            yield words_of(name)
    short = words_of(one.short_name)
    letters = "".join(short)
    if letters.isalpha() and len(letters) > 3 and not _is_abbreviation(one.short_name):
        yield ("".join(word[0] for word in short) if len(short) > 1 else letters[:3],)
        if len(short) > 1:
            yield (next(word for word in short if word != "de")[:3],)


def issue_titles(issues: Iterable[KnownIssue]) -> Phrases[tuple[KnownIssue, ...]]:
    return Phrases(grouped((words_of(issue.title), issue) for issue in issues).items())


def issues_by_word(issues: Iterable[KnownIssue]) -> dict[str, tuple[KnownIssue, ...]]:
    """Return the issues by each word of their title, and by the initials of a long title."""
    return grouped(
        (word, issue) for issue in issues for word in dict.fromkeys(_title_words(issue.title))
    )


def _title_words(title: str) -> Iterator[str]:
    words = [word for word in words_of(title) if word.isalnum()]
    yield from (word for word in words if word not in _LITTLE_WORDS)
    if len(words) > 2:
        yield "".join(word[0] for word in words)
