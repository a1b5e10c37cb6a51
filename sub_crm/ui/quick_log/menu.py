"""What a row's chooser offers: first the likely, then all others, narrowed by what is typed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from sub_crm.insight.quick_log import Choices
from sub_crm.values.person_name import folded

MOST = 60
"""Options shown at a time; typing brings the others."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose and the choices that it leads to."""

    label: str
    choices: Choices
    second: str = ""
    current: bool = False
    sought: str = field(default="", repr=False)
    """Folded text that typing is compared with."""

    @property
    def sentence(self) -> str:
        return f"{self.label}, {self.second}" if self.second else self.label


def option(label: str, choices: Choices, second: str = "", *, current: bool = False) -> Option:
    return Option(label, choices, second, current, folded(f"{label} {second}"))


def _nothing(typed: str) -> Sequence[Option]:
    return ()


@dataclass(frozen=True, slots=True)
class Menu:
    options: tuple[Option, ...]
    hint: str
    """What can be typed."""
    wrong: str
    """The sentence for text that means nothing here."""
    typed: Callable[[str], Sequence[Option]] = _nothing
    """What the typed text itself can mean, apart from the options."""

    def offered(self, text: str) -> list[Option]:
        """Return what fits the typed words, every word at the beginning of one."""
        words = folded(text).split()
        if not words:
            return list(self.options[:MOST])
        fitting = [one for one in self.options if _fits(one, words)][:MOST]
        return _unlike([*fitting, *self.typed(text.strip())])


def _fits(one: Option, words: Iterable[str]) -> bool:
    padded = f" {one.sought}"
    return all(f" {word}" in padded for word in words)


def _unlike(options: Iterable[Option]) -> list[Option]:
    """Leave out what leads to the same as an option before it."""
    kept: list[Option] = []
    for one in options:
        if all(one.choices != other.choices for other in kept):
            kept.append(one)
    return kept
