"""Find by name as one types: beginnings of words first, then inside words, then with one error.

The check for one error also holds for a name that is not typed to its end, which the distances of
common libraries do not offer.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sub_crm.insight.names import SHORTEST_GUESS, Entry, Names, Term, dialled
from sub_crm.queries.search import words

_NUMBER = re.compile(r"[+\d][\d\s().\-/]{3,}")
NEVER = dt.date.min


@dataclass(frozen=True, slots=True)
class Found:
    entry: Entry
    reason: Term | None = None
    """Why it was found, where its own name does not show that."""
    guessed: bool = False


def sought(text: str) -> list[str]:
    """Return the words to look for; a phone number is one word, however it is written."""
    typed = text.strip()
    if _NUMBER.fullmatch(typed):
        return [dialled(typed)]
    return words(text)


def find(names: Names, text: str, *, limit: int = 50, guess: bool = True) -> list[Found]:
    """Return what fits best, with a typing error allowed only where nothing fits without."""
    wanted = sought(text)
    if not wanted:
        return []
    exact = _ranked(_fitting(names.entries, wanted))
    if exact or not guess:
        return [Found(entry, _reason(entry, wanted)) for entry in exact[:limit]]
    guesses = _ranked((0, entry) for entry in _guessed(names, wanted))
    return [Found(entry, guessed=True) for entry in guesses[:limit]]


def nearest(names: Names, text: str) -> str:
    """Return the name that was probably meant by a question to which nothing answers."""
    found = find(names, text, limit=1)
    return found[0].entry.name if found and found[0].guessed else ""


def _fitting(entries: Iterable[Entry], wanted: Sequence[str]) -> Iterable[tuple[int, Entry]]:
    """Yield what fits with how well: 0 its name, 1 something else, 2 and 3 inside their words."""
    starts = [" " + word for word in wanted]
    inside = [word for word in wanted if len(word) > 1]
    for entry in entries:
        if all(start in entry.everything for start in starts):
            yield int(not all(start in entry.names for start in starts)), entry
        elif len(inside) == len(wanted) and all(word in entry.everything for word in inside):
            yield 2 + int(not all(word in entry.names for word in inside)), entry


def _ranked(fitting: Iterable[tuple[int, Entry]]) -> list[Entry]:
    """Order by fit, then what is the user's own, then what was spoken with last."""

    def place(one: tuple[int, Entry]) -> tuple[int, bool, int, str]:
        fit, entry = one
        return fit, not entry.mine, -(entry.last or NEVER).toordinal(), entry.name

    return [entry for _, entry in sorted(fitting, key=place)]


def _reason(entry: Entry, wanted: Sequence[str]) -> Term | None:
    missing = [word for word in wanted if word not in entry.names]
    fits: tuple[Callable[[Term], bool], ...] = (
        lambda term: all(" " + word in term.sought for word in missing),
        lambda term: all(word in term.sought for word in missing),
        lambda term: any(word in term.sought for word in missing),
    )
    return next((term for fit in fits if missing for term in entry.terms if fit(term)), None)


def _guessed(names: Names, wanted: Sequence[str]) -> list[Entry]:
    places = set(range(len(names.entries)))
    for word in wanted:
        places &= _near(names, word)
    return [names.entries[place] for place in sorted(places)]


def _near(names: Names, word: str) -> set[int]:
    if len(word) < SHORTEST_GUESS:
        start = " " + word
        return {at for at, entry in enumerate(names.entries) if start in entry.everything}
    return {
        at
        for known, places in names.vocabulary.items()
        if begins_nearly(known, word)
        for at in places
    }


def begins_nearly(known: str, typed: str) -> bool:
    """Whether a word begins as typed but for one letter wrong, missing, too many or swapped."""
    at = 0
    while at < len(typed) and at < len(known) and typed[at] == known[at]:
        at += 1
    if at >= len(typed) - 1:
        return True
    return (
        known.startswith(typed[at + 1 :], at + 1)
        or known.startswith(typed[at:], at + 1)
        or known.startswith(typed[at + 1 :], at)
        or known.startswith(typed[at + 1] + typed[at] + typed[at + 2 :], at)
    )
