"""A question with its facets, as an address holds it and as it is kept under a name."""

from dataclasses import dataclass, replace
from urllib.parse import quote, unquote

from sub_crm.insight.facets import periods
from sub_crm.queries.search import Narrowing
from sub_crm.values.conditions import from_json, to_json
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ContactKind

RESULTS = "sub://zoeken"


@dataclass(frozen=True, slots=True)
class Question:
    text: str = ""
    kinds: tuple[ContactKind, ...] = ()
    organisations: tuple[Id, ...] = ()
    years: tuple[int, ...] = ()
    """Places in `periods`: 0 is this year, whichever year that is when it is asked again."""

    def narrowing(self, this_year: int) -> Narrowing:
        known = dict(enumerate(periods(this_year)))
        spans = tuple(known[place].bounds for place in self.years if place in known)
        return Narrowing(self.kinds, self.organisations, spans)

    def address(self) -> str:
        """The page with the answer."""
        facets = to_json(replace(self, text=""))
        parts = [RESULTS, quote(self.text.strip(), safe="")]
        return "/".join(parts if facets == "{}" else [*parts, quote(facets, safe="")])


def results_address(text: str) -> str:
    return Question(text).address()


def question_of(argument: str) -> Question:
    """Return the question that the last part of an address holds."""
    text, _slash, facets = argument.partition("/")
    asked = from_json(Question, unquote(facets))
    return replace(asked, text=unquote(text, errors="replace"))
