"""How much two names are alike: the very same, perhaps the same, or of two people."""

import re
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from sub_crm.i18n import _
from sub_crm.values.person_name import PersonName, folded

_SIGNS = re.compile(r"[\W_]+")
LEAST_LETTERS = 5
"""A shorter surname differs in one letter from too many others."""


class Likeness(StrEnum):
    SAME = "same"
    INITIALS = "initials"
    PREFIX = "prefix"
    LETTER = "letter"
    NONE = "none"


@lru_cache(100_000)
def plain(text: str) -> str:
    """Return the text folded; the same few titles and names come by again and again."""
    return folded(text)


@lru_cache(100_000)
def letters(text: str) -> str:
    """Return the folded letters without signs and blanks."""
    return _SIGNS.sub("", folded(text))


def calling(name: PersonName) -> str:
    """Return the initials, of the first name where there are none."""
    return letters(name.initials) or letters(name.first_name)[:1]


def likeness(one: PersonName, other: PersonName) -> Likeness:
    """Compare two names of which either may be written in full, shortened or with an error."""
    first, second = calling(one), calling(other)
    if not (first.startswith(second) or second.startswith(first)):
        return Likeness.NONE
    mine, theirs = letters(one.surname), letters(other.surname)
    if mine != theirs:
        near = min(len(mine), len(theirs)) >= LEAST_LETTERS
        near = near and OSA.distance(mine, theirs, score_cutoff=1) <= 1
        return Likeness.LETTER if near and first[:1] == second[:1] else Likeness.NONE
    if letters(one.name_prefix) != letters(other.name_prefix):
        return Likeness.PREFIX
    called = {letters(one.first_name), letters(other.first_name)} - {""}
    return Likeness.SAME if first == second and len(called) < 2 else Likeness.INITIALS


def in_words(alike: Likeness, other: PersonName) -> str:
    """Say why two names may be of one person."""
    return {
        Likeness.SAME: _("zelfde naam"),
        Likeness.INITIALS: _("zelfde achternaam, andere voorletters of voornaam"),
        Likeness.PREFIX: _("zelfde achternaam, ander tussenvoegsel"),
        Likeness.LETTER: _("één letter verschil met {name}").format(name=other.short()),
        Likeness.NONE: _("andere naam dan {name}").format(name=other.short()),
    }[alike]
