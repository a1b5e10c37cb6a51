"""What search results can be narrowed by, with how many there are of each."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sub_crm.queries.search import FactRow, Narrowing
from sub_crm.values.ids import Id
from sub_crm.values.kinds import ContactKind


@dataclass(frozen=True, slots=True)
class Period:
    first: str
    beyond: str

    @property
    def bounds(self) -> tuple[str, str]:
        return self.first, self.beyond


@dataclass(frozen=True, slots=True)
class Facets:
    """Counts per choice; a facet counts under the others, never under itself."""

    kinds: dict[ContactKind, int]
    organisations: dict[Id, int]
    periods: dict[Period, int]


def periods(this_year: int) -> list[Period]:
    """Return this year (and what is planned after it), the one before, and everything older."""
    return [
        Period(str(this_year), "9999"),
        Period(str(this_year - 1), str(this_year)),
        Period("", str(this_year - 1)),
    ]


def count_facets(facts: Sequence[FactRow], chosen: Narrowing, this_year: int) -> Facets:
    kinds = Counter(
        fact.kind for fact in facts if _of_bodies(fact, chosen) and _of_period(fact, chosen)
    )
    bodies = Counter(
        id
        for fact in facts
        if _of_kinds(fact, chosen) and _of_period(fact, chosen)
        for id in _bodies(fact)
    )
    years = [f.year for f in facts if _of_kinds(f, chosen) and _of_bodies(f, chosen)]
    spans = {one: _inside(years, one.bounds) for one in periods(this_year)}
    return Facets(dict(kinds.most_common()), dict(bodies.most_common()), spans)


def _bodies(fact: FactRow) -> set[Id]:
    return {bytes.fromhex(one) for one in (fact.organisation_ids or "").split(",") if one}


def _inside(years: Iterable[str], bounds: tuple[str, str]) -> int:
    return sum(bounds[0] <= year < bounds[1] for year in years)


def _of_kinds(fact: FactRow, chosen: Narrowing) -> bool:
    return not chosen.kinds or fact.kind in chosen.kinds


def _of_bodies(fact: FactRow, chosen: Narrowing) -> bool:
    return not chosen.organisations or bool(_bodies(fact) & set(chosen.organisations))


def _of_period(fact: FactRow, chosen: Narrowing) -> bool:
    return not chosen.periods or any(_inside([fact.year], one) for one in chosen.periods)
