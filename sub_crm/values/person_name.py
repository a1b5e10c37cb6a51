"""The name of a person, in the parts that Dutch writing, sorting and addressing need."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from sub_crm.values.folding import folded as folded

_ADDRESSED_AS = {"female": "mevrouw", "male": "heer"}
_FEMALE = {"mevrouw", "mevr", "mw", "mrs", "ms"}
_HONORIFIC = re.compile(
    r"(?:^|(?<=,))\s*(de heer|heer|meneer|dhr|mevrouw|mevr|mw|mrs|ms)\b\.?\s*(?=[^\s,])", re.I
)
_TITLE = re.compile(r"(?:prof|dr|mr|drs|ir|ing|ds|jhr|jkvr|bc)\.?", re.I)
_GLUED_TITLE = re.compile(r"\b(prof|dr|mr|drs|ir|ing)\.(?=[^\W\d_])", re.I)
_TITLE_AFTER = re.compile(r"MSc|MA|BSc|BA|LLM|LLB|MBA|MPA|EMPA|MPM|MCM|RA|RC|RO|RE|AA|PhD")
_PREFIX = re.compile(
    r"van|de|den|der|'t|'s|het|in|op|uit|te|ten|ter|tot|aan|bij|over|onder|voor|v\.d\.|v/d|v\.|d\."
    r"|von|vom|zu|zur|du|des|la|le|les|el|al|ben|d'|l'|da|dos|del|della|di",
    re.I,
)
_ALSO_FIRST_NAMES = {"Ben", "Al"}
_ELIDED = re.compile(r"(?<!\S)([dl]')(?=\w)", re.I)
_INITIALS = re.compile(r"(?:-?[^\W\d_]{1,3}\.)+")


@dataclass(frozen=True, slots=True)
class PersonName:
    titles_before: str = ""
    initials: str = ""
    first_name: str = ""
    name_prefix: str = ""
    surname: str = ""
    titles_after: str = ""

    def full(self) -> str:
        """Return "drs. A.B. van den Berg MPA"; the first name stands in where initials lack."""
        called = self._called(self.initials or self.first_name)
        return _joined(self.titles_before, called, self.titles_after)

    def short(self) -> str:
        """Return "A. van den Berg", else "Anna van den Berg", else "Van den Berg"."""
        return self._called(_first_initial(self.initials) or self.first_name)

    def formal_surname(self) -> str:
        """Return "Van den Berg", as Dutch writes it where no name or initials precede it."""
        return _family(self.name_prefix[:1].upper() + self.name_prefix[1:], self.surname)

    def salutation(self, gender: str) -> str:
        """Return how a Dutch letter begins; "female" and "male" are addressed as such."""
        if addressed := _ADDRESSED_AS.get(gender):
            return f"Geachte {addressed} {self.formal_surname() or self.short()}"
        return f"Geachte {self.short()}"

    def sort_key(self) -> tuple[str, str, str]:
        """Order as Dutch registers do: by surname without prefix; ij is the letters i and j."""
        called = self.initials or self.first_name
        return folded(self.surname), folded(self.name_prefix), folded(called)

    def _called(self, called: str) -> str:
        if not called:
            return self.formal_surname()
        return _joined(called, _family(self.name_prefix, self.surname))


def read_gender(text: str) -> str:
    """Return "female" or "male" as the word before a name says, else nothing."""
    found = _HONORIFIC.search(text)
    if found is None:
        return ""
    return "female" if found[1].casefold() in _FEMALE else "male"


def read_name(text: str) -> PersonName:
    """Return the parts of a name as someone types it or a register exports it."""
    written, addressed = _HONORIFIC.subn(" ", _tidied(text))
    words = _surname_last(written).split()
    titles, words = _leading(words, _is_title)
    words, titles_after = _without_titles_after(words)
    initials, words = _initials(words)
    first_name, words = _first_name(words, bool(initials), bool(addressed))
    prefix, words = _leading(words, _is_prefix)
    name_prefix = " ".join(prefix)
    return PersonName(
        titles_before=" ".join(titles),
        initials=initials,
        first_name=first_name,
        # a capital that only stands because nothing precedes is not part of the name
        name_prefix=name_prefix if initials or first_name else name_prefix.lower(),
        surname=" ".join(words),
        titles_after=" ".join(titles_after),
    )


def _joined(*parts: str) -> str:
    return " ".join(filter(None, parts))


def _family(prefix: str, surname: str) -> str:
    """Put a prefix before its surname; d' and l' are written fast to it, 't is not."""
    return prefix + surname if prefix.casefold() in ("d'", "l'") else _joined(prefix, surname)


