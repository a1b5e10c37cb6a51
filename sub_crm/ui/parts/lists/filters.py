"""What a list can be narrowed by, as data, and the words for what is chosen."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

Options = Sequence[tuple[Any, str]]
"""Values with their words."""
MOST_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A field of the filter, such as "kinds": its title and what can be chosen in it."""

    field: str
    title: str
    options: Callable[[], Options]
    many: bool = False
    """The field is a tuple, of which any may hold."""

    def chosen(self, filter: Any) -> tuple[Any, ...]:
        value = getattr(filter, self.field)
        return tuple(value) if self.many else (value,) if value not in (None, "", False) else ()

    def switched(self, filter: Any, value: Any) -> Any:
        """Return the filter with a value chosen, or no longer when it was."""
        before = self.chosen(filter)
        if not self.many:
            return (
                self.cleared(filter) if value in before else replace(filter, **{self.field: value})
            )
        after = tuple(v for v in before if v != value) if value in before else (*before, value)
        return replace(filter, **{self.field: after})

    def cleared(self, filter: Any) -> Any:
        usual = type(filter).__dataclass_fields__[self.field].default
        return replace(filter, **{self.field: usual})

    def words(self, filter: Any) -> str:
        """Say "Soort: Gesprek, E-mail"; a flag says just its title."""
        named = dict(self.options())
        chosen = [named[value] for value in self.chosen(filter) if value in named]
        if not self.many and getattr(filter, self.field) is True:
            return self.title
        shown = ", ".join(chosen[:MOST_NAMED])
        rest = len(chosen) - MOST_NAMED
        return f"{self.title}: {shown}" + (f" +{rest}" if rest > 0 else "")


@dataclass(frozen=True, slots=True)
class Preset:
    """A list that every user has: a name and a filter, with a number behind it when `counted`."""

    name: str
    filter: Any
    counted: bool = True


def in_words(facets: Iterable[Facet], filter: Any) -> str:
    """Say the whole filter, as for the head of an export."""
    said = [facet.words(filter) for facet in facets if facet.chosen(filter)]
    text = getattr(filter, "text", "")
    return " · ".join([f"“{text}”"] * bool(text) + said)
