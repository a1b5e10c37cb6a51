"""What a contact was about: an issue that is known, or words that begin a new one."""

from collections.abc import Iterable, Sequence
from datetime import date

from sub_crm.insight.quick_log.known import KnownIssue
from sub_crm.insight.quick_log.lexicon import Lexicon
from sub_crm.insight.quick_log.results import Guess, Reason, Subject
from sub_crm.insight.quick_log.sentence import Found, Sentence, phrases, words_of
from sub_crm.insight.quick_log.text import capitalised, shortened
from sub_crm.insight.quick_log.words import ARTICLES, SUBJECT_LEADS
from sub_crm.values.ids import Id

LEADS = phrases(
    {
        "|".join(SUBJECT_LEADS)
        + "|m.b.t.|i.v.m.|n.a.v.|on the|met betrekking tot|in verband met|naar aanleiding van": True
    }
)

_LITTLE_WORDS = ARTICLES | frozenset("van in op voor en of and for from bij met dossier".split())
_SAYS_SOMETHING = frozenset(
    "hij zij ze ik we wij is was wil wilde heeft had valt gaat komt kan moet he she they has"
    " will wants vindt zegt".split()
)
_LONGEST_NOTE = 5
_SHORTEST_TITLE = 6


def note_subject(sentence: Sentence, start: int, end: int) -> Found[None] | None:
    """Take a few words after a colon as the subject, unless they are a statement."""
    said = sentence.words[start:end]
    short = 0 < len(said) <= _LONGEST_NOTE and not _SAYS_SOMETHING & set(said)
    return Found(start, end, None) if short else None


def title_in(
    sentence: Sentence, lexicon: Lexicon, free: Sequence[bool]
) -> Found[tuple[KnownIssue, ...]] | None:
    """Find the longest whole title of an issue among the free words."""
    hits = (
        hit
        for hit in lexicon.issue_titles.all(sentence.words)
        if all(free[hit.start : hit.end])
        and len(sentence.slice(hit.start, hit.end)) >= _SHORTEST_TITLE
    )
    return max(hits, key=lambda hit: hit.end - hit.start, default=None)


def subject_of(
    said: str, lexicon: Lexicon, places: frozenset[Id], *, partial: bool = False
) -> Guess[Subject] | None:
    """Return the issue that the words name, else the words themselves as a new subject."""
    words = tuple(word for word in words_of(said.replace("_", " ")) if word.isalnum())
    bare = tuple(word for word in words if word not in ARTICLES)
    if not bare:
        return None
    fitting = _fitting(words, bare, lexicon, places, partial)
    if fitting:
        return as_guess(fitting, places)
    title = capitalised(shortened(_without_article(said)))
    return Guess(Subject(None, title), Reason.NEW_SUBJECT)


def _fitting(
    words: Sequence[str],
    bare: Sequence[str],
    lexicon: Lexicon,
    places: frozenset[Id],
    partial: bool,
) -> tuple[KnownIssue, ...]:
    for exact in (words, bare):
        hit = lexicon.issue_titles.at(exact, 0)
        if hit and hit.end == len(exact):
            return hit.value
    named = max(lexicon.issue_titles.all(words), key=lambda hit: hit.end - hit.start, default=None)
    if named and (here := _of(named.value, places)):
        return here
    return _of(_sharing_words(bare, lexicon, places, partial), places)


def _sharing_words(
    bare: Sequence[str], lexicon: Lexicon, places: frozenset[Id], partial: bool
) -> tuple[KnownIssue, ...]:
    """Return the issues whose title has all these words, names of organisations left out."""
    places_said = {
        word
        for place in places
        if place in lexicon.organisations_by_id
        for word in words_of(lexicon.organisations_by_id[place].short_name)
    }
    telling = [word for word in bare if word not in _LITTLE_WORDS and word not in places_said]
    if not telling:
        return ()
    each = [_with_word(word, lexicon, partial) for word in telling]
    shared = set.intersection(*(set(found) for found in each))
    return tuple(issue for issue in each[0] if issue in shared)


def _with_word(word: str, lexicon: Lexicon, partial: bool) -> tuple[KnownIssue, ...]:
    whole = lexicon.issues_by_word.get(word, ())
    if whole or not partial or len(word) < 2:
        return whole
    begun = (
        issue
        for known, issues in lexicon.issues_by_word.items()
        if known.startswith(word)
        for issue in issues
    )
    return tuple(dict.fromkeys(begun))


def _of(issues: Iterable[KnownIssue], places: frozenset[Id]) -> tuple[KnownIssue, ...]:
    """Leave out the issues that belong to other organisations than the ones at hand."""
    return tuple(
        issue
        for issue in issues
        if not places or not issue.organisation_ids or places & set(issue.organisation_ids)
    )


def as_guess(issues: Sequence[KnownIssue], places: frozenset[Id]) -> Guess[Subject]:
    """Prefer the issue of the organisation at hand, then the one that moved last."""
    ranked = sorted(
        issues,
        key=lambda one: (bool(places & set(one.organisation_ids)), one.last_movement or date.min),
        reverse=True,
    )
    subjects = tuple(Subject(issue.id, issue.title) for issue in ranked)
    reason = Reason.EXISTING_ISSUE if len(subjects) == 1 else Reason.CHOSEN_FROM_SEVERAL
    return Guess(subjects[0], reason, len(subjects), subjects[1:])


def _without_article(said: str) -> str:
    first, _, rest = said.partition(" ")
    return rest if rest and first.casefold() in ARTICLES else said