def _first_initial(initials: str) -> str:
    """Return the first initial as its bearer writes it: "A.", "Th.", "IJ."."""
    return initials[: initials.find(".") + 1] or initials[:1]


def _tidied(text: str) -> str:
    """Write one apostrophe and one hyphen, and part what was typed without a space."""
    plain = re.sub(r"\s*[-‐‑–]\s*", "-", re.sub("[’‘ʼ`´]", "'", text))
    return _ELIDED.sub(r"\1 ", _GLUED_TITLE.sub(r"\1. ", plain)).strip()


def _surname_last(written: str) -> str:
    """Turn "Berg, A.B. van den, MPA" into the order in which a name is spoken."""
    surname, *rest = (part.strip() for part in written.split(","))
    titles = [part for part in rest if all(map(_is_title_after, part.split()))]
    called = [part for part in rest if part not in titles]
    return " ".join([*called, surname, *titles])


def _leading(words: list[str], belongs: Callable[[str], bool]) -> tuple[list[str], list[str]]:
    """Split off the first words that belong, and leave at least one."""
    count = 0
    while count < len(words) - 1 and belongs(words[count]):
        count += 1
    return words[:count], words[count:]


def _is_title(word: str) -> bool:
    return _TITLE.fullmatch(word) is not None


def _is_title_after(word: str) -> bool:
    return _TITLE_AFTER.fullmatch(word.replace(".", "")) is not None


def _is_prefix(word: str) -> bool:
    return _PREFIX.fullmatch(word) is not None


def _without_titles_after(words: list[str]) -> tuple[list[str], list[str]]:
    titles, name = _leading(words[::-1], _is_title_after)
    return name[::-1], titles[::-1]


def _initials(words: list[str]) -> tuple[str, list[str]]:
    count = 0
    while count < len(words) and _is_initials(words[count]):
        count += 1
    if count:
        return "".join(words[:count]), words[count:]
    if len(words) > 1 and _are_bare_initials(words[0]) and not " ".join(words).isupper():
        return "".join(f"{letter}." for letter in words[0]), words[1:]
    return "", words


def _is_initials(word: str) -> bool:
    return word[0].isupper() and _INITIALS.fullmatch(word) is not None


def _are_bare_initials(word: str) -> bool:
    return len(word) <= 4 and word.isalpha() and word.isupper()


def _first_name(words: list[str], initials: bool, addressed: bool) -> tuple[str, list[str]]:
    """Split off the first name: in brackets after initials, else the words before the prefix."""
    if initials:
        return _bracketed(words)
    if len(words) < 2 or (_is_prefix(words[0]) and words[0] not in _ALSO_FIRST_NAMES):
        return "", words
    before = next((at for at, word in enumerate(words[1:-1], 1) if _is_prefix(word)), 1)
    if addressed and not _addressed_in_full(words, before):
        return "", words
    return " ".join(words[:before]), words[before:]


def _bracketed(words: list[str]) -> tuple[str, list[str]]:
    closed = next((at for at, word in enumerate(words, 1) if word.endswith(")")), 0)
    if not closed or not words[0].startswith("("):
        return "", words
    return " ".join(words[:closed])[1:-1], words[closed:]


def _addressed_in_full(words: list[str], before: int) -> bool:
    """Tell "mevrouw Anna de Vries" from "mevrouw Jansen Kruit", who is called by surname only."""
    return before == 1 and len(words) > 2 and _is_prefix(words[1]) and "-" not in " ".join(words)
